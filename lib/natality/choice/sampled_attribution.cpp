#include <natality/choice/sampled_attribution.hpp>

#include <natality/base/random.hpp>

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <unordered_map>
#include <utility>

namespace natality {

namespace {

constexpr std::size_t most_measures = 64;

/// Values that were asked for already.
class KnownValues {
public:
    explicit KnownValues(const ValueOf& value_of) : value_of_(value_of) {}

    double of(std::uint64_t package)
    {
        const auto [place, is_new] = known_.try_emplace(package, 0.0);
        if (is_new) {
            place->second = value_of_(package);
        }
        return place->second;
    }

    [[nodiscard]] std::size_t size() const { return known_.size(); }

private:
    const ValueOf& value_of_;
    std::unordered_map<std::uint64_t, double> known_;
};

std::vector<std::size_t> random_order(std::size_t measures, std::uint64_t seed, int pair)
{
    std::vector<std::size_t> order(measures);
    for (std::size_t m = 0; m < measures; ++m) {
        order[m] = m;
    }
    for (std::size_t m = measures; m-- > 1;) {
        const double place =
            random_uniform({seed, static_cast<std::uint64_t>(pair), static_cast<std::uint32_t>(m),
                            RandomUse::order_of_entry});
        std::swap(order[m], order[static_cast<std::size_t>(place * static_cast<double>(m + 1))]);
    }
    return order;
}

/// Adds to each measure what it adds in an order.
void add_marginals(const std::vector<std::size_t>& order, KnownValues& known,
                   std::vector<double>& added)
{
    std::uint64_t package = 0;
    double before = known.of(package);
    for (const std::size_t m : order) {
        package |= std::uint64_t{1} << m;
        const double after = known.of(package);
        added[m] += after - before;
        before = after;
    }
}

/// Mean and spread of what each measure adds, over pairs of orders.
class PairMeans {
public:
    explicit PairMeans(std::size_t measures) : mean_(measures), squares_(measures) {}

    /// Welford (1962), Technometrics 4(3):419-420.
    void add(const std::vector<double>& of_pair)
    {
        ++pairs_;
        for (std::size_t m = 0; m < mean_.size(); ++m) {
            const double from_mean = of_pair[m] - mean_[m];
            mean_[m] += from_mean / pairs_;
            squares_[m] += from_mean * (of_pair[m] - mean_[m]);
        }
    }

    [[nodiscard]] const std::vector<double>& values() const { return mean_; }

    [[nodiscard]] std::vector<double> standard_errors() const
    {
        std::vector<double> errors;
        for (const double squares : squares_) {
            errors.push_back(std::sqrt(squares / (pairs_ - 1.0) / pairs_));
        }
        return errors;
    }

private:
    double pairs_ = 0.0;
    std::vector<double> mean_;
    std::vector<double> squares_;
};

}  // namespace

SampledShapley sampled_shapley_values(std::size_t measures, const ValueOf& value_of,
                                      const OrderSampling& sampling)
{
    if (measures == 0 || measures > most_measures || sampling.most_pairs < OrderSampling::fewest) {
        throw std::invalid_argument("sampled attribution: 1 to 64 measures, 16 pairs of orders at "
                                    "least");
    }
    KnownValues known(value_of);
    const std::uint64_t full = ~std::uint64_t{0} >> (most_measures - measures);
    const double allowed = sampling.relative_error * std::abs(known.of(full) - known.of(0));
    PairMeans means(measures);
    int pairs = 0;
    while (pairs < sampling.most_pairs) {
        std::vector<std::size_t> order = random_order(measures, sampling.seed, pairs++);
        std::vector<double> of_pair(measures);
        add_marginals(order, known, of_pair);
        std::reverse(order.begin(), order.end());
        add_marginals(order, known, of_pair);
        for (double& added : of_pair) {
            added *= 0.5;
        }
        means.add(of_pair);
        const std::vector<double> errors = means.standard_errors();
        if (pairs >= OrderSampling::fewest &&
            *std::max_element(errors.begin(), errors.end()) <= allowed) {
            break;
        }
    }
    return {means.values(), means.standard_errors(), pairs, known.size()};
}

}  // namespace natality
