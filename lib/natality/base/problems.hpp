#pragma once

/// \file
/// The one exception hierarchy, and the list in which all the problems of an input are gathered
/// before any of them is thrown.

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace natality {

/// Where a problem stands: a file and a line in it. Line 0 means the file as a whole; an empty file
/// name means that the input did not come from a file.
struct Place {
    std::string file;
    std::size_t line = 0;
};

/// One thing that is wrong: where, and a sentence saying what and what would be right.
struct Problem {
    Place place;
    std::string message;
};

/// The problem as one line, `file:line: message`, leaving out what the place does not know.
[[nodiscard]] std::string to_string(const Problem& problem);

/// Everything wrong with an input, in the order found.
class Problems {
public:
    /// How many problems are printed before the rest is only counted.
    static constexpr std::size_t printed_at_most = 20;

    void add(Place place, std::string message);
    void append(const Problems& others);

    [[nodiscard]] bool empty() const { return problems_.empty(); }
    [[nodiscard]] std::size_t size() const { return problems_.size(); }
    [[nodiscard]] const std::vector<Problem>& all() const { return problems_; }

    /// One line a problem, the first \ref printed_at_most of them, then a count of the others.
    [[nodiscard]] std::string text() const;

    /// \throws InputError holding this list, unless it is empty.
    void throw_if_any() const;

private:
    std::vector<Problem> problems_;
};

/// Root of everything natality throws on purpose.
class Error : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// The user's input cannot be used; carries everything that is wrong with it.
class InputError : public Error {
public:
    explicit InputError(Problems problems);
    InputError(Place place, std::string message);

    [[nodiscard]] const Problems& problems() const { return problems_; }

private:
    Problems problems_;
};

/// The input was good and the work failed: a full disk, a cell driven below zero.
class RunError : public Error {
public:
    using Error::Error;
};

/// The known name nearest to \p name by edit distance as `did you mean 'x'?`; when none is near,
/// the list of known names as `known: a, b, c`. Empty if \p known is empty.
[[nodiscard]] std::string nearest_name_hint(std::string_view name,
                                            const std::vector<std::string>& known);

/// The known name within edit distance 2 (and less than half of its letters) of \p name, or an
/// empty string.
[[nodiscard]] std::string nearest_name(std::string_view name,
                                       const std::vector<std::string>& known);

}  // namespace natality
