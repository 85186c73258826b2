/// Each measure of the shipped catalogue, alone and at full response, changes births in China by
/// what its effects state, whether women are told apart by state or not.

#include <natality/io/read_catalogue.hpp>
#include <natality/io/read_dataset.hpp>
#include <natality/measures/rate_effect.hpp>
#include <natality/projection/project.hpp>
#include <natality/scenario/effect_strength.hpp>
#include <natality/scenario/scenario.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <string>
#include <vector>

namespace natality {
namespace {

const std::filesystem::path data = std::filesystem::path(NATALITY_SOURCE_DIR) / "data";

Study china(WomenModel women)
{
    StudyParts parts;
    parts.settings.horizon = Year{2031};
    parts.settings.baseline.women = women;
    return Study::validated(io::read_dataset(data / "china-2020"),
                            io::read_catalogue(data / "measures"), parts);
}

Package every_measure(const Catalogue& catalogue)
{
    Package all;
    for (std::size_t m = 0; m < catalogue.measures().size(); ++m) {
        all.uses.push_back({m, {.level = catalogue.measures()[m].full}, {}});
    }
    return all;
}

bool acts_on_order(const Effect& effect, int order)
{
    return effect.orders.empty() || std::find(effect.orders.begin(), effect.orders.end(),
                                              std::min(order, 3)) != effect.orders.end();
}

/// Births, or unions, of an effect's orders and ages in the five years from 2020, counted from the
/// events of a projection.
double observed(const Effect& effect, const RatePaths& rates, const Trajectory& trajectory)
{
    const Index first = effect.ages.first.value;
    const Index count = std::min<Index>(effect.ages.last.value, rates.ages.last()) - first + 1;
    double sum = 0.0;
    if (!trajectory.states) {
        for (std::size_t i = 0; i < rates.births.by_order.size(); ++i) {
            const auto fertile = [&](const ByAgeYear& table) {
                return table.leftCols(5).middleRows(first, count);
            };
            if (acts_on_order(effect, static_cast<int>(i) + 1)) {
                sum += (fertile(trajectory.births) * fertile(rates.births.by_order[i]) /
                        fertile(rates.births.asfr()).max(1e-300))
                           .sum();
            }
        }
        return sum;
    }
    const std::vector<Transition>& transitions = trajectory.states->space.transitions();
    for (std::size_t i = 0; i < transitions.size(); ++i) {
        const bool is_union = transitions[i].kind == TransitionKind::union_formation;
        const bool acts = effect.target == Target::union_formation
                              ? is_union
                              : !is_union && acts_on_order(effect, transitions[i].order);
        if (acts) {
            sum += trajectory.states->events[i].leftCols(5).middleRows(first, count).sum();
        }
    }
    return sum;
}

class EffectSizesOfChina : public testing::TestWithParam<WomenModel> {};

TEST_P(EffectSizesOfChina, BringTheChangeThatIsStated)
{
    const Study study = china(GetParam());
    const Catalogue& catalogue = study.catalogue();
    const Baseline baseline(study, every_measure(catalogue));
    const RatePaths& rates = baseline.rates().front();
    const RegionInputs& region = study.dataset().regions().front();
    const ProjectionConventions conventions{.migration_timing =
                                                study.dataset().description().migration_timing};
    const Trajectory without = project(region.population, rates, conventions);
    std::size_t checked = 0;
    for (std::size_t m = 0; m < catalogue.measures().size(); ++m) {
        const Measure& measure = catalogue.measures()[m];
        const Index years = rates.years.size();
        const std::vector<MeasurePath> alone{{m,
                                              ByYear::Ones(years),
                                              ByYear::Ones(years),
                                              ByYear::Ones(years),
                                              baseline.effect_sizes().front().of(m),
                                              {}}};
        const RatePaths changed =
            apply(policy_effects(alone, catalogue, {}, rates), rates, no_ceiling(rates));
        const Trajectory with = project(region.population, changed, conventions);
        for (const Effect& effect : measure.effects) {
            const double stated = effect.log_effect.central;
            const bool is_alike_union =
                effect.target == Target::union_formation && GetParam() == WomenModel::alike;
            if (effect.observed.on == ObservedOn::rates || stated == 0.0 || is_alike_union) {
                continue;
            }
            EXPECT_EQ(effect.observed.last_year, 5);
            const double ratio = observed(effect, changed, with) / observed(effect, rates, without);
            EXPECT_NEAR(ratio, std::exp(stated), 1e-9) << measure.id;
            ++checked;
        }
    }
    EXPECT_GE(checked, 20U);
}

INSTANTIATE_TEST_SUITE_P(ByStateAndAlike, EffectSizesOfChina,
                         testing::Values(WomenModel::states, WomenModel::alike));

/// With every birth rate by state 10 % higher for good, births rise by less and less, as women
/// leave the states in which they would have had them; a change of births of 10 % needs more.
TEST(EffectSizes, AreLargerThanTheChangeOfBirthsByState)
{
    const Study study = china(WomenModel::states);
    const std::size_t places = study.catalogue().find("childcare_places").value();
    const Baseline baseline(study, every_measure(study.catalogue()));
    const Measure& measure = study.catalogue().measures()[places];
    const std::vector<Range>& sizes = baseline.effect_sizes().front().of(places);
    // Later births follow the first ones that the measure brings as well, first births its unions.
    const std::vector<int> first_births{1};
    ASSERT_EQ(measure.effects[1].orders, first_births);
    EXPECT_GT(sizes[1].central, 1.1 * measure.effects[1].log_effect.central);
    EXPECT_LT(sizes[0].central, measure.effects[0].log_effect.central);
    const RegionInputs& region = study.dataset().regions().front();
    const ChangeOverTime change =
        change_over_time(study.catalogue(), places, baseline.effect_sizes().front(), 0.5,
                         {region.population, baseline.rates().front(), {}});
    EXPECT_NEAR(change.first_five_years, 0.0458, 0.002);
    EXPECT_GT(change.year_ten, 0.02);
    EXPECT_LT(change.year_ten, change.first_five_years);
    EXPECT_GT(change.completed_fertility, 0.0);
}

/// Births by year to 2099 of a package of measures in full from 2027 on.
ByYear births_under(const std::vector<std::string>& measures)
{
    StudyParts parts;
    parts.settings.horizon = Year{2100};
    PackageParts package{"p", {}, {}, {}};
    for (const std::string& measure : measures) {
        MeasureUsePart use;
        use.measure = measure;
        use.from = Year{2027};
        package.uses.push_back(use);
    }
    parts.packages = {package};
    const Study study = Study::validated(io::read_dataset(data / "china-2020"),
                                         io::read_catalogue(data / "measures"), parts);
    return run(study, Baseline(study), study.scenarios()[1])
        .regions.front()
        .trajectory.births.colwise()
        .sum();
}

TEST(AFurtherMeasure, NeverLowersBirthsOfAnyYearByMoreThanByItself)
{
    // Flexible work is half tempo and lowers the barrier of places, which are all quantum.
    const ByYear none = births_under({});
    const ByYear flexible = births_under({"flexible_work"});
    const ByYear places = births_under({"childcare_places"});
    const ByYear both = births_under({"childcare_places", "flexible_work"});
    for (Index t = 0; t < none.size(); ++t) {
        EXPECT_GE(both(t) - places(t), std::min(0.0, flexible(t) - none(t)) - 1e-6) << 2020 + t;
    }
    EXPECT_GT(both.sum(), places.sum());
}

TEST(AFurtherMeasure, MayBeNamedInAnyPlace)
{
    const ByYear one = births_under({"childcare_places", "cash_and_tax", "childcare_fees"});
    const ByYear other = births_under({"childcare_fees", "childcare_places", "cash_and_tax"});
    EXPECT_TRUE((one == other).all());
}

}  // namespace
}  // namespace natality
