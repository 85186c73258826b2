#pragma once

/// \file
/// The one exception hierarchy, and the list in which all the problems of an input are gathered
/// before any of them is thrown.

#include <natality/base/localized.hpp>

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

/// The place as `file:line`, leaving out what it does not know.
[[nodiscard]] std::string to_string(const Place& place);

/// One thing that is wrong: where, and a sentence saying what and what would be right.
struct Problem {
    Place place;
    LocalText message;
};

/// The problem as one line that is fit to print, `file:line: message`, leaving out what the place
/// does not know.
[[nodiscard]] std::string to_string(const Problem& problem, Language language = Language::en);

/// Everything wrong with an input, in the order found. However much that is, and whatever the input
/// holds, it takes little memory: beyond \ref held_at_most problems are counted, and a message that
/// quotes a long text is cut in its middle.
class Problems {
public:
    /// How many problems are printed before the rest is only counted.
    static constexpr std::size_t printed_at_most = 20;

    /// How many problems are held before the rest is only counted.
    static constexpr std::size_t held_at_most = 1000;

    /// The most bytes of a message.
    static constexpr std::size_t longest_message = 3000;

    void add(Place place, LocalText message);
    /// \param message a sentence without arguments; its Chinese is that of the catalogue of texts.
    void add(Place place, const std::string& message);
    void append(const Problems& others);

    [[nodiscard]] bool empty() const { return problems_.empty(); }

    /// How many there are, those that are only counted among them.
    [[nodiscard]] std::size_t size() const { return problems_.size() + counted_; }

    /// All of them, up to \ref held_at_most.
    [[nodiscard]] const std::vector<Problem>& all() const { return problems_; }

    /// One line a problem, the first \ref printed_at_most of them, then a count of the others.
    [[nodiscard]] std::string text(Language language = Language::en) const;

    /// \throws InputError holding this list, unless it is empty.
    void throw_if_any() const;

private:
    std::vector<Problem> problems_;
    /// Problems beyond those that are held.
    std::size_t counted_ = 0;
};

/// Root of everything natality throws on purpose. what() is English; message() has both languages.
class Error : public std::runtime_error {
public:
    explicit Error(LocalText message);
    /// \param message a sentence without arguments; its Chinese is that of the catalogue of texts.
    explicit Error(const std::string& message);

    [[nodiscard]] const LocalText& message() const { return message_; }

private:
    LocalText message_;
};

/// The user's input cannot be used; carries everything that is wrong with it.
class InputError : public Error {
public:
    explicit InputError(Problems problems);
    InputError(Place place, LocalText message);
    InputError(Place place, const std::string& message);

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
/// the list of known names as `known: a, b, c`, the first 100 of them. Empty if \p known is empty.
[[nodiscard]] LocalText nearest_name_hint(std::string_view name,
                                          const std::vector<std::string>& known);

/// The known name within edit distance 2 (and less than half of its letters) of \p name, or an
/// empty string. Letters are UTF-8's, Chinese characters one each.
[[nodiscard]] std::string nearest_name(std::string_view name,
                                       const std::vector<std::string>& known);

}  // namespace natality
