#pragma once

/// \file
/// The bytes of a fuzzer's input, taken as answers to questions.

#include <cstddef>
#include <cstdint>
#include <span>

namespace natality::fuzz {

/// Answers one question after the other; when the bytes are used up, always with 0.
class Choices {
public:
    explicit Choices(std::span<const std::uint8_t> bytes) : bytes_(bytes) {}

    /// A number below \p count; 0 if \p count is.
    [[nodiscard]] std::size_t below(std::size_t count)
    {
        const std::size_t number = next() + (count > 256 ? std::size_t{256} * next() : 0);
        return count > 0 ? number % count : 0;
    }

    /// True for one byte in \p many, never for those that are used up.
    [[nodiscard]] bool one_in(std::size_t many) { return next() % many == many - 1; }

private:
    std::uint8_t next()
    {
        return position_ < bytes_.size() ? bytes_[position_++] : std::uint8_t{0};
    }

    std::span<const std::uint8_t> bytes_;
    std::size_t position_ = 0;
};

}  // namespace natality::fuzz
