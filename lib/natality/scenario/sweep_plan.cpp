#include <natality/scenario/sweep_plan.hpp>

#include <natality/base/gathered.hpp>
#include <natality/base/localized.hpp>

#include <utility>

namespace natality {

namespace {

void check_output(const SweepOutput& output, const Place& place, Problems& problems)
{
    for (const SweepIndicator& indicator : output.indicators) {
        if (indicator.every < 1) {
            problems.add(indicator.place, localized("{}: {} is not a number of years from 1 on",
                                                    indicator.id, indicator.every));
        }
    }
    if (output.block && *output.block < 1) {
        problems.add(place,
                     localized("block: {} is not a number of scenarios from 1 on", *output.block));
    }
}

/// Reports evidence that is drawn twice: by the design, and by draws of each of its scenarios.
void check_draws(const Design& design, const DrawSettings& draws, const Place& place,
                 Problems& problems)
{
    if (design.draws_evidence() && draws.count > 0 && draws.sources.effects) {
        problems.add(place, localized("draw_evidence: the design draws the effects already; leave "
                                      "\"effects\" out of [draws]"));
    }
}

}  // namespace

std::vector<SweepIndicator> default_sweep_indicators()
{
    return {{"births_total", 1, {}},
            {"tfr", 1, {}},
            {"population_total", 1, {}},
            {"incremental_cost", 1, {}}};
}

SweepPlan::SweepPlan(Study study, Design design, SweepOutput output)
    : study_(std::move(study)), design_(std::move(design)), output_(std::move(output))
{
}

SweepPlan SweepPlan::validated(Dataset dataset, Catalogue catalogue, const SweepParts& parts)
{
    Problems problems;
    auto design = gathered(problems, [&] { return Design::validated(parts.design, catalogue); });
    if (design) {
        check_orders(design->full_package(), parts.design.place, catalogue, dataset, problems);
        check_regions(design->full_package(), parts.design.place, catalogue, dataset, problems);
        check_draws(*design, parts.study.settings.draws, parts.design.place, problems);
    }
    check_output(parts.output, parts.study.place, problems);
    auto study = gathered(problems, [&] {
        return Study::validated(std::move(dataset), std::move(catalogue), parts.study);
    });
    problems.throw_if_any();
    SweepOutput output = parts.output;
    if (output.indicators.empty()) {
        output.indicators = default_sweep_indicators();
    }
    return {std::move(*study), std::move(*design), std::move(output)};
}

SweepPlan SweepPlan::with_draws(const DrawSettings& draws) const
{
    return {study_.with_draws(draws), design_, output_};
}

SweepPlan SweepPlan::through(Year last) const
{
    return {study_.through(last), design_, output_};
}

SweepPlan SweepPlan::keeping(std::vector<SweepIndicator> indicators) const
{
    SweepPlan other = *this;
    other.output_.indicators = std::move(indicators);
    return other;
}

SweepPlan SweepPlan::whole_package_alone() const
{
    return {study_, design_.whole_package_alone(), output_};
}

SweepPlan SweepPlan::restricted_to(const std::vector<std::string>& measures) const
{
    return {study_, design_.restricted_to(measures, study_.catalogue()), output_};
}

}  // namespace natality
