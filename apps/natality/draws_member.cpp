#include "draws_member.hpp"

#include "team_brief.hpp"

#include <natality/base/localized.hpp>
#include <natality/base/problems.hpp>
#include <natality/io/read_study.hpp>
#include <natality/io/read_sweep.hpp>
#include <natality/sweep/team_draws.hpp>

#include <utility>

namespace natality::app {

std::vector<std::byte> message_of(const DrawsBrief& brief)
{
    MessageWriter writer = begun_brief();
    writer.number(static_cast<std::uint64_t>(brief.count));
    writer.number(brief.seed);
    writer.number(static_cast<std::uint64_t>(brief.threads));
    writer.number(brief.scenario ? 1 : 0);
    writer.number(brief.scenario.value_or(0));
    put_files(writer, brief.files);
    return std::move(writer).take();
}

DrawsBrief draws_brief_of(std::span<const std::byte> message)
{
    MessageReader reader(message);
    require_same_build(reader);
    DrawsBrief brief;
    brief.count = static_cast<int>(reader.number());
    brief.seed = reader.number();
    brief.threads = static_cast<int>(reader.number());
    const bool is_of_sweep = reader.number() != 0;
    const std::uint64_t scenario = reader.number();
    if (is_of_sweep) {
        brief.scenario = scenario;
    }
    brief.files = files_in(reader);
    return brief;
}

Study study_of(const files::InputFiles& files, const std::optional<std::size_t>& scenario)
{
    if (!scenario) {
        return io::read_study(files);
    }
    const SweepPlan plan = io::read_sweep(files);
    if (*scenario >= plan.design().size()) {
        throw InputError(
            {}, localized("--scenario: the sweep has scenarios 0 to {}", plan.design().size() - 1));
    }
    const Package package = plan.design().package(*scenario);
    return plan.study().with_packages(package.empty() ? std::vector<Package>{}
                                                      : std::vector{package});
}

ExitCode assist_with_draws(Transport& transport)
{
    TeamMember team(transport);
    const auto message = team.await_brief();
    if (message) {
        const DrawsBrief brief = draws_brief_of(*message);
        const Study read = study_of(brief.files, brief.scenario);
        DrawSettings draws = read.settings().draws;
        draws.count = brief.count;
        draws.seed = brief.seed;
        const Study study = read.with_draws(draws);
        const Baseline baseline(study);
        assist_draws(team, study, baseline, brief.threads);
    }
    return ExitCode::done;
}

}  // namespace natality::app
