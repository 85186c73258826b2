#include <natality/results/evaluation.hpp>

#include <natality/base/localized.hpp>
#include <natality/base/missing.hpp>
#include <natality/results/decomposition.hpp>
#include <natality/results/fertility_indicators.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace natality {

namespace {

constexpr std::size_t factor_count = all_birth_factors.size();

/// Positions in the order of \ref all_birth_factors.
constexpr std::size_t of_women = 0;
constexpr std::size_t of_ages = 1;
constexpr std::size_t of_states = 2;
constexpr std::size_t of_rates = 3;

using Effects = std::array<double, factor_count>;

Effects unknown_effects()
{
    Effects effects{};
    effects.fill(missing);
    return effects;
}

/// The rows \p first … \p first + \p size − 1, with the women of these ages alone.
BirthProduct at_ages(const BirthProduct& product, Index first, Index size)
{
    const Eigen::ArrayXd ages = product.ages.segment(first, size);
    return {.women = product.women * ages.sum(),
            .ages = ages / ages.sum(),
            .states = product.states.middleRows(first, size),
            .rates = product.rates.middleRows(first, size),
            .state_labels = product.state_labels};
}

/// Ages at which a product has births.
std::pair<Index, Index> fertile_rows(const BirthProduct& product)
{
    const auto bears = product.rates.rowwise().sum() > 0.0;
    Index first = product.ages.size();
    Index last = -1;
    for (Index a = 0; a < product.ages.size(); ++a) {
        if (bears(a)) {
            first = std::min(first, a);
            last = a;
        }
    }
    return {first, last};
}

/// Both products at the ages at which either has births.
std::pair<BirthProduct, BirthProduct> at_fertile_ages(const BirthProduct& one,
                                                      const BirthProduct& other)
{
    const auto [first_one, last_one] = fertile_rows(one);
    const auto [first_other, last_other] = fertile_rows(other);
    const Index rows = std::min(one.ages.size(), other.ages.size());
    const Index first = std::min({first_one, first_other, rows - 1});
    const Index last = std::clamp(std::max(last_one, last_other), first, rows - 1);
    return {at_ages(one, first, last - first + 1), at_ages(other, first, last - first + 1)};
}

/// What each factor of the product brings, `states` only where both tell the same ones apart.
Effects product_effects(const BirthProduct& projected, const BirthProduct& observed)
{
    const bool has_states = !observed.state_labels.empty();
    const std::vector<std::size_t> factors =
        has_states ? std::vector{of_women, of_ages, of_states, of_rates}
                   : std::vector{of_women, of_ages, of_rates};
    const auto births = [&](std::size_t set) {
        std::array<const BirthProduct*, factor_count> side{};
        side.fill(&projected);
        for (std::size_t i = 0; i < factors.size(); ++i) {
            if (((set >> i) & 1U) != 0) {
                side[factors[i]] = &observed;
            }
        }
        const Eigen::ArrayXd per_woman =
            (side[of_states]->states * side[of_rates]->rates).rowwise().sum();
        return side[of_women]->women * (side[of_ages]->ages * per_woman).sum();
    };
    const Eigen::ArrayXd split = symmetric_decomposition(births, factors.size());
    Effects effects = unknown_effects();
    for (std::size_t i = 0; i < factors.size(); ++i) {
        effects[factors[i]] = split(static_cast<Index>(i));
    }
    return effects;
}

/// Births = (births / TFR) × TFR: women of fertile age, weighted by how fertile their ages are, and
/// rates.
Effects tfr_effects(double projected_births, double projected_tfr, const ObservedYear& observed)
{
    const std::array<double, 2> women{projected_births / projected_tfr,
                                      observed.births / observed.tfr};
    const std::array<double, 2> rates{projected_tfr, observed.tfr};
    const Eigen::ArrayXd split = symmetric_decomposition(
        [&](std::size_t set) { return women[set & 1U] * rates[(set >> 1U) & 1U]; }, 2);
    Effects effects = unknown_effects();
    effects[of_women] = split(0);
    effects[of_rates] = split(1);
    return effects;
}

/// Observed figures of one indicator by year.
/// \throws InputError if one is negative, which neither births nor fertility can be.
std::map<Year, double> figures(const RegionInputs& region, const std::string& indicator)
{
    std::map<Year, double> found;
    for (const ObservedFigure& figure : region.observed) {
        if (figure.indicator == indicator) {
            if (figure.value < 0.0) {
                throw InputError(Place{"observed", 0},
                                 localized("{} of {} is {}; it must be at least 0 (region {})",
                                           indicator, figure.year.value, figure.value,
                                           region.region.id));
            }
            found[figure.year] = figure.value;
        }
    }
    return found;
}

double figure_or_nan(const std::map<Year, double>& figures, Year year)
{
    const auto found = figures.find(year);
    return found == figures.end() ? missing : found->second;
}

/// The data set's own years through \p last: its population under its rates, without measures.
RegionOutcome own_projection(const Dataset& dataset, std::size_t region, Year last)
{
    StudyParts parts;
    parts.settings.horizon = Year{last.value + 1};
    parts.settings.ceiling = CeilingRule::none;
    const Study study = Study::validated(dataset, Catalogue::validated({}), parts);
    return run(study, Baseline(study), baseline_package()).regions[region];
}

/// A year from the base year on: ages, in the base year also states, from the data set's own.
ObservedYear year_with_ages(const RegionOutcome& own, Index year, double births, double tfr)
{
    const double own_births = total_births(own.trajectory)(year);
    const double factor = std::isnan(births) ? 1.0 : births / own_births;
    BirthProduct product = birth_product(own.trajectory, year);
    // Only the base year's states are data; later ones are projected.
    if (year > 0) {
        product = without_states(product);
    }
    product.rates *= factor;
    return {.year = own.trajectory.years.at(year),
            .births = factor * own_births,
            .tfr = std::isnan(tfr) ? factor * total_fertility_rate(own)(year) : tfr,
            .detail = product.state_labels.empty() ? ObservedDetail::ages : ObservedDetail::states,
            .product = std::move(product)};
}

}  // namespace

