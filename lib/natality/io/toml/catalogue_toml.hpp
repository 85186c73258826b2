#pragma once

/// \file
/// The TOML files of a catalogue of measures.

#include <natality/base/problems.hpp>
#include <natality/files/input_files.hpp>
#include <natality/measures/catalogue.hpp>

namespace natality::io {

/// What one file gives to a catalogue, and whether it says which format it is in.
struct CatalogueFile {
    CatalogueParts parts;
    bool has_format = false;
};

/// Reads one file: any of title, headings, barriers, measures, pairs, references, plausibility.
/// \param problems receives everything wrong with the file's keys and types.
[[nodiscard]] CatalogueFile catalogue_file(const files::InputFile& file, Problems& problems);

}  // namespace natality::io
