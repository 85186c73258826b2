#include <natality/base/named_label.hpp>

#include <natality/base/problems.hpp>

#include <algorithm>

namespace natality {

namespace {

/// Position of the only label that \p is_asked.
template <class IsAsked>
std::optional<std::size_t> only_one(const std::vector<NamedLabel>& known, const IsAsked& is_asked)
{
    const auto found = std::find_if(known.begin(), known.end(), is_asked);
    if (found == known.end() || std::any_of(found + 1, known.end(), is_asked)) {
        return std::nullopt;
    }
    return static_cast<std::size_t>(found - known.begin());
}

}  // namespace

std::optional<std::size_t> position_asked(std::string_view asked,
                                          const std::vector<NamedLabel>& known)
{
    if (asked.empty()) {
        return std::nullopt;
    }
    if (const auto by_id =
            only_one(known, [&](const NamedLabel& label) { return label.id == asked; })) {
        return by_id;
    }
    if (const auto by_number = only_one(known, [&](const NamedLabel& label) {
            return label.number > 0 && std::to_string(label.number) == asked;
        })) {
        return by_number;
    }
    return only_one(known, [&](const NamedLabel& label) {
        return label.name.en == asked || label.name.zh == asked;
    });
}

LocalText nearest_label_hint(std::string_view asked, const std::vector<NamedLabel>& known)
{
    std::vector<std::string> ids;
    std::vector<std::string> words;
    for (const NamedLabel& label : known) {
        ids.push_back(label.id);
        words.insert(words.end(), {label.id, label.name.en, label.name.zh});
    }
    const std::string nearest = nearest_name(asked, words);
    return nearest.empty() ? nearest_name_hint(asked, ids)
                           : localized("did you mean '{}'?", nearest);
}

}  // namespace natality
