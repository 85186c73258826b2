#include <natality/base/problems.hpp>

#include <natality/base/utf8.hpp>

#include <algorithm>
#include <numeric>
#include <span>
#include <utility>

namespace natality {

namespace {

/// The letters of a UTF-8 text: each byte that begins one, with those that continue it.
std::vector<std::string_view> letters_of(std::string_view text)
{
    std::vector<std::string_view> letters;
    for (std::size_t begin = 0; begin < text.size();) {
        std::size_t end = begin + 1;
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
            ++end;
        }
        letters.push_back(text.substr(begin, end - begin));
        begin = end;
    }
    return letters;
}

using Letters = std::vector<std::string_view>;

constexpr std::size_t most_bytes_of_a_letter = 4;

/// Levenshtein distance, two rows at a time.
std::size_t edit_distance(const Letters& from, const Letters& to)
{
    std::vector<std::size_t> previous(to.size() + 1);
    std::iota(previous.begin(), previous.end(), std::size_t{0});
    std::vector<std::size_t> current(to.size() + 1);
    for (std::size_t i = 0; i < from.size(); ++i) {
        current[0] = i + 1;
        for (std::size_t j = 0; j < to.size(); ++j) {
            const std::size_t substituted = previous[j] + (from[i] == to[j] ? 0 : 1);
            current[j + 1] = std::min({previous[j + 1] + 1, current[j] + 1, substituted});
        }
        std::swap(previous, current);
    }
    return previous.back();
}

/// All problems as one text in both languages.
LocalText text_of(const Problems& problems)
{
    return {problems.text(Language::en), problems.text(Language::zh)};
}

}  // namespace

std::string to_string(const Place& place)
{
    const bool has_line = !place.file.empty() && place.line > 0;
    return has_line ? place.file + ":" + std::to_string(place.line) : place.file;
}

std::string to_string(const Problem& problem, Language language)
{
    const std::string place = to_string(problem.place);
    const std::string& message = problem.message.in(language);
    return printable(place.empty() ? message : place + ": " + message);
}

void Problems::add(Place place, const std::string& message)
{
    add(std::move(place), localized_text(message));
}

void Problems::add(Place place, LocalText message)
{
    if (problems_.size() == held_at_most) {
        ++counted_;
        return;
    }
    for (std::string* said : {&message.en, &message.zh}) {
        if (said->size() > longest_message) {
            *said = shortened(*said, longest_message);
        }
    }
    problems_.push_back({.place = std::move(place), .message = std::move(message)});
}

void Problems::append(const Problems& others)
{
    const std::size_t room = held_at_most - problems_.size();
    const std::size_t taken = std::min(room, others.problems_.size());
    problems_.insert(problems_.end(), others.problems_.begin(),
                     others.problems_.begin() + static_cast<std::ptrdiff_t>(taken));
    counted_ += others.size() - taken;
}

std::string Problems::text(Language language) const
{
    std::string text;
    const std::size_t printed = std::min(problems_.size(), printed_at_most);
    for (std::size_t i = 0; i < printed; ++i) {
        text += (i == 0 ? "" : "\n") + to_string(problems_[i], language);
    }
    if (size() > printed) {
        text += "\n" + localized("… and {} more", size() - printed).in(language);
    }
    return text;
}

void Problems::throw_if_any() const
{
    if (!empty()) {
        throw InputError(*this);
    }
}

Error::Error(LocalText message) : std::runtime_error(message.en), message_(std::move(message)) {}

Error::Error(const std::string& message) : Error(localized_text(message)) {}

InputError::InputError(Problems problems) : Error(text_of(problems)), problems_(std::move(problems))
{
}

InputError::InputError(Place place, LocalText message)
    : InputError([&] {
          Problems problems;
          problems.add(std::move(place), std::move(message));
          return problems;
      }())
{
}

InputError::InputError(Place place, const std::string& message)
    : InputError(std::move(place), localized_text(message))
{
}

std::string nearest_name(std::string_view name, const std::vector<std::string>& known)
{
    std::string nearest;
    std::size_t nearest_distance = 3;
    const Letters letters = letters_of(name);
    for (const std::string& candidate : known) {
        if (name.size() > candidate.size() + nearest_distance * most_bytes_of_a_letter) {
            continue;
        }
        const Letters others = letters_of(candidate);
        const std::size_t distance = edit_distance(letters, others);
        if (distance < nearest_distance && 2 * distance < others.size()) {
            nearest = candidate;
            nearest_distance = distance;
        }
    }
    return nearest;
}

LocalText nearest_name_hint(std::string_view name, const std::vector<std::string>& known)
{
    if (known.empty()) {
        return {};
    }
    if (const std::string nearest = nearest_name(name, known); !nearest.empty()) {
        return localized("did you mean '{}'?", nearest);
    }
    constexpr std::size_t most_names = 100;
    return known.size() > most_names
               ? localized("known: {}, …", listed(std::span(known).first(most_names)))
               : localized("known: {}", listed(known));
}

}  // namespace natality
