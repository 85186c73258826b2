#include <natality/inputs/dataset.hpp>

#include <natality/base/localized.hpp>
#include <natality/inputs/detail/beyond_open_age.hpp>
#include <natality/inputs/detail/family_wishes_check.hpp>
#include <natality/inputs/detail/flow_table.hpp>
#include <natality/inputs/detail/money_check.hpp>
#include <natality/inputs/detail/observed_figures.hpp>
#include <natality/inputs/detail/published_bounds.hpp>
#include <natality/inputs/detail/region_check.hpp>
#include <natality/inputs/detail/state_tables.hpp>
#include <natality/inputs/migration_schedule.hpp>
#include <natality/inputs/table_check.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <tuple>
#include <utility>

namespace natality {

namespace {

constexpr double unbounded = std::numeric_limits<double>::max();
constexpr ScheduleRules counts_of_every_age{Spread::total, Coverage::every_age};
constexpr ScheduleRules counts_of_one_stretch{Spread::total, Coverage::one_stretch};
constexpr ScheduleRules rates_of_every_age{Spread::level, Coverage::every_age};
constexpr ScheduleRules death_rates_of_every_age{Spread::death_rate, Coverage::every_age};
constexpr ScheduleRules birth_rates_of_one_stretch{Spread::birth_rate, Coverage::one_stretch};

/// Children per woman; no population is known to have come near.
constexpr double highest_tfr = 15.0;

/// Per person-year in the open group: people there live for so many years more at most.
constexpr double lowest_last_death_rate = 1.0 / oldest_age.value;

ValueRange mortality_range(MortalityMeasure measure)
{
    switch (measure) {
    case MortalityMeasure::death_rate:
        return {0.0, 5.0, "a death rate per person-year in [0, 5]"};
    case MortalityMeasure::death_probability:
        return {0.0, 1.0, "a probability of dying in [0, 1]"};
    case MortalityMeasure::survival_ratio:
        break;
    }
    return {0.0, 1.0, "a survival ratio in [0, 1]"};
}

/// Gathers one data set's parts into validated regions.
class DatasetCheck {
public:
    explicit DatasetCheck(const DatasetParts& parts)
        : parts_(parts),
          population_(joined(parts.population, detail::Joining::sum)),
          migration_(joined(parts.migration, detail::Joining::sum)),
          completions_(parts.notes)
    {
        if (parts.mortality_measure == MortalityMeasure::death_rate) {
            mortality_ = joined(parts.mortality, detail::Joining::death_rate);
        }
        check_description();
        note_joined();
    }

    std::vector<RegionInputs> regions();
    FlowTable flows(const std::vector<RegionInputs>& regions)
    {
        return detail::flow_table(parts_, regions, problems_, completions_);
    }
    Completions completions() { return std::move(completions_); }
    const Problems& problems() const { return problems_; }

private:
    void check_description();
    void note_joined();
    /// The table with ages beyond the open age joined to it; nothing if there are none.
    std::optional<ObservationTable> joined(const ObservationTable& table,
                                           detail::Joining joining) const
    {
        return detail::joined_beyond_open_age(table, ages(), joining);
    }
    const ObservationTable& population() const
    {
        return population_ ? *population_ : parts_.population;
    }
    const ObservationTable& mortality() const
    {
        return mortality_ ? *mortality_ : parts_.mortality;
    }
    const ObservationTable& migration() const
    {
        return migration_ ? *migration_ : parts_.migration;
    }

    TableReader reader(const TableCheck& check)
    {
        return {check, ages(), parts_.description.base_year, problems_, completions_};
    }
    const AgeAxis& ages() const { return parts_.description.ages; }

