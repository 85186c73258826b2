#pragma once

/// \file
/// The reforms of a folder, to try a catalogue on (docs/formats/catalogue.md).

#include <natality/backtest/reform.hpp>

#include <filesystem>

namespace natality::io {

/// Reads the `.toml` files of \p folder, one a reform and one with the steps, and validates them.
/// \throws InputError with everything wrong.
[[nodiscard]] ReformSet read_reforms(const std::filesystem::path& folder,
                                     const Catalogue& catalogue);

}  // namespace natality::io
