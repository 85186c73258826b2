#include <natality/results/run_all.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <support/parts.hpp>

#include <stdexcept>

namespace natality {
namespace {

Study study_of_two_packages()
{
    return Study::validated(Dataset::validated(test::valid_parts()),
                            Catalogue::validated(test::valid_catalogue_parts()),
                            test::study_parts({test::package_parts("cash", {"cash"}),
                                               test::package_parts("leave", {"leave"})}));
}

TEST(RunAll, ShowsEveryScenarioInOrderBesideTheBaseline)
{
    const Study study = study_of_two_packages();
    const Baseline baseline(study);
    std::vector<std::string> seen;
    run_all(study, baseline, [&](const ScenarioRun& run) {
        EXPECT_EQ(run.scenario(), seen.size());
        EXPECT_EQ(run.without_measures().package.id, "baseline");
        EXPECT_EQ(run.accounts().size(), 1U);
        const Outcome alone = natality::run(study, baseline, run.outcome().package);
        EXPECT_TRUE(
            (run.outcome().regions[0].trajectory.births == alone.regions[0].trajectory.births)
                .all());
        seen.push_back(run.outcome().package.id);
    });
    EXPECT_THAT(seen, testing::ElementsAre("baseline", "cash", "leave"));
}

TEST(RunAll, EndsWithWhatItsVisitorThrows)
{
    const Study study = study_of_two_packages();
    int visits = 0;
    const auto stops = [&](const ScenarioRun&) {
        if (++visits == 2) {
            throw RunError("stopped");
        }
    };
    EXPECT_THROW(run_all(study, Baseline(study), stops), RunError);
    EXPECT_EQ(visits, 2);
    EXPECT_THROW(run_all(study, Baseline(study), nullptr), std::invalid_argument);
}

TEST(Accounts, AreHeldAgainstARunWithoutMeasuresOfTheSameYears)
{
    const Study study = study_of_two_packages();
    const Baseline baseline(study);
    const Outcome without = run(study, baseline, baseline_package());
    const Outcome cash = run(study, baseline, study.scenarios()[1]);
    EXPECT_NO_THROW(static_cast<void>(accounts(study, cash, without)));
    EXPECT_THROW(static_cast<void>(accounts(study, without, cash)), std::invalid_argument);
    StudyParts shorter = test::study_parts({});
    shorter.settings.horizon = Year{2025};
    const Study other = Study::validated(study.dataset(), study.catalogue(), shorter);
    const Outcome ends_early = run(other, Baseline(other), baseline_package());
    EXPECT_THROW(static_cast<void>(accounts(study, cash, ends_early)), std::invalid_argument);
    EXPECT_THROW(static_cast<void>(accounts(study, {}, without)), std::invalid_argument);
}

}  // namespace
}  // namespace natality
