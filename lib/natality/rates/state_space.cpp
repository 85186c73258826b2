#include <natality/rates/state_space.hpp>

#include <natality/base/localized.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace natality {

namespace {

constexpr int highest_last_parity = 4;

bool is_described(const StateChain& chain)
{
    const bool has_last = chain.last_parity >= 1 && chain.last_parity <= highest_last_parity;
    return has_last && (chain.unions || !chain.first_births_outside_unions);
}

std::vector<StateChain> every_chain()
{
    std::vector<StateChain> chains;
    for (const bool unions : {true, false}) {
        for (int last = 1; last <= highest_last_parity; ++last) {
            chains.push_back({.unions = unions, .last_parity = last});
        }
    }
    return chains;
}

std::vector<std::string> sorted(std::span<const std::string> labels)
{
    std::vector<std::string> result(labels.begin(), labels.end());
    std::sort(result.begin(), result.end());
    return result;
}

/// Every label that some chain has, sorted.
std::vector<std::string> known_labels()
{
    std::vector<std::string> known;
    for (const StateChain& chain : every_chain()) {
        const std::vector<std::string> labels = StateSpace(chain).labels();
        known.insert(known.end(), labels.begin(), labels.end());
    }
    std::sort(known.begin(), known.end());
    known.erase(std::unique(known.begin(), known.end()), known.end());
    return known;
}

}  // namespace

StateSpace::StateSpace(const StateChain& chain) : chain_(chain)
{
    if (!is_described(chain)) {
        throw std::invalid_argument(
            fmt::format("a chain of states ends with the parity class 1+ to {}+, not {}+, and has "
                        "first births outside unions only if it has unions",
                        highest_last_parity, chain.last_parity));
    }
    add_states();
    add_transitions();
}

void StateSpace::add_states()
{
    labels_ = chain_.unions ? std::vector<std::string>{"single", "union0"}
                            : std::vector<std::string>{"parity0"};
    for (int parity = 1; parity < chain_.last_parity; ++parity) {
        labels_.push_back(fmt::format("parity{}", parity));
    }
    labels_.push_back(fmt::format("parity{}plus", chain_.last_parity));
}

void StateSpace::add_transitions()
{
    const Index childless = chain_.unions ? 1 : 0;
    if (chain_.unions) {
        transitions_.push_back({TransitionKind::union_formation, 0, 0, childless});
    }
    if (chain_.first_births_outside_unions) {
        transitions_.push_back({TransitionKind::birth, 1, 0, childless + 1});
    }
    for (int order = 1; order <= last_order(); ++order) {
        const Index from = childless + order - 1;
        transitions_.push_back(
            {TransitionKind::birth, order, from, std::min(from + 1, open_class())});
    }
    exits_.resize(labels_.size());
    for (std::size_t i = 0; i < transitions_.size(); ++i) {
        exits_[static_cast<std::size_t>(transitions_[i].from)].push_back(static_cast<Index>(i));
    }
}

const std::string& StateSpace::label(Index state) const
{
    return labels_.at(static_cast<std::size_t>(state));
}

std::optional<Index> StateSpace::index(const std::string& label) const
{
    const auto found = std::find(labels_.begin(), labels_.end(), label);
    if (found == labels_.end()) {
        return std::nullopt;
    }
    return static_cast<Index>(found - labels_.begin());
}

int StateSpace::parity(Index state) const
{
    const int before = chain_.unions ? 1 : 0;
    return std::max(static_cast<int>(state) - before, 0);
}

std::span<const Index> StateSpace::exits(Index state) const
{
    return exits_.at(static_cast<std::size_t>(state));
}

std::vector<Index> StateSpace::births_of_order(int order) const
{
    std::vector<Index> births;
    for (std::size_t i = 0; i < transitions_.size(); ++i) {
        if (transitions_[i].kind == TransitionKind::birth && transitions_[i].order == order) {
            births.push_back(static_cast<Index>(i));
        }
    }
    return births;
}

std::optional<StateChain> chain_of_labels(std::span<const std::string> labels, const Place& place,
                                          Problems& problems)
{
    const std::vector<std::string> given = sorted(labels);
    for (const StateChain& chain : every_chain()) {
        if (given == sorted(StateSpace(chain).labels())) {
            return chain;
        }
    }
    const std::vector<std::string> known = known_labels();
    bool all_known = true;
    for (const std::string& label : given) {
        if (!std::binary_search(known.begin(), known.end(), label)) {
            all_known = false;
            problems.add(place, localized("state: '{}' is not a life-course state; {}", label,
                                          nearest_name_hint(label, known)));
        }
    }
    if (all_known) {
        problems.add(place,
                     localized("state: {} do not make a chain of states; expected single, "
                               "union0, parity1 … (or parity0, parity1 …) up to one open class, "
                               "for instance parity3plus",
                               listed(given)));
    }
    return std::nullopt;
}

}  // namespace natality
