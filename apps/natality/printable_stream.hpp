#pragma once

/// \file
/// A stream that a terminal can be shown: whatever a file or an argument says, no control character
/// of it goes out.

#include <ostream>
#include <streambuf>
#include <string>

namespace natality::app {

/// Hands text on line by line as \ref natality::printable makes it, line ends kept.
class PrintableBuffer : public std::streambuf {
public:
    /// \param target must outlive the buffer.
    explicit PrintableBuffer(std::ostream& target) : target_(target) {}
    PrintableBuffer(const PrintableBuffer&) = delete;
    PrintableBuffer& operator=(const PrintableBuffer&) = delete;
    ~PrintableBuffer() override;

protected:
    int_type overflow(int_type sign) override;
    std::streamsize xsputn(const char* text, std::streamsize size) override;
    int sync() override;

private:
    /// Hands on the first \p size bytes of what is kept.
    void hand_on(std::size_t size);

    std::ostream& target_;
    /// What follows the last end of a line: a character may come in parts.
    std::string kept_;
};

}  // namespace natality::app
