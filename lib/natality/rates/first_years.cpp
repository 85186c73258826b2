#include <natality/rates/first_years.hpp>

namespace natality {

namespace {

void keep_first(ByAgeYear& table, Index count)
{
    const Index known = table.cols();
    table.conservativeResize(Eigen::NoChange, count);
    for (Index t = known; t < count; ++t) {
        table.col(t) = table.col(known - 1);
    }
}

void keep_first(std::vector<ByAgeYear>& tables, Index count)
{
    for (ByAgeYear& table : tables) {
        keep_first(table, count);
    }
}

void keep_first(ByYear& values, Index count)
{
    const Index known = values.size();
    values.conservativeResize(count);
    for (Index t = known; t < count; ++t) {
        values(t) = values(known - 1);
    }
}

}  // namespace

RatePaths first_years(RatePaths rates, Index count)
{
    rates.years = YearAxis(rates.years.first(), count, rates.years.step());
    for (const Sex sex : both_sexes) {
        keep_first(rates.survival_ratio[sex], count);
        keep_first(rates.net_migrants[sex], count);
        if (rates.net_migration_rate) {
            keep_first((*rates.net_migration_rate)[sex], count);
        }
    }
    keep_first(rates.births.by_order, count);
    keep_first(rates.sex_ratio_at_birth, count);
    if (rates.states) {
        keep_first(rates.states->rates.by_transition, count);
        keep_first(rates.states->birth_factor, count);
    }
    return rates;
}

}  // namespace natality
