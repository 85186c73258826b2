#include <natality/files/csv/utf8.hpp>

namespace natality::files {

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

}  // namespace

std::optional<std::size_t> first_byte_not_utf8(std::string_view text)
{
    std::size_t position = 0;
    while (position < text.size()) {
        const auto lead = static_cast<unsigned char>(text[position]);
        if (lead < 0x80) {
            ++position;
            continue;
        }
        const auto tail = tail_after(lead);
        if (!tail || !is_well_formed(text.substr(position + 1), *tail)) {
            return position;
        }
        position += 1 + tail->length;
    }
    return std::nullopt;
}

}  // namespace natality::files
