#include <natality/baseline/baseline_rates.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <support/messages.hpp>
#include <support/parts.hpp>

#include <string>
#include <vector>

namespace natality {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> problems_with(const DatasetParts& parts)
{
    const Dataset dataset = Dataset::validated(parts);
    BaselinePath path;
    path.women = WomenModel::states;
    return test::problems_of([&] {
        static_cast<void>(baseline_rates(dataset.regions().front(), dataset.ages(),
                                         YearAxis(Year{2020}, 1), path,
                                         baseline_conventions(dataset.description())));
    });
}

TEST(BaselineStates, TakeBirthsAndUnionsFromAgeOneToTwoBelowTheOpenAge)
{
    EXPECT_THAT(problems_with(test::parts_with_states(1, {0.02, 0.02}, 1, {0.1, 0.1})), IsEmpty());
}

TEST(BaselineStates, OnAPathKeepTheAgePatternOfTheDataSet)
{
    DatasetParts parts = test::parts_with_states(1, {0.02, 0.02}, 1, {0.1, 0.1});
    test::add_schedule(parts.fertility, {.year = Year{2021}}, 1, {0.0, 0.05});
    test::add(parts.tfr_paths, {.year = Year{2020}, .category = "own", .value = 0.08});
    test::add(parts.tfr_paths, {.year = Year{2021}, .category = "own", .value = 0.05});
    const Dataset dataset = Dataset::validated(parts);
    const auto factors_of = [&](const BaselinePath& path) {
        return baseline_rates(dataset.regions().front(), dataset.ages(), YearAxis(Year{2020}, 2),
                              path, baseline_conventions(dataset.description()))
            .rates.states->birth_factor;
    };
    const ByAgeYear own = factors_of({});
    const ByAgeYear on_path = factors_of({.fertility = BaselineFertility::path, .tfr_path = "own"});
    EXPECT_LT((on_path - own).abs().maxCoeff(), 1e-12);
    EXPECT_LT(own(1, 1), 0.5 * own(2, 1));
}

TEST(BaselineStates, RefuseBirthsOutsideThoseAges)
{
    EXPECT_THAT(
        problems_with(test::parts_with_states(0, {0.02, 0.02, 0.02, 0.02}, 1, {0.1, 0.1})),
        ElementsAre("births_by_order: region N, age 0: women by state have births and unions "
                    "at ages from 1 to 2 only, two below the open age",
                    "births_by_order: region N, age 3: women by state have births and unions "
                    "at ages from 1 to 2 only, two below the open age"));
}

TEST(BaselineStates, RefuseUnionsOutsideThoseAges)
{
    EXPECT_THAT(
        problems_with(test::parts_with_states(1, {0.02, 0.02}, 1, {0.1, 0.1, 0.1})),
        ElementsAre("union_formation: region N, age 3: women by state have births and unions "
                    "at ages from 1 to 2 only, two below the open age"));
}

}  // namespace
}  // namespace natality
