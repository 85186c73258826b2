#include <natality/sweep/team_draws.hpp>

#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include <support/bounds.hpp>
#include <support/same_values.hpp>
#include <thread_transport.hpp>

namespace natality {
namespace {

Study study_to_share(int count)
{
    DatasetParts dataset = test::valid_parts();
    test::add_bounds(dataset);
    StudyParts parts = test::study_parts({test::package_parts("cash", {"cash"}, Year{2021})});
    parts.settings.draws.count = count;
    return Study::validated(Dataset::validated(dataset),
                            Catalogue::validated(test::valid_catalogue_parts()), parts);
}

/// The draws of a study by some processes, which threads play.
std::vector<DrawSummary> shared_draws(const Study& study, int processes, const DrawOptions& options)
{
    const Baseline baseline(study);
    test::Post post(processes);
    std::vector<std::jthread> members;
    for (int rank = 1; rank < processes; ++rank) {
        members.emplace_back([&, rank] {
            test::ThreadTransport transport(post, rank);
            TeamMember member(transport);
            assist_draws(member, study, baseline, 2);
        });
    }
    test::ThreadTransport transport(post, 0);
    TeamLeader leader(transport);
    return lead_draws(leader, study, baseline, options);
}

TEST(TeamDraws, GiveTheBitsOfOneProcess)
{
    const Study study = study_to_share(40);
    const DrawSummary alone = run_draws(study, Baseline(study), {.threads = 1}).front();
    for (const int processes : {1, 2, 4}) {
        const DrawSummary found = shared_draws(study, processes, {.threads = 1}).front();
        for (std::size_t series = 0; series < alone.series.size(); ++series) {
            const DrawnScenario& one = alone.series[series].scenarios[1];
            const DrawnScenario& other = found.series[series].scenarios[1];
            EXPECT_TRUE(
                test::are_same(one.value.quantiles.reshaped(), other.value.quantiles.reshaped()));
            EXPECT_TRUE(
                test::are_same(one.difference.mean.reshaped(), other.difference.mean.reshaped()));
            EXPECT_TRUE(test::are_same(one.variance.reshaped(), other.variance.reshaped()));
        }
    }
}

TEST(TeamDraws, StopInAllProcessesTogether)
{
    const Study study = study_to_share(40);
    int asked = 0;
    const DrawOptions options{.threads = 1, .is_stopped = [&] { return ++asked > 5; }};
    EXPECT_TRUE(shared_draws(study, 3, options).empty());
}

}  // namespace
}  // namespace natality
