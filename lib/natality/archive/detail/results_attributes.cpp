#include <natality/archive/detail/results_attributes.hpp>

#include <natality/archive/detail/detailed_variables.hpp>
#include <natality/archive/detail/draw_variables.hpp>
#include <natality/archive/detail/results_layout.hpp>
#include <natality/base/version.hpp>
#include <natality/files/sha256.hpp>
#include <natality/io/read_dataset.hpp>

#include <array>
#include <utility>

#include <fmt/chrono.h>
#include <fmt/format.h>

namespace natality::io::detail {

namespace {

/// ISO 8601, UTC.
std::string text_of(std::chrono::sys_seconds time)
{
    return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}",
                       fmt::gmtime(std::chrono::system_clock::to_time_t(time)));
}

/// The study's title, or the data set's where it has none.
std::string title_of(const Study& study, Language language)
{
    const std::string& title = study.title().in(language);
    return title.empty() ? study.dataset().description().title.in(language) : title;
}

void append(files::Attributes& attributes, const files::Attributes& more)
{
    attributes.insert(attributes.end(), more.begin(), more.end());
}

files::Attributes conventional(const Study& study, const Provenance& provenance)
{
    const DatasetDescription& dataset = study.dataset().description();
    const std::string started = text_of(provenance.start_time);
    const std::string program = fmt::format("natality {}", build_info.version);
    return {
        {"Conventions", "CF-1.8, ACDD-1.3"},
        {"title", title_of(study, Language::en)},
        {"title_zh", title_of(study, Language::zh)},
        {"summary", "Population projected by the cohort-component method under packages of "
                    "fertility supports, with births, indicators, costs and needs of each."},
        {"keywords", "population projection, fertility, births, family policy"},
        {"source", program},
        {"history", fmt::format("{}: {}", started, provenance.command_line)},
        {"date_created", started},
        {"license", dataset.licence},
        {"time_coverage_start", fmt::format("{}-01-01", dataset.base_year.value)},
        {"time_coverage_end", fmt::format("{}-01-01", study.settings().horizon.value)},
        {"time_coverage_resolution", fmt::format("P{}Y", study.years().step())},
    };
}

files::Attributes of_program(const Provenance& provenance)
{
    files::Attributes attributes{
        {results_format_attribute, results_format},
        {"natality_version", std::string(build_info.version)},
        {"natality_revision", std::string(build_info.revision)},
        {"compiler", std::string(build_info.compiler)},
        {"command_line", provenance.command_line},
        {"start_time", text_of(provenance.start_time)},
    };
    if (provenance.seed) {
        // As text: it may be larger than any number that every reader knows.
        attributes.push_back({"seed", std::to_string(*provenance.seed)});
    }
    if (provenance.multiply_add) {
        attributes.push_back({multiply_add_attribute, to_string(*provenance.multiply_add)});
    }
    return attributes;
}

std::string name_of(EvidenceLevel level)
{
    switch (level) {
    case EvidenceLevel::low:
        return "low";
    case EvidenceLevel::high:
        return "high";
    case EvidenceLevel::central:
        break;
    }
    return "central";
}

files::Attributes of_observed(const BaselinePath& baseline, const char* women)
{
    files::Attributes attributes{{"baseline_fertility", "observed"},
                                 {"baseline_level_years", baseline.level_years},
                                 {"baseline_union_years", baseline.union_years},
                                 {"women", women}};
    if (!baseline.toward.empty()) {
        attributes.push_back({"baseline_toward", baseline.toward});
        attributes.push_back({"baseline_by", baseline.by->value});
    }
    return attributes;
}

/// The no-package future.
files::Attributes of_baseline(const Study& study)
{
    const BaselinePath& baseline = study.settings().baseline;
    const char* const women = state_labels(study).empty() ? "alike" : "states";
    switch (baseline.fertility) {
    case BaselineFertility::constant:
        return {{"baseline_fertility", "constant"}, {"women", women}};
    case BaselineFertility::path:
        return {{"baseline_fertility", "path"},
                {"baseline_tfr_path", baseline.tfr_path},
                {"women", women}};
    case BaselineFertility::trend:
        return {{"baseline_fertility", "trend"},
                {"baseline_yearly_change", baseline.yearly_change},
                {"women", women}};
    case BaselineFertility::observed:
        return of_observed(baseline, women);
    case BaselineFertility::replacement:
        return {{"baseline_fertility", "replacement"}, {"women", women}};
    case BaselineFertility::dataset:
        break;
    }
    return {{"baseline_fertility", "dataset"}, {"women", women}};
}

