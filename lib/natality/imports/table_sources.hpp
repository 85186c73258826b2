#pragma once

/// \file
/// What the tables of a data set are made from: figures on the axes of a plan, and the words for
/// what was done.

#include <natality/base/problems.hpp>
#include <natality/imports/figures.hpp>
#include <natality/imports/import_plan.hpp>
#include <natality/inputs/observation.hpp>

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace natality::io {

/// What the tables are made from, and where they say what was done.
struct TableSources {
    const Figures& figures;
    const ImportPlan& plan;
    Problems& problems;
    /// How tables were derived, for people; the same sentence once.
    std::vector<LocalText>& remarks;

    /// Adds a remark that is not there yet.
    void remark(const LocalText& text) const;
};

/// The figure without ages of a step of the plan: as given, or the mean (of migrants the sum) of
/// the calendar years that a step of five years from 1 July covers, half of the first and last;
/// its place is that of the first figure.
[[nodiscard]] std::optional<Figure> figure_of_step(const TableSources& sources, FigureKind kind,
                                                   std::uint32_t place, std::uint16_t variant,
                                                   Year year);

/// A step of the plan and the year whose figures are taken for it.
struct StepYear {
    Year written;
    Year taken;
};

/// Steps of the plan for which there are figures of a kind: those within the horizon; the last one
/// before the base year, which then stands for it, if there are no later ones.
[[nodiscard]] std::vector<StepYear> steps_of(const TableSources& sources, FigureKind kind,
                                             std::uint32_t place);

/// A table without rows whose problems are reported under the file of its figures, if there is one.
[[nodiscard]] ObservationTable table_of(const TableSources& sources, FigureKind kind,
                                        const std::string& name, const std::string& value_name);

/// Reports the first of \p rows if it stands for other times than a step of the plan.
void check_span(const TableSources& sources, FigureKind kind, std::span<const Figure> rows);

/// A row of a place; its line is that of the figure where the table has one file.
[[nodiscard]] Observation row_of(const TableSources& sources, const ObservationTable& table,
                                 const Figure& figure, Year year);

}  // namespace natality::io
