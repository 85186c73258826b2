#include <natality/scenario/effect_strength.hpp>

#include <natality/base/localized.hpp>
#include <natality/scenario/measure_alone.hpp>

#include <Eigen/LU>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace natality {

namespace {

/// Largest log ratio of rates that a size is looked for in: a factor of a thousand.
constexpr double largest_size = 6.9;

/// The effects of one measure, of which those that are to be solved are the unknowns.
class SizeEquations {
public:
    SizeEquations(const MeasureAlone& alone, const std::vector<Effect>& effects)
        : alone_(alone),
          effects_(effects),
          without_(alone.observed(std::vector(effects.size(), 0.0)))
    {
    }

    /// True if the size of an effect follows from what was observed.
    [[nodiscard]] bool is_open(std::size_t effect, const std::vector<double>& stated) const
    {
        return alone_.is_observable(effects_[effect]) && stated[effect] != 0.0 &&
               without_[effect] > 0.0;
    }

    /// Log ratios of what is observed under some sizes, with over without.
    [[nodiscard]] std::vector<double> changes(const std::vector<double>& sizes) const
    {
        std::vector<double> changes = alone_.observed(sizes);
        for (std::size_t i = 0; i < changes.size(); ++i) {
            changes[i] = std::log(changes[i] / without_[i]);
        }
        return changes;
    }

    /// The sizes that bring what is stated; nothing if none are found.
    [[nodiscard]] std::optional<std::vector<double>>
    solved(const std::vector<double>& stated) const;

private:
    using Unknowns = std::vector<std::size_t>;

    [[nodiscard]] Eigen::VectorXd residual(const Unknowns& unknowns,
                                           const std::vector<double>& sizes,
                                           const std::vector<double>& stated) const
    {
        const std::vector<double> reached = changes(sizes);
        Eigen::VectorXd residual(static_cast<Index>(unknowns.size()));
        for (std::size_t k = 0; k < unknowns.size(); ++k) {
            residual(static_cast<Index>(k)) = reached[unknowns[k]] - stated[unknowns[k]];
        }
        return residual;
    }

    /// How the residual moves with each unknown, by small differences.
    [[nodiscard]] Eigen::MatrixXd slopes(const Unknowns& unknowns, const std::vector<double>& sizes,
                                         const std::vector<double>& stated,
                                         const Eigen::VectorXd& here) const
    {
        constexpr double difference = 1e-5;
        Eigen::MatrixXd slopes(here.size(), here.size());
        for (std::size_t k = 0; k < unknowns.size(); ++k) {
            std::vector<double> beside = sizes;
            beside[unknowns[k]] += difference;
            slopes.col(static_cast<Index>(k)) =
                (residual(unknowns, beside, stated) - here) / difference;
        }
        return slopes;
    }

    const MeasureAlone& alone_;
    const std::vector<Effect>& effects_;
    std::vector<double> without_;
};

std::optional<std::vector<double>> SizeEquations::solved(const std::vector<double>& stated) const
{
    constexpr double close_enough = 1e-13;
    constexpr int rounds = 40;
    constexpr int rounds_between_slopes = 5;
    Unknowns unknowns;
    for (std::size_t i = 0; i < effects_.size(); ++i) {
        if (is_open(i, stated)) {
            unknowns.push_back(i);
        }
    }
    std::vector<double> sizes = stated;
    std::optional<Eigen::PartialPivLU<Eigen::MatrixXd>> steps;
    for (int round = 0; round < rounds && !unknowns.empty(); ++round) {
        const Eigen::VectorXd gap = residual(unknowns, sizes, stated);
        if (gap.lpNorm<Eigen::Infinity>() <= close_enough) {
            return sizes;
        }
        if (round % rounds_between_slopes == 0) {
            steps.emplace(slopes(unknowns, sizes, stated, gap));
        }
        const Eigen::VectorXd step = steps->solve(gap);
        for (std::size_t k = 0; k < unknowns.size(); ++k) {
            double& size = sizes[unknowns[k]];
            size -= step(static_cast<Index>(k));
            if (!(std::abs(size) <= largest_size)) {
                return std::nullopt;
            }
        }
    }
    return unknowns.empty() ? std::optional(sizes) : std::nullopt;
}

std::vector<double> stated_by(const std::vector<Effect>& effects, const FigureOf& figure)
{
    std::vector<double> stated;
    for (const Effect& effect : effects) {
        stated.push_back(figure(effect.log_effect));
    }
    return stated;
}

FigureOf figure_at(EvidenceLevel level)
{
    return [level](const Range& range) { return at(range, level); };
}

/// Steps of a projection that hold every year in which effects were observed.
Index steps_observed(const std::vector<Effect>& effects, int step_years)
{
    int last = 1;
    for (const Effect& effect : effects) {
        last = std::max(last,
                        effect.observed.on == ObservedOn::births ? effect.observed.last_year : 1);
    }
    return (last - 1) / step_years + 1;
}

/// True if the sizes point the way of what is stated.
bool have_signs_of(const std::vector<double>& stated, const std::vector<double>& sizes)
{
    return std::equal(stated.begin(), stated.end(), sizes.begin(),
                      [](double one, double other) { return one * other >= 0.0; });
}

/// Says of a measure which change its stated effects cannot be brought to.
void report_out_of_reach(const Measure& measure, const SizeEquations& equations,
                         const std::vector<double>& stated, Problems& problems)
{
    for (std::size_t i = 0; i < stated.size(); ++i) {
        if (!equations.is_open(i, stated)) {
            continue;
        }
        std::vector<double> sizes = stated;
        sizes[i] = 0.0;
        const double others = equations.changes(sizes)[i];
        if (others * stated[i] > 0.0 && std::abs(others) > std::abs(stated[i])) {
            problems.add(measure.effects[i].place,
                         localized("measure '{}': its other effects and its tempo bring {:+.3g} % "
                                   "already, more than the {:+.3g} % stated here; state a larger "
                                   "change, or one of the rates (observed = {{ on = \"rates\" }})",
                                   measure.id, 100.0 * std::expm1(others),
                                   100.0 * std::expm1(stated[i])));
            continue;
        }
        sizes[i] = std::copysign(largest_size, stated[i]);
        const double reached = equations.changes(sizes)[i];
        if (std::abs(reached) >= std::abs(stated[i]) && reached * stated[i] > 0.0) {
            continue;
        }
        problems.add(measure.effects[i].place,
                     localized("measure '{}': no change of rates brings the stated change of "
                               "{:+.3g} %; the largest that rates can bring is {:+.3g} %",
                               measure.id, 100.0 * std::expm1(stated[i]),
                               100.0 * std::expm1(reached)));
    }
}

/// A measure whose sizes are solved at one figure of the evidence after the other.
class MeasureToSolve {
public:
    MeasureToSolve(const Catalogue& catalogue, std::size_t position, const UnchangedRegion& region)
        : measure_(catalogue.measures()[position]),
          alone_(catalogue, position, region,
                 steps_observed(measure_.effects, region.rates.years.step())),
          equations_(alone_, measure_.effects)
    {
    }

