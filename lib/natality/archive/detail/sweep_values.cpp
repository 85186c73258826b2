#include <natality/archive/detail/sweep_values.hpp>

#include <natality/archive/detail/expected_content.hpp>
#include <natality/archive/detail/missing_values.hpp>
#include <natality/archive/detail/sweep_content.hpp>
#include <natality/archive/detail/sweep_layout.hpp>
#include <natality/base/localized.hpp>
#include <natality/base/problems.hpp>
#include <natality/io/read_sweep.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace natality::io::detail {

namespace {

bool are_same(double there, double wanted, files::ValueType type)
{
    const double kept = type == files::ValueType::float32
                            ? static_cast<double>(static_cast<float>(wanted))
                            : wanted;
    return there == kept || (std::isnan(there) && std::isnan(kept));
}

bool is_missing(double value)
{
    return std::isnan(value);
}

/// The indicator that a variable is of: of quantiles that of the values.
std::string indicator_of(const files::Variable& variable)
{
    std::string name = variable.name;
    for (const std::string_view ending : {"_difference_quantile", "_quantile"}) {
        if (name.ends_with(ending)) {
            name.resize(name.size() - ending.size());
            break;
        }
    }
    return name;
}

/// The blocks of a sweep file, held against its design.
class BlockCheck {
public:
    BlockCheck(const SweepReader& sweep, const SweepPlan& plan, const files::NetcdfReader& file,
               const std::vector<files::Variable>& variables, const std::string& shown_as)
        : sweep_(sweep), plan_(plan), file_(file), variables_(variables), shown_as_(shown_as)
    {
    }

    void require(std::size_t block) const
    {
        const std::size_t first = block * sweep_.block_size();
        const std::size_t count = std::min(sweep_.block_size(), sweep_.scenarios() - first);
        std::vector<std::optional<bool>> missing(count);
        for (const files::Variable& variable : variables_) {
            const std::vector<double> values = values_of(variable, first, count);
            if (variable.name == package_variable || variable.name == quantile_variable) {
                require_of_design(variable, first, values);
            } else {
                require_alike(variable, block, values, missing);
            }
        }
    }

private:
    [[nodiscard]] std::vector<double> values_of(const files::Variable& variable, std::size_t first,
                                                std::size_t count) const
    {
        std::vector<std::size_t> shape = file_.describe(variable.name).shape;
        files::Slab slab{std::vector<std::size_t>(shape.size(), 0), shape};
        slab.offset.front() = first;
        slab.count.front() = count;
        return file_.numbers(variable.name, slab);
    }

    void require_of_design(const files::Variable& variable, std::size_t first,
                           const std::vector<double>& values) const
    {
        const std::size_t measures = sweep_.measures().size();
        const std::uint64_t offset = sweep_.first_block() * sweep_.block_size() + first;
        for (std::size_t s = 0; s < values.size() / measures; ++s) {
            const std::vector<double> wanted = variable.name == package_variable
                                                   ? plan_.design().levels(offset + s)
                                                   : plan_.design().effect_quantiles(offset + s);
            const auto there = std::span(values).subspan(s * measures, measures);
            if (!std::equal(there.begin(), there.end(), wanted.begin(), wanted.end(),
                            [&](double one, double other) {
                                return are_same(one, other, variable.type);
                            })) {
                throw problem(localized("is damaged: '{}' of scenario {} is not what its inputs "
                                        "say",
                                        variable.name, offset + s));
            }
        }
    }

    /// \param missing by scenario, whether its values are, as far as is known.
    void require_alike(const files::Variable& variable, std::size_t block,
                       const std::vector<double>& values,
                       std::vector<std::optional<bool>>& missing) const
    {
        const bool may_lack_some = may_be_missing(indicator_of(variable));
        const std::size_t per_scenario = values.size() / missing.size();
        for (std::size_t s = 0; s < missing.size(); ++s) {
            const auto own = std::span(values).subspan(s * per_scenario, per_scenario);
            const bool is_there = std::none_of(own.begin(), own.end(), is_missing);
            const bool is_lacking = std::all_of(own.begin(), own.end(), is_missing);
            const bool is_infinite =
                std::any_of(own.begin(), own.end(), [](double v) { return std::isinf(v); });
            const bool fits = may_lack_some || (is_there != is_lacking &&
                                                missing[s].value_or(is_lacking) == is_lacking);
            if (!fits || is_infinite) {
                throw problem(localized("is damaged: values of '{}' are missing in block {}, "
                                        "which is said to be there",
                                        variable.name, block));
            }
            missing[s] = may_lack_some ? missing[s] : is_lacking;
        }
    }

    [[nodiscard]] InputError problem(LocalText sentence) const
    {
        return {Place{shown_as_, 0}, std::move(sentence)};
    }

    const SweepReader& sweep_;
    const SweepPlan& plan_;
    const files::NetcdfReader& file_;
    const std::vector<files::Variable>& variables_;
    const std::string& shown_as_;
};

}  // namespace

void require_sweep_content(const SweepReader& sweep, const files::NetcdfReader& file,
                           const std::string& shown_as)
{
    const SweepPlan plan = read_sweep(sweep.inputs());
    const std::vector<SweepVariable> variables = kept_variables(plan);
    if (plan.design().size() != sweep.all_scenarios()) {
        throw InputError(Place{shown_as, 0}, localized("holds another sweep than its inputs say"));
    }
    const SweepShape shape = sweep_shape(plan, variables, sweep.block_size(), sweep.part());
    Problems problems = differences(file, expected_sweep(shape), shown_as);
    const std::vector<bool> completion = sweep.completion();
    const auto open = std::count(completion.begin(), completion.end(), false);
    if (sweep.is_packed() && open > 0) {
        problems.add(Place{shown_as, 0}, localized("is packed, and lacks {} of its {} blocks", open,
                                                   completion.size()));
    }
    problems.throw_if_any();
    const std::vector<files::Variable> by_block = sweep_block_variables(shape);
    const BlockCheck blocks(sweep, plan, file, by_block, shown_as);
    for (std::size_t block = 0; block < completion.size(); ++block) {
        if (completion[block]) {
            blocks.require(block);
        }
    }
}

}  // namespace natality::io::detail
