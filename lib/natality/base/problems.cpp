#include <natality/base/problems.hpp>

#include <algorithm>
#include <numeric>
#include <utility>

namespace natality {

namespace {

/// Levenshtein distance, two rows at a time.
std::size_t edit_distance(std::string_view from, std::string_view to)
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

std::string joined(const std::vector<std::string>& names)
{
    std::string text;
    for (const std::string& name : names) {
        text += text.empty() ? "" : ", ";
        text += name;
    }
    return text;
}

}  // namespace

std::string to_string(const Problem& problem)
{
    std::string text = problem.place.file;
    if (!text.empty() && problem.place.line > 0) {
        text += ":" + std::to_string(problem.place.line);
    }
    return text.empty() ? problem.message : text + ": " + problem.message;
}

void Problems::add(Place place, std::string message)
{
    problems_.push_back({.place = std::move(place), .message = std::move(message)});
}

void Problems::append(const Problems& others)
{
    problems_.insert(problems_.end(), others.problems_.begin(), others.problems_.end());
}

std::string Problems::text() const
{
    std::string text;
    const std::size_t printed = std::min(problems_.size(), printed_at_most);
    for (std::size_t i = 0; i < printed; ++i) {
        text += (i == 0 ? "" : "\n") + to_string(problems_[i]);
    }
    if (problems_.size() > printed) {
        text += "\n… and " + std::to_string(problems_.size() - printed) + " more";
    }
    return text;
}

void Problems::throw_if_any() const
{
    if (!empty()) {
        throw InputError(*this);
    }
}

InputError::InputError(Problems problems) : Error(problems.text()), problems_(std::move(problems))
{
}

InputError::InputError(Place place, std::string message)
    : Error(to_string({.place = place, .message = message}))
{
    problems_.add(std::move(place), std::move(message));
}

std::string nearest_name(std::string_view name, const std::vector<std::string>& known)
{
    std::string nearest;
    std::size_t nearest_distance = 3;
    for (const std::string& candidate : known) {
        const std::size_t distance = edit_distance(name, candidate);
        if (distance < nearest_distance && 2 * distance < candidate.size()) {
            nearest = candidate;
            nearest_distance = distance;
        }
    }
    return nearest;
}

std::string nearest_name_hint(std::string_view name, const std::vector<std::string>& known)
{
    if (known.empty()) {
        return {};
    }
    const std::string nearest = nearest_name(name, known);
    return nearest.empty() ? "known: " + joined(known) : "did you mean '" + nearest + "'?";
}

}  // namespace natality
