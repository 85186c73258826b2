#include <natality/estimation/observed_share.hpp>

#include <natality/base/localized.hpp>
#include <natality/base/problems.hpp>

#include <algorithm>
#include <cmath>

namespace natality {

LocalText ObservedShare::text() const
{
    const LocalText counted = kind == ShareKind::single ? localized("women never in a union")
                                                        : localized("women childless");
    const LocalText ages = first == last ? localized("age {}", first.value)
                                         : localized("ages {}-{}", first.value, last.value);
    return localized("{}, {}, {:.2f}", counted, ages, date);
}

double CohortSizes::at(Age age, Year at) const
{
    const Index row = age.value + year.value - at.value;
    return women(std::clamp<Index>(row, 0, women.size() - 1));
}

double share_at(const ObservedShare& observed, const ByAgeYear& values, const YearAxis& times,
                const CohortSizes& women)
{
    const Year before{static_cast<int>(std::floor(observed.date))};
    const Year after{before.value + 1};
    const bool has_ages = observed.first.value >= 0 && observed.first <= observed.last &&
                          observed.last.value < values.rows();
    if (!times.contains(before) || !times.contains(after) || !has_ages) {
        throw InputError({}, localized("{}: outside the ages 0-{} and the years {}-{} of the "
                                       "estimate",
                                       observed.text(), values.rows() - 1, times.first().value,
                                       times.at(times.size() - 1).value));
    }
    const double part = observed.date - before.value;
    double sum = 0.0;
    double weights = 0.0;
    for (int age = observed.first.value; age <= observed.last.value; ++age) {
        const double weight = women.at(Age{age}, before);
        sum += weight * ((1.0 - part) * values(age, times.index(before)) +
                         part * values(age, times.index(after)));
        weights += weight;
    }
    return sum / weights;
}

}  // namespace natality
