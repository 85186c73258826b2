#include <natality/projection/excess_emigration.hpp>

#include <natality/base/localized.hpp>

namespace natality {

RunError error_of(const ExcessEmigration& excess)
{
    const LocalText where = localized("region {}, year {}", excess.region, excess.year.value);
    return RunError(localized(
        "net emigration leaves {}: {}; lower it, or set the data set's migration to negative = "
        "\"clip\"",
        excess.leaves, excess.cell.en.empty() ? where : localized("{}, {}", where, excess.cell)));
}

LocalText cell_of(Sex sex, const AgeAxis& ages, Index age)
{
    return localized("{}, age {}", sex_name(sex), ages.label(age));
}

LocalText persons_left(double persons)
{
    return localized("{:.6g} persons", persons);
}

}  // namespace natality
