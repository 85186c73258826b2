#pragma once

/// \file
/// Results from the file that \ref natality::io::ResultsWriter makes.

#include <natality/base/axes.hpp>
#include <natality/base/local_text.hpp>
#include <natality/base/named_label.hpp>
#include <natality/base/tables.hpp>
#include <natality/files/hdf5/netcdf_model.hpp>
#include <natality/files/hdf5/netcdf_reader.hpp>
#include <natality/files/input_files.hpp>
#include <natality/results/comparison.hpp>

#include <array>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace natality::io {

/// A position on an axis that has names: a scenario, a region, a measure.
using natality::NamedLabel;

/// A results file. Everything comes from the file alone. What is wrong with it is an InputError
/// naming the file. One without a seal, as other programs leave it, is held against its inputs
/// first
/// (\ref check_results).
class ResultsReader {
public:
    /// Opens the file and reads its axes.
    /// \throws InputError if it cannot be read, holds no results, or is of another format version.
    explicit ResultsReader(const std::filesystem::path& file);

    /// The name it was opened under.
    [[nodiscard]] const std::string& file() const { return shown_as_; }

    /// The attributes of the file, from its title to the completions (docs/formats/results.md).
    [[nodiscard]] const files::Attributes& attributes() const { return attributes_; }

    /// The first is the baseline.
    [[nodiscard]] const std::vector<NamedLabel>& scenarios() const { return scenarios_; }
    [[nodiscard]] const std::vector<NamedLabel>& regions() const { return regions_; }

    /// Of each region, the id of that which it lies in; empty where there is none.
    [[nodiscard]] std::vector<std::string> parents() const;

    /// Position of the region that stands for all: the first sum that lies in no other, or else the
    /// first region.
    [[nodiscard]] std::size_t first_region() const;

    /// Empty where the catalogue had none.
    [[nodiscard]] const std::vector<NamedLabel>& measures() const { return measures_; }

    /// The years of events.
    [[nodiscard]] const YearAxis& years() const { return years_; }

    /// Currency of the costs.
    [[nodiscard]] std::string currency() const;

    /// The relative gains in births that the catalogue held plausible, if it said.
    [[nodiscard]] std::optional<std::array<double, 2>> plausible_gain() const;

    /// What the file says about each of its variables, in its order.
    [[nodiscard]] std::vector<files::VariableDescription> variables() const;

    /// One scenario and region of a variable that has the axes scenario, year or time, and region,
    /// such as `tfr`.
    [[nodiscard]] ByYear series(const std::string& variable, std::size_t scenario,
                                std::size_t region) const;

    /// What a comparison needs of every scenario in one region.
    [[nodiscard]] std::vector<ScenarioSeries> scenario_series(std::size_t region) const;

    /// Draws that the results are of; 0 if the study was not drawn.
    [[nodiscard]] int draws() const;

    /// What the file holds on request.
    [[nodiscard]] ResultsDetails details() const;

    /// How the study was drawn, to draw it so again.
    [[nodiscard]] DrawSettings draw_settings() const;

    /// One scenario and region of a variable of draws, such as `births_cumulative_quantile`: rows
    /// its last axis, columns years or points.
    [[nodiscard]] Eigen::ArrayXXd drawn(const std::string& variable, std::size_t scenario,
                                        std::size_t region) const;

    /// What one scenario needs in one region: the enabled capacity lines of the measures it holds.
    [[nodiscard]] std::vector<NeedSeries> needs(std::size_t scenario, std::size_t region) const;

    /// What their costs are measured by.
    [[nodiscard]] MoneyPaths money() const;

    /// The files the results were made from, checked against their SHA-256.
    [[nodiscard]] files::InputFiles inputs() const;

private:
    void check_format() const;
    [[nodiscard]] std::vector<NamedLabel> labels(const std::string& axis) const;
    /// The same where the names along the axis are called after \p what it holds.
    [[nodiscard]] std::vector<NamedLabel> labels(const std::string& axis,
                                                 const std::string& what) const;
    [[nodiscard]] YearAxis read_years() const;
    /// True if a scenario is another baseline, without measures.
    [[nodiscard]] bool is_other_baseline(const std::string& scenario) const;
    /// A variable by measure and year, summed over the measures.
    [[nodiscard]] ByYear sum_over_measures(const std::string& variable, std::size_t scenario,
                                           std::size_t region) const;
    [[nodiscard]] std::array<ByYear, all_payers.size()> cost_by_payer(std::size_t scenario,
                                                                      std::size_t region) const;
    [[nodiscard]] std::vector<UnpricedMeasure> unpriced(std::size_t scenario,
                                                        std::size_t region) const;
    /// A variable on scenario, year, region and one more axis: rows that axis, columns years.
    [[nodiscard]] Eigen::ArrayXXd by_year(const std::string& variable, std::size_t scenario,
                                          std::size_t region, std::size_t rows) const;
    [[nodiscard]] InputError problem(const LocalText& sentence) const;

    std::string shown_as_;
    files::NetcdfReader file_;
    files::Attributes attributes_;
    std::vector<NamedLabel> scenarios_;
    std::vector<NamedLabel> regions_;
    std::vector<NamedLabel> measures_;
    YearAxis years_;
};

}  // namespace natality::io