    /// The sizes at a figure; those stated, and a problem, where there are none.
    [[nodiscard]] std::vector<double> sizes(const FigureOf& figure, Problems& problems) const
    {
        const std::vector<double> stated = stated_by(measure_.effects, figure);
        const auto sizes = equations_.solved(stated);
        if (sizes && have_signs_of(stated, *sizes)) {
            return *sizes;
        }
        Problems found;
        report_out_of_reach(measure_, equations_, stated, found);
        if (found.empty()) {
            found.add(measure_.place, fmt::format("measure '{}': no changes of rates bring all its "
                                                  "stated changes together",
                                                  measure_.id));
        }
        problems.append(found);
        return stated;
    }

private:
    const Measure& measure_;
    MeasureAlone alone_;
    SizeEquations equations_;
};

/// The sizes of a measure's effects at the three figures of the evidence.
std::vector<Range> solved_measure(const Catalogue& catalogue, std::size_t position,
                                  const UnchangedRegion& region, Problems& problems)
{
    const MeasureToSolve measure(catalogue, position, region);
    const auto at_level = [&](EvidenceLevel level) {
        return measure.sizes(figure_at(level), problems);
    };
    const std::vector<double> low = at_level(EvidenceLevel::low);
    const std::vector<double> central = at_level(EvidenceLevel::central);
    const std::vector<double> high = at_level(EvidenceLevel::high);
    std::vector<Range> sizes;
    for (std::size_t i = 0; i < low.size(); ++i) {
        sizes.push_back({low[i], central[i], high[i]});
    }
    return sizes;
}

bool is_stated_on_rates(const Measure& measure)
{
    return std::all_of(measure.effects.begin(), measure.effects.end(), [](const Effect& effect) {
        return effect.observed.on == ObservedOn::rates;
    });
}

}  // namespace

EffectSizes solved_sizes(const Catalogue& catalogue, std::span<const std::size_t> measures,
                         const UnchangedRegion& region)
{
    EffectSizes sizes(catalogue);
    Problems problems;
    for (const std::size_t measure : measures) {
        if (!is_stated_on_rates(catalogue.measures()[measure])) {
            sizes.set(measure, solved_measure(catalogue, measure, region, problems));
        }
    }
    problems.throw_if_any();
    return sizes;
}

EffectSizes solved_sizes(const Catalogue& catalogue, std::span<const std::size_t> measures,
                         const UnchangedRegion& region, const FigureOf& stated)
{
    EffectSizes sizes(catalogue);
    Problems problems;
    for (const std::size_t position : measures) {
        const Measure& measure = catalogue.measures()[position];
        const std::vector<double> solved =
            is_stated_on_rates(measure)
                ? stated_by(measure.effects, stated)
                : MeasureToSolve(catalogue, position, region).sizes(stated, problems);
        std::vector<Range> same;
        for (const double size : solved) {
            same.push_back({size, size, size});
        }
        sizes.set(position, std::move(same));
    }
    problems.throw_if_any();
    return sizes;
}

ChangeOverTime change_over_time(const Catalogue& catalogue, std::size_t measure,
                                const EffectSizes& sizes, double quantile,
                                const UnchangedRegion& region)
{
    constexpr Index years = 30;
    const int width = region.rates.years.step();
    const MeasureAlone alone(catalogue, measure, region, (years - 1) / width + 1);
    std::vector<double> under;
    for (const Range& size : sizes.of(measure)) {
        under.push_back(at(size, quantile));
    }
    const std::vector<double> none(under.size(), 0.0);
    const ByYear with = alone.births(under);
    const ByYear without = alone.births(none);
    const auto step_of = [&](Index year) { return (year - 1) / width; };
    const Index first = step_of(5) + 1;
    return {with.head(first).sum() / without.head(first).sum() - 1.0,
            with(step_of(10)) / without(step_of(10)) - 1.0,
            with(step_of(years)) / without(step_of(years)) - 1.0,
            alone.completed_fertility(under) / alone.completed_fertility(none) - 1.0};
}

}  // namespace natality
