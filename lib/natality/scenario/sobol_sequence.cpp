#include <natality/scenario/sobol_sequence.hpp>

#include <boost/random/sobol.hpp>

namespace natality {

SobolSequence::SobolSequence(std::size_t dimensions)
    : dimensions_(dimensions), directions_(dimensions * bits)
{
    // A point is the sum modulo 2 of a direction for each bit of its number's Gray code. The engine
    // keeps its directions to itself; they are its points of one bit, those before powers of two.
    boost::random::sobol_engine<std::uint32_t, bits> engine(dimensions);
    for (unsigned bit = 0; bit < bits; ++bit) {
        const std::uint64_t point = (std::uint64_t{2} << bit) - 1;
        // The engine counts from the point after the origin.
        engine.seed(static_cast<std::uint32_t>(point - 1));
        for (std::size_t dimension = 0; dimension < dimensions; ++dimension) {
            directions_[dimension * bits + bit] = engine();
        }
    }
}

std::uint32_t SobolSequence::coordinate(std::uint64_t point, std::size_t dimension) const
{
    const std::uint32_t* const directions = directions_.data() + dimension * bits;
    std::uint32_t coordinate = 0;
    std::uint64_t gray_code = point ^ (point >> 1U);
    for (unsigned bit = 0; gray_code != 0; ++bit, gray_code >>= 1U) {
        coordinate ^= (gray_code & 1U) != 0 ? directions[bit] : 0U;
    }
    return coordinate;
}

}  // namespace natality
