#include "package_values.hpp"

#include "builtin_data.hpp"
#include "interrupt.hpp"
#include "labels.hpp"

#include <natality/base/localized.hpp>
#include <natality/base/missing.hpp>
#include <natality/io/input_kind.hpp>
#include <natality/io/read_study.hpp>
#include <natality/io/read_sweep.hpp>
#include <natality/io/sweep_reader.hpp>
#include <natality/results/accounts.hpp>
#include <natality/results/sweep_variables.hpp>
#include <natality/scenario/package_sweep.hpp>
#include <natality/sweep/run_sweep.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <ostream>

namespace natality::app {

namespace {

/// Packages of more measures are swept into a file first.
constexpr std::size_t most_run_here = 20;

std::vector<ValuedMeasure> measures_of(const SweepPlan& plan)
{
    std::vector<ValuedMeasure> measures;
    for (const MeasureUse& use : plan.design().full_package().uses) {
        const Measure& measure = plan.study().catalogue().measures()[use.measure];
        measures.push_back(
            {measure.id, measure.name, measure.number, !acts_without_price(measure)});
    }
    return measures;
}

/// The position of a year among those kept.
std::size_t step_of(const std::vector<int>& years, const ValueQuestion& question)
{
    const auto found = std::find(years.begin(), years.end(), question.year);
    if (found == years.end()) {
        throw UsageError(localized("'{}': {} is known from {} to {}", question.text(),
                                   question.indicator, years.empty() ? 0 : years.front(),
                                   years.empty() ? 0 : years.back()));
    }
    return static_cast<std::size_t>(found - years.begin());
}

/// Makes the cost of packages missing that have a measure without a price.
void forget_unpriced(PackageValues& all)
{
    std::size_t unpriced = 0;
    for (std::size_t m = 0; m < all.measures.size(); ++m) {
        unpriced |= all.measures[m].is_priced ? 0 : std::size_t{1} << m;
    }
    for (std::size_t package = 0; package < all.costs.size(); ++package) {
        if ((package & unpriced) != 0) {
            all.costs[package] = missing;
        }
    }
}

PackageValues values_of_sweep(const std::string& file, const ValueQuestion& question,
                              const CommandLine& line)
{
    const io::SweepReader sweep(file);
    sweep.require_all_parts();
    const SweepPlan plan = io::read_sweep(sweep.inputs());
    if (plan.design().kind() != DesignKind::all_packages) {
        throw UsageError(
            localized("{}: holds other scenarios than all packages of its measures", file));
    }
    if (!sweep.contains(question.indicator)) {
        throw UsageError(localized("{}: does not keep '{}'; {}", file, question.indicator,
                                   nearest_name_hint(question.indicator, sweep.indicators())));
    }
    const std::size_t region = label_position(labels_of(plan.study().dataset()), "region", line);
    const std::size_t step = step_of(sweep.years(question.indicator), question);
    PackageValues all{measures_of(plan), {}, {}, sweep.regions()[region], sweep.currency()};
    all.values = question.is_sum ? sweep.sums_through(question.indicator, step, region)
                                 : sweep.values(question.indicator, step, region);
    const std::string cost(incremental_cost_id);
    all.costs.assign(all.values.size(), missing);
    if (sweep.contains(cost) && sweep.has_every_year(cost)) {
        const std::vector<int> years = sweep.years(cost);
        const auto after = std::upper_bound(years.begin(), years.end(), question.year);
        if (after != years.begin()) {
            const auto last = static_cast<std::size_t>(after - years.begin()) - 1;
            all.costs = question.is_cost_of_a_year ? sweep.most_through(cost, last, region)
                                                   : sweep.sums_through(cost, last, region);
        }
    }
    return all;
}

/// The package asked for; of the largest the first.
const Package& package_asked(const Study& study, const CommandLine& line)
{
    const auto packages = study.scenarios().subspan(1);
    if (packages.empty()) {
        throw UsageError("the scenario file has no package to take apart");
    }
    if (line.values.count("package") == 0) {
        return *std::max_element(packages.begin(), packages.end(),
                                 [](const Package& one, const Package& other) {
                                     return one.uses.size() < other.uses.size();
                                 });
    }
    return packages[label_position(labels_of(packages), "package", line)];
}

/// The sweep over all packages of a package's measures.
SweepPlan plan_of(const Study& study, const Package& package, const ValueQuestion& question)
{
    if (package.uses.empty() || package.uses.size() > most_run_here) {
        throw UsageError(localized("package '{}' has {} measures; 1 to {} can be taken apart",
                                   package.id, package.uses.size(), most_run_here));
    }
    return sweep_of_package(study, package, {question.indicator, std::string(incremental_cost_id)});
}

/// What becomes of the values of several years.
enum class OverYears { sum, most };

/// Adds up, or takes the most of, what is asked for of every scenario of a block.
class Collector {
public:
    Collector(const SweepVariable& variable, std::size_t region, std::size_t first,
              std::size_t last, OverYears over = OverYears::sum)
        : variable_(variable), region_(region), first_(first), last_(last), over_(over)
    {
    }

