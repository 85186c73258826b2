#pragma once

/// \file
/// An evaluation as a file in the netCDF-4 data model (docs/formats/evaluation.md).

#include <natality/archive/write_results.hpp>
#include <natality/files/output_file.hpp>
#include <natality/results/evaluation.hpp>

#include <string>

namespace natality::io {

/// What an evaluation compares.
struct EvaluationSource {
    /// Results file and data set as they were named.
    std::string results;
    std::string dataset;
    std::string region;
    /// The data set's base year: women by age are known from it on.
    Year base_year;
};

/// Writes an evaluation to the output's temporary file; the output is still to be committed.
/// \param provenance its inputs, those of the data set, go into the file.
/// \throws RunError naming the output if it cannot be written.
void write_evaluation(const files::OutputFile& output, const Evaluation& evaluation,
                      const EvaluationSource& source, const Provenance& provenance);

}  // namespace natality::io
