#include <natality/io/toml/measure_toml.hpp>

#include "unit/files/toml/toml_fixture.hpp"

#include <cmath>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace natality::io {
namespace {

using test::TomlText;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::string head = "[[measure]]\nid = 'm'\nheading = 'h'\nname = 'M'\nbarrier = 'b'\n"
                         "unit = 'u'\nreference = 1\nfull = 2\n";

/// The only measure of a text.
Measure measure_of(TomlText& text)
{
    return measure_in(text.root().tables("measure").at(0));
}

/// What is wrong with a measure that goes on like this from line 9.
std::vector<std::string> faults_of(const std::string& rest)
{
    TomlText text(head + rest);
    static_cast<void>(measure_of(text));
    return text.faults();
}

TEST(MeasureToml, GivesTheMeasureItsOwnFigures)
{
    TomlText text(head +
                  "number = 5\nsummary.zh = '摘要'\nlevel_evidence = ['l']\n"
                  "level_note = 'n'\nlag_years = 2\nhalf_life_years = 3\n"
                  "quantum_share = 0.25\nresponse_evidence = ['r']\nresponse_note.en = 'n'\n");
    const Measure measure = measure_of(text);
    EXPECT_THAT(text.faults(), IsEmpty());
    EXPECT_EQ(measure.id, "m");
    EXPECT_EQ(measure.number, 5);
    EXPECT_EQ(measure.heading, "h");
    EXPECT_EQ(measure.name.en, "M");
    EXPECT_EQ(measure.summary.zh, "摘要");
    EXPECT_EQ(measure.barrier, "b");
    EXPECT_EQ(measure.unit.en, "u");
    EXPECT_EQ(measure.reference, 1.0);
    EXPECT_EQ(measure.full, 2.0);
    EXPECT_THAT(measure.level_evidence, ElementsAre("l"));
    EXPECT_EQ(measure.lag_years, 2.0);
    EXPECT_EQ(measure.half_life_years, 3.0);
    EXPECT_EQ(measure.quantum_share, 0.25);
    EXPECT_THAT(measure.response_evidence, ElementsAre("r"));
    EXPECT_EQ(measure.place.line, 1U);
}

TEST(MeasureToml, GivesEffects)
{
    TomlText text(head + "[[measure.effect]]\ntarget = 'union'\nages = [20, 39]\n"
                         "log_effect = { low = 0, central = 0.1, high = 0.2 }\nevidence = ['e']\n"
                         "note = 'n'\n"
                         "[[measure.effect]]\ntarget = 'birth'\norders = [2, 3]\n"
                         "log_effect = { low = 0, central = 0, high = 0 }\n");
    const Measure measure = measure_of(text);
    EXPECT_THAT(text.faults(), IsEmpty());
    ASSERT_EQ(measure.effects.size(), 2U);
    EXPECT_EQ(measure.effects[0].target, Target::union_formation);
    EXPECT_EQ(measure.effects[0].ages.first, Age{20});
    EXPECT_EQ(measure.effects[0].log_effect.central, 0.1);
    EXPECT_THAT(measure.effects[0].evidence, ElementsAre("e"));
    EXPECT_EQ(measure.effects[0].note.en, "n");
    EXPECT_EQ(measure.effects[0].place.line, 9U);
    EXPECT_EQ(measure.effects[1].target, Target::birth);
    EXPECT_THAT(measure.effects[1].orders, ElementsAre(2, 3));
}

TEST(MeasureToml, GivesCostsAndCapacities)
{
    TomlText text(head +
                  "[[measure.cost]]\nname = 'c'\n"
                  "per = { persons = 'children', ages = [0, 2] }\namount = 10\nshare = 0.5\n"
                  "coverage = 'level'\nkind = 'capital'\ngrowth = 'wage'\n"
                  "payer = 'employer'\nenabled = false\nnote = 'n'\n"
                  "[[measure.capacity]]\nname = 'p'\nunit = 'places'\nper = { fixed = true }\n"
                  "amount = 3\n");
    const Measure measure = measure_of(text);
    EXPECT_THAT(text.faults(), IsEmpty());
    const CostLine& cost = measure.costs.at(0);
    EXPECT_EQ(cost.count.who, Beneficiaries::children);
    EXPECT_EQ(cost.count.ages.last, Age{2});
    EXPECT_EQ(cost.count.share, 0.5);
    EXPECT_EQ(cost.count.coverage, LineCoverage::level);
    EXPECT_EQ(cost.kind, LineKind::capital);
    EXPECT_EQ(cost.amount->central, 10.0);
    EXPECT_EQ(cost.growth, Growth::wage);
    EXPECT_EQ(cost.payer, Payer::employer);
    EXPECT_FALSE(cost.enabled);
    const CapacityLine& capacity = measure.capacities.at(0);
    EXPECT_EQ(capacity.unit.en, "places");
    EXPECT_EQ(capacity.count.who, Beneficiaries::fixed);
    EXPECT_EQ(capacity.amount, 3.0);
}

TEST(MeasureToml, CountsBirthsByOrderAndWomenOnLeave)
{
    TomlText text(head + "[[measure.cost]]\nname = 'c'\nper = { births = [2, 3] }\n"
                         "[[measure.cost]]\nname = 'd'\nper = { persons = 'women_on_leave' }\n");
    const Measure measure = measure_of(text);
    EXPECT_THAT(text.faults(), IsEmpty());
    EXPECT_EQ(measure.costs.at(0).count.who, Beneficiaries::births);
    EXPECT_THAT(measure.costs.at(0).count.orders, ElementsAre(2, 3));
    EXPECT_EQ(measure.costs.at(0).amount, std::nullopt);
    EXPECT_EQ(measure.costs.at(1).count.who, Beneficiaries::women_on_leave);
}

TEST(MeasureToml, SaysWhomTheMeasureIsFor)
{
    TomlText text(head + "eligible = { regions = ['N'], orders = [2, 3], ages = [20, 35] }\n");
    const Eligibility eligible = measure_of(text).eligible;
    EXPECT_THAT(text.faults(), IsEmpty());
    EXPECT_THAT(eligible.regions, ElementsAre("N"));
    EXPECT_THAT(eligible.orders, ElementsAre(2, 3));
    ASSERT_TRUE(eligible.ages);
    EXPECT_EQ(eligible.ages->last, Age{35});
    TomlText everyone(head);
    EXPECT_FALSE(measure_of(everyone).eligible.ages);
    EXPECT_THAT(faults_of("eligible = { region = ['N'] }\n"),
                ElementsAre("a.toml:9: unknown key 'measure.eligible.region'; did you mean "
                            "'regions'?"));
}

TEST(MeasureToml, SaysWhatIsPlausible)
{
    TomlText text(head + "plausible = { range = [-0.01, 0.2], evidence = ['e'] }\n");
    const auto plausible = measure_of(text).plausible;
    EXPECT_THAT(text.faults(), IsEmpty());
    ASSERT_TRUE(plausible);
    EXPECT_THAT(plausible->range, ElementsAre(-0.01, 0.2));
    EXPECT_THAT(plausible->evidence, ElementsAre("e"));
    TomlText silent(head);
    EXPECT_FALSE(measure_of(silent).plausible);
}

TEST(MeasureToml, CountsOneThingALine)
{
    EXPECT_THAT(faults_of("[[measure.cost]]\nname = 'c'\n"
                          "per = { persons = 'children', births = [1] }\n"),
                ElementsAre("a.toml:11: measure.cost.per: must hold exactly one of persons, births "
                            "and fixed = true"));
    EXPECT_THAT(faults_of("[[measure.cost]]\nname = 'c'\n"),
                ElementsAre("a.toml:9: measure.cost.per is missing; it must be whom the line "
                            "counts, for instance { persons = \"children\", ages = [0, 2] }"));
    EXPECT_THAT(faults_of("[[measure.cost]]\nname = 'c'\nper = { births = [1], ages = [0, 2] }\n"),
                ElementsAre("a.toml:11: measure.cost.per.ages: only a group of persons is counted "
                            "by ages"));
}

TEST(MeasureToml, NamesWordsThatAreNotKnown)
{
    EXPECT_THAT(
        faults_of("[[measure.effect]]\ntarget = 'births'\n"
                  "log_effect = { low = 0, central = 0, high = 0 }\n"
                  "[[measure.cost]]\nname = 'c'\nper = { persons = 'pupil' }\npayer = 'lokal'\n"),
        ElementsAre("a.toml:10: measure.effect.target: 'births' is not known; did you mean "
                    "'birth'?",
                    "a.toml:14: measure.cost.per.persons: 'pupil' is not known; did you mean "
                    "'pupils'?",
                    "a.toml:15: measure.cost.payer: 'lokal' is not known; did you mean 'local'?"));
}

TEST(MeasureToml, NeedsATargetAndAnEffect)
{
    EXPECT_THAT(faults_of("[[measure.effect]]\n"),
                ElementsAre("a.toml:9: measure.effect.target is missing; it must be what the "
                            "effect acts on, for instance \"birth\"",
                            "a.toml:9: measure.effect.change is missing; it must be { low = …, "
                            "central = …, high = … }, or in its place steps of a pool or "
                            "log_effect"));
}

TEST(MeasureToml, GivesEffectsByTheChangeOfWhatWasObserved)
{
    TomlText text(head + "least = 0\nmost = 9\nreversal = 0.5\n"
                         "[[measure.effect]]\ntarget = 'birth'\n"
                         "change = { low = 0, central = 0.1, high = 0.2 }\n"
                         "[[measure.effect]]\ntarget = 'birth'\nsteps = 2.5\n"
                         "observed = { on = 'births', years = [3, 10] }\n"
                         "[[measure.effect]]\ntarget = 'birth'\n"
                         "change = { low = -0.1, central = 0, high = 0 }\n"
                         "observed = { on = 'completed_fertility' }\n"
                         "[[measure.effect]]\ntarget = 'infant_mortality'\n"
                         "change = { low = -0.5, central = 0, high = 0 }\n");
    const Measure measure = measure_of(text);
    EXPECT_THAT(text.faults(), IsEmpty());
    EXPECT_EQ(measure.lowest_level(), 0.0);
    EXPECT_EQ(measure.highest_level(), 9.0);
    EXPECT_EQ(measure.reversal, 0.5);
    ASSERT_EQ(measure.effects.size(), 4U);
    EXPECT_EQ(measure.effects[0].log_effect.central, std::log1p(0.1));
    EXPECT_EQ(measure.effects[0].observed.on, ObservedOn::births);
    EXPECT_EQ(measure.effects[0].observed.first_year, 1);
    EXPECT_EQ(measure.effects[0].observed.last_year, 5);
    EXPECT_EQ(measure.effects[1].steps, 2.5);
    EXPECT_EQ(measure.effects[1].observed.first_year, 3);
    EXPECT_EQ(measure.effects[1].observed.last_year, 10);
    EXPECT_EQ(measure.effects[2].observed.on, ObservedOn::completed_fertility);
    EXPECT_EQ(measure.effects[3].observed.on, ObservedOn::rates);
    EXPECT_EQ(measure.effects[3].log_effect.low, std::log1p(-0.5));
}

TEST(MeasureToml, NamesWhatCannotBeObserved)
{
    const std::string effect = "[[measure.effect]]\ntarget = 'birth'\n";
    EXPECT_THAT(faults_of(effect + "change = { low = -1, central = 0, high = 0 }\n"),
                ElementsAre("a.toml:11: measure.effect.change: a relative change must be above -1, "
                            "which leaves nothing"));
    EXPECT_THAT(faults_of(effect + "steps = 1\nobserved = { on = 'rates', years = [1, 5] }\n"),
                ElementsAre("a.toml:12: measure.effect.observed.years: only births are looked at "
                            "over some years"));
    EXPECT_THAT(faults_of(effect + "steps = 1\nlog_effect = { low = 0, central = 0, high = 0 }\n"),
                testing::Contains("a.toml:12: measure.effect.log_effect: an effect has one size: "
                                  "change, steps or log_effect"));
}

}  // namespace
}  // namespace natality::io
