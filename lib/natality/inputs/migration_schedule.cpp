#include <natality/inputs/migration_schedule.hpp>

#include <cmath>
#include <cstddef>
#include <numeric>

namespace natality {

std::vector<double> rogers_castro_shares(const AgeAxis& ages)
{
    const auto level = [](double x) {
        const double after = x - 20.0;
        return 0.02 * std::exp(-0.1 * x) + 0.06 * std::exp(-0.1 * after - std::exp(-0.4 * after)) +
               0.003;
    };
    std::vector<double> shares(static_cast<std::size_t>(ages.size()), 0.0);
    for (int age = 0; age <= ages.open_age().value; ++age) {
        shares[static_cast<std::size_t>(ages.index(Age{age}))] += level(age + 0.5);
    }
    const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
    for (double& share : shares) {
        share /= sum;
    }
    return shares;
}

}  // namespace natality
