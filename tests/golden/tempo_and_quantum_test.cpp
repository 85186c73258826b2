/// Births that were only brought forward, told apart from births that are gained (docs/model.md,
/// section 5): a century of a small population with states, and one of China, under measures of
/// tempo alone and of quantum alone.

#include <natality/io/read_dataset.hpp>
#include <natality/projection/realized_births.hpp>
#include <natality/results/cohort_indicators.hpp>
#include <natality/results/fertility_indicators.hpp>
#include <natality/scenario/scenario.hpp>

#include <gtest/gtest.h>

#include <support/parts.hpp>
#include <support/rates.hpp>

#include <Eigen/Dense>

#include <cmath>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace natality {
namespace {

const AgeAxis ages(1, Age{100});
const YearAxis century(Year{2020}, 130);
constexpr double log_effect = 0.1;
/// Families respond from the year after.
constexpr Year dose_from{2029};
constexpr Year withdrawn{2090};

/// A bell over the fertile ages.
ByAge bell(double height, double peak, double spread)
{
    ByAge rates = ByAge::Zero(ages.size());
    for (Index a = 15; a <= 49; ++a) {
        rates(a) = height * std::exp(-0.5 * std::pow((static_cast<double>(a) - peak) / spread, 2));
    }
    return rates;
}

/// Women of a low-fertility country: unions, first, second, third and later births.
StateRates rates_by_state(const YearAxis& years)
{
    StateRates rates{StateSpace(), {Age{13}, Age{49}}, {}};
    for (const ByAge& schedule : {bell(0.20, 26, 5), bell(0.40, 27, 6), bell(0.14, 31, 5),
                                  bell(0.05, 32, 5), bell(0.06, 33, 5)}) {
        rates.by_transition.emplace_back(schedule.replicate(1, years.size()));
    }
    return rates;
}

ByAge survival_ratios()
{
    ByAge survival = ByAge::Constant(ages.size(), 0.999);
    survival.tail(50) = 0.95;
    return survival;
}

RatePaths rates_without_policy(const YearAxis& years, const Eigen::ArrayXXd& start_shares)
{
    const ByAge survival = survival_ratios();
    RatePaths rates = test::constant_rates(
        ages, years, {{survival, survival}, ByAge::Zero(ages.size()), 1.05, {}});
    const ByAgeYear none = ByAgeYear::Zero(ages.size(), years.size());
    rates.births = {{"1", "2", "3", "4+"}, {none, none, none, none}};
    rates.states =
        StatePaths{rates_by_state(years), start_shares, ByAgeYear::Ones(ages.size(), years.size())};
    return rates;
}

RegionOutcome run(RatePaths rates)
{
    const ByAgeSex start = ByAgeSex::Constant(ages.size(), 2, 1000.0);
    Trajectory trajectory = project(start, rates, {});
    BirthRates births = realized_births(trajectory, rates);
    return {std::move(rates), std::move(births), std::move(trajectory)};
}

/// States of women who have lived by the rates all their lives.
Eigen::ArrayXXd settled_shares()
{
    const StateSpace space;
    Eigen::ArrayXXd shares = Eigen::ArrayXXd::Zero(ages.size(), space.size());
    shares.col(StateSpace::lowest()) = 1.0;
    const Trajectory past =
        run(rates_without_policy(YearAxis(Year{1900}, ages.size()), shares)).trajectory;
    for (Index state = 0; state < space.size(); ++state) {
        shares.col(state) = past.states->women[static_cast<std::size_t>(state)].rightCols(1);
    }
    const ByAge women = shares.rowwise().sum();
    return shares.colwise() / women;
}

RegionOutcome without_policy()
{
    return run(rates_without_policy(century, settled_shares()));
}

/// A measure on births of all orders.
Measure measure_of(double quantum_share)
{
    Measure measure = test::simple_measure("support", 1, "time", log_effect);
    measure.quantum_share = quantum_share;
    measure.half_life_years = 4.0;
    return measure;
}

/// Measures of tempo alone on every transition and on each of them.
std::vector<Measure> tempo_measures()
{
    std::vector<Measure> measures{measure_of(0.0)};
    Measure on_unions = measure_of(0.0);
    on_unions.effects.front().target = Target::union_formation;
    measures.push_back(on_unions);
    for (const int order : {1, 2, 3}) {
        measures.push_back(measure_of(0.0));
        measures.back().effects.front().orders = {order};
    }
    Measure on_unions_and_births = measure_of(0.0);
    on_unions_and_births.effects.push_back(on_unions.effects.front());
    measures.push_back(on_unions_and_births);
    for (std::size_t i = 0; i < measures.size(); ++i) {
        measures[i].id = "tempo" + std::to_string(i);
        measures[i].number = static_cast<int>(i) + 1;
    }
    return measures;
}

RegionOutcome under(const Measure& measure, std::optional<Year> until = std::nullopt)
{
    CatalogueParts parts = test::valid_catalogue_parts();
    parts.measures = {measure};
    const Catalogue catalogue = Catalogue::validated(parts);
    Problems problems;
    PackageParts package = test::package_parts("support", {measure.id}, dose_from);
    package.uses.front().until = until;
    const Package checked = checked_package(package, catalogue, problems);
    problems.throw_if_any();
    const RatePaths baseline = rates_without_policy(century, settled_shares());
    const PolicyEffects effects =
        policy_effects(measure_paths(checked, catalogue, century), catalogue, {}, baseline);
    return run(apply(effects, baseline, no_ceiling(baseline)));
}

/// The series relative to the baseline's, less 1.
ByYear change(const ByYear& series, const ByYear& baseline)
{
    return series / baseline - 1.0;
}

ByYear change_of_tfr(const RegionOutcome& outcome)
{
    return change(total_fertility_rate(outcome), total_fertility_rate(without_policy()));
}

ByYear completed(const RegionOutcome& outcome)
{
    return completed_cohort_fertility(outcome);
}

double in(int year, const ByYear& series)
{
    return series(century.index(Year{year}));
}

TEST(PureTempo, RaisesTheTotalFertilityRateAtFirstAndThenLeavesItAtTheBaseline)
{
    const ByYear change = change_of_tfr(under(measure_of(0.0)));
    EXPECT_EQ(in(2029, change), 0.0);
    // Nearly the log effect of 0.1, spread over the first year of the advance: 9 %.
    EXPECT_GT(in(2030, change), 0.07);
    EXPECT_LT(in(2030, change), 0.105);
    // Ten half-lives later.
    EXPECT_NEAR(in(2070, change), 0.0, 0.002);
}

TEST(PureTempo, LeavesTheTotalFertilityRateBelowTheBaselineWhenItIsWithdrawn)
{
    const ByYear change = change_of_tfr(under(measure_of(0.0), withdrawn));
    EXPECT_LT(in(2091, change), -0.07);
    EXPECT_LT(in(2095, change), -0.02);
    EXPECT_NEAR(in(2140, change), 0.0, 0.001);
}

TEST(PureTempo, LeavesTheCompletedFertilityOfEveryCohort)
{
    const ByYear baseline = completed(without_policy());
    for (const Measure& measure : tempo_measures()) {
        for (const std::optional<Year> until : {std::optional<Year>{}, std::optional(withdrawn)}) {
            const RegionOutcome outcome = under(measure, until);
            EXPECT_LT(change(completed(outcome), baseline).abs().maxCoeff(), 0.002) << measure.id;
        }
    }
}

/// China at the rates of 2020, each of the measures of tempo in a package of its own, for good and
/// until it is withdrawn.
Study china_under_tempo()
{
    CatalogueParts catalogue = test::valid_catalogue_parts();
    catalogue.measures = tempo_measures();
    StudyParts study = test::study_parts({});
    study.settings.horizon = Year{2121};
    study.settings.baseline.fertility = BaselineFertility::constant;
    for (const Measure& measure : catalogue.measures) {
        for (const std::optional<Year> until : {std::optional<Year>{}, std::optional(Year{2070})}) {
            const std::string id = measure.id + (until ? "-withdrawn" : "");
            study.packages.push_back(test::package_parts(id, {measure.id}, dose_from));
            study.packages.back().uses.front().until = until;
        }
    }
    return Study::validated(
        io::read_dataset(std::filesystem::path(NATALITY_SOURCE_DIR) / "data/china-2020"),
        Catalogue::validated(catalogue), study);
}

TEST(PureTempo, LeavesTheCompletedFertilityOfEveryCohortOfChina)
{
    const Study study = china_under_tempo();
    const Baseline baseline(study);
    const ByYear children = completed(run(study, baseline, study.scenarios()[0]).regions.front());
    for (std::size_t scenario = 1; scenario < study.scenarios().size(); ++scenario) {
        const RegionOutcome outcome =
            run(study, baseline, study.scenarios()[scenario]).regions.front();
        EXPECT_LT(change(completed(outcome), children).abs().maxCoeff(), 0.0022)
            << study.scenarios()[scenario].id;
    }
}

/// Children per woman reaching 50 by a life table of union and parity: one linear system a year of
/// age, from the rates of leaving each state but the last.
double children_by_life_table(const std::vector<ByAge>& rates, const ByAge& survival)
{
    const auto states = static_cast<Index>(rates.size());
    const auto generator = [&](Index age) {
        Eigen::MatrixXd flows = Eigen::MatrixXd::Zero(states, states);
        for (Index k = 0; k + 1 < states; ++k) {
            const double rate = rates[static_cast<std::size_t>(k)](age);
            flows(k, k) = -rate;
            flows(k + 1, k) = rate;
        }
        return flows;
    };
    const Eigen::MatrixXd unity = Eigen::MatrixXd::Identity(states, states);
    Eigen::VectorXd women = unity.col(0);
    double later_births = 0.0;
    for (Index age = 0; age < 50; ++age) {
        const Eigen::VectorXd before = women / women.sum();
        women = (unity - 0.5 * generator(age + 1))
                    .lu()
                    .solve(survival(age + 1) * women + 0.5 * generator(age) * women);
        const double share = women(states - 1) / women.sum();
        later_births +=
            0.5 * (rates.back()(age) * before(states - 1) + rates.back()(age + 1) * share);
    }
    // States: single, childless in a union, one child, two, three and more.
    Eigen::VectorXd children(5);
    children << 0, 0, 1, 2, 3;
    return children.dot(women) / women.sum() + later_births;
}

TEST(PureQuantum, RaisesCompletedFertilityByWhatTheLifeTableOfUnionAndParitySays)
{
    std::vector<ByAge> rates;
    for (const ByAgeYear& schedule : rates_by_state(YearAxis(Year{2020}, 1)).by_transition) {
        rates.emplace_back(schedule.col(0));
    }
    const double before = children_by_life_table(rates, survival_ratios());
    for (std::size_t order = 1; order < rates.size(); ++order) {
        rates[order] *= std::exp(log_effect);
    }
    const double after = children_by_life_table(rates, survival_ratios());
    ASSERT_GT(after, 1.04 * before);

    EXPECT_NEAR(in(2149, completed(without_policy())), before, 1e-9);
    const ByYear children = completed(under(measure_of(1.0)));
    // Cohorts that come of age after families respond.
    for (const int year : {2070, 2100, 2149}) {
        EXPECT_NEAR(in(year, children), after, 1e-9) << year;
    }
}

TEST(PureQuantum, RaisesTheTotalFertilityRateForGood)
{
    const ByYear change = change_of_tfr(under(measure_of(1.0)));
    // A little less than the rates rise, as the childless become fewer.
    EXPECT_GT(in(2030, change), 0.09);
    EXPECT_LT(in(2030, change), std::expm1(log_effect));
    EXPECT_GT(in(2149, change), 0.04);
}

}  // namespace
}  // namespace natality
