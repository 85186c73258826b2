#include <natality/baseline/baseline_path.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace natality {

namespace {

double dataset_tfr(const RegionInputs& inputs, const AgeAxis& ages, Year year)
{
    return ages.width() * inputs.asfr.at(year).sum();
}

}  // namespace

bool uses_states(const RegionInputs& inputs, const BaselinePath& path)
{
    return inputs.states.has_value() && path.women != WomenModel::alike;
}

ByYear asked_tfr(const RegionInputs& inputs, const AgeAxis& ages, const YearAxis& years,
                 const BaselinePath& path)
{
    ByYear tfr(years.size());
    for (Index t = 0; t < years.size(); ++t) {
        const Year year = years.at(t);
        switch (path.fertility) {
        case BaselineFertility::dataset:
        case BaselineFertility::observed:
        case BaselineFertility::replacement:
            tfr(t) = dataset_tfr(inputs, ages, year);
            break;
        case BaselineFertility::path:
            tfr(t) = inputs.tfr_paths.at(path.tfr_path).at(year);
            break;
        case BaselineFertility::constant:
            tfr(t) = dataset_tfr(inputs, ages, years.first());
            break;
        case BaselineFertility::trend:
            tfr(t) = dataset_tfr(inputs, ages, years.first()) *
                     std::pow(1.0 + path.yearly_change, year.value - years.first().value);
            break;
        }
    }
    return tfr;
}

ByYear counted_births(const RegionInputs& inputs, const YearAxis& years)
{
    std::vector<double> counted;
    for (Index t = 0; t < years.size(); ++t) {
        const auto found = std::find_if(
            inputs.observed.begin(), inputs.observed.end(), [&](const ObservedFigure& figure) {
                return figure.indicator == "births" && figure.year == years.at(t);
            });
        if (found == inputs.observed.end()) {
            break;
        }
        counted.push_back(found->value);
    }
    return Eigen::Map<const ByYear>(counted.data(), static_cast<Index>(counted.size()));
}

double tfr_after(const RegionInputs& inputs, const BaselinePath& path, Year last_counted,
                 double level, Year year)
{
    if (path.toward.empty()) {
        return level;
    }
    const double way = static_cast<double>(year.value - last_counted.value) /
                       std::max(1, path.by->value - last_counted.value);
    return std::lerp(level, inputs.tfr_paths.at(path.toward).at(year), std::min(way, 1.0));
}

}  // namespace natality
