#include <natality/inputs/rate_graduation.hpp>

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <optional>

namespace natality {

namespace {

using Eigen::Index;

/// The ages of each group, as rows from the first bound on.
std::vector<std::vector<Index>> ages_by_group(const GroupedTotals& groups)
{
    std::vector<std::vector<Index>> ages;
    Index next = 0;
    for (std::size_t i = 0; i < groups.totals.size(); ++i) {
        const auto width = static_cast<std::size_t>(groups.bounds[i + 1] - groups.bounds[i]);
        std::vector<Index>& members = ages.emplace_back(width);
        std::iota(members.begin(), members.end(), next);
        next += static_cast<Index>(width);
    }
    return ages;
}

/// Squared second differences of a schedule that is 0 on either side, as a quadratic form.
Eigen::MatrixXd roughness(Index ages)
{
    Eigen::MatrixXd differences = Eigen::MatrixXd::Zero(ages, ages);
    differences.diagonal().setConstant(-2.0);
    differences.diagonal(1).setOnes();
    differences.diagonal(-1).setOnes();
    return differences.transpose() * differences;
}

/// The smoothest schedule in which some ages are held where they are.
class SmoothestSchedule {
public:
    explicit SmoothestSchedule(const GroupedTotals& groups)
        : groups_(groups), ages_(ages_by_group(groups))
    {
        const auto count = static_cast<Index>(groups.bounds.back() - groups.bounds.front());
        roughness_ = roughness(count);
        held_.resize(static_cast<std::size_t>(count));
        hold_negligible_groups();
    }

    /// Holds ages at 0 until none is negative; a group with a total keeps an age above 0.
    Eigen::VectorXd without_negative_ages()
    {
        Eigen::VectorXd rates = solved();
        while ((rates.array() < 0.0).any()) {
            for (Index age = 0; age < rates.size(); ++age) {
                if (rates(age) < 0.0) {
                    held(age) = 0.0;
                }
            }
            rates = solved();
        }
        return rates;
    }

private:
    std::optional<double>& held(Index age) { return held_[static_cast<std::size_t>(age)]; }

    bool is_negligible(std::size_t group) const
    {
        constexpr double within_rounding = 1e-9;
        const double largest = *std::max_element(groups_.totals.begin(), groups_.totals.end());
        return groups_.totals[group] <= within_rounding * largest;
    }

    /// Groups of 0, or too small for the solver to tell from it, are split evenly.
    void hold_negligible_groups()
    {
        for (std::size_t group = 0; group < ages_.size(); ++group) {
            if (is_negligible(group)) {
                for (const Index age : ages_[group]) {
                    held(age) = groups_.totals[group] / static_cast<double>(ages_[group].size());
                }
            }
        }
    }

    /// Lagrange's conditions for the least roughness: a row an age, then a row a group.
    Eigen::VectorXd solved() const
    {
        const Index ages = roughness_.rows();
        const auto groups = static_cast<Index>(ages_.size());
        Eigen::MatrixXd conditions = Eigen::MatrixXd::Zero(ages + groups, ages + groups);
        Eigen::VectorXd sides = Eigen::VectorXd::Zero(ages + groups);
        conditions.topLeftCorner(ages, ages) = roughness_;
        add_totals(conditions, sides);
        for (Index age = 0; age < ages; ++age) {
            if (const auto& value = held_[static_cast<std::size_t>(age)]) {
                set_row_to_value(conditions, sides, age, *value);
            }
        }
        Eigen::VectorXd rates = conditions.partialPivLu().solve(sides).head(ages);
        for (Index age = 0; age < ages; ++age) {
            // Without the solver's rounding.
            rates(age) = held_[static_cast<std::size_t>(age)].value_or(rates(age));
        }
        return rates;
    }

    /// The rows and multipliers of the groups' totals.
    void add_totals(Eigen::MatrixXd& conditions, Eigen::VectorXd& sides) const
    {
        const Index ages = roughness_.rows();
        for (std::size_t group = 0; group < ages_.size(); ++group) {
            const Index row = ages + static_cast<Index>(group);
            if (is_negligible(group)) {
                set_row_to_value(conditions, sides, row, 0.0);
                continue;
            }
            sides(row) = groups_.totals[group];
            for (const Index age : ages_[group]) {
                conditions(row, age) = 1.0;
                conditions(age, row) = 1.0;
            }
        }
    }

    static void set_row_to_value(Eigen::MatrixXd& conditions, Eigen::VectorXd& sides, Index row,
                                 double value)
    {
        conditions.row(row).setZero();
        conditions(row, row) = 1.0;
        sides(row) = value;
    }

    const GroupedTotals& groups_;
    std::vector<std::vector<Index>> ages_;
    Eigen::MatrixXd roughness_;
    std::vector<std::optional<double>> held_;
};

/// Deaths per person-year of each group in the life table of unit ages with those rates.
std::vector<double> group_rates(const std::vector<double>& rates,
                                const std::vector<std::vector<Index>>& ages, double unit)
{
    std::vector<double> found;
    double survivors = 1.0;
    for (const std::vector<Index>& members : ages) {
        double deaths = 0.0;
        double person_years = 0.0;
        for (const Index age : members) {
            const double half_hazard = 0.5 * unit * rates[static_cast<std::size_t>(age)];
            const double dying = survivors * std::min(2.0 * half_hazard / (1.0 + half_hazard), 1.0);
            deaths += dying;
            person_years += unit * (survivors - 0.5 * dying);
            survivors -= dying;
        }
        found.push_back(person_years > 0.0 ? deaths / person_years : 0.0);
    }
    return found;
}

/// The most by which \p factors differ from 1.
double farthest_from_one(const std::vector<double>& factors)
{
    return std::accumulate(factors.begin(), factors.end(), 0.0, [](double worst, double factor) {
        return std::max(worst, std::abs(factor - 1.0));
    });
}

}  // namespace

std::vector<double> graduated_birth_rates(const GroupedTotals& groups)
{
    const Eigen::VectorXd rates = SmoothestSchedule(groups).without_negative_ages();
    return {rates.begin(), rates.end()};
}

std::vector<double> graduated_death_rates(const GroupedTotals& groups, double unit)
{
    std::vector<double> rates = graduated(groups);
    const auto ages = ages_by_group(groups);
    std::vector<double> factors(ages.size());
    constexpr int enough = 50;
    constexpr double rounding = 1e-14;
    for (int pass = 0; pass < enough; ++pass) {
        const std::vector<double> found = group_rates(rates, ages, unit);
        for (std::size_t group = 0; group < ages.size(); ++group) {
            const double wanted = groups.totals[group] / static_cast<double>(ages[group].size());
            // Where nobody dies or nobody is left no factor makes a difference.
            factors[group] = found[group] > 0.0 ? wanted / found[group] : 1.0;
            for (const Index age : ages[group]) {
                rates[static_cast<std::size_t>(age)] *= factors[group];
            }
        }
        if (farthest_from_one(factors) < rounding) {
            break;
        }
    }
    return rates;
}

}  // namespace natality