std::string_view to_string(BirthFactor factor)
{
    static constexpr std::array<std::string_view, factor_count> ids{"women", "ages", "states",
                                                                    "rates"};
    return ids.at(static_cast<std::size_t>(factor));
}

LocalText name_of(BirthFactor factor)
{
    static const std::array<LocalText, factor_count> names{{
        localized("Number of women"),
        localized("Age structure"),
        localized("Unions and parities"),
        localized("Rates"),
    }};
    return names.at(static_cast<std::size_t>(factor));
}

std::string_view to_string(ObservedDetail detail)
{
    static constexpr std::array<std::string_view, 4> ids{"births", "tfr", "ages", "states"};
    return ids.at(static_cast<std::size_t>(detail));
}

double BirthProduct::births() const
{
    return women * (ages * (states * rates).rowwise().sum()).sum();
}

BirthProduct birth_product(const Trajectory& trajectory, Index year)
{
    const ByAgeYear& population = trajectory.population.female;
    const ByAge women = 0.5 * (population.col(year) + population.col(year + 1));
    BirthProduct product{.women = women.sum(),
                         .ages = women / women.sum(),
                         .states = Eigen::ArrayXXd::Ones(women.size(), 1),
                         .rates = trajectory.births.col(year)};
    if (trajectory.states) {
        const StateTrajectory& states = *trajectory.states;
        product.state_labels = states.space.labels();
        product.states.resize(women.size(), states.space.size());
        for (std::size_t k = 0; k < states.exposure.size(); ++k) {
            product.states.col(static_cast<Index>(k)) = states.exposure[k].col(year);
        }
        product.rates.setZero(women.size(), states.space.size());
        for (std::size_t k = 0; k < states.events.size(); ++k) {
            const Transition& transition = states.space.transitions()[k];
            if (transition.kind == TransitionKind::birth) {
                product.rates.col(transition.from) += states.events[k].col(year);
            }
        }
        const Eigen::ArrayXd lived = product.states.rowwise().sum();
        product.states.colwise() /= (lived > 0.0).select(lived, 1.0);
    }
    const Eigen::ArrayXXd exposed = product.states.colwise() * women;
    product.rates = (exposed > 0.0).select(product.rates / exposed.max(1e-300), 0.0);
    return product;
}

