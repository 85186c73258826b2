#pragma once

/// \file
/// What is drawn when a study is run many times over (docs/uncertainty.md).

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace natality {

/// Which uncertain things vary between draws; what does not keeps its expected value.
struct DrawSources {
    bool fertility = true;
    bool mortality = true;
    bool migration = true;
    bool effects = true;
    /// On request: how measures respond and combine, and what limits them.
    bool overlap = false;
    bool pairs = false;
    bool lag = false;
    bool tempo = false;
    bool ceiling = false;
    bool rule = false;

    bool operator==(const DrawSources&) const = default;
};

/// No source at all.
inline constexpr DrawSources nothing_drawn{false, false, false, false};

/// A source by the name it has in files.
struct NamedDrawSource {
    std::string_view name;
    bool DrawSources::*source;
};

/// All sources, in the order of \ref DrawSources.
inline constexpr std::array<NamedDrawSource, 10> draw_source_names{{
    {"fertility", &DrawSources::fertility},
    {"mortality", &DrawSources::mortality},
    {"migration", &DrawSources::migration},
    {"effects", &DrawSources::effects},
    {"overlap", &DrawSources::overlap},
    {"pairs", &DrawSources::pairs},
    {"lag", &DrawSources::lag},
    {"tempo", &DrawSources::tempo},
    {"ceiling", &DrawSources::ceiling},
    {"rule", &DrawSources::rule},
}};

/// True if \p sources has one of how measures respond and combine.
[[nodiscard]] constexpr bool draws_rules(const DrawSources& sources)
{
    return sources.overlap || sources.pairs || sources.lag || sources.tempo || sources.ceiling ||
           sources.rule;
}

/// Which draw each source is taken from: \ref draw, but \ref other for those of
/// \ref from_other.
struct DrawNumbers {
    std::uint64_t draw = 0;
    DrawSources sources;
    std::uint64_t other = 0;
    DrawSources from_other = nothing_drawn;

    /// The number of the draw of a source; nothing if it keeps its expected value.
    [[nodiscard]] constexpr std::optional<std::uint64_t> of(bool DrawSources::*source) const
    {
        return sources.*source ? std::optional(from_other.*source ? other : draw) : std::nullopt;
    }
};

/// How a study is drawn.
struct DrawSettings {
    /// Draws; 0 for none.
    int count = 0;
    std::uint64_t seed = 1;
    DrawSources sources;
    /// Of the strengths of any two measures, in [0, 1].
    double correlation = 0.5;
    /// Share of the variance of net migration that is the same in all years, in [0, 1], in all
    /// regions; nothing for what the data set says of each.
    std::optional<double> permanent_migration{};

    /// Most draws that are run: ten packages and a century are 50 KB of memory a draw.
    static constexpr int most = 100'000;
};

}  // namespace natality
