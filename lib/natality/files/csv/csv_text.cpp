#include <natality/files/csv/csv_text.hpp>

#include <natality/base/localized.hpp>
#include <natality/files/csv/gzip.hpp>
#include <natality/files/csv/utf8.hpp>

#include <algorithm>
#include <string_view>
#include <utility>

namespace natality::files {

namespace {

LocalText counted_lines(std::size_t count)
{
    return count == 1 ? localized("1 line") : localized("{} lines", count);
}

std::size_t lines_in(std::string_view text)
{
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

std::optional<std::string> csv_text(const InputFile& file, Problems& problems)
{
    std::string text;
    if (file.name.ends_with(".gz")) {
        Unpacked unpacked = unpack_gzip(file.content);
        if (!unpacked.fault.empty()) {
            problems.add(file.place(), localized("{} after {} of text; is the file complete?",
                                                 localized_text(unpacked.fault),
                                                 counted_lines(lines_in(unpacked.text))));
            return std::nullopt;
        }
        text = std::move(unpacked.text);
    } else {
        text = file.content;
    }
    if (const auto bad = first_byte_not_utf8(text)) {
        const std::size_t line = lines_in(std::string_view(text).substr(0, *bad)) + 1;
        problems.add(file.place(line),
                     localized("byte 0x{:02X} is not UTF-8 text; save the file as UTF-8",
                               static_cast<unsigned char>(text[*bad])));
        return std::nullopt;
    }
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (text.starts_with(byte_order_mark)) {
        text.erase(0, byte_order_mark.size());
    }
    return text;
}

}  // namespace natality::files