BirthProduct without_states(const BirthProduct& product)
{
    BirthProduct summed = product;
    summed.states = Eigen::ArrayXXd::Ones(product.ages.size(), 1);
    summed.rates = (product.states * product.rates).rowwise().sum();
    summed.state_labels.clear();
    return summed;
}

Deviation deviation(const ObservedYear& observed, const BirthProduct& projected,
                    double projected_tfr)
{
    Deviation found{.projected_births = projected.births(),
                    .projected_tfr = projected_tfr,
                    .births = observed.births - projected.births(),
                    .effects = unknown_effects(),
                    .detail = observed.detail};
    if (observed.product) {
        const bool same_states = observed.product->state_labels == projected.state_labels;
        const auto [one, other] = same_states ? at_fertile_ages(projected, *observed.product)
                                              : at_fertile_ages(without_states(projected),
                                                                without_states(*observed.product));
        found.effects = product_effects(one, other);
        found.detail = other.state_labels.empty() ? ObservedDetail::ages : ObservedDetail::states;
    } else if (observed.detail == ObservedDetail::tfr) {
        found.effects = tfr_effects(found.projected_births, projected_tfr, observed);
    }
    return found;
}

std::vector<ObservedYear> observed_years(const Dataset& dataset, std::size_t region,
                                         const ObservedNames& names, Year first, Year last)
{
    if (dataset.ages().width() != 1) {
        throw InputError(Place{}, "an evaluation needs age groups of a single year");
    }
    const RegionInputs& inputs = dataset.regions()[region];
    const std::map<Year, double> births = figures(inputs, names.births);
    const std::map<Year, double> tfr = figures(inputs, names.tfr);
    const Year base = dataset.base_year();
    const Year latest = births.empty() ? base : std::max(base, births.rbegin()->first);
    std::optional<RegionOutcome> own;
    if (base <= last) {
        own = own_projection(dataset, region, std::min(latest, last));
    }
    std::vector<ObservedYear> years;
    for (Year year = first; year <= last; ++year.value) {
        const double born = figure_or_nan(births, year);
        const double level = figure_or_nan(tfr, year);
        if (year == base || (year > base && !std::isnan(born))) {
            years.push_back(year_with_ages(*own, year.value - base.value, born, level));
        } else if (!std::isnan(born)) {
            years.push_back(
                {.year = year,
                 .births = born,
                 .tfr = level,
                 .detail = std::isnan(level) ? ObservedDetail::births : ObservedDetail::tfr,
                 .product = std::nullopt});
        }
    }
    return years;
}

Evaluation evaluate(std::vector<ObservedYear> observed, const std::vector<Outcome>& outcomes,
                    std::size_t region)
{
    Evaluation evaluation{std::move(observed), {}};
    for (const Outcome& outcome : outcomes) {
        const RegionOutcome& projected = outcome.regions[region];
        const ByYear tfr = total_fertility_rate(projected);
        EvaluatedProjection one{outcome.package.id, outcome.package.name, {}};
        for (const ObservedYear& year : evaluation.observed) {
            const Index t = projected.trajectory.years.index(year.year);
            one.years.push_back(deviation(year, birth_product(projected.trajectory, t), tfr(t)));
        }
        evaluation.projections.push_back(std::move(one));
    }
    return evaluation;
}

}  // namespace natality
