#pragma once

/// \file
/// What the library filled in because the data did not say it. Nothing is completed silently.

#include <natality/base/local_text.hpp>

#include <string>
#include <vector>

namespace natality {

/// One completion: the table it concerns (its file where the data set was told, else its name) and
/// a sentence saying what was filled in and how.
struct Completion {
    std::string table;
    LocalText what;

    bool operator==(const Completion&) const = default;
};

using Completions = std::vector<Completion>;

}  // namespace natality
