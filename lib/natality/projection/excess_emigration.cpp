#include <natality/projection/excess_emigration.hpp>

#include <fmt/format.h>

namespace natality {

RunError error_of(const ExcessEmigration& excess)
{
    return RunError(fmt::format("net emigration leaves {}: region {}, year {}{}{}; lower it, or "
                                "set the data set's migration to negative = \"clip\"",
                                excess.leaves, excess.region, excess.year.value,
                                excess.cell.empty() ? "" : ", ", excess.cell));
}

std::string cell_of(Sex sex, const AgeAxis& ages, Index age)
{
    return fmt::format("{}, age {}", to_string(sex), ages.label(age));
}

std::string persons_left(double persons)
{
    return fmt::format("{:.6g} persons", persons);
}

}  // namespace natality