    void collect(const std::vector<double>& of_block, std::size_t position, double& found) const
    {
        const auto regions = static_cast<std::size_t>(variable_.regions);
        const auto orders = static_cast<std::size_t>(variable_.orders);
        const std::size_t begin =
            position * static_cast<std::size_t>(variable_.steps) * regions * orders;
        found = 0.0;
        for (std::size_t step = first_; step <= last_; ++step) {
            double of_step = 0.0;
            for (std::size_t order = 0; order < orders; ++order) {
                of_step += of_block[begin + (step * regions + region_) * orders + order];
            }
            const bool is_first = step == first_;
            found =
                over_ == OverYears::sum || is_first ? found + of_step : std::max(found, of_step);
        }
    }

private:
    const SweepVariable& variable_;
    std::size_t region_;
    std::size_t first_;
    std::size_t last_;
    OverYears over_;
};

PackageValues values_run_here(const std::string& input, const ValueQuestion& question,
                              const CommandLine& line, Console& console)
{
    const Study study = io::load_study(input, {builtin_data_folder()}).study;
    const Package& package = package_asked(study, line);
    const Sweep sweep(plan_of(study, package, question));
    const std::vector<NamedLabel> regions = labels_of(study.dataset());
    const std::size_t region =
        label_position(regions, "region", line, study.dataset().first_shown());
    const SweepVariable& asked = sweep.variables()[0];
    const SweepVariable& cost = sweep.variables()[1];
    const std::size_t step = step_of(years_kept(asked, study.years()), question);
    const Collector value_of(asked, region, question.is_sum ? 0 : step, step);
    const std::size_t last_cost = std::min(step, static_cast<std::size_t>(cost.steps) - 1);
    const Collector cost_of(cost, region, 0, last_cost,
                            question.is_cost_of_a_year ? OverYears::most : OverYears::sum);
    const auto packages = static_cast<std::size_t>(sweep.plan().design().size());
    PackageValues all{measures_of(sweep.plan()), std::vector<double>(packages),
                      std::vector<double>(packages), regions[region].id,
                      study.dataset().description().money.currency};
    if (!line.speech.quiet) {
        console.err << fmt::format("package '{}': {} packages of its {} measures\n", package.id,
                                   packages, all.measures.size());
    }
    const InterruptGuard guard;
    SweepOptions options;
    options.is_stopped = [&guard] { return guard.requested(); };
    const SweepReport report = run_sweep(sweep, options, [&](const SweepBlock& block) {
        const auto count = static_cast<std::size_t>(block.scenarios);
        for (std::size_t s = 0; s < count; ++s) {
            const auto number = static_cast<std::size_t>(block.first) + s;
            value_of.collect(block.values[0], s, all.values[number]);
            cost_of.collect(block.values[1], s, all.costs[number]);
        }
        return [] {};
    });
    if (report.is_stopped) {
        guard.stop_if_requested();
    }
    return all;
}

}  // namespace

std::string ValueQuestion::text() const
{
    return fmt::format("{}{}_{}", indicator, is_sum ? "_to" : "", year);
}

ValueQuestion value_question(const std::string& text)
{
    ValueQuestion question;
    const std::size_t line = text.rfind('_');
    const char* const end = text.data() + text.size();
    const char* const digits = line == std::string::npos ? end : text.data() + line + 1;
    const auto read = std::from_chars(digits, end, question.year);
    if (read.ptr != end || digits == end) {
        throw UsageError(localized("'{}' is not an indicator and a year, such as births_2050, or "
                                   "births_to_2050 for the sum",
                                   text));
    }
    question.indicator = text.substr(0, line);
    question.is_sum = question.indicator.ends_with("_to");
    if (question.is_sum) {
        question.indicator.resize(question.indicator.size() - 3);
    }
    question.indicator = indicator_asked(question.indicator);
    return question;
}

PackageValues package_values(const std::string& input, const ValueQuestion& question,
                             const CommandLine& line, Console& console)
{
    const bool is_hdf5 = io::input_kind(input) == io::InputKind::results;
    if (is_hdf5 && !io::is_sweep_file(input)) {
        throw UsageError(localized("{}: is no sweep; give a sweep file or a scenario file", input));
    }
    PackageValues all = is_hdf5 ? values_of_sweep(input, question, line)
                                : values_run_here(input, question, line, console);
    if (line.values.count("count-unpriced") == 0 || !line.values["count-unpriced"].as<bool>()) {
        forget_unpriced(all);
    }
    return all;
}

std::string package_text(const PackageValues& all, std::size_t package, Language language)
{
    std::string text;
    for (std::size_t m = 0; m < all.measures.size(); ++m) {
        if (((package >> m) & 1U) != 0) {
            const ValuedMeasure& measure = all.measures[m];
            text += text.empty() ? "" : ", ";
            text += measure.number == 0 ? measure.id : std::to_string(measure.number);
        }
    }
    if (!text.empty()) {
        return text;
    }
    return localized("none").in(language);
}

}  // namespace natality::app
