#include <natality/scenario/saltelli_design.hpp>

#include <natality/scenario/detail/unit_points.hpp>
#include <natality/scenario/sobol_sequence.hpp>

#include <stdexcept>

namespace natality {

SaltelliDesign::SaltelliDesign(std::uint64_t samples, std::size_t inputs, std::uint64_t seed)
    : size_(samples * detail::saltelli_points(inputs))
{
    if (inputs == 0 || 2 * inputs > SobolSequence::most_dimensions || samples == 0 ||
        samples >= SobolSequence::most_points) {
        throw std::invalid_argument("a Saltelli design needs samples and inputs, up to half the "
                                    "dimensions of the Sobol sequence");
    }
    points_ = detail::saltelli(detail::sobol(seed, 2 * inputs), inputs);
}

}  // namespace natality
