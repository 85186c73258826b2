#pragma once

/// \file
/// Sweeps from the file that \ref natality::io::SweepWriter fills; also while it is being filled.

#include <natality/archive/read_results.hpp>
#include <natality/files/hdf5/netcdf_model.hpp>
#include <natality/files/hdf5/netcdf_reader.hpp>
#include <natality/files/input_files.hpp>
#include <natality/results/sweep_part.hpp>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace natality::io {

/// True for an HDF5 file that says it is a sweep.
[[nodiscard]] bool is_sweep_file(const std::filesystem::path& file);

/// A measure of a sweep.
struct SweepMeasure {
    std::string id;
    LocalText name;
    /// Among those of the 2022 opinions, or 0.
    int number = 0;
};

/// A sweep file. What is wrong with it is an InputError naming the file. One without a seal, as
/// other programs leave it, is held against its inputs first (\ref check_results).
class SweepReader {
public:
    /// Opens the file and reads its axes.
    explicit SweepReader(const std::filesystem::path& file);

    [[nodiscard]] const files::Attributes& attributes() const { return attributes_; }
    [[nodiscard]] std::string currency() const;

    /// Scenarios that the file holds.
    [[nodiscard]] std::size_t scenarios() const { return scenarios_; }
    [[nodiscard]] std::size_t block_size() const { return block_size_; }

    /// The part of a sweep that the file holds; by default all of it.
    [[nodiscard]] const SweepPart& part() const { return part_; }

    /// Number of the first block of that part.
    [[nodiscard]] std::uint64_t first_block() const { return first_block_; }

    /// Scenarios of all parts together.
    [[nodiscard]] std::uint64_t all_scenarios() const { return all_scenarios_; }

    /// \throws InputError if the file holds a part alone: positions in it are not the numbers of
    ///         scenarios, and what is asked may be answered by another part.
    void require_all_parts() const;

    /// True if the file has its seal: no other program has written it.
    [[nodiscard]] bool is_sealed() const { return file_.is_sealed(); }

    /// True if there is no room for more than what is in it.
    [[nodiscard]] bool is_packed() const;

    /// True if scenarios differ in the strength of the evidence.
    [[nodiscard]] bool has_drawn_evidence() const;

    /// How its kernel rounded, `fused` or `separate` (MultiplyAdd); nothing where the scenarios
    /// were run one by one, or by a version that did not say.
    [[nodiscard]] std::optional<std::string> multiply_add() const;

    /// By block: true if all its values are there.
    [[nodiscard]] std::vector<bool> completion() const;

    [[nodiscard]] std::vector<std::string> regions() const;
    [[nodiscard]] std::vector<SweepMeasure> measures() const;

    /// Ids of what is kept of every scenario, in the order of the file.
    [[nodiscard]] std::vector<std::string> indicators() const;
    [[nodiscard]] bool contains(const std::string& indicator) const;

    /// The years, or points, of an indicator.
    [[nodiscard]] std::vector<int> years(const std::string& indicator) const;

    /// False if values are kept of some years alone.
    [[nodiscard]] bool has_every_year(const std::string& indicator) const;

    /// What the file says about each of its variables, in its order.
    [[nodiscard]] std::vector<files::VariableDescription> variables() const;

    /// By scenario: the value at a position along the years, of all birth orders together. Not a
    /// number for scenarios that are not there.
    [[nodiscard]] std::vector<double> values(const std::string& indicator, std::size_t step,
                                             std::size_t region) const;

    /// By scenario: the sum of the values up to and with that position.
    [[nodiscard]] std::vector<double> sums_through(const std::string& indicator, std::size_t step,
                                                   std::size_t region) const;

    /// By scenario: the largest of the values up to and with that position.
    [[nodiscard]] std::vector<double> most_through(const std::string& indicator, std::size_t step,
                                                   std::size_t region) const;

    /// Level of each measure in a scenario; not a number where it is not in use.
    [[nodiscard]] std::vector<double> levels(std::size_t scenario) const;

    /// By scenario, whether it holds any of the \p measures that are marked.
    /// \param measures as many as \ref measures().
    [[nodiscard]] std::vector<bool> holding(const std::vector<bool>& measures) const;

    /// The files the sweep was made from, checked against their SHA-256.
    [[nodiscard]] files::InputFiles inputs() const;

private:
    void check_axes() const;
    void check_indicators() const;
    void check_completion() const;
    void read_part();
    /// What becomes of the values of one scenario over some steps.
    using OverSteps = double (*)(std::span<const double> values, std::size_t orders);
    [[nodiscard]] std::vector<double> over_steps(const std::string& indicator, std::size_t first,
                                                 std::size_t last, std::size_t region,
                                                 OverSteps reduced) const;
    [[nodiscard]] std::string text(const char* attribute) const;
    [[nodiscard]] std::int32_t number(const char* attribute) const;
    [[nodiscard]] InputError problem(const LocalText& sentence) const;

    std::string shown_as_;
    files::NetcdfReader file_;
    files::Attributes attributes_;
    std::size_t scenarios_ = 0;
    std::size_t block_size_ = 0;
    SweepPart part_;
    std::uint64_t first_block_ = 0;
    std::uint64_t all_scenarios_ = 0;
};

}  // namespace natality::io
