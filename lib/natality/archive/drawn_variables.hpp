#pragma once

/// \file
/// What draws give, variable by variable, as a results file holds it.

#include <natality/base/local_text.hpp>
#include <natality/draws/draw_summary.hpp>
#include <natality/results/indicators.hpp>

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace natality::io {

/// Share of draws in which a scenario has had more births than another.
inline constexpr const char* probability_more_births = "probability_more_births";

/// One quantity of the draws of a study: by scenario, step, region and perhaps one axis more.
struct DrawnVariable {
    /// For instance `tfr_quantile`.
    std::string id;
    LocalText name;
    std::string unit;
    /// What else is to be said of it; empty for nothing.
    std::string remark;
    /// What its steps are.
    IndicatorAxis axis = IndicatorAxis::year;
    /// Its last axis: `quantile`, `source` or `other_scenario`; empty if there is none.
    std::string last_axis;
    /// Of a region and a scenario: rows the last axis, or one, columns steps.
    std::function<Eigen::ArrayXXd(const DrawSummary& region, std::size_t scenario)> values;
};

/// All that the draws of a study give; none if it has no draws.
[[nodiscard]] std::vector<DrawnVariable> drawn_variables(const Study& study);

}  // namespace natality::io
