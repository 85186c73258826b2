#pragma once

/// \file
/// Problems of which thousands may have one cause.

#include <natality/base/problems.hpp>

#include <cstddef>
#include <map>
#include <string>

namespace natality {

/// Of each kind of problem tells the first few and counts the others, so that no fault of a table
/// hides another.
class RepeatedProblems {
public:
    /// How many of a kind are told line by line.
    static constexpr std::size_t told_of_a_kind = 3;

    /// \param problems receives them; must outlive this.
    explicit RepeatedProblems(Problems& problems) : problems_(problems) {}

    /// \param kind what it is about, for instance the name of a column, in both languages.
    void add(const LocalText& kind, const Place& place, const LocalText& message);

    /// Adds a line for each kind that there were more of.
    void tell_counts();

private:
    struct Count {
        LocalText kind;
        std::size_t found = 0;
        Place last;
    };

    Problems& problems_;
    /// By the English name of the kind.
    std::map<std::string, Count> counts_;
};

}  // namespace natality
