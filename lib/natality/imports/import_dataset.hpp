#pragma once

/// \file
/// From figures of foreign files to a data set, checked as one that is read.

#include <natality/imports/figures.hpp>
#include <natality/imports/import_plan.hpp>
#include <natality/imports/import_settings.hpp>
#include <natality/inputs/dataset.hpp>

#include <string>
#include <vector>

namespace natality::io {

/// A data set that has been made and not yet written.
struct ImportedDataset {
    DatasetParts parts;
    Year horizon;
    /// Where the files came from.
    ForeignFormat format = ForeignFormat::wpp;
    std::vector<ForeignFile> files;
    /// What was chosen, left out and derived, for people.
    std::vector<LocalText> remarks;
};

/// Makes a data set.
/// \throws InputError with everything that keeps it from being one, by file and line where a figure
///         of a single file is at fault.
[[nodiscard]] ImportedDataset import_dataset(const Figures& figures, ForeignFormat format,
                                             const ImportSettings& settings);

}  // namespace natality::io
