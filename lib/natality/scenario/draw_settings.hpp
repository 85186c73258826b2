#pragma once

/// \file
/// What is drawn when a study is run many times over (docs/uncertainty.md).

#include <cstdint>

namespace natality {

/// Which uncertain things vary between draws; what does not keeps its expected value.
struct DrawSources {
    bool fertility = true;
    bool mortality = true;
    bool migration = true;
    bool effects = true;

    bool operator==(const DrawSources&) const = default;
};

/// How a study is drawn.
struct DrawSettings {
    /// Draws; 0 for none.
    int count = 0;
    std::uint64_t seed = 1;
    DrawSources sources;
    /// Of the strengths of any two measures, in [0, 1].
    double correlation = 0.5;
    /// Share of the variance of net migration that is the same in all years, in [0, 1].
    double permanent_migration = 0.0;

    /// Most draws that are run: ten packages and a century are 50 KB of memory a draw.
    static constexpr int most = 100'000;
};

}  // namespace natality
