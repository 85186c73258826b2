#include <natality/files/csv/csv_text.hpp>

#include <natality/base/localized.hpp>
#include <natality/base/utf8.hpp>
#include <natality/files/csv/gzip.hpp>

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

CsvText::CsvText(const InputFile& file, Problems& problems, std::size_t largest)
    : file_(&file), is_packed_(file.name.ends_with(".gz"))
{
    if (is_packed_ && !unpack(problems, largest)) {
        return;
    }
    if (const auto bad = first_byte_not_utf8(view())) {
        const std::size_t line = lines_in(view().substr(0, *bad)) + 1;
        problems.add(file.place(line),
                     localized("byte 0x{:02X} is not UTF-8 text; save the file as UTF-8",
                               static_cast<unsigned char>(view()[*bad])));
        begin_ = view().size();
        return;
    }
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    begin_ = view().starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
    is_good_ = true;
}

bool CsvText::unpack(Problems& problems, std::size_t largest)
{
    Unpacked unpacked = unpack_gzip(file_->content, largest);
    if (unpacked.is_too_large) {
        problems.add(file_->place(),
                     localized("unpacks to more than {}, the most that is read of such a file; "
                               "divide it, or leave out what is not needed",
                               size_in_words(largest)));
        return false;
    }
    if (!unpacked.fault.empty()) {
        problems.add(file_->place(), localized("{} after {} of text; is the file complete?",
                                               localized_text(unpacked.fault),
                                               counted_lines(lines_in(unpacked.text))));
        return false;
    }
    unpacked_ = std::move(unpacked.text);
    return true;
}

}  // namespace natality::files
