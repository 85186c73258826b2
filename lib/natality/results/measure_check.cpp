#include <natality/results/measure_check.hpp>

#include <natality/results/births_gain.hpp>
#include <natality/scenario/scenario.hpp>

#include <array>

namespace natality {

namespace {

MeasureUsePart in_full(const Measure& measure, Year from)
{
    MeasureUsePart use;
    use.measure = measure.id;
    use.from = from;
    return use;
}

/// Packages of one measure each, and then of all, from the base year on.
std::vector<PackageParts> packages_of(const Catalogue& catalogue, Year from)
{
    std::vector<PackageParts> packages;
    PackageParts all{"all-measures", {}, {}, {}};
    for (const Measure& measure : catalogue.measures()) {
        all.uses.push_back(in_full(measure, from));
        packages.push_back({"measure-" + measure.id, {}, {all.uses.back()}, {}});
    }
    packages.push_back(all);
    return packages;
}

ByYear births_of(const Outcome& outcome)
{
    ByYear births = ByYear::Zero(outcome.regions.front().trajectory.births.cols());
    for (const RegionOutcome& region : outcome.regions) {
        births += region.trajectory.births.colwise().sum().transpose();
    }
    return births;
}

/// Relative gains of every package of a study, in order.
std::vector<double> gains_of(const Study& study)
{
    const Baseline baseline(study);
    const ByYear without = births_of(run(study, baseline, baseline_package()));
    std::vector<double> gains;
    for (const Package& package : study.scenarios().subspan(1)) {
        const auto gain =
            births_gain(births_of(run(study, baseline, package)), without, study.years());
        gains.push_back(gain ? gain->relative : 0.0);
    }
    return gains;
}

bool is_plausible(const Measure& measure, double gain)
{
    if (!measure.plausible) {
        return true;
    }
    return !is_beyond(gain, measure.plausible->range);
}

}  // namespace

MeasureCheck check_measures(const Study& study)
{
    const Dataset& dataset = study.dataset();
    const Catalogue& catalogue = study.catalogue();
    const int width = dataset.ages().width();
    // The response begins a step after the measures.
    const int steps = 1 + (years_of_gain + width - 1) / width;
    StudyParts parts{study.settings(), {}, packages_of(catalogue, dataset.base_year()), {}};
    parts.settings.horizon = Year{dataset.base_year().value + steps * width};
    std::array<std::vector<double>, 3> gains;
    constexpr std::array levels{EvidenceLevel::low, EvidenceLevel::central, EvidenceLevel::high};
    for (std::size_t level = 0; level < levels.size(); ++level) {
        parts.settings.evidence = levels.at(level);
        gains.at(level) = gains_of(Study::validated(dataset, catalogue, parts));
    }
    const auto range = [&](std::size_t package) {
        return Range{gains[0][package], gains[1][package], gains[2][package]};
    };
    MeasureCheck check{Year{dataset.base_year().value + width},
                       Year{parts.settings.horizon.value - 1},
                       {},
                       range(catalogue.measures().size()),
                       true};
    if (catalogue.plausibility()) {
        check.all_is_plausible = !is_beyond(check.all.central, catalogue.plausibility()->central);
    }
    for (std::size_t m = 0; m < catalogue.measures().size(); ++m) {
        check.measures.push_back(
            {m, range(m), is_plausible(catalogue.measures()[m], range(m).central)});
    }
    return check;
}

}  // namespace natality
