#pragma once

/// \file
/// A catalogue against reforms that happened, as a table for people or as JSON for machines.

#include "console.hpp"

#include <natality/backtest/backtest.hpp>

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace natality::app {

/// A table of at most 80 columns: each reform with prediction, observation and score, then the
/// scores of all, of those that did not set a figure of the catalogue, and of those that did.
[[nodiscard]] std::string backtest_table(const ReformSet& reforms,
                                         const std::vector<ReformTest>& tests, Language language);

/// The tests of one measure, as a section of its sheet; empty for a measure without any.
[[nodiscard]] std::string backtest_section(const ReformSet& reforms,
                                           const std::vector<ReformTest>& tests,
                                           const std::string& measure, Language language);

/// The same as shares: `{"reforms": […], "scores": {"all", "not_calibrated", "calibrated"}}`.
[[nodiscard]] nlohmann::ordered_json backtest_json(const ReformSet& reforms,
                                                   const std::vector<ReformTest>& tests);

}  // namespace natality::app
