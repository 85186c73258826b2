#include <natality/scenario/package_sweep.hpp>

#include <natality/base/localized.hpp>
#include <natality/base/problems.hpp>

#include <algorithm>
#include <span>

namespace natality {

const Package& package_named(const Study& study, const std::string& id)
{
    const auto packages = study.scenarios().subspan(1);
    if (packages.empty()) {
        throw InputError({}, "the study has no package to take apart");
    }
    if (id.empty()) {
        return *std::max_element(packages.begin(), packages.end(),
                                 [](const Package& one, const Package& other) {
                                     return one.uses.size() < other.uses.size();
                                 });
    }
    std::vector<std::string> known;
    for (const Package& package : packages) {
        if (package.id == id) {
            return package;
        }
        known.push_back(package.id);
    }
    throw InputError(
        {}, localized("package: '{}' is not in the study; {}", id, nearest_name_hint(id, known)));
}

SweepPlan sweep_of_package(const Study& study, const Package& package,
                           const std::vector<std::string>& indicators)
{
    SweepParts parts;
    parts.study = {study.settings(), study.title(), {}, {}};
    // All packages are run on the study's own baseline.
    parts.study.settings.other_baselines.clear();
    for (const MeasureUse& use : package.uses) {
        DesignMeasurePart part;
        part.use = as_written(use, study.catalogue());
        parts.design.measures.push_back(part);
    }
    for (const std::string& id : indicators) {
        parts.output.indicators.push_back({id, 1, {}});
    }
    return SweepPlan::validated(study.dataset(), study.catalogue(), parts);
}

}  // namespace natality
