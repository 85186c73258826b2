#pragma once

/// \file
/// Packages under every rule of combination, as tables for people or as JSON for machines.

#include "console.hpp"

#include <natality/results/rule_comparison.hpp>

#include <nlohmann/json.hpp>

#include <string>

namespace natality::app {

/// Two tables of at most 80 columns for one region: births gained and the total fertility rate, one
/// column a rule. The study's own rule is marked.
[[nodiscard]] std::string rules_table(const RuleComparison& comparison, const Study& study,
                                      Language language);

/// `{"year", "rule", "packages": [{"id", "name", "rules": {"strongest": {…}, …}}]}`.
[[nodiscard]] nlohmann::ordered_json rules_json(const RuleComparison& comparison,
                                                const Study& study);

}  // namespace natality::app
