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

/// Ages 0 … 3 and 4+, women of ages 1 to 3 by state; births of each order and first unions by
/// single age from the ages given on.
DatasetParts with_states(int first_birth_age, const std::vector<double>& births,
                         int first_union_age, const std::vector<double>& unions)
{
    DatasetParts parts = test::valid_parts();
    const std::vector<std::string> states{"single", "union0", "parity1", "parity2plus"};
    const std::vector<std::vector<double>> shares{
        {0.4, 0.2, 0.2}, {0.2, 0.3, 0.3}, {0.2, 0.3, 0.3}, {0.2, 0.2, 0.2}};
    for (std::size_t k = 0; k < states.size(); ++k) {
        test::add_schedule(parts.women_by_state, {.category = states[k]}, 1, shares[k]);
    }
    for (const char* order : {"1", "2+"}) {
        test::add_schedule(parts.births_by_order, {.year = Year{2020}, .category = order},
                           first_birth_age, births);
    }
    test::add_schedule(parts.union_formation, {.year = Year{2020}}, first_union_age, unions);
    parts.fertility.rows.clear();
    test::add_schedule(parts.fertility, {.year = Year{2020}}, 1, {0.04, 0.04});
    return parts;
}

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
    EXPECT_THAT(problems_with(with_states(1, {0.02, 0.02}, 1, {0.1, 0.1})), IsEmpty());
}

TEST(BaselineStates, OnAPathKeepTheAgePatternOfTheDataSet)
{
    DatasetParts parts = with_states(1, {0.02, 0.02}, 1, {0.1, 0.1});
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
        problems_with(with_states(0, {0.02, 0.02, 0.02, 0.02}, 1, {0.1, 0.1})),
        ElementsAre("births_by_order: region N, age 0: women by state have births and unions "
                    "at ages from 1 to 2 only, two below the open age",
                    "births_by_order: region N, age 3: women by state have births and unions "
                    "at ages from 1 to 2 only, two below the open age"));
}

TEST(BaselineStates, RefuseUnionsOutsideThoseAges)
{
    EXPECT_THAT(
        problems_with(with_states(1, {0.02, 0.02}, 1, {0.1, 0.1, 0.1})),
        ElementsAre("union_formation: region N, age 3: women by state have births and unions "
                    "at ages from 1 to 2 only, two below the open age"));
}

}  // namespace
}  // namespace natality
