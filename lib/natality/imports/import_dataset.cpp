#include <natality/imports/import_dataset.hpp>

#include <natality/base/localized.hpp>
#include <natality/baseline/baseline_rates.hpp>
#include <natality/imports/import_ages.hpp>
#include <natality/imports/import_births.hpp>
#include <natality/imports/import_migration.hpp>
#include <natality/imports/table_sources.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace natality::io {

namespace {

/// Boys per girl where nothing is known: about what it is in most populations.
constexpr double usual_sex_ratio = 1.05;

std::string default_title(const Figures& figures, const ImportPlan& plan)
{
    const ForeignPlace& first = figures.places[plan.places.front()];
    const std::string& name = first.name.empty() ? first.code : first.name;
    return plan.places.size() == 1 ? fmt::format("{} {}", name, plan.base_year.value)
                                   : fmt::format("{} and {} others {}", name,
                                                 plan.places.size() - 1, plan.base_year.value);
}

/// The files, with how many figures of the places that were chosen are in each.
std::vector<ForeignFile> files_of_places(const Figures& figures, const ImportPlan& plan)
{
    std::vector<ForeignFile> files = figures.files;
    for (ForeignFile& file : files) {
        file.taken.clear();
    }
    for (const auto& [kind, rows] : figures.by_kind) {
        for (const Figure& row : rows) {
            if (std::binary_search(plan.places.begin(), plan.places.end(), row.place)) {
                ++files[row.file].taken[kind];
            }
        }
    }
    return files;
}

/// The United Nations add migrants at the end of a step, and what populations leave over is what
/// they had at its end; others come through the year.
MigrationTiming timing_of(ForeignFormat format, MigrationSource migration)
{
    return format == ForeignFormat::wpp || migration == MigrationSource::residual
               ? MigrationTiming::end
               : MigrationTiming::even;
}

/// Puts a region of that name above all others, which has no tables and is their sum.
void add_sum(const std::string& name, DatasetParts& parts)
{
    const std::string id = "all";
    for (Region& region : parts.regions) {
        region.parent = id;
    }
    parts.regions.insert(parts.regions.begin(), {id, {name, name}, {}, {parts.file, 0}});
}

DatasetParts described(const Figures& figures, const ImportPlan& plan, ForeignFormat format,
                       const ImportSettings& settings)
{
    DatasetParts parts;
    const std::string title =
        settings.title.empty() ? default_title(figures, plan) : settings.title;
    parts.file = "dataset.toml";
    parts.description.title = {title, title};
    parts.description.base_year = plan.base_year;
    parts.description.ages = AgeAxis(plan.width, plan.open_age);
    parts.description.migration_timing = timing_of(format, settings.migration);
    parts.description.negative_population = NegativePopulation::clip;
    for (const std::uint32_t place : plan.places) {
        const ForeignPlace& foreign = figures.places[place];
        const std::string& name = foreign.name.empty() ? foreign.code : foreign.name;
        parts.regions.push_back({foreign.id(), {name, name}, {}, {parts.file, 0}});
    }
    if (!settings.sum.empty()) {
        add_sum(settings.sum, parts);
    }
    return parts;
}

ObservationTable net_migrants(const TableSources& sources, const ImportSettings& settings,
                              const DatasetParts& parts)
{
    switch (settings.migration) {
    case MigrationSource::none:
        return {};
    case MigrationSource::schedule:
        return scheduled_net_migrants(sources);
    case MigrationSource::residual:
        return residual_net_migrants(sources, parts);
    case MigrationSource::automatic:
        break;
    }
    ObservationTable given = given_net_migrants(sources);
    return given.empty() ? scheduled_net_migrants(sources) : given;
}

void add_migration(const TableSources& sources, const ImportSettings& settings, DatasetParts& parts)
{
    parts.migration = net_migrants(sources, settings, parts);
    if (!parts.migration.empty()) {
        return;
    }
    const bool is_asked = settings.migration == MigrationSource::schedule ||
                          settings.migration == MigrationSource::residual;
    if (is_asked) {
        sources.problems.add(
            {},
            settings.migration == MigrationSource::schedule
                ? localized(
                      "--migration schedule: the files give no totals of net migration to spread")
                : localized(
                      "--migration residual: the files give no population at the end of the first "
                      "step"));
    } else {
        sources.remark(localized("no net migration"));
    }
}

/// Births by order may ask for more births than the women of a state can have; the data set is
/// then made without states, and the reason is said.
void keep_states_if_possible(const TableSources& sources, DatasetParts& parts)
{
    if (parts.women_by_state.empty()) {
        return;
    }
    try {
        const Dataset dataset = Dataset::validated(parts);
        const YearAxis first_year(dataset.base_year(), 1, dataset.ages().width());
        for (const RegionInputs& region : dataset.regions()) {
            static_cast<void>(baseline_rates(region, dataset.ages(), first_year, {},
                                             baseline_conventions(dataset.description())));
        }
        sources.remark(
            localized("women by number of children on 1 January of the base year: the mean of "
                      "the woman-years of that year and of the one before, by age"));
    } catch (const InputError& error) {
        parts.women_by_state = {};
        sources.remark(localized("women by number of children were left out, as they do not go "
                                 "with the births by order: {}",
                                 error.problems().all().front().message));
    }
}

}  // namespace

ImportedDataset import_dataset(const Figures& figures, ForeignFormat format,
                               const ImportSettings& settings)
{
    const ImportPlan plan = import_plan(figures, settings);
    ImportedDataset imported{described(figures, plan, format, settings), plan.horizon, format,
                             files_of_places(figures, plan), figures.remarks};
    imported.remarks.insert(imported.remarks.end(), plan.remarks.begin(), plan.remarks.end());
    Problems problems;
    const TableSources sources{figures, plan, problems, imported.remarks};
    DatasetParts& parts = imported.parts;
    parts.population = imported_population(sources, plan.base_year);
    parts.mortality = imported_mortality(sources);
    parts.fertility = imported_fertility(sources);
    parts.births_by_order = imported_births_by_order(sources);
    if (parts.births_by_order.empty() && settings.orders_alike) {
        parts.births_by_order = births_by_order_alike(parts.fertility);
        sources.remark(
            localized("births by order are a stand-in, as if women of an age bore alike whatever "
                      "their number of children (--orders-alike)"));
    }
    parts.women_by_state = imported_women_by_state(sources);
    parts.sex_ratio_at_birth =
        imported_sex_ratios(sources, settings.sex_ratio_at_birth.value_or(usual_sex_ratio));
    parts.tfr_paths = imported_tfr_paths(sources);
    problems.throw_if_any();
    add_migration(sources, settings, parts);
    problems.throw_if_any();
    keep_states_if_possible(sources, parts);
    static_cast<void>(Dataset::validated(parts));
    return imported;
}

}  // namespace natality::io