files::Attributes of_dataset(const DatasetDescription& dataset)
{
    return {
        {"dataset_title", dataset.title.in(Language::en)},
        {"dataset_title_zh", dataset.title.in(Language::zh)},
        {"dataset_source", dataset.source},
        {"base_year", dataset.base_year.value},
        {"age_width", dataset.ages.width()},
        {"open_age", dataset.ages.open_age().value},
        {"migration_timing", dataset.migration_timing == MigrationTiming::even ? "even" : "end"},
        {"currency", dataset.money.currency},
        {"price_year", dataset.money.price_year},
    };
}

files::Attributes of_settings(const Study& study)
{
    const Settings& settings = study.settings();
    const BaselinePath& baseline = settings.baseline;
    const bool keeps_mortality = baseline.mortality == BaselineMortality::constant;
    const bool has_migration = baseline.migration == BaselineMigration::dataset;
    return {
        {"horizon", settings.horizon.value},
        {"combination_rule", to_string(settings.rule)},
        {"ceiling", study.has_ceiling() ? "desired-family-size" : "none"},
        {"evidence", name_of(settings.evidence)},
        {"price_growth", settings.prices.price_growth},
        {"wage_growth", settings.prices.wage_growth},
        {"gdp_growth", settings.prices.gdp_growth.value_or(settings.prices.wage_growth)},
        {"discount_rate", settings.prices.discount_rate},
        {"baseline_mortality", keeps_mortality ? "constant" : "dataset"},
        {"baseline_migration", has_migration ? "dataset" : "none"},
    };
}

/// The gains in births that the catalogue holds plausible.
files::Attributes of_plausibility(const Catalogue& catalogue)
{
    if (!catalogue.plausibility()) {
        return {};
    }
    const std::array<double, 2>& range = catalogue.plausibility()->range;
    return {{plausible_gain_attribute, std::vector<double>{range[0], range[1]}}};
}

/// What the file holds on request.
files::Attributes of_details(const ResultsDetails& details)
{
    return details == ResultsDetails{} ? files::Attributes{}
                                       : files::Attributes{{details_attribute, names_of(details)}};
}

/// One line an input as sha256sum prints it.
std::vector<std::string> fingerprints(const files::InputFiles& inputs)
{
    std::vector<std::string> lines;
    for (const files::InputFile& input : inputs.all()) {
        lines.push_back(fmt::format("{}  {}", files::sha256(input.content), input.name));
    }
    return lines;
}

/// The table by its name among the inputs: where it was read from is no part of the results.
std::string name_of_table(const Completion& completion, const files::InputFiles& inputs)
{
    for (const files::InputFile& input : inputs.all()) {
        if (input.shown_as == completion.table) {
            return input.name;
        }
    }
    return file_of_table(completion.table);
}

std::vector<std::string> sentences(const Provenance& provenance)
{
    std::vector<std::string> lines;
    for (const Completion& completion : provenance.completions) {
        lines.push_back(fmt::format("{}: {}", name_of_table(completion, provenance.inputs),
                                    completion.what.en));
    }
    return lines;
}

}  // namespace

files::Attributes results_attributes(const Study& study, const Provenance& provenance)
{
    files::Attributes attributes = conventional(study, provenance);
    append(attributes, of_program(provenance));
    append(attributes, of_dataset(study.dataset().description()));
    append(attributes, of_settings(study));
    append(attributes, of_baseline(study));
    append(attributes, of_plausibility(study.catalogue()));
    append(attributes, draw_attributes(study));
    append(attributes, of_details(study.settings().details));
    append(attributes, {{"completions", sentences(provenance)},
                        {"input_files", fingerprints(provenance.inputs)}});
    return attributes;
}

}  // namespace natality::io::detail
