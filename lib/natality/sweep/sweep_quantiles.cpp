#include <natality/sweep/sweep_quantiles.hpp>

#include <natality/base/missing.hpp>
#include <natality/base/sorted_quantile.hpp>
#include <natality/scenario/draw_quantiles.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace natality {

namespace {

/// The draws of one variable of neighbouring scenarios.
class ValuesOfDraws {
public:
    ValuesOfDraws(std::size_t values, std::size_t draws) : draws_(draws), values_(values * draws) {}

    /// Takes the values of one draw, or their differences from those of the baseline.
    /// \param baseline values of one scenario; empty for none.
    void set(std::size_t draw, const std::vector<double>& values,
             const std::vector<double>& baseline)
    {
        for (std::size_t i = 0; i < values.size(); ++i) {
            values_[i * draws_ + draw] =
                values[i] - (baseline.empty() ? 0.0 : baseline[i % baseline.size()]);
        }
    }

    /// Puts the quantiles of every value from \p out on.
    void quantiles(std::vector<double>::iterator out)
    {
        for (auto first = values_.begin(); first != values_.end();) {
            const auto last = first + static_cast<std::ptrdiff_t>(draws_);
            std::sort(first, last);
            for (const double quantile : draw_quantiles) {
                *out++ = sorted_quantile({first, last}, quantile);
            }
            first = last;
        }
    }

private:
    std::size_t draws_;
    /// By value, in each by draw.
    std::vector<double> values_;
};

}  // namespace

SweepQuantiles::SweepQuantiles(const Sweep& sweep) : drawn_(sweep) {}

Index SweepQuantiles::at_once() const
{
    std::size_t values = 0;
    for (const SweepVariable& variable : drawn_.sweep().variables()) {
        values += variable.values_per_scenario();
    }
    const auto draws =
        static_cast<std::size_t>(drawn_.sweep().plan().study().settings().draws.count);
    // The value and its difference from the baseline.
    const std::size_t a_scenario = 2 * values * draws * sizeof(double);
    return std::max<Index>(1, static_cast<Index>(memory_per_thread / a_scenario));
}

void SweepQuantiles::add_to(SweepBlock& block) const
{
    for (const SweepVariable& variable : drawn_.sweep().variables()) {
        const std::size_t values = static_cast<std::size_t>(block.scenarios) *
                                   variable.values_per_scenario() * draw_quantiles.size();
        block.values.emplace_back(values, missing);
        block.values.emplace_back(values, missing);
    }
    const Index most = at_once();
    for (Index position = 0; position < block.scenarios; position += most) {
        fill(block, {block.first + static_cast<std::uint64_t>(position),
                     std::min(most, block.scenarios - position)});
    }
}

void SweepQuantiles::fill(SweepBlock& block, const ScenarioRange& range) const
{
    const std::vector<SweepVariable>& variables = drawn_.sweep().variables();
    const DrawSettings& settings = drawn_.sweep().plan().study().settings().draws;
    const auto count = static_cast<std::size_t>(settings.count);
    std::vector<ValuesOfDraws> draws;
    for (const SweepVariable& variable : variables) {
        const std::size_t values =
            static_cast<std::size_t>(range.scenarios) * variable.values_per_scenario();
        draws.insert(draws.end(), 2, ValuesOfDraws(values, count));
    }
    const std::array<ScenarioRange, 2> baseline_and_range{ScenarioRange{0, 1}, range};
    for (std::size_t draw = 0; draw < count; ++draw) {
        const auto drawn = drawn_.run({draw, settings.sources}, baseline_and_range);
        for (std::size_t v = 0; v < variables.size(); ++v) {
            draws[2 * v].set(draw, drawn[1].values[v], {});
            draws[2 * v + 1].set(draw, drawn[1].values[v], drawn[0].values[v]);
        }
    }
    const std::uint64_t position = range.first - block.first;
    for (std::size_t i = 0; i < draws.size(); ++i) {
        const std::size_t before =
            position * variables[i / 2].values_per_scenario() * draw_quantiles.size();
        draws[i].quantiles(block.values[variables.size() + i].begin() +
                           static_cast<std::ptrdiff_t>(before));
    }
}

std::optional<SweepQuantiles> quantiles_if_drawn(const Sweep& sweep)
{
    return sweep.plan().study().settings().draws.count > 0
               ? std::optional<SweepQuantiles>(std::in_place, sweep)
               : std::nullopt;
}

}  // namespace natality
