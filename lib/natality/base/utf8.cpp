#include <natality/base/utf8.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

namespace natality {

namespace {

/// The bytes that may follow a lead byte: how many, and the bounds of the first of them.
struct Tail {
    std::size_t length;
    unsigned char low;
    unsigned char high;
};

/// Table 3-7 of the Unicode standard (well-formed UTF-8 byte sequences), without its ASCII row.
std::optional<Tail> tail_after(unsigned char lead)
{
    if (lead >= 0xC2 && lead <= 0xDF) {
        return Tail{1, 0x80, 0xBF};
    }
    if (lead >= 0xE0 && lead <= 0xEF) {
        const unsigned char low = lead == 0xE0 ? 0xA0 : 0x80;
        const unsigned char high = lead == 0xED ? 0x9F : 0xBF;
        return Tail{2, low, high};
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        const unsigned char low = lead == 0xF0 ? 0x90 : 0x80;
        const unsigned char high = lead == 0xF4 ? 0x8F : 0xBF;
        return Tail{3, low, high};
    }
    return std::nullopt;
}

bool is_well_formed(std::string_view bytes, Tail tail)
{
    if (bytes.size() < tail.length) {
        return false;
    }
    for (const char byte : bytes.substr(0, tail.length)) {
        const auto value = static_cast<unsigned char>(byte);
        if (value < tail.low || value > tail.high) {
            return false;
        }
        tail.low = 0x80;
        tail.high = 0xBF;
    }
    return true;
}

/// Bytes of the well-formed sequence at the front of \p text; 0 if there is none.
std::size_t sequence_length(std::string_view text)
{
    const auto lead = static_cast<unsigned char>(text.front());
    if (lead < 0x80) {
        return 1;
    }
    const auto tail = tail_after(lead);
    return tail && is_well_formed(text.substr(1), *tail) ? 1 + tail->length : 0;
}

/// The code point of a well-formed sequence.
unsigned code_point(std::string_view sequence)
{
    constexpr std::array<unsigned, 5> lead_bits{0, 0x7F, 0x1F, 0x0F, 0x07};
    unsigned code = static_cast<unsigned char>(sequence.front()) & lead_bits[sequence.size()];
    for (const char byte : sequence.substr(1)) {
        code = code << 6U | (static_cast<unsigned char>(byte) & 0x3FU);
    }
    return code;
}

/// Control characters, separators of lines and paragraphs, and what turns the direction of writing.
bool is_obeyed(unsigned code)
{
    const auto is_within = [code](unsigned first, unsigned last) {
        return code >= first && code <= last;
    };
    return code < 0x20 || is_within(0x7F, 0x9F) || is_within(0x2028, 0x202E) ||
           is_within(0x2066, 0x2069);
}

/// The beginning of \p text of at most \p longest bytes, whole characters.
std::string_view beginning(std::string_view text, std::size_t longest)
{
    const auto continues = [text](std::size_t at) { return (text[at] & 0xC0) == 0x80; };
    while (longest > 0 && longest < text.size() && continues(longest)) {
        --longest;
    }
    return text.substr(0, longest);
}

}  // namespace

std::optional<std::size_t> first_byte_not_utf8(std::string_view text)
{
    std::size_t position = 0;
    while (position < text.size()) {
        const std::size_t length = sequence_length(text.substr(position));
        if (length == 0) {
            return position;
        }
        position += length;
    }
    return std::nullopt;
}

std::string printable(std::string_view text, LineEnds line_ends)
{
    std::string shown;
    shown.reserve(text.size());
    while (!text.empty()) {
        const std::size_t length = sequence_length(text);
        const std::string_view character = text.substr(0, std::max<std::size_t>(length, 1));
        text.remove_prefix(character.size());
        const bool is_kept_end = line_ends == LineEnds::keep && character == "\n";
        if (length == 0) {
            fmt::format_to(std::back_inserter(shown), "\\x{:02x}",
                           static_cast<unsigned char>(character.front()));
        } else if (is_obeyed(code_point(character)) && !is_kept_end) {
            fmt::format_to(std::back_inserter(shown), "\\u{:04x}", code_point(character));
        } else {
            shown += character;
        }
    }
    return shown;
}

std::string shortened(std::string_view text, std::size_t longest)
{
    if (text.size() <= longest) {
        return std::string(text);
    }
    const std::string_view first = beginning(text, longest / 3 * 2);
    const std::size_t end_begins = text.size() - longest / 3;
    std::string_view last = text.substr(beginning(text, end_begins).size());
    return std::string(first) + " … " + std::string(last);
}

}  // namespace natality
