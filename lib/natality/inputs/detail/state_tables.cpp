#include <natality/inputs/detail/state_tables.hpp>

#include <natality/base/localized.hpp>
#include <natality/inputs/table_check.hpp>

#include <cmath>
#include <string>
#include <utility>

namespace natality::detail {

namespace {

constexpr ScheduleRules rates_of_one_stretch{Spread::level, Coverage::one_stretch};

/// Shares of every age from those of the ages listed: women below them are in the lowest state,
/// women above them in the states of the last age listed.
/// \return false if the shares of a listed age do not sum to 1.
bool complete_shares(Eigen::ArrayXXd& shares)
{
    constexpr double tolerance = 1e-6;
    const auto sums = shares.rowwise().sum();
    Index first = 0;
    while (first < shares.rows() && sums(first) == 0.0) {
        shares(first++, StateSpace::lowest()) = 1.0;
    }
    Index last = shares.rows() - 1;
    while (last > first && shares.row(last).sum() == 0.0) {
        --last;
    }
    for (Index age = first; age <= last; ++age) {
        const double sum = shares.row(age).sum();
        if (std::abs(sum - 1.0) > tolerance) {
            return false;
        }
        shares.row(age) /= sum;
    }
    for (Index age = last + 1; age < shares.rows(); ++age) {
        shares.row(age) = shares.row(last);
    }
    return true;
}

/// Reads the tables of one data set.
class StateTables {
public:
    StateTables(const DatasetParts& parts, Problems& problems, Completions& completions)
        : parts_(parts), problems_(problems), completions_(completions)
    {
    }

    void read(std::vector<RegionInputs>& regions);

private:
    [[nodiscard]] const AgeAxis& ages() const { return parts_.description.ages; }
    [[nodiscard]] TableReader reader(const TableCheck& check)
    {
        return {check, ages(), parts_.description.base_year, problems_, completions_};
    }
    [[nodiscard]] std::optional<StateSpace> space();
    void read_union_formation(std::vector<RegionInputs>& regions, const StateSpace& space);

    const DatasetParts& parts_;
    Problems& problems_;
    Completions& completions_;
};

/// The states that the table names; nothing if there can be none.
std::optional<StateSpace> StateTables::space()
{
    const ObservationTable& women = parts_.women_by_state;
    const Place place{women.file, 1};
    if (ages().width() > 1 || parts_.births_by_order.empty()) {
        problems_.add(place, "states need single years of age and births_by_order");
        return std::nullopt;
    }
    const auto chain = chain_of_labels(categories_in(women), place, problems_);
    return chain ? std::optional(StateSpace(*chain)) : std::nullopt;
}

void StateTables::read(std::vector<RegionInputs>& regions)
{
    const auto states_known = space();
    if (!states_known) {
        return;
    }
    const StateSpace& space = *states_known;
    const ObservationTable& women = parts_.women_by_state;
    TableReader table = reader({women,
                                {.years = false, .sexes = false},
                                {0.0, 1.0, "a share of the women of the age in [0, 1]"},
                                rates_of_one_stretch});
    for (RegionInputs& region : regions) {
        StateInputs states{space, Eigen::ArrayXXd::Zero(ages().size(), space.size()), {}};
        for (Index state = 0; state < space.size(); ++state) {
            states.shares.col(state) =
                table.schedule({region.region.id, std::nullopt, space.label(state)});
        }
        if (!complete_shares(states.shares)) {
            problems_.add(
                {women.file, 1},
                localized("share: the shares of the states of an age must sum to 1 (region {})",
                          region.region.id));
        }
        region.states = std::move(states);
    }
    if (space.chain().unions) {
        read_union_formation(regions, space);
    }
}

void StateTables::read_union_formation(std::vector<RegionInputs>& regions, const StateSpace& space)
{
    if (parts_.union_formation.empty()) {
        problems_.add(
            {parts_.women_by_state.file, 1},
            localized("the state '{}' needs union_formation: first unions per single woman",
                      space.label(StateSpace::lowest())));
        return;
    }
    TableReader table = reader({parts_.union_formation,
                                {.sexes = false},
                                {0.0, 2.0, "a rate per single woman in [0, 2]"},
                                rates_of_one_stretch});
    for (RegionInputs& region : regions) {
        region.states->union_formation = table.schedules({region.region.id, std::nullopt, {}});
    }
    table.note_completions();
}

}  // namespace

void read_states(const DatasetParts& parts, std::vector<RegionInputs>& regions, Problems& problems,
                 Completions& completions)
{
    if (!parts.women_by_state.empty()) {
        StateTables(parts, problems, completions).read(regions);
    }
}

}  // namespace natality::detail
