#include <natality/baseline/baseline_path.hpp>

#include <cmath>

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

}  // namespace natality
