#include "naive_projection.hpp"

namespace natality::test {

namespace {

using Ages = std::vector<double>;
using SexesAges = std::vector<Ages>;

/// One year's inputs as plain numbers.
struct NaiveYear {
    SexesAges survival_ratio;
    SexesAges net_migrants;
    Ages asfr;
    double sex_ratio_at_birth = 0.0;
    bool is_even = false;
    double width = 1.0;
};

/// One year's end.
struct NaiveEnd {
    SexesAges population;
    SexesAges deaths;
    Ages births;
};

Ages column_of(const ByAgeYear& table, Index column)
{
    Ages values;
    for (Index x = 0; x < table.rows(); ++x) {
        values.push_back(table(x, column));
    }
    return values;
}

NaiveYear year_of(const RatePaths& rates, Index t, MigrationTiming timing)
{
    Ages asfr(static_cast<std::size_t>(rates.ages.size()), 0.0);
    for (const ByAgeYear& order : rates.births.by_order) {
        for (std::size_t a = 0; a < asfr.size(); ++a) {
            asfr[a] = asfr[a] + order(static_cast<Index>(a), t);
        }
    }
    return {{column_of(rates.survival_ratio.female, t), column_of(rates.survival_ratio.male, t)},
            {column_of(rates.net_migrants.female, t), column_of(rates.net_migrants.male, t)},
            asfr,
            rates.sex_ratio_at_birth(t),
            timing == MigrationTiming::even,
            static_cast<double>(rates.ages.width())};
}

/// Step 1: half of the migrants at the start, if they come evenly.
SexesAges with_migrants_at_start(SexesAges population, const NaiveYear& year)
{
    for (std::size_t sex = 0; sex < 2; ++sex) {
        for (std::size_t x = 0; x < population[sex].size(); ++x) {
            if (year.is_even) {
                population[sex][x] = population[sex][x] + year.net_migrants[sex][x] / 2.0;
            }
        }
    }
    return population;
}

/// Steps 2 and 3: everyone to the next group, then the other half of the migrants.
void survive(const SexesAges& entered, const NaiveYear& year, NaiveEnd& end)
{
    for (std::size_t sex = 0; sex < 2; ++sex) {
        const std::size_t open = entered[sex].size() - 1;
        for (std::size_t x = 1; x <= open; ++x) {
            double exposed = entered[sex][x - 1];
            if (x == open) {
                exposed = exposed + entered[sex][open];
            }
            const double survivors = year.survival_ratio[sex][x] * exposed;
            end.deaths[sex][x] = exposed - survivors;
            end.population[sex][x] = survivors;
            if (year.is_even) {
                end.population[sex][x] = end.population[sex][x] + year.net_migrants[sex][x] / 2.0;
            }
        }
    }
}

/// Step 4: births by age of mother, their sexes, and the newborn who survive.
void bear(const SexesAges& entered, const NaiveYear& year, NaiveEnd& end)
{
    double total = 0.0;
    for (std::size_t a = 1; a < year.asfr.size(); ++a) {
        const double women = (entered[0][a] + end.population[0][a]) / 2.0;
        end.births[a] = year.width * year.asfr[a] * women;
        total = total + end.births[a];
    }
    const double girls = total / (1.0 + year.sex_ratio_at_birth);
    const std::vector<double> born{girls, total - girls};
    for (std::size_t sex = 0; sex < 2; ++sex) {
        const double survivors = year.survival_ratio[sex][0] * born[sex];
        end.deaths[sex][0] = born[sex] - survivors;
        end.population[sex][0] = survivors;
        if (year.is_even) {
            end.population[sex][0] = end.population[sex][0] + year.net_migrants[sex][0] / 2.0;
        }
    }
}

NaiveEnd year_step(const SexesAges& start, const NaiveYear& year)
{
    const std::size_t ages = year.asfr.size();
    const Ages zero(ages, 0.0);
    NaiveEnd end{{zero, zero}, {zero, zero}, zero};
    const SexesAges entered = with_migrants_at_start(start, year);
    survive(entered, year, end);
    bear(entered, year, end);
    if (!year.is_even) {  // Step 5.
        for (std::size_t sex = 0; sex < 2; ++sex) {
            for (std::size_t x = 0; x < ages; ++x) {
                end.population[sex][x] = end.population[sex][x] + year.net_migrants[sex][x];
            }
        }
    }
    return end;
}

}  // namespace

NaiveProjection naive_projection(const ByAgeSex& start, const RatePaths& rates,
                                 MigrationTiming timing)
{
    const ByAgeYear table = start;
    NaiveProjection projection;
    projection.population.push_back({column_of(table, 0), column_of(table, 1)});
    for (Index t = 0; t < rates.years.size(); ++t) {
        const NaiveEnd end = year_step(projection.population.back(), year_of(rates, t, timing));
        projection.population.push_back(end.population);
        projection.deaths.push_back(end.deaths);
        projection.births.push_back(end.births);
    }
    return projection;
}

}  // namespace natality::test
