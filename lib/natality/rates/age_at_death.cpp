#include <natality/rates/age_at_death.hpp>

#include <limits>

namespace natality {

namespace {

/// Separation factors from the person-years and survivors of groups of equal width.
ByAge factors_of(const ByAge& person_years, const ByAge& survivors, int width)
{
    const Index open = person_years.size() - 1;
    ByAge factors = ByAge::Ones(open + 1);
    for (Index x = 0; x < open; ++x) {
        const double later = x + 1 == open ? 0.0 : person_years(x + 1);
        const double dying = person_years(x) - later;
        if (dying > 0.0) {
            factors(x) = (person_years(x) - width * survivors(x + 1)) / dying;
        }
    }
    return factors;
}

/// l(x) from the person-years and the separation factors.
ByAge survivors_of(const ByAge& person_years, const ByAge& separation, int width)
{
    const Index open = person_years.size() - 1;
    ByAge survivors = ByAge::Ones(open + 1);
    for (Index x = 0; x < open; ++x) {
        const double later = x + 1 == open ? 0.0 : person_years(x + 1);
        const double dying = person_years(x) - later;
        survivors(x + 1) = (person_years(x) - separation(x) * dying) / width;
    }
    return survivors;
}

}  // namespace

ByAge separation_factors(const LifeTable& table, int width)
{
    const Index joined = table.n(0) < width ? 1 : 0;
    const Index groups = table.L.size() - joined;
    ByAge person_years = table.L.tail(groups);
    ByAge survivors = table.l.tail(groups);
    if (joined == 1) {
        person_years(0) += table.L(0);
        survivors(0) = table.l(0);
    }
    return factors_of(person_years, survivors, width);
}

ByAge deaths_by_age(const ByAge& cohort_deaths, const ByAge& separation)
{
    const Index closed = cohort_deaths.size() - 1;
    const ByAge early = cohort_deaths.tail(closed) * separation.head(closed);
    ByAge deaths = cohort_deaths;
    deaths.tail(closed) -= early;
    deaths.head(closed) += early;
    return deaths;
}

LifeTable life_table_of(const ByAge& survival_ratio, const ByAge& separation, int width)
{
    const Index open = survival_ratio.size() - 1;
    LifeTable table;
    table.n = ByAge::Constant(open + 1, width);
    table.n(open) = std::numeric_limits<double>::infinity();
    table.L = stationary_person_years(survival_ratio, width);
    table.l = survivors_of(table.L, separation, width);
    table.d = table.l;
    // Nobody dying may come out a rounding error below 0.
    table.d.head(open) = (table.l.head(open) - table.l.tail(open)).max(0.0);
    const auto has_people = table.l > 0.0;
    table.q = has_people.select(table.d / table.l.max(1e-300), 1.0);
    table.T.resize(open + 1);
    double above = 0.0;
    for (Index x = open; x >= 0; --x) {
        above += table.L(x);
        table.T(x) = above;
    }
    table.e = has_people.select(table.T / table.l.max(1e-300), 0.0);
    table.a = ByAge::Constant(open + 1, 0.5 * width);
    for (Index x = 0; x <= open; ++x) {
        const double surviving = x == open ? 0.0 : width * table.l(x + 1);
        if (table.d(x) > 0.0) {
            table.a(x) = (table.L(x) - surviving) / table.d(x);
        }
    }
    return table;
}

}  // namespace natality
