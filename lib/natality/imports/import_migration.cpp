#include <natality/imports/import_migration.hpp>

#include <natality/base/localized.hpp>
#include <natality/baseline/baseline_rates.hpp>
#include <natality/imports/import_ages.hpp>
#include <natality/inputs/age_schedule.hpp>
#include <natality/inputs/migration_schedule.hpp>
#include <natality/projection/year_step.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <optional>
#include <utility>

namespace natality::io {

namespace {

constexpr FigureKind totals = FigureKind::net_migration;

/// Persons of every place of a plan at one time, on the axis of a data set.
std::optional<std::map<std::string, ByAgeSex>> persons_at(const TableSources& sources, Year year,
                                                          const AgeAxis& ages)
{
    const ObservationTable table = imported_population(sources, year);
    std::map<std::string, BySex<std::vector<const Observation*>>> rows;
    for (const Observation& row : table.rows) {
        rows[row.region][row.sex].push_back(&row);
    }
    if (rows.size() != sources.plan.places.size()) {
        return std::nullopt;
    }
    std::map<std::string, ByAgeSex> persons;
    for (const auto& [region, by_sex] : rows) {
        ByAgeSex& columns = persons[region];
        columns = ByAgeSex::Zero(ages.size(), 2);
        for (const Sex sex : both_sexes) {
            const LocalText where =
                localized("region {}, year {}, {}", region, year.value, sex_name(sex));
            columns.col(column(sex)) =
                schedule_on_axis(table, by_sex[sex], ages, {Spread::total, Coverage::every_age},
                                 where, sources.problems)
                    .values;
        }
    }
    return persons;
}

std::span<const double> view(const auto& column)
{
    return {column.data(), static_cast<std::size_t>(column.size())};
}

std::span<double> place_for(ByAge& column)
{
    return {column.data(), static_cast<std::size_t>(column.size())};
}

/// One step of one place without, and then with, the migrants that it takes.
class ResidualStep {
public:
    ResidualStep(const RatePaths& rates, Index step) : rates_(rates), step_(step)
    {
        const Index size = rates.ages.size();
        none_ = ByAge::Zero(size);
        asfr_ = rates.births.asfr().col(step);
        end_ = {none_, none_};
        deaths_ = {none_, none_};
        births_ = none_;
    }

    /// Migrants of each sex by age that take \p start to \p end.
    BySex<ByAge> migrants(const ByAgeSex& start, const ByAgeSex& end)
    {
        const auto from_f = start.col(column(Sex::female));
        const auto from_m = start.col(column(Sex::male));
        const YearRates rates{.survival_ratio = {view(rates_.survival_ratio.female.col(step_)),
                                                 view(rates_.survival_ratio.male.col(step_))},
                              .asfr = view(asfr_),
                              .sex_ratio_at_birth = rates_.sex_ratio_at_birth(step_),
                              .net_migrants = {view(none_), view(none_)}};
        advance_year({view(from_f), view(from_m)}, rates, MigrationTiming::end, rates_.ages.width(),
                     {{place_for(end_.female), place_for(end_.male)},
                      {place_for(deaths_.female), place_for(deaths_.male)},
                      place_for(births_)});
        return {end.col(column(Sex::female)) - end_.female, end.col(column(Sex::male)) - end_.male};
    }

private:
    const RatePaths& rates_;
    Index step_;
    ByAge none_;
    ByAge asfr_;
    BySex<ByAge> end_;
    BySex<ByAge> deaths_;
    ByAge births_;
};

/// How far the residuals' sums are from the totals that the files give, per 1000 persons.
class TotalGaps {
public:
    explicit TotalGaps(const TableSources& sources) : sources_(sources) {}

    void add(std::uint32_t place, Year year, const BySex<ByAge>& migrants, const ByAgeSex& end)
    {
        if (const auto total = figure_of_step(sources_, totals, place, 0, year)) {
            const double sum = migrants.female.sum() + migrants.male.sum();
            gaps_.push_back(1000.0 * std::abs(sum - total->value) / std::max(1.0, end.sum()));
        }
    }

