#pragma once

/// \file
/// TOML text with the problems found in it.

#include <natality/base/problems.hpp>
#include <natality/files/input_files.hpp>
#include <natality/files/toml/toml_table.hpp>

#include "support/messages.hpp"

#include <string>
#include <utility>
#include <vector>

namespace natality::test {

/// A text as the file `a.toml`, read while it lives.
class TomlText {
public:
    explicit TomlText(std::string text)
        : file_{"a.toml", "a.toml", std::move(text)},
          entries_(files::parse_toml(file_, problems_).value())
    {
    }
    TomlText(const TomlText&) = delete;
    TomlText& operator=(const TomlText&) = delete;

    [[nodiscard]] files::TomlTable root() { return {entries_, file_, problems_}; }
    [[nodiscard]] std::vector<std::string> faults() const { return lines_of(problems_); }

private:
    files::InputFile file_;
    Problems problems_;
    files::TomlEntries entries_;
};

}  // namespace natality::test
