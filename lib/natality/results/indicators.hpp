#pragma once

/// \file
/// What people read off a projection: every indicator by name, with its unit, its names and the
/// source of its formula (docs/model.md, section 8).

#include <natality/base/local_text.hpp>
#include <natality/base/localized.hpp>
#include <natality/base/named_label.hpp>
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
    /// In English; the catalogue of texts has the Chinese.
    std::string_view english_name;
    /// Where the formula is from.
    std::string_view source;
    IndicatorAxis axis;
    IndicatorShape shape;
    /// Rows: one, or one for each order. Columns: years, or population points.
    Eigen::ArrayXXd (*compute)(const RegionOutcome&);
    /// How scenarios side by side yield it; where they do not, a sweep that keeps it runs each in
    /// full.
    BatchYield batch = NotBatched{};

    [[nodiscard]] LocalText name() const { return localized_text(english_name); }
};

/// All indicators, in the order of the documentation.
[[nodiscard]] std::span<const Indicator> indicators();

/// A cost that a sweep can keep of a scenario, beside its indicators; its unit is the currency of
/// the data set, its axis the years.
struct CostIndicator {
    std::string_view id;
    /// In English; the catalogue of texts has the Chinese.
    std::string_view english_name;
    /// Off the accounts of a region, by year.
    ByYear (RegionAccounts::*compute)(Index years) const;
    CostOfPackage batch;

    [[nodiscard]] LocalText name() const { return localized_text(english_name); }
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

/// What all indicators may be asked for by.
[[nodiscard]] std::vector<NamedLabel> indicator_labels();

/// The id of the indicator that \p asked names: by its id, its name in either language, or
/// `births` and `population` for the totals. \p asked itself if none is known by it, since files
/// hold variables that are no indicators.
[[nodiscard]] std::string indicator_asked(std::string_view asked);

}  // namespace natality
