#include <natality/io/detail/missing_values.hpp>

#include <natality/results/indicators.hpp>

#include <algorithm>
#include <cmath>

namespace natality::io::detail {

bool may_be_missing(const std::string& variable)
{
    const bool is_of_gdp =
        variable.ends_with("share_of_gdp") || variable == "gross_domestic_product";
    const Indicator* const indicator = find_indicator(variable);
    const bool is_count =
        indicator != nullptr && (indicator->unit == "persons" || indicator->unit == "births");
    const bool is_drawn_ratio = variable.starts_with("old_age_dependency_ratio_");
    return is_of_gdp || is_drawn_ratio || (indicator != nullptr && !is_count);
}

std::optional<std::size_t> first_not_finite(const std::string& variable,
                                            const std::vector<double>& values)
{
    const auto found = std::find_if(values.begin(), values.end(),
                                    [](double value) { return !std::isfinite(value); });
    if (found == values.end() || may_be_missing(variable)) {
        return std::nullopt;
    }
    return static_cast<std::size_t>(found - values.begin());
}

}  // namespace natality::io::detail
