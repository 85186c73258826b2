#include <natality/imports/import_plan.hpp>

#include "support/messages.hpp"
#include "unit/imports/foreign_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace natality::io {
namespace {

using test::FiguresByHand;
using test::problems_of;
using ::testing::ElementsAre;

constexpr AgeGroup infants{Age{0}, 1};
constexpr AgeGroup others{Age{1}, 0};

/// Populations of 2019 to 2022, rates of 2019 to 2021, two ages.
Figures island()
{
    FiguresByHand by_hand;
    for (int year = 2019; year <= 2022; ++year) {
        for (const AgeGroup& age : {infants, others}) {
            by_hand.add_both(FigureKind::population, Year{year}, age, 10);
            if (year < 2022) {
                by_hand.add_both(FigureKind::death_rate, Year{year}, age, 0.1);
            }
        }
        if (year < 2022) {
            by_hand.add(FigureKind::birth_rate, Year{year}, Sex::female, others, 0.1);
        }
    }
    return by_hand.figures();
}

TEST(ImportPlan, BeginsWithTheLastPopulationThatHasRates)
{
    const ImportPlan plan = import_plan(island(), {});
    EXPECT_EQ(plan.base_year, Year{2021});
    EXPECT_EQ(plan.horizon, Year{2071});
    EXPECT_EQ(plan.width, 1);
    EXPECT_EQ(plan.open_age, Age{1});
    EXPECT_THAT(
        plan.remarks,
        ElementsAre(testing::Field(
            &LocalText::en, "death and birth rates end in 2021; their last are held to 2070")));
}

TEST(ImportPlan, EndsWhereTheRatesEnd)
{
    const ImportPlan plan = import_plan(island(), {.base_year = Year{2019}});
    EXPECT_EQ(plan.horizon, Year{2022});
    EXPECT_TRUE(plan.remarks.empty());
}

TEST(ImportPlan, DoesNotBeginWithAProjection)
{
    Figures figures = island();
    figures.files.push_back({"in/b.csv", "", true, false, {}});
    for (Figure& row : figures.by_kind[FigureKind::population]) {
        row.file = row.year > Year{2020} ? 1 : 0;
    }
    EXPECT_EQ(import_plan(figures, {}).base_year, Year{2020});
}

TEST(ImportPlan, RefusesYearsAndAgesThatAreNotThere)
{
    EXPECT_THAT(problems_of([] {
                    static_cast<void>(
                        import_plan(island(), {.base_year = Year{2030}, .open_age = Age{5}}));
                }),
                ElementsAre("--base-year: no population of 2030 for every place; the years are "
                            "2019 to 2022",
                            "--open-age: 5 is not a multiple of 1 up to 1, where the lowest open "
                            "group of the files begins"));
}

TEST(ImportPlan, NamesWhatAPlaceLacks)
{
    Figures figures = island();
    figures.by_kind.erase(FigureKind::death_rate);
    EXPECT_THAT(problems_of([&] { static_cast<void>(import_plan(figures, {})); }),
                ElementsAre("Island: the files hold no death rates"));
    EXPECT_THAT(problems_of([&] { static_cast<void>(import_plan(figures, {.takes_all = true})); }),
                ElementsAre("the files hold no place with population, death rates and birth rates "
                            "by age",
                            "left out, as they lack population, death rates or birth rates: "
                            "Island"));
}

TEST(ImportPlan, AsksWhichOfSeveralPlacesAndLeavesGroupsOut)
{
    Figures figures = island();
    const auto copy_to = [&figures](std::uint32_t place) {
        for (auto& [kind, rows] : figures.by_kind) {
            const std::vector<Figure> first(
                rows.begin(), std::find_if(rows.begin(), rows.end(),
                                           [](const auto& row) { return row.place != 0; }));
            for (Figure row : first) {
                row.place = place;
                rows.push_back(row);
            }
        }
    };
    figures.places.push_back({"900", "", "World", std::nullopt});
    copy_to(1);
    EXPECT_THAT(import_plan(figures, {}).places, ElementsAre(0U));
    figures.places.push_back({"950", "", "Region 950", false});
    copy_to(2);
    EXPECT_THAT(import_plan(figures, {.takes_all = true}).places, ElementsAre(0U, 2U));
    EXPECT_THAT(problems_of([&] { static_cast<void>(import_plan(figures, {})); }),
                ElementsAre("the files hold 2 places; name some by --country, or take all by "
                            "--all"));
}

}  // namespace
}  // namespace natality::io
