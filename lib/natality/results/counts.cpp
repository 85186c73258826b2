#include <natality/results/counts.hpp>

#include <natality/measures/birth_orders.hpp>
#include <natality/results/population_indicators.hpp>

#include <utility>

namespace natality {

namespace {

Eigen::ArrayXd order_weights(const std::vector<int>& named, Index orders)
{
    if (named.empty() || orders == 1) {
        return Eigen::ArrayXd::Ones(orders);
    }
    Eigen::ArrayXd weights = Eigen::ArrayXd::Zero(orders);
    for (Index row = 0; row < orders; ++row) {
        weights(row) = names_order(named, static_cast<int>(row) + 1) ? 1.0 : 0.0;
    }
    return weights;
}

}  // namespace

LinearCount linear_count(const Count& count, const AgeAxis& ages, int step, Index orders)
{
    const ByAge nobody = ByAge::Zero(ages.size());
    LinearCount linear{0.0, {nobody, nobody}, Eigen::ArrayXd::Zero(orders)};
    switch (count.who) {
    case Beneficiaries::fixed:
        linear.fixed = 1.0;
        break;
    case Beneficiaries::births:
    case Beneficiaries::women_on_leave:
        linear.of_births = order_weights(count.orders, orders) / step;
        break;
    case Beneficiaries::women:
        linear.of_persons.female = age_shares(ages, count.ages);
        break;
    case Beneficiaries::children:
    case Beneficiaries::pupils:
    case Beneficiaries::renters:
    case Beneficiaries::population:
        linear.of_persons.female = age_shares(ages, count.ages);
        linear.of_persons.male = linear.of_persons.female;
        break;
    }
    return linear;
}

Countable countable(const Trajectory& trajectory, Eigen::ArrayXXd births_by_order)
{
    const auto at_mid_year = [](const ByAgeYear& at_points) -> ByAgeYear {
        const Index years = at_points.cols() - 1;
        return 0.5 * (at_points.leftCols(years) + at_points.rightCols(years));
    };
    return {{at_mid_year(trajectory.population.female), at_mid_year(trajectory.population.male)},
            std::move(births_by_order)};
}

ByYear counted(const LinearCount& count, const Countable& projection)
{
    const auto weighted = [](const Eigen::ArrayXXd& table,
                             const Eigen::ArrayXd& weights) -> ByYear {
        // A line counts births or persons, seldom both.
        if ((weights == 0.0).all()) {
            return ByYear::Zero(table.cols());
        }
        return (table.colwise() * weights).colwise().sum().transpose();
    };
    return count.fixed + weighted(projection.persons.female, count.of_persons.female) +
           weighted(projection.persons.male, count.of_persons.male) +
           weighted(projection.births, count.of_births);
}

ByYear CountOfBirths::operator()(const SurvivingBirths& survivors,
                                 const Eigen::ArrayXXd& births_by_order) const
{
    return of_survivors(survivors) +
           (births_by_order.colwise() * of_births).colwise().sum().transpose();
}

CountOfBirths count_of_births(const LinearCount& count, const Renewal& renewal)
{
    CountOfBirths of_births{mid_year(renewal.weighted_population(count.of_persons)),
                            count.of_births};
    of_births.of_survivors.fixed += count.fixed;
    return of_births;
}

}  // namespace natality
