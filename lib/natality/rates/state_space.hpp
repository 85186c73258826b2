#pragma once

/// \file
/// The life-course states of women and the transitions between them (docs/model.md, section 4).

#include <natality/base/problems.hpp>
#include <natality/base/tables.hpp>

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace natality {

/// What a woman goes through when she changes state.
enum class TransitionKind { union_formation, birth };

/// One arrow of the chain of states.
struct Transition {
    TransitionKind kind = TransitionKind::birth;
    /// Birth order, 1 and up, the last one open; 0 for union formation.
    int order = 0;
    /// States by index. The open last parity class keeps its women: there, \p from is \p to.
    Index from = 0;
    Index to = 0;

    bool operator==(const Transition&) const = default;
};

/// Which chain of states to use.
struct StateChain {
    /// True: `single` and `union0` come first. False: `parity0` stands for both.
    bool unions = true;
    /// True: women may have a first birth straight out of `single`. Needs \ref unions.
    bool first_births_outside_unions = false;
    /// Children of the open last class, 1 to 4: 3 means `parity3plus`.
    int last_parity = 3;

    bool operator==(const StateChain&) const = default;
};

/// Fertile ages, both included. Outside them every rate is zero.
struct FertileAges {
    Age first{15};
    Age last{49};

    bool operator==(const FertileAges&) const = default;
};

/// The states in order of the life course and the transitions between them, lowest state first.
class StateSpace {
public:
    /// Room for the states, or the transitions, of any chain.
    static constexpr Index at_most = 8;

    /// \throws std::invalid_argument unless the chain is one that \ref StateChain describes.
    explicit StateSpace(const StateChain& chain = {});

    [[nodiscard]] const StateChain& chain() const { return chain_; }

    /// Number of states.
    [[nodiscard]] Index size() const { return static_cast<Index>(labels_.size()); }

    /// `single`, `union0`, `parity1` … as in the files, in order.
    [[nodiscard]] const std::vector<std::string>& labels() const { return labels_; }
    [[nodiscard]] const std::string& label(Index state) const;

    /// The state with this label, if there is one.
    [[nodiscard]] std::optional<Index> index(const std::string& label) const;

    /// The state every woman is in before her fertile ages.
    [[nodiscard]] static constexpr Index lowest() { return 0; }
    /// The open last parity class.
    [[nodiscard]] Index open_class() const { return size() - 1; }

    /// Children a woman of this state has; in the open class, has at least.
    [[nodiscard]] int parity(Index state) const;

    /// Transitions, ordered by the state they leave; of two, the union comes first.
    [[nodiscard]] const std::vector<Transition>& transitions() const { return transitions_; }
    /// Transitions out of one state, as indices into \ref transitions; the open class's last births
    /// are listed though they keep their women.
    [[nodiscard]] std::span<const Index> exits(Index state) const;
    /// Transitions that are births of one order, as indices.
    [[nodiscard]] std::vector<Index> births_of_order(int order) const;
    /// Highest birth order told apart; it includes all later ones.
    [[nodiscard]] int last_order() const { return chain_.last_parity + 1; }

    bool operator==(const StateSpace&) const = default;

private:
    void add_states();
    void add_transitions();

    StateChain chain_;
    std::vector<std::string> labels_;
    std::vector<Transition> transitions_;
    std::vector<std::vector<Index>> exits_;
};

/// The chain that a table's state labels belong to.
///
/// \param labels the distinct labels of the table, any order.
/// \param place where the table is, for problems.
/// \param problems receives unknown labels with the nearest known one, and sets of known labels
///        that are no chain; nothing is returned then.
[[nodiscard]] std::optional<StateChain> chain_of_labels(std::span<const std::string> labels,
                                                        const Place& place, Problems& problems);

/// Occurrence-exposure rates of every transition: events in the year per woman-year in the state.
struct StateRates {
    StateSpace space;
    FertileAges fertile;
    /// By transition: rows ages, columns years of events. Zero outside the fertile ages.
    std::vector<ByAgeYear> by_transition;
};

}  // namespace natality
