#pragma once

/// \file
/// From the bytes of a CSV file to text that can be read.

#include <natality/base/problems.hpp>
#include <natality/files/input_files.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace natality::files {

/// The text of a CSV file: that of the file itself or, of a packed one, its own.
class CsvText {
public:
    /// The text of \p file, unpacked if its name ends in `.gz`, without a byte order mark. \p file
    /// must outlive it.
    /// \param problems receives a broken gzip stream with how far it goes, a text of more than
    ///        \p largest bytes, and the first line that is not UTF-8; the text is empty then, and
    ///        \ref is_good false.
    CsvText(const InputFile& file, Problems& problems, std::size_t largest = largest_text);

    [[nodiscard]] bool is_good() const { return is_good_; }

    [[nodiscard]] std::string_view view() const
    {
        return std::string_view(is_packed_ ? unpacked_ : file_->content).substr(begin_);
    }

private:
    bool unpack(Problems& problems, std::size_t largest);

    const InputFile* file_;
    bool is_packed_;
    std::string unpacked_;
    /// Behind a byte order mark.
    std::size_t begin_ = 0;
    bool is_good_ = false;
};

}  // namespace natality::files
