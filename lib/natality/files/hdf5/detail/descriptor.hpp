#pragma once

/// \file
/// A file of the system that is closed when it goes out of scope.

#include <filesystem>
#include <utility>

namespace natality::files::detail {

/// Owns one file descriptor.
class Descriptor {
public:
    explicit Descriptor(int descriptor) : descriptor_(descriptor) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor(Descriptor&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
    Descriptor& operator=(const Descriptor&) = delete;
    Descriptor& operator=(Descriptor&&) = delete;
    ~Descriptor() { close(); }

    /// \throws CallFailure with the system's reason.
    [[nodiscard]] static Descriptor for_reading(const std::filesystem::path& file);
    [[nodiscard]] static Descriptor for_writing(const std::filesystem::path& file);

    [[nodiscard]] int get() const { return descriptor_; }

    void close();

private:
    int descriptor_;
};

}  // namespace natality::files::detail
