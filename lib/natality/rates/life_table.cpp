#include <natality/rates/life_table.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace natality {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// Mean years lived at ages 1-4 by those who die there, by the rate of the first year.
double early_childhood_separation(double infant_death_rate, Sex sex)
{
    constexpr double high_mortality = 0.107;
    if (infant_death_rate >= high_mortality) {
        return sex == Sex::female ? 1.361 : 1.352;
    }
    return sex == Sex::female ? 1.522 - 1.518 * infant_death_rate
                              : 1.651 - 2.816 * infant_death_rate;
}

/// Mean years lived in a group of \p width years by those who die in it, where the rate between the
/// groups on either side rises exponentially.
double greville_separation(const ByAge& death_rate, Index group, double width)
{
    const double before = death_rate(group - 1);
    const double after = death_rate(group + 1);
    const bool has_rise = before > 0.0 && after > 0.0;
    const double rise = has_rise ? std::log(after / before) / (2.0 * width) : 0.0;
    const double years = width / 2.0 - width * width / 12.0 * (death_rate(group) - rise);
    return std::clamp(years, 0.0, width);
}

/// L and T from l, d and a; the open group's L is given.
void add_person_years(LifeTable& table, double open_person_years)
{
    const Index open = table.l.size() - 1;
    table.L.resize(table.l.size());
    table.T.resize(table.l.size());
    table.L(open) = open_person_years;
    table.T(open) = open_person_years;
    for (Index x = open - 1; x >= 0; --x) {
        table.L(x) = table.n(x) * table.l(x + 1) + table.a(x) * table.d(x);
        table.T(x) = table.T(x + 1) + table.L(x);
    }
    table.e = (table.l > 0.0).select(table.T / table.l, 0.0);
}

void add_survivors(LifeTable& table)
{
    const Index groups = table.q.size();
    table.l.resize(groups);
    table.d.resize(groups);
    double survivors = 1.0;
    for (Index x = 0; x < groups; ++x) {
        table.l(x) = survivors;
        table.d(x) = survivors * table.q(x);
        survivors -= table.d(x);
    }
}

/// Completes a table that has n and a from death rates.
LifeTable completed(LifeTable table, const ByAge& death_rate)
{
    const Index open = death_rate.size() - 1;
    const ByAge& m = death_rate;
    table.q = (table.n * m / (1.0 + (table.n - table.a) * m)).min(1.0);
    table.q(open) = 1.0;
    table.a(open) = 1.0 / m(open);
    add_survivors(table);
    add_person_years(table, table.l(open) / m(open));
    return table;
}

/// Groups of one year with deaths in the middle, but for the first and the open one.
LifeTable single_year_groups(Index groups)
{
    LifeTable table;
    table.n = ByAge::Ones(groups);
    table.n(groups - 1) = infinity;
    table.a = ByAge::Constant(groups, 0.5);
    return table;
}

}  // namespace

double infant_separation(double infant_death_rate, Sex sex)
{
    const double m = infant_death_rate;
    if (sex == Sex::female) {
        return m < 0.01724 ? 0.14903 - 2.05527 * m : m < 0.06891 ? 0.04667 + 3.88089 * m : 0.31411;
    }
    return m < 0.02300 ? 0.14929 - 1.99545 * m : m < 0.08307 ? 0.02832 + 3.26021 * m : 0.29915;
}

LifeTable life_table(const ByAge& death_rate, Sex sex)
{
    LifeTable table = single_year_groups(death_rate.size());
    table.a(0) = infant_separation(death_rate(0), sex);
    return completed(std::move(table), death_rate);
}

LifeTable life_table_from_probabilities(const ByAge& death_probability, Sex sex)
{
    const Index open = death_probability.size() - 1;
    const ByAge& q = death_probability;
    // m and a(0) depend on each other; the map contracts strongly, as a changes little with m.
    double infant_rate = q(0);
    for (int i = 0; i < 50; ++i) {
        infant_rate = q(0) / (1.0 - (1.0 - infant_separation(infant_rate, sex)) * q(0));
    }
    ByAge m = q / (1.0 - 0.5 * q);
    m(0) = infant_rate;
    m(open) = m(open - 1);
    return life_table(m, sex);
}

LifeTable abridged_life_table(const ByAge& death_rate, int width, Sex sex)
{
    const Index groups = death_rate.size();
    LifeTable table;
    table.n = ByAge::Constant(groups, width);
    table.n(0) = 1.0;
    table.n(1) = width - 1.0;
    table.n(groups - 1) = infinity;
    table.a = 0.5 * table.n;
    table.a(0) = infant_separation(death_rate(0), sex);
    if (width == 5) {
        table.a(1) = early_childhood_separation(death_rate(0), sex);
    }
    constexpr Index first_with_equal_neighbours = 3;
    for (Index group = first_with_equal_neighbours; group < groups - 1; ++group) {
        table.a(group) = greville_separation(death_rate, group, width);
    }
    return completed(std::move(table), death_rate);
}

ByAge survival_ratios(const LifeTable& table, int width)
{
    const Index joined = table.n(0) < width ? 1 : 0;
    const Index open = table.L.size() - 1 - joined;
    const auto person_years = [&](Index group) {
        return group == 0 && joined == 1 ? table.L(0) + table.L(1) : table.L(group + joined);
    };
    const auto person_years_above = [&](Index group) {
        return group == 0 ? table.T(0) : table.T(group + joined);
    };
    // Where nobody is left there is nobody to survive.
    const auto ratio = [](double later, double earlier) {
        return earlier > 0.0 ? later / earlier : 0.0;
    };
    ByAge ratios(open + 1);
    ratios(0) = person_years(0) / (width * table.l(0));
    for (Index x = 1; x < open; ++x) {
        ratios(x) = ratio(person_years(x), person_years(x - 1));
    }
    ratios(open) = ratio(person_years_above(open), person_years_above(open - 1));
    return ratios;
}

ByAge stationary_person_years(const ByAge& survival_ratio, int width)
{
    const Index open = survival_ratio.size() - 1;
    ByAge person_years(survival_ratio.size());
    person_years(0) = width * survival_ratio(0);
    for (Index x = 1; x < open; ++x) {
        person_years(x) = person_years(x - 1) * survival_ratio(x);
    }
    const double s = survival_ratio(open);
    person_years(open) = person_years(open - 1) * s / (1.0 - s);
    return person_years;
}

}  // namespace natality
