#pragma once

/// \file
/// What people read off a projection: every indicator by name, with its unit, its names and the
/// source of its formula (docs/model.md, section 8).

#include <natality/base/local_text.hpp>
#include <natality/base/tables.hpp>
#include <natality/results/accounts.hpp>
#include <natality/results/batch_yield.hpp>
#include <natality/scenario/scenario.hpp>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace natality {

/// What an indicator has a value for.
enum class IndicatorAxis {
    /// Each year of events.
    year,
    /// Each population point.
    time
};

/// Whether an indicator is one number or one for each birth order.
enum class IndicatorShape { single, by_order };

/// One indicator of the registry.
struct Indicator {
    /// Name in files and options.
    std::string_view id;
    /// Unit by UDUNITS: `1`, `year`, `year-1`; `persons` and `births` are counts.
    std::string_view unit;
    std::string_view name_en;
    std::string_view name_zh;
    /// Where the formula is from.
    std::string_view source;
    IndicatorAxis axis;
    IndicatorShape shape;
    /// Rows: one, or one for each order. Columns: years, or population points.
    Eigen::ArrayXXd (*compute)(const RegionOutcome&);
    /// How scenarios side by side yield it; where they do not, a sweep that keeps it runs each in
    /// full.
    BatchYield batch = NotBatched{};

    [[nodiscard]] LocalText name() const { return {std::string(name_en), std::string(name_zh)}; }
};

/// All indicators, in the order of the documentation.
[[nodiscard]] std::span<const Indicator> indicators();

/// A cost that a sweep can keep of a scenario, beside its indicators; its unit is the currency of
/// the data set, its axis the years.
struct CostIndicator {
    std::string_view id;
    std::string_view name_en;
    std::string_view name_zh;
    /// Off the accounts of a region, by year.
    ByYear (RegionAccounts::*compute)(Index years) const;
    CostOfPackage batch;

    [[nodiscard]] LocalText name() const { return {std::string(name_en), std::string(name_zh)}; }
};

/// Cost of all measures of a package, gross.
inline constexpr std::string_view cost_id = "cost";
/// The same less what the measures cost at today's level in the baseline.
inline constexpr std::string_view incremental_cost_id = "incremental_cost";

/// Both.
[[nodiscard]] std::span<const CostIndicator> cost_indicators();

/// The cost of that id, or null.
[[nodiscard]] const CostIndicator* find_cost_indicator(std::string_view id);

/// Ids of the indicators, for hints.
[[nodiscard]] std::vector<std::string> indicator_ids();

/// The indicators a results file holds, in the order of the registry: those chosen and those that a
/// comparison reads, or all where none is chosen.
/// \param chosen ids of the registry.
[[nodiscard]] std::vector<const Indicator*>
indicators_written(const std::vector<std::string>& chosen);

/// The indicator of that id, or null.
[[nodiscard]] const Indicator* find_indicator(std::string_view id);

}  // namespace natality
