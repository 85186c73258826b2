#include "asked_output.hpp"
#include "commands.hpp"
#include "interrupt.hpp"
#include "json_values.hpp"
#include "part_option.hpp"
#include "processes.hpp"
#include "progress.hpp"
#include "provenance.hpp"
#include "resume_option.hpp"
#include "sweep_estimate.hpp"
#include "sweep_member.hpp"
#include "sweep_request.hpp"
#include "thread_option.hpp"

#include <natality/archive/sweep_file.hpp>
#include <natality/archive/sweep_reader.hpp>
#include <natality/archive/sweep_writer.hpp>
#include <natality/base/localized.hpp>
#include <natality/batch/batch_step.hpp>
#include <natality/files/output_file.hpp>
#include <natality/files/write_lock.hpp>
#include <natality/io/read_sweep.hpp>
#include <natality/sweep/process_team.hpp>
#include <natality/sweep/run_sweep.hpp>
#include <natality/sweep/sweep_quantiles.hpp>
#include <natality/sweep/team_sweep.hpp>
#include <natality/sweep/threads.hpp>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

namespace natality::app {

namespace {

/// One run of the command.
class SweepJob {
public:
    /// \param team that shares the work; null for this process alone.
    SweepJob(const Arguments& arguments, const CommandLine& line, Console& console,
             TeamLeader* team)
        : arguments_(arguments),
          line_(line),
          console_(console),
          team_(team),
          files_(sweep_files_asked(line)),
          plan_(io::read_sweep(files_)),
          sweep_(plan_, instructions_asked(line)),
          quantiles_(quantiles_if_drawn(sweep_)),
          part_(part_of(line, plan_.design().size(), block_size())),
          blocks_(blocks_of(part_, plan_.design().size(), block_size())),
          file_(line.values.count("output") > 0 ? line.values["output"].as<std::string>()
                                                : default_sweep_file(part_)),
          threads_(threads_of(line))
    {
    }

    ExitCode estimate() const
    {
        const SweepEstimate estimate = estimated(sweep_, block_size(), threads(), part_);
        console_.out << (line_.speech.json ? json_text(estimate_json(estimate))
                                           : estimate_text(estimate, line_.speech.language));
        return ExitCode::done;
    }

    ExitCode run()
    {
        const InterruptGuard interrupt;
        tell_slowness();
        std::optional<files::WriteLock> lock = prepared_file();
        if (!lock) {
            tell_end();
            return ExitCode::done;
        }
        SweepReport report;
        try {
            report = fill(interrupt, *lock);
        } catch (const RunError& error) {
            tell(localized("natality: {}\nWhat was done is kept; go on with:\n  {}\n",
                           error.message(), resuming(arguments_)));
            return ExitCode::failed;
        }
        tell_failures(report);
        if (report.is_stopped) {
            tell_interrupt();
            return ExitCode::interrupted;
        }
        pack(std::move(*lock));
        tell_end();
        return report.failed == 0 ? ExitCode::done : ExitCode::failed;
    }

private:
    [[nodiscard]] const std::string& file() const { return file_; }
    /// Scenarios of the part.
    [[nodiscard]] std::uint64_t scenarios() const
    {
        return scenarios_of(blocks_, plan_.design().size(), block_size());
    }
    [[nodiscard]] int threads() const { return threads_ > 0 ? threads_ : available_threads(); }
    [[nodiscard]] std::uint64_t block_size() const
    {
        std::uint64_t asked = SweepOptions::default_block_size;
        if (plan_.output().block) {
            asked = static_cast<std::uint64_t>(*plan_.output().block);
        } else if (quantiles_) {
            asked = std::min(asked, static_cast<std::uint64_t>(quantiles_->at_once()));
        }
        return std::min(asked, plan_.design().size());
    }
    void tell(const LocalText& sentence) const
    {
        console_.err << sentence.in(line_.speech.language);
    }

    void tell_slowness() const
    {
        if (sweep_.one_by_one_because() && !line_.speech.quiet) {
            tell(localized("scenarios are run one by one, which is slow: {}\n",
                           *sweep_.one_by_one_because()));
        }
    }

    /// Makes the sweep file, or checks that the one there is may be gone on with.
    /// \return the lock of the file to be filled; nothing if it is finished.
    [[nodiscard]] std::optional<files::WriteLock> prepared_file() const
    {
        std::error_code unknown;
        if (line_.values["resume"].as<bool>() && std::filesystem::exists(file(), unknown)) {
            require_same_inputs(file(), files_);
            require_same_part(file(), part_);
            require_same_rounding(file(), sweep_);
            return resumed_file();
        }
        files::OutputFile output = asked_output(file(), line_, files_);
        io::Provenance made =
            provenance("sweep", arguments_, files_, sweep_.baseline().completions());
        made.seed = plan_.design().seed();
        if (!sweep_.one_by_one_because()) {
            made.multiply_add = multiply_add_of(sweep_.instructions());
        }
        io::create_sweep_file(output, plan_, kept_variables(plan_), block_size(), made, part_);
        return output.commit(files::Durability::later);
    }

    [[nodiscard]] std::optional<files::WriteLock> resumed_file() const
    {
        if (!io::SweepReader(file()).is_packed()) {
            return files::WriteLock(file());
        }
        const std::uint64_t damaged = io::damaged_blocks(file());
        if (damaged == 0) {
            return std::nullopt;
        }
        tell_damage(damaged);
        return io::make_room_again(file());
    }

