#include <natality/choice/sobol_indices.hpp>

#include <natality/base/missing.hpp>
#include <natality/base/random.hpp>
#include <natality/base/sorted_quantile.hpp>

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace natality {

namespace {

/// Both indices of every input.
struct Indices {
    std::vector<double> first_order;
    std::vector<double> total;
};

/// Values of a design, a row a sample.
class SaltelliValues {
public:
    SaltelliValues(std::span<const double> values, std::size_t inputs)
        : values_(values), inputs_(inputs), samples_(values.size() / (inputs + 2))
    {
    }

    [[nodiscard]] std::size_t samples() const { return samples_; }

    /// \param chosen samples, each as often as it stands there.
    [[nodiscard]] Indices indices(std::span<const std::size_t> chosen) const
    {
        Indices sums{std::vector<double>(inputs_), std::vector<double>(inputs_)};
        for (const std::size_t sample : chosen) {
            const double* const row = values_.data() + sample * (inputs_ + 2);
            for (std::size_t i = 0; i < inputs_; ++i) {
                sums.first_order[i] += square(row[1] - row[2 + i]);
                sums.total[i] += square(row[0] - row[2 + i]);
            }
        }
        const double twice = 2.0 * static_cast<double>(chosen.size()) * variance(chosen);
        for (std::size_t i = 0; i < inputs_; ++i) {
            sums.first_order[i] = twice > 0.0 ? 1.0 - sums.first_order[i] / twice : missing;
            sums.total[i] = twice > 0.0 ? sums.total[i] / twice : missing;
        }
        return sums;
    }

private:
    static double square(double number) { return number * number; }

    /// Of the values at A and B together.
    [[nodiscard]] double variance(std::span<const std::size_t> chosen) const
    {
        const double count = 2.0 * static_cast<double>(chosen.size());
        double mean = 0.0;
        for (const std::size_t sample : chosen) {
            const double* const row = values_.data() + sample * (inputs_ + 2);
            mean += (row[0] + row[1]) / count;
        }
        double sum = 0.0;
        for (const std::size_t sample : chosen) {
            const double* const row = values_.data() + sample * (inputs_ + 2);
            sum += square(row[0] - mean) + square(row[1] - mean);
        }
        return sum / count;
    }

    std::span<const double> values_;
    std::size_t inputs_;
    std::size_t samples_;
};

/// As many samples as there are, drawn with replacement.
std::vector<std::size_t> drawn_again(std::size_t samples, std::uint64_t seed, int resample)
{
    std::vector<std::size_t> chosen(samples);
    for (std::size_t s = 0; s < samples; ++s) {
        const double place = random_uniform({seed, static_cast<std::uint64_t>(resample),
                                             static_cast<std::uint32_t>(s), RandomUse::resample});
        chosen[s] = static_cast<std::size_t>(place * static_cast<double>(samples));
    }
    return chosen;
}

IndexEstimate estimate_of(double value, std::vector<double> resampled)
{
    if (std::isnan(value) || resampled.empty()) {
        return {value, missing, missing};
    }
    std::erase_if(resampled, [](double index) { return std::isnan(index); });
    std::sort(resampled.begin(), resampled.end());
    return {value, sorted_quantile(resampled, 0.025), sorted_quantile(resampled, 0.975)};
}

}  // namespace

std::vector<SobolIndices> sobol_indices(std::span<const double> values, std::size_t inputs,
                                        const BootstrapSettings& bootstrap)
{
    if (inputs == 0 || values.size() % (inputs + 2) != 0 || values.size() < 2 * (inputs + 2)) {
        throw std::invalid_argument("sensitivity: two values and one for each input, for each of "
                                    "two samples or more");
    }
    const SaltelliValues design(values, inputs);
    std::vector<std::size_t> every(design.samples());
    for (std::size_t s = 0; s < every.size(); ++s) {
        every[s] = s;
    }
    std::vector<Indices> resampled;
    for (int resample = 0; resample < bootstrap.resamples; ++resample) {
        resampled.push_back(
            design.indices(drawn_again(design.samples(), bootstrap.seed, resample)));
    }
    const Indices all = design.indices(every);
    std::vector<SobolIndices> indices;
    for (std::size_t i = 0; i < inputs; ++i) {
        std::vector<double> first_order;
        std::vector<double> total;
        for (const Indices& of : resampled) {
            first_order.push_back(of.first_order[i]);
            total.push_back(of.total[i]);
        }
        indices.push_back({estimate_of(all.first_order[i], std::move(first_order)),
                           estimate_of(all.total[i], std::move(total))});
    }
    return indices;
}

}  // namespace natality
