#include <natality/results/rule_comparison.hpp>

#include <natality/results/fertility_indicators.hpp>
#include <natality/scenario/scenario.hpp>

#include <gtest/gtest.h>

#include <support/parts.hpp>

#include <cmath>

namespace natality {
namespace {

/// Care against one barrier twice, and cash alone; to 1 January 2030.
Study study()
{
    CatalogueParts catalogue = test::valid_catalogue_parts();
    catalogue.pairs = {{{"childcare", "leave"}, {0.01, 0.01, 0.01}, {}, {}}};
    return Study::validated(Dataset::validated(test::valid_parts()),
                            Catalogue::validated(catalogue),
                            test::study_parts({test::package_parts("care", {"childcare", "leave"}),
                                               test::package_parts("cash", {"cash"})}));
}

TEST(RuleComparison, RunsEveryPackageUnderEveryRule)
{
    const std::vector<RuleComparison> regions = compare_rules(study());
    ASSERT_EQ(regions.size(), 1U);
    EXPECT_EQ(regions[0].year, Year{2029});
    ASSERT_EQ(regions[0].packages.size(), 2U);
    const auto& care = regions[0].packages[0];
    const double tfr = 0.9;
    EXPECT_NEAR(care[0].additional_tfr, tfr * std::expm1(0.2), 1e-12);
    EXPECT_NEAR(care[1].additional_tfr, tfr * std::expm1(0.25), 1e-12);
    EXPECT_NEAR(care[2].additional_tfr, tfr * std::expm1(0.26), 1e-12);
    EXPECT_NEAR(care[3].additional_tfr, tfr * std::expm1(0.3), 1e-12);
    EXPECT_GT(care[3].additional_births, care[0].additional_births);
}

TEST(RuleComparison, APackageOfOneIsTheSameUnderAll)
{
    const auto cash = compare_rules(study())[0].packages[1];
    for (const RuleEffect& effect : cash) {
        EXPECT_DOUBLE_EQ(effect.additional_births, cash[0].additional_births);
    }
}

TEST(RuleComparison, CountsBirthsAsTheStudyItselfDoes)
{
    const Study asked = study();
    const Baseline baseline(asked);
    const ByYear with =
        total_births(run(asked, baseline, asked.scenarios()[1]).regions[0].trajectory);
    const ByYear without =
        total_births(run(asked, baseline, asked.scenarios()[0]).regions[0].trajectory);
    EXPECT_DOUBLE_EQ(compare_rules(asked)[0].packages[0][1].additional_births,
                     with.sum() - without.sum());
}

}  // namespace
}  // namespace natality
