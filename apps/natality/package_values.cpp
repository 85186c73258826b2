#include "package_values.hpp"

#include "block_collector.hpp"
#include "builtin_data.hpp"
#include "interrupt.hpp"
#include "labels.hpp"

#include <natality/archive/sweep_reader.hpp>
#include <natality/base/localized.hpp>
#include <natality/base/missing.hpp>
#include <natality/base/named_label.hpp>
#include <natality/io/input_kind.hpp>
#include <natality/io/read_study.hpp>
#include <natality/io/read_sweep.hpp>
#include <natality/results/accounts.hpp>
#include <natality/results/sweep_variables.hpp>
#include <natality/scenario/package_sweep.hpp>
#include <natality/sweep/run_sweep.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>
#include <ostream>
#include <utility>

namespace natality::app {

namespace {

/// The heading of a measure as the catalogue names it.
NamedLabel heading_of(const Measure& measure, const Catalogue& catalogue)
{
    const auto headings = catalogue.headings();
    const auto found = std::find_if(headings.begin(), headings.end(), [&](const Heading& heading) {
        return heading.id == measure.heading;
    });
    return found == headings.end() ? NamedLabel{measure.heading, {}, 0}
                                   : NamedLabel{found->id, found->name, 0};
}

/// \throws UsageError unless a sweep is one of all packages of its measures.
void require_all_packages(const SweepPlan& plan, const std::string& file)
{
    if (plan.design().kind() != DesignKind::all_packages) {
        throw UsageError(
            localized("{}: holds other scenarios than all packages of its measures", file));
    }
}

PackageValues values_of_sweep(const std::string& file, const PackageQuestion& question,
                              const CommandLine& line)
{
    const io::SweepReader sweep(file);
    sweep.require_all_parts();
    const SweepPlan plan = io::read_sweep(sweep.inputs());
    require_all_packages(plan, file);
    const Dataset& dataset = plan.study().dataset();
    const std::vector<NamedLabel> regions = labels_of(dataset);
    const std::size_t region = label_position(regions, "region", line, dataset.first_shown());
    PackageValues all;
    all.measures = valued_measures(plan);
    all.region = regions[region];
    all.currency = sweep.currency();
    all.values = kept_values(sweep, file, question.of, region);
    if (question.also) {
        all.also = kept_values(sweep, file, *question.also, region);
        turn_if_less_is_better(*question.also, all.also);
    }
    const std::string cost(incremental_cost_id);
    all.costs.assign(all.values.size(), missing);
    if (sweep.contains(cost) && sweep.has_every_year(cost)) {
        const std::vector<int> years = sweep.years(cost);
        const auto after = std::upper_bound(years.begin(), years.end(), question.of.year);
        if (after != years.begin()) {
            const auto last = static_cast<std::size_t>(after - years.begin()) - 1;
            all.costs = question.of.is_cost_of_a_year ? sweep.most_through(cost, last, region)
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

/// A package with some of its measures, as the command line says.
/// \throws UsageError for ids, numbers or names that are not in it.
Package narrowed(const Package& package, const Catalogue& catalogue, const CommandLine& line)
{
    if (line.values.count("measures") == 0) {
        return package;
    }
    const std::vector<NamedLabel> of_catalogue = catalogue.measure_labels();
    std::vector<NamedLabel> labels;
    for (const MeasureUse& use : package.uses) {
        labels.push_back(of_catalogue[use.measure]);
    }
    std::map<std::size_t, MeasureUse> kept;
    for (const std::string& name : split_at_commas(line.values["measures"].as<std::string>())) {
        const std::optional<std::size_t> found = position_asked(name, labels);
        if (!found) {
            throw UsageError(localized("--measures: '{}' is not in package '{}'; {}", name,
                                       package.id, nearest_label_hint(name, labels)));
        }
        kept.insert_or_assign(package.uses[*found].measure, package.uses[*found]);
    }
    Package some{package.id, package.name, {}};
    for (const auto& [measure, use] : kept) {
        some.uses.push_back(use);
    }
    return some;
}

/// The sweep over all packages of a package's measures, through the years that are asked about.
SweepPlan plan_of(const Study& study, const Package& package, const PackageQuestion& question,
                  std::size_t most_measures)
{
    if (package.uses.empty() || package.uses.size() > most_measures) {
        throw UsageError(localized("package '{}' has {} measures; 1 to {} can be taken apart",
                                   package.id, package.uses.size(), most_measures));
    }
    std::vector<std::string> indicators;
    for (const SweepIndicator& indicator : indicators_for(question)) {
        indicators.push_back(indicator.id);
    }
    return sweep_of_package(study, package, indicators).through(question.last_year());
}

PackageValues values_run_here(const std::string& input, const PackageQuestion& question,
                              const CommandLine& line, Console& console)
{
    const Sweep sweep(package_plan(input, question, line));
    const BlockCollector collector(sweep, question, line);
    PackageValues all;
    static_cast<PackageFigures&>(all) = collector.room();
    all.measures = valued_measures(sweep.plan());
    all.region = collector.region();
    all.currency = sweep.plan().study().dataset().description().money.currency;
    if (!line.speech.quiet) {
        console.err << localized("{} packages of {} measures\n", all.values.size(),
                                 all.measures.size())
                           .in(line.speech.language);
    }
    const InterruptGuard guard;
    SweepOptions options;
    options.is_stopped = [&guard] { return guard.requested(); };
    const SweepReport report = run_sweep(sweep, options, [&](const SweepBlock& block) {
        collector.collect(block, all);
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
    return fmt::format("{}{}{}_{}", is_less_better ? "-" : "", indicator, is_sum ? "_to" : "",
                       year);
}

LocalText ValueQuestion::name() const
{
    const LocalText of = indicator_name(indicator);
    return is_sum ? localized("{} to {}", of, year) : localized("{} in {}", of, year);
}

Year PackageQuestion::last_year() const
{
    return Year{also ? std::max(of.year, also->year) : of.year};
}

std::vector<SweepIndicator> indicators_for(const PackageQuestion& question)
{
    std::vector<SweepIndicator> indicators{{question.of.indicator, 1, {}},
                                           {std::string(incremental_cost_id), 1, {}}};
    if (question.also && question.also->indicator != question.of.indicator) {
        indicators.push_back({question.also->indicator, 1, {}});
    }
    return indicators;
}

std::vector<double> kept_values(const io::SweepReader& sweep, const std::string& file,
                                const ValueQuestion& question, std::size_t region)
{
    if (!sweep.contains(question.indicator)) {
        throw UsageError(localized("{}: does not keep '{}'; {}", file, question.indicator,
                                   nearest_name_hint(question.indicator, sweep.indicators())));
    }
    const std::size_t step = step_of(sweep.years(question.indicator), question);
    return question.is_sum ? sweep.sums_through(question.indicator, step, region)
                           : sweep.values(question.indicator, step, region);
}

std::vector<ValuedMeasure> valued_measures(const SweepPlan& plan)
{
    std::vector<ValuedMeasure> measures;
    for (const MeasureUse& use : plan.design().full_package().uses) {
        const Measure& measure = plan.study().catalogue().measures()[use.measure];
        measures.push_back({measure.id, measure.name, measure.number, !acts_without_price(measure),
                            heading_of(measure, plan.study().catalogue())});
    }
    return measures;
}

PackageFiles package_files(const std::string& input)
{
    if (io::input_kind(input) == io::InputKind::results) {
        return {input, true, io::SweepReader(input).inputs()};
    }
    return {input, false, io::study_files(input, {builtin_data_folder()})};
}

SweepPlan package_plan(const PackageFiles& files, const PackageQuestion& question,
                       const CommandLine& line, std::size_t most_measures)
{
    if (files.are_of_sweep) {
        const SweepPlan plan = io::read_sweep(files.files);
        require_all_packages(plan, files.input);
        return plan_of(plan.study(), plan.design().full_package(), question, most_measures);
    }
    const Study study = io::read_study(files.files);
    return plan_of(study, narrowed(package_asked(study, line), study.catalogue(), line), question,
                   most_measures);
}

SweepPlan package_plan(const std::string& input, const PackageQuestion& question,
                       const CommandLine& line, std::size_t most_measures)
{
    return package_plan(package_files(input), question, line, most_measures);
}

void forget_unpriced(const std::vector<ValuedMeasure>& measures, const CommandLine& line,
                     PackageFigures& figures)
{
    if (line.values.count("count-unpriced") > 0 && line.values["count-unpriced"].as<bool>()) {
        return;
    }
    std::size_t unpriced = 0;
    for (std::size_t m = 0; m < measures.size(); ++m) {
        unpriced |= measures[m].is_priced ? 0 : std::size_t{1} << m;
    }
    for (std::size_t package = 0; package < figures.costs.size(); ++package) {
        if ((package & unpriced) != 0) {
            figures.costs[package] = missing;
        }
    }
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
    question.is_less_better = text.starts_with('-');
    question.indicator =
        text.substr(question.is_less_better ? 1 : 0, line - (question.is_less_better ? 1 : 0));
    question.is_sum = question.indicator.ends_with("_to");
    if (question.is_sum) {
        question.indicator.resize(question.indicator.size() - 3);
    }
    question.indicator = indicator_asked(question.indicator);
    return question;
}

PackageValues package_values(const std::string& input, const PackageQuestion& question,
                             const CommandLine& line, Console& console)
{
    const bool is_hdf5 = io::input_kind(input) == io::InputKind::results;
    if (is_hdf5 && !io::is_sweep_file(input)) {
        throw UsageError(localized("{}: is no sweep; give a sweep file or a scenario file", input));
    }
    if (is_hdf5 && line.values.count("measures") > 0) {
        throw UsageError("--measures is for a scenario file; a sweep file has its own");
    }
    PackageValues all = is_hdf5 ? values_of_sweep(input, question, line)
                                : values_run_here(input, question, line, console);
    forget_unpriced(all.measures, line, all);
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