    void tell()
    {
        if (gaps_.empty()) {
            return;
        }
        std::sort(gaps_.begin(), gaps_.end());
        sources_.remark(localized("the residual's sums differ from the files' own totals of net "
                                  "migration by {:.3f} per 1000 persons and step at the median, "
                                  "{:.2f} at most; children whom migrants bear in the step they "
                                  "come in count as migrants",
                                  gaps_[gaps_.size() / 2], gaps_.back()));
    }

private:
    const TableSources& sources_;
    std::vector<double> gaps_;
};

void add_migrants(const std::string& region, Year year, const BySex<ByAge>& migrants,
                  const AgeAxis& ages, ObservationTable& table)
{
    for (const Sex sex : both_sexes) {
        for (Index age = 0; age < ages.size(); ++age) {
            const AgeGroup group{ages.lower(age), age == ages.last() ? 0 : ages.width()};
            table.rows.push_back({.region = region,
                                  .year = year,
                                  .sex = sex,
                                  .age = group,
                                  .category = {},
                                  .value = migrants[sex](age),
                                  .line = 0});
        }
    }
}

/// Rates of every region for a number of steps.
std::vector<RatePaths> rates_of_regions(const Dataset& dataset, const YearAxis& years)
{
    std::vector<RatePaths> rates;
    for (const RegionInputs& region : dataset.regions()) {
        BaselinePath path;
        path.women = WomenModel::alike;
        rates.push_back(baseline_rates(region, dataset.ages(), years, path,
                                       baseline_conventions(dataset.description()))
                            .rates);
    }
    return rates;
}

/// People who join or leave with their land are no migrants.
/// \throws InputError for a place whose territory changes within the projection.
void check_territories(const TableSources& sources)
{
    Problems problems;
    for (const auto& [place, year] : sources.figures.territory_changes) {
        if (year > sources.plan.base_year && year <= sources.plan.horizon) {
            problems.add({}, localized("--migration residual: the territory of {} changes in {}; "
                                       "choose a base year from then on, or a horizon before",
                                       sources.figures.places[place].name, year.value));
        }
    }
    problems.throw_if_any();
}

}  // namespace

ObservationTable given_net_migrants(const TableSources& sources)
{
    constexpr FigureKind kind = FigureKind::net_migrants;
    ObservationTable table = table_of(sources, kind, "migration.csv", "net_migrants");
    for (const std::uint32_t place : sources.plan.places) {
        check_span(sources, kind, figures_of(sources.figures, kind, {place, 0, {}, {}}));
        for (const StepYear& step : steps_of(sources, kind, place)) {
            add_counts(sources, figures_of(sources.figures, kind, {place, 0, step.taken, {}}),
                       step.written, table);
        }
    }
    if (!table.rows.empty()) {
        sources.remark(localized("net migrants by age: as the files give them"));
    }
    return table;
}

ObservationTable scheduled_net_migrants(const TableSources& sources)
{
    const ImportPlan& plan = sources.plan;
    const AgeAxis ages(plan.width, plan.open_age);
    const std::vector<double> shares = rogers_castro_shares(ages);
    ObservationTable table{"migration.csv", "net_migrants", {}};
    for (const std::uint32_t place : plan.places) {
        for (const StepYear& step : steps_of(sources, totals, place)) {
            const auto figure = figure_of_step(sources, totals, place, 0, step.taken);
            const double total = figure ? figure->value : 0.0;
            const ByAge half = Eigen::Map<const ByAge>(shares.data(), ages.size()) * (0.5 * total);
            add_migrants(sources.figures.places[place].id(), step.written, {half, half}, ages,
                         table);
        }
    }
    if (!table.rows.empty()) {
        sources.remark(
            localized("net migrants by age: the files' totals, half to each sex, spread over ages "
                      "by the standard model schedule of Rogers and Castro (1981)"));
    }
    return table;
}

ObservationTable residual_net_migrants(const TableSources& sources, const DatasetParts& parts)
{
    check_territories(sources);
    const Dataset dataset = Dataset::validated(parts);
    const ImportPlan& plan = sources.plan;
    const AgeAxis& ages = dataset.ages();
    const YearAxis years(plan.base_year, (plan.horizon.value - plan.base_year.value) / plan.width,
                         plan.width);
    const std::vector<RatePaths> rates = rates_of_regions(dataset, years);
    ObservationTable table{"migration.csv", "net_migrants", {}};
    TotalGaps gaps(sources);
    auto start = persons_at(sources, plan.base_year, ages);
    Index step = 0;
    for (; start && step < years.size(); ++step) {
        const Year next{years.at(step).value + plan.width};
        auto end = persons_at(sources, next, ages);
        for (std::size_t i = 0; end && i < plan.places.size(); ++i) {
            const std::string& region = sources.figures.places[plan.places[i]].id();
            const BySex<ByAge> migrants =
                ResidualStep(rates[i], step).migrants(start->at(region), end->at(region));
            add_migrants(region, years.at(step), migrants, ages, table);
            gaps.add(plan.places[i], years.at(step), migrants, end->at(region));
        }
        if (!end) {
            break;
        }
        start = std::move(end);
    }
    if (step > 0) {
        sources.remark(localized(
            "net migrants by age: the population at the end of a step less the survivors of the "
            "one at its start and of its births, to {}",
            years.at(step - 1).value + plan.width));
    }
    gaps.tell();
    return table;
}

}  // namespace natality::io
