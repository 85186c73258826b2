#include <natality/archive/detail/missing_values.hpp>

#include <natality/results/detailed_tables.hpp>
#include <natality/results/indicators.hpp>
#include <natality/results/population_indicators.hpp>

#include <algorithm>
#include <cmath>
#include <variant>

namespace natality::io::detail {

namespace {

/// Persons of some ages, which are not known where the ages begin or end within the open group.
bool is_of_some_ages(const Indicator& indicator)
{
    const auto* const persons = std::get_if<PersonsAged>(&indicator.batch);
    return persons != nullptr &&
           !(persons->ages.first == Age{0} && persons->ages.last == no_last_age);
}

}  // namespace

bool may_be_missing(const std::string& variable)
{
    const bool is_of_gdp =
        variable.ends_with("share_of_gdp") || variable == "gross_domestic_product";
    const Indicator* const indicator = find_indicator(variable);
    const bool is_count = indicator != nullptr &&
                          (indicator->unit == "persons" || indicator->unit == "births") &&
                          !is_of_some_ages(*indicator);
    const bool is_drawn_ratio = variable.starts_with("old_age_dependency_ratio_");
    return is_of_gdp || is_drawn_ratio || is_of_life_table(variable) ||
           (indicator != nullptr && !is_count);
}

std::optional<std::size_t> first_not_a_figure(const std::string& variable,
                                              const std::vector<double>& values)
{
    const bool may_lack_some = may_be_missing(variable);
    const auto found = std::find_if(values.begin(), values.end(), [may_lack_some](double value) {
        return std::isinf(value) || (std::isnan(value) && !may_lack_some);
    });
    return found == values.end() ? std::nullopt
                                 : std::optional(static_cast<std::size_t>(found - values.begin()));
}

}  // namespace natality::io::detail
