#pragma once

/// \file
/// Numbers and texts one after another as bytes, for what processes of one build tell each other.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace natality {

/// Puts numbers and texts one after another.
class MessageWriter {
public:
    void number(std::uint64_t value);
    void text(std::string_view text);
    void bytes(std::span<const std::byte> bytes);
    void figures(std::span<const double> figures);

    /// What was put, in order.
    [[nodiscard]] std::vector<std::byte> take() && { return std::move(content_); }

private:
    std::vector<std::byte> content_;
};

/// Reads them again, in the same order.
class MessageReader {
public:
    /// \param content must outlive this.
    explicit MessageReader(std::span<const std::byte> content) : rest_(content) {}

    /// \throws std::invalid_argument if the message ends before it.
    [[nodiscard]] std::uint64_t number();
    [[nodiscard]] std::string text();
    /// Valid as long as the content.
    [[nodiscard]] std::span<const std::byte> bytes();
    /// \throws std::invalid_argument also if what is next are no figures.
    [[nodiscard]] std::vector<double> figures();

    [[nodiscard]] bool is_at_end() const { return rest_.empty(); }

private:
    [[nodiscard]] std::span<const std::byte> next(std::uint64_t count);

    std::span<const std::byte> rest_;
};

}  // namespace natality
