#include <natality/scenario/detail/unit_points.hpp>

#include <natality/base/random.hpp>
#include <natality/scenario/sobol_sequence.hpp>

#include <algorithm>
#include <utility>

namespace natality::detail {

namespace {

constexpr double below_one = 1.0 - 0x1p-53;

constexpr std::uint32_t draw_of(std::size_t dimension)
{
    return static_cast<std::uint32_t>(dimension);
}

}  // namespace

UnitPoints latin_hypercube(std::uint64_t seed, std::uint64_t samples)
{
    return [seed, samples](std::uint64_t point, std::size_t dimension) {
        const std::uint32_t draw = draw_of(dimension);
        const std::uint64_t stratum =
            permuted(point, samples, {seed, 0, draw, RandomUse::stratum_order});
        const double place = random_uniform({seed, point, draw, RandomUse::place_in_stratum});
        return std::min((static_cast<double>(stratum) + place) / static_cast<double>(samples),
                        below_one);
    };
}

UnitPoints sobol(std::uint64_t seed, std::size_t dimensions)
{
    std::vector<std::uint32_t> shifts;
    for (std::size_t dimension = 0; dimension < dimensions; ++dimension) {
        shifts.push_back(random_words({seed, 0, draw_of(dimension), RandomUse::digital_shift})[0]);
    }
    return [sequence = SobolSequence(dimensions),
            shifts = std::move(shifts)](std::uint64_t point, std::size_t dimension) {
        const std::uint32_t shifted = sequence.coordinate(point, dimension) ^ shifts[dimension];
        // The middle of the interval that 32 bits tell apart.
        return (shifted + 0.5) * 0x1p-32;
    };
}

UnitPoints saltelli(UnitPoints samples, std::size_t dimensions)
{
    return [samples = std::move(samples), dimensions](std::uint64_t point, std::size_t dimension) {
        const std::uint64_t points = saltelli_points(dimensions);
        const std::uint64_t sample = point / points;
        const std::uint64_t place = point % points;
        const bool is_from_b = place == 1 || place == dimension + 2;
        return samples(sample, is_from_b ? dimensions + dimension : dimension);
    };
}

}  // namespace natality::detail
