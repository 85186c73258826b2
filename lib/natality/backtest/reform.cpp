#include <natality/backtest/reform.hpp>

#include <natality/base/localized.hpp>
#include <natality/measures/birth_orders.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <stdexcept>
#include <utility>

namespace natality {

namespace {

/// The step of a measure, or null.
const DoseStep* step_of(const std::vector<DoseStep>& steps, const std::string& measure)
{
    const auto found = std::find_if(steps.begin(), steps.end(),
                                    [&](const DoseStep& step) { return step.measure == measure; });
    return found == steps.end() ? nullptr : &*found;
}

void check_step(const DoseStep& step, const Catalogue& catalogue, Problems& problems)
{
    if (!catalogue.find(step.measure)) {
        problems.add(step.place,
                     localized("step: measure '{}' is not in the catalogue; {}", step.measure,
                               nearest_label_hint(step.measure, catalogue.measure_labels())));
    }
    if (!(step.full > 0.0)) {
        problems.add(step.place, "step: full must be a positive number of steps");
    }
}

void check_measure(const Reform& reform, const ReformParts& parts, Problems& problems)
{
    if (step_of(parts.steps, reform.measure) == nullptr) {
        std::vector<std::string> known;
        for (const DoseStep& step : parts.steps) {
            known.push_back(step.measure);
        }
        problems.add(reform.place, localized("measure '{}' has no step; {}", reform.measure,
                                             nearest_name_hint(reform.measure, known)));
    }
}

void check_figures(const Reform& reform, Problems& problems)
{
    if (!std::isfinite(reform.dose) || reform.dose == 0.0) {
        problems.add(reform.place, "dose must be a number of steps other than zero");
    }
    if (!(reform.share > 0.0 && reform.share <= 1.0)) {
        problems.add(reform.place, "share must lie above 0 and be at most 1");
    }
    if (!(reform.window_years > 0.0)) {
        problems.add(reform.place, "window_years must be positive");
    }
    const bool are_known = std::all_of(reform.orders.begin(), reform.orders.end(), is_known_order);
    if (reform.orders.empty() || !are_known) {
        problems.add(reform.place,
                     localized("orders must name some of {}", localized_text(known_orders)));
    }
    const Range& observed = reform.observed;
    if (!(observed.low <= observed.central && observed.central <= observed.high)) {
        problems.add(reform.place, "observed must rise from low through central to high");
    }
}

}  // namespace

ReformSet ReformSet::validated(ReformParts parts, const Catalogue& catalogue)
{
    Problems problems;
    for (const DoseStep& step : parts.steps) {
        check_step(step, catalogue, problems);
    }
    std::set<std::string> ids;
    for (const Reform& reform : parts.reforms) {
        if (!ids.insert(reform.id).second) {
            problems.add(reform.place, localized("id '{}' is taken by another reform", reform.id));
        }
        check_measure(reform, parts, problems);
        check_figures(reform, problems);
    }
    problems.throw_if_any();
    return ReformSet(std::move(parts));
}

const DoseStep& ReformSet::step(const std::string& measure) const
{
    const DoseStep* const found = step_of(parts_.steps, measure);
    if (found == nullptr) {
        throw std::out_of_range("no step for measure '" + measure + "'");
    }
    return *found;
}

}  // namespace natality
