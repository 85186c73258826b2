#include <natality/results/parity_life_table.hpp>

#include <natality/base/missing.hpp>
#include <natality/projection/state_exit.hpp>
#include <natality/projection/state_step.hpp>

namespace natality {

namespace {

}  // namespace

ParityLifeTable parity_life_table(const Eigen::ArrayXXd& conditional_rates, Age first_age)
{
    const Eigen::ArrayXXd& m = conditional_rates;
    const Index open = m.cols() - 1;
    ParityLifeTable table{first_age, m.leftCols(open) / (1.0 + 0.5 * m.leftCols(open)),
                          Eigen::ArrayXXd::Zero(m.rows() + 1, m.cols()),
                          Eigen::ArrayXXd::Zero(m.rows(), m.cols())};
    table.women(0, 0) = 1.0;
    for (Index x = 0; x < m.rows(); ++x) {
        double inflow = 0.0;
        for (Index parity = 0; parity < open; ++parity) {
            const double l = table.women(x, parity);
            const StateExit exit = state_exit(l, l + inflow, m(x, parity), m(x, parity));
            table.women(x + 1, parity) = exit.staying;
            table.births(x, parity) = exit.events();
            inflow = exit.events();
        }
        table.women(x + 1, open) = table.women(x, open) + inflow;
        table.births(x, open) =
            m(x, open) * 0.5 * (table.women(x, open) + table.women(x + 1, open));
    }
    return table;
}

Eigen::ArrayXd births_by_order(const ParityLifeTable& table)
{
    return table.births.colwise().sum().transpose();
}

Eigen::ArrayXd parity_progression_ratios(const ParityLifeTable& table)
{
    const Eigen::ArrayXd births = births_by_order(table);
    Eigen::ArrayXd ratios(births.size() - 1);
    double reached = 1.0;
    for (Index parity = 0; parity < ratios.size(); ++parity) {
        ratios(parity) = reached > 0.0 ? births(parity) / reached : missing;
        reached = births(parity);
    }
    return ratios;
}

double parity_adjusted_total_fertility_rate(const ParityLifeTable& table)
{
    return table.births.sum();
}

Eigen::ArrayXd mean_age_by_order(const ParityLifeTable& table)
{
    const Index ages = table.births.rows();
    const Eigen::ArrayXd middle =
        Eigen::ArrayXd::LinSpaced(ages, 0.0, static_cast<double>(ages - 1)) +
        (table.first_age.value + 0.5);
    Eigen::ArrayXd means(table.births.cols());
    for (Index order = 0; order < means.size(); ++order) {
        const double births = table.births.col(order).sum();
        means(order) = births > 0.0 ? (middle * table.births.col(order)).sum() / births : missing;
    }
    return means;
}

Eigen::ArrayXXd conditional_birth_rates(const StateSpace& space,
                                        const Columns<const double>& events,
                                        const Columns<const double>& exposure)
{
    Eigen::ArrayXXd women_years = Eigen::ArrayXXd::Zero(exposure.rows(), space.last_order());
    for (Index k = 0; k < space.size(); ++k) {
        women_years.col(space.parity(k)) +=
            Eigen::Map<const Eigen::ArrayXd>(exposure.data(k), exposure.rows());
    }
    Eigen::ArrayXXd rates(women_years.rows(), women_years.cols());
    for (int order = 1; order <= space.last_order(); ++order) {
        const ByAge births = births_of_order(space, events, order);
        const auto lived = women_years.col(order - 1);
        rates.col(order - 1) = (lived > 0.0).select(births / lived, 0.0);
    }
    return rates;
}

}  // namespace natality
