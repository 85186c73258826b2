#include <natality/io/state_tables.hpp>

#include <natality/files/csv/csv_writer.hpp>

#include <algorithm>

namespace natality::io {

namespace {

/// Significant digits of shares and rates: beyond what any of them is known to.
constexpr int digits = 10;

std::string cell(double value)
{
    return files::decimal(value, digits);
}

std::string cell(Age age)
{
    return std::to_string(age.value);
}

std::string cell(Year year)
{
    return std::to_string(year.value);
}

std::string women_by_state(const StateEstimate& estimate)
{
    files::CsvWriter table({"age", "state", "share"});
    for (int age = estimate.fertile.first.value - 1; age <= estimate.fertile.last.value; ++age) {
        for (Index state = 0; state < estimate.space.size(); ++state) {
            table.add(
                {cell(Age{age}), estimate.space.label(state), cell(estimate.women(age, state))});
        }
    }
    return table.text();
}

/// The rows of one year; of \p births the columns past the last order count to it.
void add_births(files::CsvWriter& table, Year year, Age first, Age last,
                const Eigen::ArrayXXd& births, int last_order)
{
    for (int age = first.value; age <= last.value; ++age) {
        for (int order = 1; order <= last_order; ++order) {
            const bool is_open = order == last_order;
            const double rate = is_open ? births.row(age).tail(births.cols() - order + 1).sum()
                                        : births(age, order - 1);
            table.add({cell(year), cell(Age{age}), std::to_string(order) + (is_open ? "+" : ""),
                       cell(rate)});
        }
    }
}

std::string births_by_order(const StateEstimate& estimate, const OrderRates& base_births)
{
    files::CsvWriter table({"year", "age", "order", "rate"});
    add_births(table, base_births.year, estimate.fertile.first, estimate.fertile.last,
               base_births.values, estimate.space.chain().last_parity);
    return table.text();
}

std::string past_births_by_order(const StateEstimate& estimate, Year base_year)
{
    files::CsvWriter table({"year", "age", "order", "rate"});
    const Age first = estimate.fertile.first;
    for (Year year = estimate.past.first; year < base_year; ++year.value) {
        const Age reached{first.value - 1 + year.value - estimate.past.first.value};
        add_births(table, year, first, std::min(reached, estimate.fertile.last),
                   estimate.past.births_in(year), estimate.space.chain().last_parity);
    }
    return table.text();
}

std::string union_formation(const StateEstimate& estimate)
{
    files::CsvWriter table({"year", "age", "rate"});
    const AgeSchedules& unions = estimate.union_formation;
    for (Index t = 0; t < unions.years.size(); ++t) {
        for (int age = estimate.fertile.first.value; age <= estimate.fertile.last.value; ++age) {
            table.add({cell(unions.years.at(t)), cell(Age{age}), cell(unions.values(age, t))});
        }
    }
    return table.text();
}

/// Each state has one way out, the open class its further births.
std::string state_rates(const StateEstimate& estimate)
{
    files::CsvWriter table({"age", "state", "rate"});
    for (int age = estimate.fertile.first.value; age <= estimate.fertile.last.value; ++age) {
        for (Index state = 0; state < estimate.space.size(); ++state) {
            const Index transition = estimate.space.exits(state).front();
            table.add({cell(Age{age}), estimate.space.label(state),
                       cell(estimate.rates(age, transition))});
        }
    }
    return table.text();
}

std::string closures(const StateEstimate& estimate)
{
    files::CsvWriter table({"figure", "published", "rebuilt", "difference", "use"});
    for (const Closure& closure : estimate.closures) {
        table.add({closure.figure.en, cell(closure.published), cell(closure.rebuilt),
                   cell(closure.difference()), std::string(to_string(closure.use))});
    }
    return table.text();
}

}  // namespace

std::vector<TableText> state_tables(const StateEstimate& estimate, const OrderRates& base_births)
{
    return {{"women_by_state.csv", women_by_state(estimate)},
            {"births_by_order.csv", births_by_order(estimate, base_births)},
            {"union_formation.csv", union_formation(estimate)},
            {"past_births_by_order.csv", past_births_by_order(estimate, base_births.year)},
            {"state_rates.csv", state_rates(estimate)},
            {"closures.csv", closures(estimate)}};
}

}  // namespace natality::io
