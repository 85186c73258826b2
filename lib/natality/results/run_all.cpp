#include <natality/results/run_all.hpp>

#include <stdexcept>

namespace natality {

std::vector<RegionAccounts> ScenarioRun::accounts() const
{
    return natality::accounts(study_, outcome_, without_measures_);
}

void run_all(const Study& study, const Baseline& baseline,
             const std::function<void(const ScenarioRun&)>& visit)
{
    if (!visit) {
        throw std::invalid_argument("scenarios that are run need somebody to be shown to");
    }
    const std::span<const Package> packages = study.scenarios();
    const Outcome without_measures = run(study, baseline, packages.front());
    visit({study, 0, without_measures, without_measures});
    for (std::size_t scenario = 1; scenario < packages.size(); ++scenario) {
        const Outcome outcome = run(study, baseline, packages[scenario]);
        visit({study, scenario, outcome, without_measures});
    }
}

}  // namespace natality
