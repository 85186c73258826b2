#include <natality/base/message.hpp>

#include <algorithm>
#include <cstring>
#include <stdexcept>

namespace natality {

void MessageWriter::number(std::uint64_t value)
{
    const auto raw = std::as_bytes(std::span(&value, 1));
    content_.insert(content_.end(), raw.begin(), raw.end());
}

void MessageWriter::text(std::string_view text)
{
    bytes(std::as_bytes(std::span(text)));
}

void MessageWriter::bytes(std::span<const std::byte> bytes)
{
    number(bytes.size());
    content_.insert(content_.end(), bytes.begin(), bytes.end());
}

void MessageWriter::figures(std::span<const double> figures)
{
    bytes(std::as_bytes(figures));
}

std::uint64_t MessageReader::number()
{
    std::uint64_t value = 0;
    const auto raw = next(sizeof value);
    std::memcpy(&value, raw.data(), raw.size());
    return value;
}

std::string MessageReader::text()
{
    const auto raw = bytes();
    std::string text(raw.size(), '\0');
    std::transform(raw.begin(), raw.end(), text.begin(),
                   [](std::byte letter) { return static_cast<char>(letter); });
    return text;
}

std::span<const std::byte> MessageReader::bytes()
{
    return next(number());
}

std::vector<double> MessageReader::figures()
{
    const auto raw = bytes();
    if (raw.size() % sizeof(double) != 0) {
        throw std::invalid_argument("a message has a part of a figure");
    }
    std::vector<double> figures(raw.size() / sizeof(double));
    std::copy(raw.begin(), raw.end(), std::as_writable_bytes(std::span(figures)).begin());
    return figures;
}

std::span<const std::byte> MessageReader::next(std::uint64_t count)
{
    if (count > rest_.size()) {
        throw std::invalid_argument("a message ends before what is in it");
    }
    const auto found = rest_.first(static_cast<std::size_t>(count));
    rest_ = rest_.subspan(found.size());
    return found;
}

}  // namespace natality
