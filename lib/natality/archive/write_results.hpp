#pragma once

/// \file
/// Results as one file in the netCDF-4 data model (docs/formats/results.md).

#include <natality/batch/batch_step.hpp>
#include <natality/draws/draw_summary.hpp>
#include <natality/files/hdf5/netcdf_writer.hpp>
#include <natality/files/input_files.hpp>
#include <natality/files/output_file.hpp>
#include <natality/inputs/completion.hpp>
#include <natality/results/accounts.hpp>
#include <natality/results/indicators.hpp>
#include <natality/results/price_paths.hpp>
#include <natality/results/variable_tables.hpp>
#include <natality/scenario/scenario.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace natality::io {

/// How results came about.
struct Provenance {
    /// The command as it was given.
    std::string command_line;
    /// When it started, UTC.
    std::chrono::sys_seconds start_time;
    /// Only where chance played a part.
    std::optional<std::uint64_t> seed;
    /// Only of scenarios that were run side by side: what their last digits depend on.
    std::optional<MultiplyAdd> multiply_add{};
    /// All the files the study was read from; they go into the results.
    files::InputFiles inputs;
    /// What was filled in because the data do not say it.
    Completions completions;
};

/// A results file in the making: every axis, name and input is in it from the start, scenarios are
/// added one by one. The same study and provenance give the same bytes.
class ResultsWriter {
public:
    /// Begins the file under its temporary name.
    /// \param study must outlive the writer.
    /// \param more indicators that the file holds after those of the registry.
    /// \throws std::invalid_argument if one of \p more goes by the name of another variable.
    /// \throws RunError naming the output if it cannot be written.
    ResultsWriter(const files::OutputFile& output, const Study& study, const Provenance& provenance,
                  std::vector<Indicator> more = {});

    /// Adds one scenario.
    /// \param scenario its position in the study. Those added after the baseline, scenario 0, are
    ///        held against it, and the file names those beyond the plausible.
    /// \throws std::out_of_range past the last scenario.
    /// \throws RunError as above.
    void write(std::size_t scenario, const Outcome& outcome,
               const std::vector<RegionAccounts>& accounts);

    /// Adds the draws of the study.
    /// \param regions by region.
    /// \pre the study is drawn: its settings ask for one draw at least.
    /// \throws RunError as above.
    void write_draws(const std::vector<DrawSummary>& regions);

    /// Completes the file, in which scenarios that were not written are missing; the output is
    /// still to be committed. \throws RunError as above.
    void close();

private:
    using Table = Eigen::ArrayXXd;

    /// Of the registry and beyond it.
    [[nodiscard]] std::vector<const Indicator*> indicators() const;
    /// Notes the scenario if its gain in births is beyond the plausible in some region.
    void note_plausibility(std::size_t scenario, const Outcome& outcome);
    void write_trajectories(std::size_t scenario, const Outcome& outcome);
    void write_moves(std::size_t scenario, const Outcome& outcome);
    void write_states(std::size_t scenario, const Outcome& outcome);
    void write_indicators(std::size_t scenario, const Outcome& outcome);

    void write(std::size_t scenario, const std::vector<VariableTables>& variables);
    /// Writes one scenario of a variable: column by column, and in each the tables in turn.
    void write(const std::string& variable, std::size_t scenario,
               const std::vector<const Table*>& tables);
    void write(const std::string& variable, std::size_t scenario, const std::vector<Table>& tables);

    const Study* study_;
    std::vector<Indicator> more_;
    MoneyPaths money_;
    files::NetcdfWriter file_;
    /// Extents of the variables.
    std::map<std::string, std::vector<std::size_t>> shapes_;
    /// By region: births of the baseline.
    std::vector<ByYear> baseline_births_;
    /// Ids of the scenarios beyond the plausible.
    std::vector<std::string> implausible_;
    /// Ids of the scenarios that are other baselines.
    std::vector<std::string> other_baselines_;
};

}  // namespace natality::io
