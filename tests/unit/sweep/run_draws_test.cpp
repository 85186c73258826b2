#include <natality/sweep/run_draws.hpp>

#include <gtest/gtest.h>

#include <support/bounds.hpp>
#include <support/same_values.hpp>

#include <vector>

namespace natality {
namespace {

Study study_of_draws(int count, std::uint64_t seed = 1)
{
    DatasetParts dataset = test::valid_parts();
    test::add_bounds(dataset);
    StudyParts parts = test::study_parts({test::package_parts("cash", {"cash"}, Year{2021})});
    parts.settings.draws.count = count;
    parts.settings.draws.seed = seed;
    return Study::validated(Dataset::validated(dataset),
                            Catalogue::validated(test::valid_catalogue_parts()), parts);
}

/// Means of the births of the package's last year and variances by source.
std::vector<double> figures_of(const Study& study, int threads)
{
    const DrawSummary summary = run_draws(study, Baseline(study), {threads, {}, {}}).front();
    const DrawnScenario& births = summary.series.front().scenarios[1];
    std::vector<double> figures{births.value.mean(9)};
    figures.insert(figures.end(), births.value.quantiles.reshaped().begin(),
                   births.value.quantiles.reshaped().end());
    figures.insert(figures.end(), births.variance.reshaped().begin(),
                   births.variance.reshaped().end());
    return figures;
}

TEST(RunDraws, OnAnyNumberOfThreadsAreTheSameBits)
{
    const Study study = study_of_draws(50);
    const std::vector<double> on_one = figures_of(study, 1);
    EXPECT_EQ(figures_of(study, 2), on_one);
    EXPECT_EQ(figures_of(study, 3), on_one);
}

TEST(RunDraws, TheFirstDrawsOfManyAreThoseOfFew)
{
    const Study study = study_of_draws(20);
    const Baseline baseline(study);
    const RegionDraws region(study, baseline, 0);
    const auto few = drawn_table(region, {{}, 5}, {});
    const auto many = drawn_table(region, {{}, 20}, {});
    for (Index value = 0; value < values_of_scenario(study); ++value) {
        const ByYear of_few = few->of(1, value);
        const ByYear of_many = many->of(1, value);
        EXPECT_TRUE(test::are_same(of_few, of_many));
    }
}

TEST(RunDraws, AnySeedIsAnother)
{
    constexpr std::uint64_t large = std::uint64_t{1} << 63U;
    const double one = figures_of(study_of_draws(4), 1).front();
    EXPECT_NE(figures_of(study_of_draws(4, 2), 1).front(), one);
    EXPECT_NE(figures_of(study_of_draws(4, large), 1).front(),
              figures_of(study_of_draws(4, large - 1), 1).front());
}

TEST(RunDraws, StopWhenAskedTo)
{
    const Study study = study_of_draws(50);
    int asked = 0;
    const DrawOptions options{1, [&] { return ++asked > 3; }, {}};
    EXPECT_TRUE(run_draws(study, Baseline(study), options).empty());
    EXPECT_EQ(asked, 4);
}

TEST(RunDraws, EveryPartOfTheSpreadIsThere)
{
    const Study study = study_of_draws(100);
    const DrawSummary summary = run_draws(study, Baseline(study), {}).front();
    const Eigen::ArrayXXd& variance = summary.series.front().scenarios[1].variance;
    // All but the rules, which are drawn on request.
    EXPECT_TRUE((variance.col(9).head(5) > 0.0).all());
    EXPECT_EQ(variance(5, 9), 0.0);
}

}  // namespace
}  // namespace natality
