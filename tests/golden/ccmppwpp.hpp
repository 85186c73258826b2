#pragma once

/// \file
/// The UN engine's test data and the textbook case, where the reference data hold them: the
/// figures of the public package ccmppWPP (revision 09739c867fda), interpolated by its authors from
/// World Population Prospects 2019 (UN DESA, Population Division; CC BY 3.0 IGO).

#include <cstdlib>
#include <filesystem>
#include <optional>

namespace natality::test {

/// The folder `ccmppwpp` of the reference data, if NATALITY_REFERENCE_DATA leads to it.
inline std::optional<std::filesystem::path> ccmppwpp_folder()
{
    const char* const root = std::getenv("NATALITY_REFERENCE_DATA");
    if (root == nullptr) {
        return std::nullopt;
    }
    const std::filesystem::path folder = std::filesystem::path(root) / "ccmppwpp";
    return std::filesystem::is_directory(folder) ? std::optional(folder) : std::nullopt;
}

}  // namespace natality::test
