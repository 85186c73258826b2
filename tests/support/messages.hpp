#pragma once

/// \file
/// What an input is refused with, as lines that a test can compare to the letter.

#include <natality/base/problems.hpp>

#include <string>
#include <vector>

namespace natality::test {

/// Every problem as one line.
inline std::vector<std::string> lines_of(const Problems& problems)
{
    std::vector<std::string> lines;
    for (const Problem& problem : problems.all()) {
        lines.push_back(to_string(problem));
    }
    return lines;
}

/// The problems of the InputError that \p call throws; none if it throws nothing.
template <class Call>
std::vector<std::string> problems_of(const Call& call)
{
    try {
        call();
    } catch (const InputError& error) {
        return lines_of(error.problems());
    }
    return {};
}

}  // namespace natality::test