    /// \param lock of the file; has it again at the end.
    SweepReport fill(const InterruptGuard& interrupt, files::WriteLock& lock)
    {
        io::SweepWriter writer(file(), std::move(lock));
        if (line_.values["resume"].as<bool>()) {
            tell_damage(writer.verify());
        }
        const std::uint64_t elsewhere = plan_.design().size() - scenarios();
        Progress progress(console_, line_.speech, static_cast<std::size_t>(scenarios()),
                          "scenarios", scenarios_done(writer));
        const SweepReport report =
            run_blocks(writer, {.threads = threads(),
                                .block_size = writer.block_size(),
                                .is_done =
                                    [&](std::uint64_t block) {
                                        return !writer.has_place(block) || writer.is_done(block);
                                    },
                                .is_stopped = [&] { return interrupt.requested(); },
                                .progress =
                                    [&](std::uint64_t done) {
                                        progress.show(static_cast<std::size_t>(done - elsewhere));
                                    }});
        done_ = scenarios_done(writer);
        if (report.is_stopped) {
            writer.synchronise();
        }
        lock = std::move(writer).release();
        return report;
    }

    SweepReport run_blocks(io::SweepWriter& writer, const SweepOptions& options)
    {
        const BlockSink sink = [&](const SweepBlock& block) { return taken(writer, block); };
        if (team_ == nullptr) {
            return run_sweep(sweep_, options, sink);
        }
        team_->brief(message_of({options.block_size, threads_, sweep_.instructions(), files_}));
        return lead_sweep(*team_, sweep_, options, sink,
                          [&](std::uint64_t block, std::span<const std::byte> packed) {
                              writer.put(block, io::unpacked(packed));
                          });
    }

    /// Gives a block to the writer, with the quantiles of its draws where there are any.
    std::function<void()> taken(io::SweepWriter& writer, const SweepBlock& block) const
    {
        if (!quantiles_) {
            return writer.take(block);
        }
        SweepBlock with_quantiles = block;
        quantiles_->add_to(with_quantiles);
        return writer.take(with_quantiles);
    }

    [[nodiscard]] std::size_t scenarios_done(const io::SweepWriter& writer) const
    {
        const Blocks blocks(plan_.design().size(), writer.block_size());
        std::size_t done = 0;
        for (std::uint64_t block = blocks_.first; block < blocks_.first + blocks_.count; ++block) {
            done += writer.is_done(block) ? static_cast<std::size_t>(blocks.scenarios(block)) : 0;
        }
        return done;
    }

    /// A complete file is of use as it is: failing to pack it is no failure of the sweep.
    void pack(files::WriteLock lock) const
    {
        try {
            io::pack_sweep_file(file(), std::move(lock));
        } catch (const RunError& error) {
            tell(localized("the sweep is complete, but its file could not be packed: {}\n",
                           error.message()));
        }
    }

    void tell_damage(std::uint64_t blocks) const
    {
        if (blocks > 0 && !line_.speech.quiet) {
            tell(localized("{}: {} damaged blocks will be run again\n", file(), blocks));
        }
    }

    void tell_failures(const SweepReport& report) const
    {
        if (report.failed == 0) {
            return;
        }
        tell(localized("{} scenarios could not be run; their values are missing\n", report.failed));
        for (const ScenarioFailure& failure : report.first_failures) {
            tell(localized("  scenario {}: {}\n", failure.scenario, failure.message));
        }
        if (const auto told = report.first_failures.size(); told < report.failed) {
            tell(localized("  and {} more\n", report.failed - told));
        }
    }

    void tell_interrupt() const
    {
        tell(localized("natality: interrupted; {} of {} scenarios are done and kept; "
                       "go on with:\n  {}\n",
                       done_, scenarios(), resuming(arguments_)));
    }

    void tell_end() const
    {
        if (!line_.speech.quiet) {
            tell(localized("{}: {} scenarios written\n", file(), scenarios()));
        }
    }

    const Arguments& arguments_;
    const CommandLine& line_;
    Console& console_;
    TeamLeader* team_;
    files::InputFiles files_;
    SweepPlan plan_;
    Sweep sweep_;
    /// Only where the study is drawn.
    std::optional<SweepQuantiles> quantiles_;
    SweepPart part_;
    BlockRange blocks_;
    std::string file_;
    /// As asked for; 0 for all there are.
    int threads_;
    std::size_t done_ = 0;
};

}  // namespace

ExitCode sweep_command(const Arguments& arguments, Console& console)
{
    const std::unique_ptr<Transport> processes = joined_processes(arguments);
    if (processes && processes->rank() != 0) {
        return assist(*processes);
    }
    std::optional<TeamLeader> team;
    if (processes) {
        team.emplace(*processes);
    }
    const auto line = parse_command_line(
        arguments, sweep_options(),
        {"natality sweep [options] [SWEEP.toml]",
         "Runs all scenarios of a design and keeps chosen indicators of each in one file, which "
         "is\n"
         "whole at any instant: what is done is kept whatever happens, and --resume goes on.\n"
         "Processes that mpirun has started share the work; machines that share nothing run a\n"
         "--part each, which 'natality join' puts together.\n"
         "Without a sweep file: every package of the twenty measures of the built-in catalogue."},
        console);
    if (!line) {
        return ExitCode::done;
    }
    SweepJob job(arguments, *line, console, team ? &*team : nullptr);
    return line->values["dry-run"].as<bool>() ? job.estimate() : job.run();
}

}  // namespace natality::app
