#pragma once

/// \file
/// What many draws say together: quantiles, means, and where the spread comes from.

#include <natality/base/tables.hpp>
#include <natality/draws/drawn_series.hpp>
#include <natality/scenario/draw_quantiles.hpp>
#include <natality/scenario/draw_settings.hpp>

#include <array>
#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace natality {

/// Where spread comes from: everything that is drawn, then each source alone; of how measures
/// respond and combine, all that is drawn together.
inline constexpr std::array<std::string_view, 6> variance_sources{
    "all", "fertility", "mortality", "migration", "effects", "rules"};

/// The source of position \p source, from 1, in \ref variance_sources alone, if \p drawn has it.
[[nodiscard]] DrawSources source_alone(std::size_t source, const DrawSources& drawn);

/// All values of some draws in one region.
class DrawTable {
public:
    DrawTable(Index draws, Index scenarios, Index values_a_scenario)
        : values_a_scenario_(values_a_scenario), values_(draws, scenarios * values_a_scenario)
    {
    }

    [[nodiscard]] Index draws() const { return values_.rows(); }
    [[nodiscard]] Index scenarios() const { return values_.cols() / values_a_scenario_; }

    /// Takes the values of one draw, as \ref run_draw gives them. Different draws may be set from
    /// different threads.
    void set(Index draw, std::span<const double> values);

    /// One value of a scenario in all draws.
    [[nodiscard]] auto of(Index scenario, Index value) const
    {
        return values_.col(scenario * values_a_scenario_ + value);
    }

private:
    Index values_a_scenario_;
    /// Rows draws, so that all draws of a value lie together.
    Eigen::ArrayXXd values_;
};

/// A series of distributions, one a step.
struct Distribution {
    /// Rows as \ref draw_quantiles, columns steps.
    Eigen::ArrayXXd quantiles;
    ByYear mean;
};

/// One series of one scenario over all draws.
struct DrawnScenario {
    Distribution value;
    /// Less the baseline of the same draw.
    Distribution difference;
    /// Variance of the difference: rows as \ref variance_sources, columns steps; 0 for a source
    /// that is not drawn.
    Eigen::ArrayXXd variance;
};

/// One series of one region.
struct SeriesSummary {
    DrawnSeries series;
    std::vector<DrawnScenario> scenarios;
};

/// The draws of one region.
struct DrawSummary {
    std::vector<SeriesSummary> series;
    /// By scenario: the share of draws in which it has had more births by the end of a year than
    /// another; rows the others, columns years.
    std::vector<Eigen::ArrayXXd> more_births;
};

/// Quantiles and means of all draws, and variances.
/// \param all every draw of everything that varies.
/// \param alone by \ref variance_sources: the draws of that source alone, null where it is not
/// drawn
///        or is all there is; the first is not looked at.
[[nodiscard]] DrawSummary
summarised(const Study& study, const DrawTable& all,
           const std::array<const DrawTable*, variance_sources.size()>& alone);

}  // namespace natality
