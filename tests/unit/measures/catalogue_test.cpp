#include <natality/measures/catalogue.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <support/messages.hpp>
#include <support/parts.hpp>

#include <limits>

namespace natality {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr double infinity = std::numeric_limits<double>::infinity();

/// What is wrong with the valid catalogue after a change.
template <class Change>
std::vector<std::string> problems_after(const Change& change)
{
    CatalogueParts parts = test::valid_catalogue_parts();
    change(parts);
    return test::problems_of([&] { (void)Catalogue::validated(parts); });
}

CostLine cost_line()
{
    CostLine line;
    line.amount = exactly(100.0);
    line.place = {"measures.toml", 30};
    return line;
}

TEST(Catalogue, FindsItsMeasuresAndTheirBarriers)
{
    const Catalogue catalogue = Catalogue::validated(test::valid_catalogue_parts());
    EXPECT_THAT(catalogue.measure_ids(), ElementsAre("childcare", "leave", "cash"));
    EXPECT_EQ(catalogue.find("cash"), 2U);
    EXPECT_EQ(catalogue.find("tax"), std::nullopt);
    EXPECT_EQ(catalogue.barrier_of(1), 0U);
    EXPECT_EQ(catalogue.barrier_of(2), 1U);
}

TEST(Catalogue, NumberedMeasuresComeFirstByNumberTheOthersAsGiven)
{
    CatalogueParts parts = test::valid_catalogue_parts();
    parts.measures[0].number = 0;
    parts.measures[1].number = 7;
    parts.measures.push_back(test::simple_measure("own", 0, "time", 0.0));
    const Catalogue catalogue = Catalogue::validated(parts);
    EXPECT_THAT(catalogue.measure_ids(), ElementsAre("cash", "leave", "childcare", "own"));
}

TEST(Catalogue, AnIdThatStandsTwiceIsNamed)
{
    EXPECT_THAT(problems_after([](CatalogueParts& parts) {
                    parts.headings.push_back(parts.headings.front());
                    parts.measures[2].id = "leave";
                    parts.references.push_back(parts.references.front());
                }),
                ElementsAre("catalogue.toml:3: heading 'care' stands twice",
                            "measures.toml:10: measure 'leave' stands twice",
                            "references.toml:1: reference 'author-2020' stands twice"));
}

TEST(Catalogue, AMeasureNeedsAName)
{
    EXPECT_THAT(problems_after([](CatalogueParts& parts) { parts.measures[0].id.clear(); }),
                ElementsAre("measures.toml:10: a measure needs a name"));
}

TEST(Catalogue, ANumberBelongsToOneMeasure)
{
    EXPECT_THAT(problems_after([](CatalogueParts& parts) { parts.measures[1].number = 1; }),
                ElementsAre("measures.toml:10: number 1 is already that of 'childcare'"));
}

TEST(Catalogue, NamesThatItDoesNotHoldAreNamedWithTheNearest)
{
    EXPECT_THAT(problems_after([](CatalogueParts& parts) {
                    parts.measures[0].heading = "cares";
                    parts.measures[0].barrier = "tiem";
                    parts.measures[0].effects[0].evidence = {"author-2021"};
                }),
                ElementsAre("measures.toml:10: heading: 'cares' is not in the catalogue; did you "
                            "mean 'care'?",
                            "measures.toml:10: barrier: 'tiem' is not in the catalogue; known: "
                            "time, money",
                            "measures.toml:20: evidence: 'author-2021' is not in the catalogue; "
                            "did you mean 'author-2020'?"));
}

TEST(Catalogue, FullMustDifferFromTheReference)
{
    EXPECT_THAT(problems_after([](CatalogueParts& parts) { parts.measures[0].full = 0.0; }),
                ElementsAre("measures.toml:10: measure 'childcare': full must be a number other "
                            "than the reference, 0"));
}

TEST(Catalogue, ResponsesLieInTheirRanges)
{
    EXPECT_THAT(problems_after([](CatalogueParts& parts) {
                    parts.measures[0].lag_years = -1.0;
                    parts.measures[0].half_life_years = 0.0;
                    parts.measures[0].quantum_share = 1.5;
                }),
                ElementsAre("measures.toml:10: lag_years must lie in [0, 50]",
                            "measures.toml:10: half_life_years must lie in (0, 50]",
                            "measures.toml:10: quantum_share must lie in [0, 1]"));
}

TEST(Catalogue, EffectsAreOrderedFromLowToHigh)
{
    EXPECT_THAT(problems_after([](CatalogueParts& parts) {
                    parts.measures[0].effects[0].log_effect = {0.3, 0.2, 0.4};
                }),
                ElementsAre("measures.toml:20: log_effect: low 0.3 ≤ central 0.2 ≤ high 0.4 does "
                            "not hold"));
}

TEST(Catalogue, EffectsAreFinite)
{
    EXPECT_THAT(problems_after([](CatalogueParts& parts) {
                    parts.measures[0].effects[0].log_effect = {0.1, 0.2, infinity};
                }),
                ElementsAre("measures.toml:20: log_effect: low 0.1 ≤ central 0.2 ≤ high inf does "
                            "not hold"));
}

TEST(Catalogue, EffectsActOnKnownOrdersAndAges)
{
    EXPECT_THAT(problems_after([](CatalogueParts& parts) {
                    parts.measures[0].effects[0].orders = {0, 3, 4};
                    parts.measures[0].effects[0].ages = {Age{45}, Age{20}};
                }),
                ElementsAre("measures.toml:20: ages must be [first, last] in completed ages from "
                            "0 to 150 with first ≤ last",
                            "measures.toml:20: orders: 1, 2 and 3 (third and later) are known, "
                            "not 0",
                            "measures.toml:20: orders: 1, 2 and 3 (third and later) are known, "
                            "not 4"));
}

TEST(Catalogue, NobodyIsOlderThanOneHundredAndFifty)
{
    EXPECT_THAT(problems_after([](CatalogueParts& parts) {
                    parts.measures[0].effects[0].ages = {Age{200}, Age{300}};
                    CostLine line = cost_line();
                    line.count.ages = {Age{300}, Age{400}};
                    parts.measures[0].costs = {line};
                }),
                ElementsAre("measures.toml:20: ages must be [first, last] in completed ages from "
                            "0 to 150 with first ≤ last",
                            "measures.toml:30: cost: ages must be [first, last] in completed ages "
                            "from 0 to 150 with first ≤ last"));
}

TEST(Catalogue, AnEffectIsNotBeyondAnythingEverSeen)
{
    EXPECT_THAT(problems_after([](CatalogueParts& parts) {
                    parts.measures[0].effects[0].log_effect = {0.0, 700.0, 800.0};
                }),
                ElementsAre("measures.toml:20: an effect must lie in -5 to 5 as a log ratio, not "
                            "go from 0 to 800"));
}

TEST(Catalogue, OrdersAreForBirths)
{
    EXPECT_THAT(problems_after([](CatalogueParts& parts) {
                    parts.measures[0].effects[0].target = Target::infant_mortality;
                    parts.measures[0].effects[0].orders = {1};
                }),
                ElementsAre("measures.toml:20: orders are for effects on births only"));
}

TEST(Catalogue, TheOverlapOfABarrierIsAShare)
{
    EXPECT_THAT(problems_after([](CatalogueParts& parts) {
                    parts.barriers[0].overlap = {0.3, 0.5, 1.1};
                }),
                ElementsAre("catalogue.toml:5: overlap: a share must lie in [0, 1]"));
}

TEST(Catalogue, TheFiguresOfAPoolAreChecked)
{
    EXPECT_THAT(problems_after([](CatalogueParts& parts) {
                    parts.barriers[0].pool = Pool{{-1.0, 0.1, 0.2}, 1.5, 0.0};
                }),
                ElementsAre("catalogue.toml:5: pool: a coefficient is a relative change, above -1 "
                            "and at most 1",
                            "catalogue.toml:5: pool: exponent must lie in (0, 1]",
                            "catalogue.toml:5: pool: step must lie in (0, 1], a share of GDP per "
                            "head"));
}

TEST(Catalogue, StepsNeedAPool)
{
    EXPECT_THAT(
        problems_after([](CatalogueParts& parts) { parts.measures[2].effects[0].steps = 2.0; }),
        ElementsAre("measures.toml:20: steps are for measures that pay into a pool; the "
                    "barrier 'money' has none"));
}

TEST(Catalogue, StepsIntoAPoolGiveTheEffectItsSize)
{
    CatalogueParts parts = test::valid_catalogue_parts();
    parts.barriers[1].pool = Pool{{0.0, 0.016, 0.03}, 0.5, 0.04};
    parts.measures[2].effects[0].steps = 4.0;
    const Catalogue catalogue = Catalogue::validated(parts);
    const Range& size = catalogue.measures()[2].effects[0].log_effect;
    EXPECT_EQ(size.low, 0.0);
    EXPECT_NEAR(size.central, std::log(1.032), 1e-16);
    EXPECT_NEAR(size.high, std::log(1.06), 1e-16);
    EXPECT_EQ(catalogue.pool_exponent(2), 0.5);
    EXPECT_EQ(catalogue.pool_exponent(0), std::nullopt);
    parts.measures[2].effects[0].steps = -4.0;
    EXPECT_DOUBLE_EQ(Catalogue::validated(parts).measures()[2].effects[0].log_effect.central,
                     -std::log(1.032));
}

TEST(Catalogue, TodaysAndTheFullLevelLieBetweenTheEndsOfWhatIsPossible)
{
    EXPECT_THAT(problems_after([](CatalogueParts& parts) { parts.measures[0].most = 0.5; }),
                ElementsAre("measures.toml:10: measure 'childcare': today's level 0 and the full "
                            "one, 1, must lie between least 0 and most 0.5"));
}

TEST(Catalogue, AnObservationIsOfWhatTheEffectActsOn)
{
    EXPECT_THAT(problems_after([](CatalogueParts& parts) {
                    parts.measures[0].effects[0].observed = {ObservedOn::births, 3, 2};
                    parts.measures[1].effects[0].target = Target::union_formation;
                    parts.measures[1].effects[0].observed.on = ObservedOn::completed_fertility;
                    parts.measures[2].effects[0].target = Target::infant_mortality;
                    parts.measures[2].effects[0].observed.on = ObservedOn::births;
                }),
                ElementsAre("measures.toml:20: observed: years must be [first, last] of the "
                            "response, 1 to 30",
                            "measures.toml:20: observed: completed fertility is of births",
                            "measures.toml:20: observed: effects on newborns are on rates, not on "
                            "numbers of births"));
}

TEST(Catalogue, APairNamesTwoMeasures)
{
    EXPECT_THAT(problems_after([](CatalogueParts& parts) {
                    parts.pairs = {
                        {{"leave", "leave"}, {0.0, 0.1, 0.2}, {}, {"catalogue.toml", 40}},
                        {{"leave", "chilcare"}, {0.0, 0.1, 0.2}, {}, {"catalogue.toml", 44}}};
                }),
                ElementsAre("catalogue.toml:40: pair: a measure cannot be paired with itself",
                            "catalogue.toml:44: pair: 'chilcare' is not in the catalogue; did you "
                            "mean 'childcare'?"));
}

TEST(Catalogue, AnEnabledLineNeedsAnAmount)
{
    EXPECT_THAT(problems_after([](CatalogueParts& parts) {
                    CostLine line = cost_line();
                    line.amount.reset();
                    parts.measures[0].costs = {line};
                    line.enabled = false;
                    parts.measures[1].costs = {line};
                    CapacityLine need;
                    need.place = {"measures.toml", 35};
                    parts.measures[2].capacities = {need};
                }),
                ElementsAre("measures.toml:30: cost: an enabled line needs an amount; set enabled "
                            "= false where no figure is known",
                            "measures.toml:35: capacity: an enabled line needs an amount; set "
                            "enabled = false where no figure is known"));
}

TEST(Catalogue, LinesHaveAShareAnAgeRangeAndAFiniteAmount)
{
    EXPECT_THAT(problems_after([](CatalogueParts& parts) {
                    CostLine line = cost_line();
                    line.amount = exactly(infinity);
                    line.count.share = 1.5;
                    line.count.ages = {Age{6}, Age{3}};
                    parts.measures[0].costs = {line};
                    CapacityLine need;
                    need.amount = infinity;
                    need.place = {"measures.toml", 35};
                    parts.measures[0].capacities = {need};
                }),
                ElementsAre("measures.toml:30: cost: share must lie in [0, 1]",
                            "measures.toml:30: cost: ages must be [first, last] in completed ages "
                            "from 0 to 150 with first ≤ last",
                            "measures.toml:30: cost: amount must be a finite number",
                            "measures.toml:35: capacity: amount must be a finite number"));
}

TEST(Catalogue, ThePlausibilityBandNamesItsEvidence)
{
    EXPECT_THAT(problems_after([](CatalogueParts& parts) {
                    parts.plausibility =
                        Plausibility{{0.1, 0.2}, {0.0, 0.5}, {"nobody"}, {"catalogue.toml", 50}};
                }),
                ElementsAre("catalogue.toml:50: evidence: 'nobody' is not in the catalogue; "
                            "known: author-2020"));
}

TEST(Catalogue, LimitsEffectsAndLinesPerBirthToThoseWhoAreEligible)
{
    CatalogueParts parts = test::valid_catalogue_parts();
    Measure& measure = parts.measures[0];
    measure.eligible = {{}, {2, 3}, AgeRange{Age{20}, Age{35}}};
    measure.effects[0].ages = {Age{30}, Age{44}};
    measure.effects.push_back(measure.effects[0]);
    measure.effects[1].target = Target::infant_mortality;
    measure.costs = {cost_line(), cost_line()};
    measure.costs[0].count.who = Beneficiaries::births;
    const Catalogue catalogue = Catalogue::validated(parts);
    const Measure& limited = catalogue.measures()[0];
    EXPECT_THAT(limited.effects[0].orders, ElementsAre(2, 3));
    EXPECT_EQ(limited.effects[0].ages.first, Age{30});
    EXPECT_EQ(limited.effects[0].ages.last, Age{35});
    EXPECT_EQ(limited.effects[1].ages.last, Age{44});
    EXPECT_THAT(limited.costs[0].count.orders, ElementsAre(2, 3));
    EXPECT_THAT(limited.costs[1].count.orders, IsEmpty());
}

TEST(Catalogue, AnEffectOrALineThatIsLeftWithNobodyEligibleIsNamed)
{
    EXPECT_THAT(problems_after([](CatalogueParts& parts) {
                    parts.measures[0].eligible.orders = {1};
                    parts.measures[0].effects[0].orders = {2};
                    parts.measures[0].costs = {cost_line()};
                    parts.measures[0].costs[0].count.who = Beneficiaries::births;
                    parts.measures[0].costs[0].count.orders = {3};
                    parts.measures[1].eligible.ages = AgeRange{Age{20}, Age{30}};
                    parts.measures[1].effects[0].ages = {Age{35}, Age{44}};
                }),
                ElementsAre("measures.toml:20: measure 'childcare': nobody eligible is left of "
                            "the orders and ages of this effect",
                            "measures.toml:30: measure 'childcare': no birth order that this line "
                            "counts is eligible",
                            "measures.toml:20: measure 'leave': nobody eligible is left of the "
                            "orders and ages of this effect"));
}

TEST(Catalogue, ImpossibleEligibilityIsNamed)
{
    EXPECT_THAT(
        problems_after([](CatalogueParts& parts) {
            parts.measures[0].effects.clear();
            parts.measures[0].eligible = {{}, {4}, AgeRange{Age{40}, Age{20}}};
        }),
        ElementsAre("measures.toml:10: orders: 1, 2 and 3 (third and later) are known, "
                    "not 4",
                    "measures.toml:10: eligible: ages must be [first, last] in completed ages "
                    "from 0 to 150 with first ≤ last"));
}

TEST(Catalogue, APlausibleBandRunsUpwardAndTracesToAReference)
{
    EXPECT_THAT(problems_after([](CatalogueParts& parts) {
                    parts.measures[0].plausible = PlausibleGain{{0.2, 0.1}, {"nobody-1999"}};
                    parts.plausibility = Plausibility{{0.1, 0.2}, {0.3, 0.0}, {}, {"c.toml", 3}};
                }),
                ElementsAre("measures.toml:10: plausible: from 0.2 to 0.1 is no band",
                            "measures.toml:10: evidence: 'nobody-1999' is not in the catalogue; "
                            "known: author-2020",
                            "c.toml:3: plausibility: range: from 0.3 to 0 is no band"));
}

}  // namespace
}  // namespace natality
