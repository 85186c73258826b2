#include <natality/baseline/baseline_mortality.hpp>

#include <natality/base/localized.hpp>
#include <natality/rates/age_at_death.hpp>
#include <natality/rates/life_table.hpp>

namespace natality {

namespace {

/// The year whose mortality holds in year \p t of the projection.
Year year_taken(const YearAxis& years, Index t, BaselineMortality path)
{
    return path == BaselineMortality::constant ? years.first() : years.at(t);
}

/// The life table of a year; for a data set that gives no survival ratios itself.
LifeTable life_table_in(const Mortality& mortality, Year year, Sex sex, int width)
{
    const ByAge values = mortality.values[sex].at(year);
    if (mortality.infants) {
        ByAge rates(values.size() + 1);
        rates << (*mortality.infants)[sex].at(year), values;
        return abridged_life_table(rates, width, sex);
    }
    return mortality.measure == MortalityMeasure::death_probability
               ? life_table_from_probabilities(values, sex)
               : life_table(values, sex);
}

}  // namespace

ByAgeYear survival_ratios_of(const Mortality& mortality, Sex sex, const AgeAxis& ages,
                             const YearAxis& years, BaselineMortality path,
                             Completions& completions)
{
    ByAgeYear ratios(ages.size(), years.size());
    Index capped_years = 0;
    Year first_capped{0};
    for (Index t = 0; t < years.size(); ++t) {
        const Year year = year_taken(years, t, path);
        if (mortality.measure == MortalityMeasure::survival_ratio) {
            ratios.col(t) = mortality.values[sex].at(year);
            continue;
        }
        const LifeTable table = life_table_in(mortality, year, sex, ages.width());
        ratios.col(t) = survival_ratios(table, ages.width());
        const bool is_rate = mortality.measure == MortalityMeasure::death_rate;
        if (is_rate && (table.q.head(table.q.size() - 1) >= 1.0).any()) {
            first_capped = capped_years == 0 ? year : first_capped;
            ++capped_years;
        }
    }
    if (capped_years > 0) {
        completions.push_back(
            {"mortality",
             localized("{}: a death rate too high for the width of its group gives a probability "
                       "of dying above 1, taken as 1: nobody survives the group (years: {}, "
                       "first {})",
                       sex_name(sex), capped_years, first_capped.value)});
    }
    return ratios;
}

ByAgeYear separation_factors_of(const Mortality& mortality, Sex sex, const AgeAxis& ages,
                                const YearAxis& years, BaselineMortality path)
{
    ByAgeYear factors(ages.size(), years.size());
    for (Index t = 0; t < years.size(); ++t) {
        const LifeTable table =
            life_table_in(mortality, year_taken(years, t, path), sex, ages.width());
        factors.col(t) = separation_factors(table, ages.width());
    }
    return factors;
}

}  // namespace natality
