#include "draws_member.hpp"

#include "team_brief.hpp"

#include <natality/base/localized.hpp>
#include <natality/base/problems.hpp>
#include <natality/io/read_study.hpp>
#include <natality/io/read_sweep.hpp>
#include <natality/sweep/team_draws.hpp>

#include <bit>
#include <cstdint>
#include <utility>

namespace natality::app {

namespace {

void put_draws(MessageWriter& writer, const DrawSettings& draws)
{
    writer.number(static_cast<std::uint64_t>(draws.count));
    writer.number(draws.seed);
    for (const NamedDrawSource& named : draw_source_names) {
        writer.number(draws.sources.*(named.source) ? 1 : 0);
    }
    writer.number(std::bit_cast<std::uint64_t>(draws.correlation));
    writer.number(draws.permanent_migration ? 1 : 0);
    writer.number(std::bit_cast<std::uint64_t>(draws.permanent_migration.value_or(0.0)));
}

DrawSettings draws_in(MessageReader& reader)
{
    DrawSettings draws;
    draws.count = static_cast<int>(reader.number());
    draws.seed = reader.number();
    for (const NamedDrawSource& named : draw_source_names) {
        draws.sources.*(named.source) = reader.number() != 0;
    }
    draws.correlation = std::bit_cast<double>(reader.number());
    const bool has_permanent_migration = reader.number() != 0;
    const double permanent_migration = std::bit_cast<double>(reader.number());
    if (has_permanent_migration) {
        draws.permanent_migration = permanent_migration;
    }
    return draws;
}

}  // namespace

std::vector<std::byte> message_of(const DrawsBrief& brief)
{
    MessageWriter writer = begun_brief();
    put_draws(writer, brief.draws);
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
    brief.draws = draws_in(reader);
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
        const Study study = study_of(brief.files, brief.scenario).with_draws(brief.draws);
        const Baseline baseline(study);
        assist_draws(team, study, baseline, brief.threads);
    }
    return ExitCode::done;
}

}  // namespace natality::app
