#pragma once

/// \file
/// What a scenario file says: a data set, a catalogue, a horizon, how supports combine, and the
/// packages to compare.

#include <natality/baseline/baseline_path.hpp>
#include <natality/inputs/dataset.hpp>
#include <natality/measures/catalogue.hpp>
#include <natality/measures/combination.hpp>
#include <natality/measures/package.hpp>
#include <natality/scenario/draw_settings.hpp>
#include <natality/scenario/results_details.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace natality {

/// Whether rates may pass what people want (docs/model.md, section 6).
enum class CeilingRule {
    /// What people want, where the data set says it; otherwise none.
    automatic,
    none,
    /// What people want; the data set must say it.
    desired_family_size
};

/// Growth and discounting of costs, per year.
struct Prices {
    double price_growth = 0.0;
    double wage_growth = 0.0;
    double discount_rate = 0.0;
    /// Of the gross domestic product, outside the years the data set gives; as wages if not given.
    std::optional<double> gdp_growth;
    /// Which of the range of every unit cost is used.
    EvidenceLevel amounts = EvidenceLevel::central;
};

/// Another future without policy, to be shown beside the baseline.
struct OtherBaseline {
    std::string id;
    LocalText name;
    BaselinePath path;
    Place place;
};

/// How every scenario of a study is run.
struct Settings {
    /// Last population point: 1 January of this year.
    Year horizon;
    BaselinePath baseline;
    /// Each a scenario of its own, after the packages, without measures.
    std::vector<OtherBaseline> other_baselines;
    CombinationRule rule = CombinationRule::diminishing;
    CeilingRule ceiling = CeilingRule::automatic;
    /// Which figure of every uncertain one is used.
    EvidenceLevel evidence = EvidenceLevel::central;
    Prices prices;
    /// Ids of the indicators that results hold; empty for all.
    std::vector<std::string> indicators;
    /// What results hold beside the indicators.
    ResultsDetails details;
    DrawSettings draws;
};

/// A study before anything is checked.
struct StudyParts {
    Settings settings;
    LocalText title;
    std::vector<PackageParts> packages;
    /// The scenario file, for problems with it as a whole.
    Place place;
};

/// Reports effects of a package that a data set cannot place: limited to certain birth orders,
/// where it has no births by order.
void check_orders(const Package& package, const Place& place, const Catalogue& catalogue,
                  const Dataset& dataset, Problems& problems);

/// Reports regions that a data set does not have, of a package's levels by region and of what its
/// measures are eligible for.
void check_regions(const Package& package, const Place& place, const Catalogue& catalogue,
                   const Dataset& dataset, Problems& problems);

/// A data set, a catalogue and scenarios that fit them. Scenario 0 is the baseline.
class Study {
public:
    /// \throws InputError with every problem: unknown measures, double package ids, a horizon that
    ///         the data set cannot meet.
    [[nodiscard]] static Study validated(Dataset dataset, Catalogue catalogue,
                                         const StudyParts& parts);

    [[nodiscard]] const Dataset& dataset() const { return dataset_; }
    [[nodiscard]] const Catalogue& catalogue() const { return catalogue_; }
    [[nodiscard]] const Settings& settings() const { return settings_; }
    [[nodiscard]] const LocalText& title() const { return title_; }

    /// The packages by scenario; the first is the empty `baseline`, the last are the other
    /// baselines.
    [[nodiscard]] std::span<const Package> scenarios() const { return scenarios_; }

    /// The same study of other packages, checked against its catalogue, in the place of its own.
    [[nodiscard]] Study with_packages(const std::vector<Package>& packages) const;

    /// The same study with effects read and combined otherwise.
    [[nodiscard]] Study with_rules(CombinationRule rule, EvidenceLevel evidence) const;

    /// The same study drawn otherwise.
    /// \throws InputError as \ref validated does for what cannot be drawn.
    [[nodiscard]] Study with_draws(const DrawSettings& draws) const;

    /// The same study with these details in its results.
    /// \throws InputError as \ref validated does for what the data set does not say.
    [[nodiscard]] Study with_details(const ResultsDetails& details) const;

    /// The same study, projected no further than through \p last; the years that are left keep
    /// every figure. Years in which births were counted or effects observed stay too, as rates of
    /// the years before are found from them.
    /// \param last year of events; the whole study if it is not in it.
    [[nodiscard]] Study through(Year last) const;

    /// True if rates are kept below what people want.
    [[nodiscard]] bool has_ceiling() const;

    /// True if the amounts of the catalogue are money of the data set: both name the same currency,
    /// or the catalogue names none. Costs are otherwise left out of the catalogue.
    [[nodiscard]] bool has_prices() const { return has_prices_; }

    /// The years of events, from the base year to the year before the horizon.
    [[nodiscard]] YearAxis years() const;

private:
    Study(Dataset dataset, Catalogue catalogue, Settings settings, LocalText title,
          std::vector<Package> scenarios, bool has_prices);

    Dataset dataset_;
    Catalogue catalogue_;
    Settings settings_;
    LocalText title_;
    std::vector<Package> scenarios_;
    bool has_prices_ = true;
};

}  // namespace natality
