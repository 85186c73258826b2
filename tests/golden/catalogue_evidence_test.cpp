/// The shipped catalogue: every figure of it traces to a reference, money is not counted twice, and
/// what it does to births in China is plausible.

#include <natality/io/read_catalogue.hpp>
#include <natality/io/read_dataset.hpp>
#include <natality/measures/rate_effect.hpp>
#include <natality/results/measure_check.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <support/rates.hpp>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <numeric>
#include <set>
#include <string>
#include <vector>

namespace natality {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const std::filesystem::path data = std::filesystem::path(NATALITY_SOURCE_DIR) / "data";

const Catalogue& shipped()
{
    static const Catalogue catalogue = io::read_catalogue(data / "measures");
    return catalogue;
}

/// Figures without a reference, as `measure: what`.
class Untraced {
public:
    void require(const Measure& measure, const std::string& what,
                 const std::vector<std::string>& evidence)
    {
        if (evidence.empty()) {
            found_.push_back(measure.id + ": " + what);
        }
    }
    const std::vector<std::string>& found() const { return found_; }

private:
    std::vector<std::string> found_;
};

TEST(ShippedCatalogue, HasAReferenceForEveryFigure)
{
    Untraced untraced;
    for (const Measure& measure : shipped().measures()) {
        untraced.require(measure, "level", measure.level_evidence);
        untraced.require(measure, "response", measure.response_evidence);
        ASSERT_TRUE(measure.plausible) << measure.id;
        untraced.require(measure, "plausible", measure.plausible->evidence);
        for (const Effect& effect : measure.effects) {
            untraced.require(measure, "effect", effect.evidence);
        }
        for (const CostLine& line : measure.costs) {
            untraced.require(measure, line.name.en, line.evidence);
        }
        for (const CapacityLine& line : measure.capacities) {
            untraced.require(measure, line.name.en, line.evidence);
        }
    }
    EXPECT_THAT(untraced.found(), IsEmpty());
    for (const Barrier& barrier : shipped().barriers()) {
        EXPECT_FALSE(barrier.evidence.empty()) << barrier.id;
    }
    for (const PairTerm& pair : shipped().pairs()) {
        EXPECT_FALSE(pair.evidence.empty()) << pair.measures[0];
    }
}

TEST(ShippedCatalogue, UsesEveryReferenceItLists)
{
    std::set<std::string> used;
    const auto use = [&](const std::vector<std::string>& keys) {
        used.insert(keys.begin(), keys.end());
    };
    for (const Measure& measure : shipped().measures()) {
        use(measure.level_evidence);
        use(measure.response_evidence);
        for (const Effect& effect : measure.effects) {
            use(effect.evidence);
        }
        for (const CostLine& line : measure.costs) {
            use(line.evidence);
        }
        for (const CapacityLine& line : measure.capacities) {
            use(line.evidence);
        }
    }
    for (const PairTerm& pair : shipped().pairs()) {
        use(pair.evidence);
    }
    for (const Barrier& barrier : shipped().barriers()) {
        use(barrier.evidence);
    }
    for (const Reference& reference : shipped().references()) {
        EXPECT_TRUE(used.count(reference.key) == 1) << reference.key;
    }
}

TEST(ShippedCatalogue, HoldsTheTwentyMeasuresUnderSevenHeadings)
{
    std::vector<int> by_heading;
    for (const Heading& heading : shipped().headings()) {
        by_heading.push_back(0);
        for (const Measure& measure : shipped().measures()) {
            by_heading.back() += measure.heading == heading.id ? 1 : 0;
        }
    }
    EXPECT_THAT(by_heading, ElementsAre(4, 3, 2, 3, 3, 3, 2));
}

/// Numbers of the measures against a barrier.
std::vector<int> numbers_against(const std::string& barrier)
{
    std::vector<int> numbers;
    for (const Measure& measure : shipped().measures()) {
        if (measure.barrier == barrier) {
            numbers.push_back(measure.number);
        }
    }
    return numbers;
}

/// What measures in full do to births of order 2 at age 28, alike in all ages and orders.
double log_effect_of(const std::vector<int>& numbers, CombinationRule rule)
{
    RatePaths rates = test::constant_rates(
        AgeAxis(1, Age{100}), YearAxis(Year{2020}, 1),
        {{ByAge::Ones(101), ByAge::Ones(101)}, ByAge::Constant(101, 0.05), 1.05, {}});
    const ByAgeYear third = rates.births.by_order.front() / 3.0;
    rates.births = {{"1", "2", "3+"}, {third, third, third}};
    std::vector<MeasurePath> paths;
    for (std::size_t m = 0; m < shipped().measures().size(); ++m) {
        for (const int number : numbers) {
            if (shipped().measures()[m].number == number) {
                paths.push_back({m,
                                 ByYear::Ones(1),
                                 ByYear::Ones(1),
                                 ByYear::Ones(1),
                                 EffectSizes(shipped()).of(m),
                                 {}});
            }
        }
    }
    return policy_effects(paths, shipped(), {.rule = rule}, rates).log_effect[1](28, 0);
}

TEST(ShippedCatalogue, PoolsMoneyThatPaysForTheSameThing)
{
    EXPECT_THAT(numbers_against("money"), ElementsAre(6, 9, 11, 12, 13));
    std::vector<double> alone;
    for (const int number : numbers_against("money")) {
        alone.push_back(log_effect_of({number}, CombinationRule::diminishing));
        EXPECT_GT(alone.back(), 0.0) << number;
    }
    // c S^0.74 of what all pay together, where e = c s^0.74 is the effect of each alone.
    double paid = 0.0;
    for (const double effect : alone) {
        paid += std::pow(effect, 1.0 / 0.74);
    }
    const double together = log_effect_of({6, 9, 11, 12, 13}, CombinationRule::diminishing);
    EXPECT_NEAR(together, std::pow(paid, 0.74), 1e-12);
    EXPECT_LT(together, 0.9 * std::accumulate(alone.begin(), alone.end(), 0.0));
    EXPECT_NEAR(log_effect_of({6, 9, 11, 12, 13}, CombinationRule::strongest),
                *std::max_element(alone.begin(), alone.end()), 1e-15);
}

TEST(ShippedCatalogue, HasLeaveAndPlacesAsComplements)
{
    const auto pairs = shipped().pairs();
    const auto found = std::find_if(pairs.begin(), pairs.end(), [](const PairTerm& pair) {
        return pair.measures[0] == "childcare_places" && pair.measures[1] == "parental_leave";
    });
    ASSERT_NE(found, pairs.end());
    EXPECT_EQ(found->log_effect.low, 0.0);
    EXPECT_GT(found->log_effect.central, found->log_effect.low);
    EXPECT_GT(found->log_effect.high, found->log_effect.central);
}

TEST(ShippedCatalogue, ChangesBirthsInChinaByWhatIsPlausible)
{
    const Dataset china = io::read_dataset(data / "china-2020");
    StudyParts parts;
    parts.settings.horizon = Year{2030};
    const MeasureCheck check = check_measures(Study::validated(china, shipped(), parts));
    ASSERT_EQ(check.measures.size(), 20U);
    for (const SingleEffect& effect : check.measures) {
        EXPECT_TRUE(effect.is_plausible)
            << shipped().measures()[effect.measure].id << ": " << effect.births.central;
    }
    ASSERT_TRUE(shipped().plausibility());
    EXPECT_THAT(shipped().plausibility()->central, ElementsAre(0.08, 0.15));
    EXPECT_THAT(shipped().plausibility()->range, ElementsAre(0.0, 0.30));
    EXPECT_TRUE(check.all_is_plausible) << check.all.central;
    EXPECT_GT(check.all.central, 0.08);
    EXPECT_LT(check.all.central, 0.15);
}

}  // namespace
}  // namespace natality
