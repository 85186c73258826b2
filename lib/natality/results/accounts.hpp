#pragma once

/// \file
/// What a package costs and needs, counted by the projection itself (docs/model.md, section 7).

#include <natality/base/tables.hpp>
#include <natality/results/insurance_account.hpp>
#include <natality/scenario/scenario.hpp>

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace natality {

/// Everyone who pays, in the order of files and tables.
inline constexpr std::array<Payer, 5> all_payers{Payer::central, Payer::local, Payer::insurance,
                                                 Payer::employer, Payer::family};

/// Cost of one line of a measure by year, in the data set's currency of each year.
struct LineCost {
    /// Position of the line in the measure's costs.
    std::size_t line = 0;
    Payer payer = Payer::local;
    /// All that the line costs under the package.
    ByYear gross;
    /// The same less what the line costs at today's level in the baseline.
    ByYear incremental;
    /// The part of \ref incremental that is paid for those whom the baseline has as well.
    ByYear deadweight;
    /// The lowest and the highest unit cost over the one used.
    double low = 1.0;
    double high = 1.0;
};

/// Units that one capacity line of a measure needs by year, and those beyond the baseline's.
struct LineCapacity {
    std::size_t line = 0;
    ByYear gross;
    ByYear incremental;
};

/// Which of the two costs of a line.
enum class CostKind { gross, incremental };

/// Costs and needs of one measure in use.
struct MeasureAccount {
    /// Position in the catalogue.
    std::size_t measure = 0;
    /// The enabled lines.
    std::vector<LineCost> costs;
    std::vector<LineCapacity> capacities;

    /// Sums over the lines.
    [[nodiscard]] ByYear gross_cost(Index years) const;
    [[nodiscard]] ByYear incremental_cost(Index years) const;
    [[nodiscard]] ByYear deadweight(Index years) const;
    /// The incremental cost at the lowest and at the highest unit costs.
    [[nodiscard]] ByYear incremental_cost_at_low(Index years) const;
    [[nodiscard]] ByYear incremental_cost_at_high(Index years) const;
    /// The sum over the lines of one payer.
    [[nodiscard]] ByYear cost_of(Payer payer, CostKind kind, Index years) const;
};

/// A measure in use that acts and of whose price nothing is known: its package costs more than is
/// counted.
struct UnpricedMeasure {
    /// Position in the catalogue.
    std::size_t measure = 0;
    std::string id;
    LocalText name;
};

/// True if a measure acts on anything and no line of its costs is enabled and has an amount.
[[nodiscard]] bool acts_without_price(const Measure& measure);

/// Accounts of one region: one for each measure of the package.
struct RegionAccounts {
    std::vector<MeasureAccount> measures;
    /// Those of the measures whose price is not known.
    std::vector<UnpricedMeasure> unpriced;
    /// Only where the data set has an insurance fund.
    std::optional<InsuranceAccount> insurance;

    /// Sums over the measures; zero for the empty package.
    [[nodiscard]] ByYear gross_cost(Index years) const;
    [[nodiscard]] ByYear incremental_cost(Index years) const;
    [[nodiscard]] ByYear deadweight(Index years) const;
    [[nodiscard]] ByYear incremental_cost_at_low(Index years) const;
    [[nodiscard]] ByYear incremental_cost_at_high(Index years) const;
    [[nodiscard]] ByYear cost_of(Payer payer, CostKind kind, Index years) const;
};

/// The accounts of a scenario, by region; those of a sum add up.
///
/// A line costs amount × price or wage growth since the price year × persons counted × eligible
/// share × dose or level. Persons are counted at mid-year, births per year. A capital line pays for
/// the units beyond the most there has ever been, starting from today's level.
/// \param baseline the same study run without measures.
/// \throws std::invalid_argument if the two are of other regions than the study or of other years
/// than each
///         other, or if \p baseline holds measures.
[[nodiscard]] std::vector<RegionAccounts> accounts(const Study& study, const Outcome& outcome,
                                                   const Outcome& baseline);

/// Cost beyond the baseline's of one region, all measures and payers: the sum of what \ref accounts
/// says line by line, without capacities and the insurance fund. Packages that are held against the
/// same run without measures share what is counted there.
class IncrementalCost {
public:
    /// \param study must outlive this.
    /// \param baseline run without measures.
    IncrementalCost(const Study& study, const RegionOutcome& baseline);

    /// By year. \param outcome of the baseline's region and years.
    [[nodiscard]] ByYear of(const RegionOutcome& outcome) const;

private:
    const Study* study_;
    Countable baseline_;
    AccountFrame frame_;
};

}  // namespace natality
