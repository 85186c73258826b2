#include <natality/scenario/region_sum.hpp>

#include <natality/projection/state_survival.hpp>

#include <algorithm>
#include <utility>

namespace natality {

namespace {

using Members = std::vector<const RegionOutcome*>;

/// Persons exposed to death by age of arrival in one year: row 0 the newborn.
ByAge exposed_to_death(const RegionOutcome& region, Sex sex, Index year, double share)
{
    const Trajectory& trajectory = region.trajectory;
    const ByAge present =
        trajectory.population[sex].col(year) + share * region.rates.net_migrants[sex].col(year);
    const Index open = present.size() - 1;
    ByAge exposed(present.size());
    exposed(0) = trajectory.births_by_sex[sex](year);
    exposed.segment(1, open) = present.head(open);
    exposed(open) += present(open);
    return exposed;
}

/// Woman-years of one year by age, as the year step has them.
ByAge woman_years(const RegionOutcome& region, Index year, MigrationTiming timing)
{
    const Trajectory& trajectory = region.trajectory;
    const auto migrants = region.rates.net_migrants.female.col(year);
    const double late = timing == MigrationTiming::end ? 1.0 : 0.0;
    return 0.5 * trajectory.ages.width() *
           (trajectory.population.female.col(year) + share_at_start(timing) * migrants +
            trajectory.population.female.col(year + 1) - late * migrants);
}

/// Adds up what \p of yields of each member.
template <class Of>
auto added(const Members& members, const Of& of)
{
    auto sum = of(*members.front());
    for (auto member = members.begin() + 1; member != members.end(); ++member) {
        sum += of(**member);
    }
    return sum;
}

template <class Of>
BySex<ByAgeYear> added_by_sex(const Members& members, const Of& of)
{
    const auto of_sex = [&](Sex sex) {
        return added(members,
                     [&](const RegionOutcome& region) -> ByAgeYear { return of(region)[sex]; });
    };
    return {of_sex(Sex::female), of_sex(Sex::male)};
}

StateTrajectory sum_of_states(const Members& members)
{
    StateTrajectory sum = *members.front()->trajectory.states;
    const auto add = [](std::vector<ByAgeYear>& to, const std::vector<ByAgeYear>& more) {
        for (std::size_t i = 0; i < to.size(); ++i) {
            to[i] += more[i];
        }
    };
    for (auto member = members.begin() + 1; member != members.end(); ++member) {
        const StateTrajectory& more = *(*member)->trajectory.states;
        add(sum.women, more.women);
        add(sum.events, more.events);
        add(sum.exposure, more.exposure);
    }
    return sum;
}

Trajectory sum_of_trajectories(const Members& members)
{
    const Trajectory& first = members.front()->trajectory;
    const auto births_of = [&](Sex sex) {
        return added(members, [&](const RegionOutcome& region) -> ByYear {
            return region.trajectory.births_by_sex[sex];
        });
    };
    Trajectory sum{
        .ages = first.ages,
        .years = first.years,
        .population = added_by_sex(members, [](const auto& r) { return r.trajectory.population; }),
        .births = added(members, [](const auto& r) -> ByAgeYear { return r.trajectory.births; }),
        .births_by_sex = {births_of(Sex::female), births_of(Sex::male)},
        .deaths = added_by_sex(members, [](const auto& r) { return r.trajectory.deaths; }),
        .clipped_persons =
            added(members, [](const auto& r) -> ByYear { return r.trajectory.clipped_persons; }),
        .states = first.states ? std::optional(sum_of_states(members)) : std::nullopt};
    if (first.moves) {
        sum.moves = RegionMoves{
            added_by_sex(members, [](const auto& r) { return r.trajectory.moves->in; }),
            added_by_sex(members, [](const auto& r) { return r.trajectory.moves->out; })};
    }
    return sum;
}

/// Survival ratios of the sum.
ByAgeYear survival_of_sum(const Members& members, const Trajectory& sum, Sex sex, double share)
{
    ByAgeYear ratios =
        added(members, [&](const auto& r) -> ByAgeYear { return r.rates.survival_ratio[sex]; });
    ratios /= static_cast<double>(members.size());
    for (Index year = 0; year < ratios.cols(); ++year) {
        const ByAge exposed = added(members, [&](const RegionOutcome& region) -> ByAge {
            return exposed_to_death(region, sex, year, share);
        });
        const ByAge survivors = (exposed - sum.deaths[sex].col(year)) / exposed.max(1e-300);
        ratios.col(year) =
            (exposed > 0.0).select(survivors.max(0.0).min(1.0), ratios.col(year).eval());
    }
    return ratios;
}

/// Births of one order of a member by age of mother.
ByAgeYear births_of_order(const RegionOutcome& region, std::size_t order)
{
    const ByAgeYear asfr = region.births.asfr();
    return (asfr > 0.0)
        .select(region.trajectory.births * region.births.by_order[order] / asfr.max(1e-300), 0.0);
}

BirthRates birth_rates_of_sum(const Members& members, MigrationTiming timing)
{
    const BirthRates& first = members.front()->births;
    const ByAgeYear& shape = first.by_order.front();
    ByAgeYear exposed(shape.rows(), shape.cols());
    for (Index year = 0; year < exposed.cols(); ++year) {
        exposed.col(year) = added(members, [&](const RegionOutcome& region) -> ByAge {
            return woman_years(region, year, timing);
        });
    }
    BirthRates rates{first.orders, {}};
    for (std::size_t order = 0; order < first.by_order.size(); ++order) {
        const ByAgeYear births = added(
            members, [&](const RegionOutcome& region) { return births_of_order(region, order); });
        rates.by_order.emplace_back((exposed > 0.0).select(births / exposed.max(1e-300), 0.0));
    }
    return rates;
}

/// The mean of the members' factors on birth rates, weighted by births; no transition of the sum
/// has a rate.
StatePaths states_of_sum(const Members& members, const Trajectory& sum)
{
    StatePaths paths = *members.front()->rates.states;
    const ByAgeYear weighted = added(members, [](const RegionOutcome& region) -> ByAgeYear {
        return region.trajectory.births * region.rates.states->birth_factor;
    });
    paths.birth_factor = (sum.births > 0.0).select(weighted / sum.births.max(1e-300), 1.0);
    return paths;
}

/// One measure in the sum: its level and response as a mother meets them on average.
MeasurePath measure_of_sum(const Members& members, std::size_t position)
{
    const auto births_of = [](const RegionOutcome& region) -> ByYear {
        return region.trajectory.births.colwise().sum().transpose();
    };
    const ByYear births = added(members, births_of);
    const auto mean = [&](ByYear MeasurePath::*series) -> ByYear {
        const ByYear sum = added(members, [&](const RegionOutcome& region) -> ByYear {
            return births_of(region) * (region.measures[position].*series);
        });
        return (births > 0.0)
            .select(sum / births.max(1e-300), members.front()->measures[position].*series);
    };
    MeasurePath path = members.front()->measures[position];
    path.level = mean(&MeasurePath::level);
    path.dose = mean(&MeasurePath::dose);
    path.response = mean(&MeasurePath::response);
    return path;
}

}  // namespace

RegionOutcome sum_of(const std::vector<const RegionOutcome*>& members, MigrationTiming timing)
{
    const RegionOutcome& first = *members.front();
    Trajectory trajectory = sum_of_trajectories(members);
    const double share = share_at_start(timing);
    const ByYear girls = trajectory.births_by_sex.female;
    const ByYear ratio = trajectory.births_by_sex.male / girls.max(1e-300);
    RatePaths rates{
        .ages = first.rates.ages,
        .years = first.rates.years,
        .survival_ratio = {survival_of_sum(members, trajectory, Sex::female, share),
                           survival_of_sum(members, trajectory, Sex::male, share)},
        .births = birth_rates_of_sum(members, timing),
        .states =
            first.rates.states ? std::optional(states_of_sum(members, trajectory)) : std::nullopt,
        .sex_ratio_at_birth = (girls > 0.0).select(ratio, first.rates.sex_ratio_at_birth),
        .net_migrants = added_by_sex(members, [](const auto& r) { return r.rates.net_migrants; })};
    std::vector<MeasurePath> measures;
    for (std::size_t i = 0; i < first.measures.size(); ++i) {
        measures.push_back(measure_of_sum(members, i));
    }
    BirthRates births = rates.births;
    return {std::move(rates), std::move(births), std::move(trajectory), std::move(measures)};
}

}  // namespace natality