    void read_population(std::vector<RegionInputs>& regions);
    void read_mortality(std::vector<RegionInputs>& regions);
    void read_grouped_death_rates(std::vector<RegionInputs>& regions);
    void check_last_deaths(const RegionInputs& region);
    void read_fertility(std::vector<RegionInputs>& regions);
    void check_tfr(const RegionInputs& region);
    void check_youngest_asfr();
    void read_births_by_order(std::vector<RegionInputs>& regions);
    void read_sex_ratio_at_birth(std::vector<RegionInputs>& regions);
    void read_migration(std::vector<RegionInputs>& regions);
    void read_migration_totals(std::vector<RegionInputs>& regions,
                               const std::set<std::string>& given);
    void check_population_year();
    void read_tfr_paths(std::vector<RegionInputs>& regions);

    const DatasetParts& parts_;
    std::optional<ObservationTable> population_;
    std::optional<ObservationTable> migration_;
    std::optional<ObservationTable> mortality_{};
    Problems problems_;
    Completions completions_;
};

std::set<std::string> regions_in(const ObservationTable& table)
{
    std::set<std::string> ids;
    for (const Observation* const row : table.first_rows_of_regions()) {
        ids.insert(row->region);
    }
    return ids;
}

RegionInputs empty_region(const Region& region, const AgeAxis& ages)
{
    const YearAxis no_years(Year{0}, 0, ages.width());
    const AgeSchedules none{no_years, {}};
    return {.region = region,
            .population = {},
            .mortality = {MortalityMeasure::death_rate, {none, none}, std::nullopt},
            .asfr = none,
            .births_by_order = std::nullopt,
            .states = std::nullopt,
            .tfr_paths = {},
            .sex_ratio_at_birth = {no_years, {}},
            .net_migrants = {none, none},
            .observed = {},
            .bounds = {}};
}

void DatasetCheck::note_joined()
{
    const std::string open = ages().label(ages().last());
    for (const auto& [table, is_joined, how] :
         {std::tuple{"population", population_.has_value(), "summed"},
          std::tuple{"migration", migration_.has_value(), "summed"},
          std::tuple{"mortality", mortality_.has_value(), "by the life table of their rates"}}) {
        if (is_joined) {
            completions_.push_back({table, localized("ages beyond {} were joined to it, {}", open,
                                                     localized_text(how))});
        }
    }
}

void DatasetCheck::check_description()
{
    const DatasetDescription& description = parts_.description;
    const Place place{parts_.file, 0};
    if (description.desired_family_size) {
        detail::check_family_wishes(*description.desired_family_size, place, problems_);
    }
    detail::check_money(description, place, problems_);
    detail::check_regions(parts_, problems_);
}

std::vector<RegionInputs> DatasetCheck::regions()
{
    std::vector<RegionInputs> regions;
    for (const Region& region : parts_.regions) {
        if (!detail::is_sum(region, parts_)) {
            regions.push_back(empty_region(region, ages()));
        }
    }
    read_population(regions);
    read_mortality(regions);
    read_fertility(regions);
    read_births_by_order(regions);
    detail::read_states(parts_, regions, problems_, completions_);
    read_tfr_paths(regions);
    read_sex_ratio_at_birth(regions);
    read_migration(regions);
    detail::read_observed(parts_, regions, problems_);
    detail::read_bounds(parts_, regions, problems_, completions_);
    return regions;
}

/// Where the population says of which year it is, that must be the base year.
void DatasetCheck::check_population_year()
{
    const Year base = parts_.description.base_year;
    const std::vector<Observation>& rows = population().rows;
    const auto other = std::find_if(rows.begin(), rows.end(), [&](const Observation& row) {
        return row.year != Year{} && row.year != base;
    });
    if (other != rows.end()) {
        problems_.add(population().place(*other),
                      localized("year: {} is not the base year, {}; a data set begins with the "
                                "population of 1 January of its base year",
                                other->year.value, base.value));
    }
}

void DatasetCheck::read_population(std::vector<RegionInputs>& regions)
{
    check_population_year();
    TableReader table = reader({population(),
                                {.years = false},
                                {0.0, unbounded, "a number of persons of at least 0"},
                                counts_of_every_age});
    for (RegionInputs& region : regions) {
        region.population = ByAgeSex::Zero(ages().size(), 2);
        for (const Sex sex : both_sexes) {
            region.population.col(column(sex)) = table.schedule({region.region.id, sex, {}});
        }
    }
    table.note_completions();
}

void DatasetCheck::read_mortality(std::vector<RegionInputs>& regions)
{
    const MortalityMeasure measure = parts_.mortality_measure;
    const bool wide = ages().width() > 1;
    if (wide && measure == MortalityMeasure::death_probability) {
        problems_.add({mortality().file, 1},
                      "qx is for single years of age; give mx or sx for wider groups");
        return;
    }
    if (wide && measure == MortalityMeasure::death_rate) {
        read_grouped_death_rates(regions);
        return;
    }
    const bool is_rate = measure == MortalityMeasure::death_rate;
    TableReader table = reader({mortality(),
                                {},
                                mortality_range(measure),
                                is_rate ? death_rates_of_every_age : rates_of_every_age});
    for (RegionInputs& region : regions) {
        region.mortality.measure = measure;
        for (const Sex sex : both_sexes) {
            region.mortality.values[sex] = table.schedules({region.region.id, sex, {}});
        }
        check_last_deaths(region);
    }
    table.note_completions();
}

/// Death rates of five-year groups come with the first year of life apart: 0, 1-4, 5-9 …
void DatasetCheck::read_grouped_death_rates(std::vector<RegionInputs>& regions)
{
    ObservationTable infants{mortality().file, mortality().value_name, {}};
    ObservationTable others = infants;
    const AgeGroup rest_of_first{Age{1}, ages().width() - 1};
    for (Observation row : mortality().rows) {
        const bool is_first_year = row.age.lower.value == 0;
        if (is_first_year && row.age.width != 1) {
            problems_.add(mortality().place(row),
                          localized("mx: age '{}' must be given as 0 and {}", to_string(row.age),
                                    to_string(rest_of_first)));
        }
        if (row.age == rest_of_first) {
            row.age = {Age{0}, ages().width()};
        }
        (is_first_year ? infants : others).rows.push_back(row);
    }
    const ValueRange range = mortality_range(MortalityMeasure::death_rate);
    TableReader infant_table = reader({infants, {.ages = false}, range, {}});
    TableReader table = reader({others, {}, range, death_rates_of_every_age});
    for (RegionInputs& region : regions) {
        const std::string& id = region.region.id;
        const Selection women{id, Sex::female, {}};
        const Selection men{id, Sex::male, {}};
        region.mortality = {
            MortalityMeasure::death_rate,
            {table.schedules(women), table.schedules(men)},
            BySex<YearSeries>{infant_table.series(women), infant_table.series(men)}};
        check_last_deaths(region);
    }
    table.note_completions();
}

/// A life table closes only where people die at its end.
void DatasetCheck::check_last_deaths(const RegionInputs& region)
{
    const MortalityMeasure measure = region.mortality.measure;
    const bool is_probability = measure == MortalityMeasure::death_probability;
    const bool is_survival = measure == MortalityMeasure::survival_ratio;
    const Index last = is_probability ? ages().last() - 1 : ages().last();
    const char* const group = is_probability ? "the last closed age" : "the open group";
    const char* const need = is_survival      ? "a ratio below 1"
                             : is_probability ? "a probability above 0"
                                              : "a rate of at least 1/150";
    const double lowest =
        is_probability ? std::numeric_limits<double>::min() : lowest_last_death_rate;
    for (const Sex sex : both_sexes) {
        const AgeSchedules& values = region.mortality.values[sex];
        for (Index year = 0; year < values.years.size() && problems_.empty(); ++year) {
            const double value = values.values(last, year);
            if (is_survival ? value >= 1.0 : value < lowest) {
                problems_.add({mortality().file, 0},
                              localized("{}: {} {} needs {} (region {}, year {}, {})",
                                        mortality().value_name, localized_text(group),
                                        ages().label(last), localized_text(need), region.region.id,
                                        values.years.at(year).value, sex_name(sex)));
            }
        }
    }
}

void DatasetCheck::read_fertility(std::vector<RegionInputs>& regions)
{
    TableReader table = reader({parts_.fertility,
                                {.sexes = false},
                                {0.0, 1.0, "a rate per woman in [0, 1]"},
                                birth_rates_of_one_stretch});
    for (RegionInputs& region : regions) {
        region.asfr = table.schedules({region.region.id, std::nullopt, {}});
        check_tfr(region);
    }
    table.note_completions();
    check_youngest_asfr();
}

/// Rates that are each possible may make families that are not.
void DatasetCheck::check_tfr(const RegionInputs& region)
{
    const AgeSchedules& asfr = region.asfr;
    for (Index year = 0; year < asfr.values.cols(); ++year) {
        const double tfr = asfr.values.col(year).sum() * ages().width();
        if (tfr > highest_tfr && problems_.empty()) {
            problems_.add({parts_.fertility.file, 0},
                          localized("asfr: the rates add up to {:.1f} children per woman, where "
                                    "{} is the most that is taken (region {}, year {})",
                                    tfr, highest_tfr, region.region.id, asfr.years.at(year).value));
        }
    }
}

/// The year step counts births before it knows the youngest women, who are born in the step.
void DatasetCheck::check_youngest_asfr()
{
    for (const Observation& row : parts_.fertility.rows) {
        if (row.age.lower.value < ages().width() && row.value != 0.0) {
            problems_.add(parts_.fertility.place(row),
                          localized("asfr: '{}' is not 0, and the youngest age group {} has no "
                                    "births (region {}, year {}, age {})",
                                    row.value, ages().label(0), row.region, row.year.value,
                                    to_string(row.age)));
        }
    }
}

/// Orders must be 1, 2, … with the last one open (`3+`).
bool are_orders(const std::vector<std::string>& orders)
{
    for (std::size_t i = 0; i < orders.size(); ++i) {
        const bool is_last = i + 1 == orders.size();
        const std::string expected = std::to_string(i + 1) + (is_last ? "+" : "");
        if (orders[i] != expected) {
            return false;
        }
    }
    return !orders.empty();
}

void DatasetCheck::read_births_by_order(std::vector<RegionInputs>& regions)
{
    if (parts_.births_by_order.empty()) {
        return;
    }
    const std::vector<std::string> orders = categories_in(parts_.births_by_order);
    if (!are_orders(orders)) {
        problems_.add({parts_.births_by_order.file, 1},
                      "order: the orders must be 1, 2, … and the last one open, for instance 3+");
        return;
    }
    TableReader table = reader({parts_.births_by_order,
                                {.sexes = false},
                                {0.0, 1.0, "a rate per woman in [0, 1]"},
                                birth_rates_of_one_stretch});
    for (RegionInputs& region : regions) {
        BirthsByOrder births{orders, {}};
        for (const std::string& order : orders) {
            births.rates.push_back(table.schedules({region.region.id, std::nullopt, order}));
        }
        region.births_by_order = std::move(births);
    }
    table.note_completions();
}

void DatasetCheck::read_tfr_paths(std::vector<RegionInputs>& regions)
{
    TableReader table = reader({parts_.tfr_paths,
                                {.sexes = false, .ages = false},
                                {0.0, highest_tfr, "a number of children per woman in [0, 15]"},
                                {}});
    for (const std::string& path : categories_in(parts_.tfr_paths)) {
        for (RegionInputs& region : regions) {
            region.tfr_paths.emplace(path, table.series({region.region.id, std::nullopt, path}));
        }
    }
}

void DatasetCheck::read_sex_ratio_at_birth(std::vector<RegionInputs>& regions)
{
    TableReader table =
        reader({parts_.sex_ratio_at_birth,
                {.sexes = false, .ages = false},
                {0.8, 1.6, "a number of male births per female birth in [0.8, 1.6]"},
                {}});
    for (RegionInputs& region : regions) {
        region.sex_ratio_at_birth = table.series({region.region.id, std::nullopt, {}});
    }
}

/// Net migrants of whom neither sex nor age is known.
void DatasetCheck::read_migration_totals(std::vector<RegionInputs>& regions,
                                         const std::set<std::string>& given)
{
    TableReader table = reader({migration(),
                                {.sexes = false, .ages = false},
                                {-unbounded, unbounded, "a finite number of persons"},
                                {}});
    const std::vector<double> shares = rogers_castro_shares(ages());
    const Eigen::Map<const ByAge> by_age(shares.data(), ages().size());
    for (RegionInputs& region : regions) {
        if (!given.contains(region.region.id)) {
            continue;
        }
        const YearSeries totals = table.series({region.region.id, std::nullopt, {}});
        const ByAgeYear of_a_sex =
            (0.5 * by_age.matrix() * totals.values.matrix().transpose()).array();
        region.net_migrants = {{totals.years, of_a_sex}, {totals.years, of_a_sex}};
    }
    completions_.push_back(
        {"migration", localized("totals are spread over ages by the standard model schedule of "
                                "Rogers and Castro (1981), half to each sex")});
}

void DatasetCheck::read_migration(std::vector<RegionInputs>& regions)
{
    const AgeSchedules none{YearAxis(parts_.description.base_year, 1, ages().width()),
                            ByAgeYear::Zero(ages().size(), 1)};
    for (RegionInputs& region : regions) {
        region.net_migrants = {none, none};
    }
    if (migration().empty()) {
        completions_.push_back({"migration", localized("not given: no net migration")});
        return;
    }
    const std::set<std::string> given = regions_in(migration());
    if (!migration().has_optional_keys) {
        read_migration_totals(regions, given);
        return;
    }
    TableReader table = reader({migration(),
                                {},
                                {-unbounded, unbounded, "a finite number of persons"},
                                counts_of_one_stretch});
    std::size_t without = 0;
    for (RegionInputs& region : regions) {
        if (!given.contains(region.region.id)) {
            ++without;
            continue;
        }
        for (const Sex sex : both_sexes) {
            region.net_migrants[sex] = table.schedules({region.region.id, sex, {}});
        }
    }
    if (without > 0) {
        completions_.push_back(
            {"migration", localized("no net migration of {} of {} regions, which it does not name",
                                    without, regions.size())});
    }
    table.note_completions();
}

}  // namespace

Dataset::Dataset(DatasetDescription description, std::vector<RegionInputs> regions,
                 std::vector<RegionSum> sums, FlowTable flows, Completions completions)
    : description_(std::move(description)),
      regions_(std::move(regions)),
      sums_(std::move(sums)),
      flows_(std::move(flows)),
      completions_(std::move(completions))
{
}

Dataset Dataset::validated(const DatasetParts& parts)
{
    DatasetCheck check(parts);
    std::vector<RegionInputs> regions = check.regions();
    FlowTable flows = check.flows(regions);
    check.problems().throw_if_any();
    std::vector<RegionSum> sums = detail::sums_of(parts, regions);
    return {parts.description, std::move(regions), std::move(sums), std::move(flows),
            check.completions()};
}

std::vector<Region> Dataset::regions_shown() const
{
    std::vector<Region> shown;
    for (const RegionInputs& inputs : regions_) {
        shown.push_back(inputs.region);
    }
    for (const RegionSum& sum : sums_) {
        shown.push_back(sum.region);
    }
    return shown;
}

std::size_t Dataset::first_shown() const
{
    const auto top = std::find_if(sums_.begin(), sums_.end(),
                                  [](const RegionSum& sum) { return sum.region.parent.empty(); });
    return top == sums_.end() ? 0 : regions_.size() + static_cast<std::size_t>(top - sums_.begin());
}

std::vector<std::string> Dataset::lineage(const std::string& region) const
{
    return detail::ancestry(region, regions_shown());
}

std::optional<std::size_t> Dataset::nation() const
{
    if (!description_.constraint) {
        return std::nullopt;
    }
    const auto found = std::find_if(regions_.begin(), regions_.end(), [&](const auto& inputs) {
        return inputs.region.id == description_.constraint->nation;
    });
    return static_cast<std::size_t>(found - regions_.begin());
}

}  // namespace natality
