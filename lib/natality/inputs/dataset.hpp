#pragma once

/// \file
/// The data set: everything a projection without policy needs, checked once and then trusted.

#include <natality/base/local_text.hpp>
#include <natality/base/tables.hpp>
#include <natality/inputs/completion.hpp>
#include <natality/inputs/dated.hpp>
#include <natality/inputs/observation.hpp>
#include <natality/inputs/quantile_bounds.hpp>
#include <natality/rates/conventions.hpp>
#include <natality/rates/family_wishes.hpp>
#include <natality/rates/region_flows.hpp>
#include <natality/rates/state_space.hpp>

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace natality {

/// What the column of a mortality table holds.
enum class MortalityMeasure {
    /// Central death rate m(x), deaths per person-year.
    death_rate,
    /// Probability of dying q(x) between exact ages x and x + 1.
    death_probability,
    /// Survival ratio S(x) from age x - 1 at the start of a year to x at its end; S(0) from birth.
    survival_ratio
};

/// A region of a data set.
struct Region {
    std::string id;
    LocalText name;
    /// Id of the region this one belongs to, or empty.
    std::string parent;
    /// Where it is declared.
    Place place;
    /// Share of the variance of net migration about its bounds that is the same in all years, in
    /// [0, 1] (docs/uncertainty.md, section 1).
    double permanent_migration = 0.0;
};

/// The code of ISO 4217 where no currency is involved: that of a data set without money.
inline constexpr const char* no_currency = "XXX";

/// Money of a data set's cost figures.
struct Money {
    /// ISO 4217 code.
    std::string currency = no_currency;
    int price_year = 0;
    /// Gross domestic product of the price year, in the currency; 0 if not given.
    double gdp = 0.0;
    /// The same of other years, in the money of each.
    std::map<Year, double> gdp_by_year;
    /// Average yearly wage of employed women in the price year, in the currency; 0 if not given.
    double average_wage = 0.0;
};

/// A fund that wages pay into and that pays allowances and care around births.
struct InsuranceFund {
    /// Contributions as a share of the wages they are paid on.
    double contribution_rate = 0.0;
    /// Yearly wage they are paid on, in the price year.
    double wage = 0.0;
    /// Share of the persons in \ref first_age to \ref last_age who are insured.
    double insured_share = 0.0;
    Age first_age;
    Age last_age;
};

/// How regions are held to a nation that is projected beside them.
enum class ConstraintMode {
    /// Births, deaths and migrants of the regions are scaled so that they add up to the nation's.
    scale,
    /// How far they are from it is said, and nothing changed.
    report
};

/// A nation with tables of its own, and the regions that make it up: all others that have tables.
struct NationConstraint {
    /// Id of the nation.
    std::string nation;
    ConstraintMode mode = ConstraintMode::scale;
};

/// Conventions and descriptions that hold for the whole data set.
struct DatasetDescription {
    LocalText title;
    LocalText notes;
    std::string source;
    std::string licence;
    Year base_year;
    AgeAxis ages{1, Age{100}};
    MigrationTiming migration_timing = MigrationTiming::even;
    NegativePopulation negative_population = NegativePopulation::error;
    Money money;
    std::optional<InsuranceFund> insurance_fund;
    /// What women want, if the data set says it (the ceiling's source).
    std::optional<FamilyWishes> desired_family_size;
    /// Rate of births out of the open parity class over the rate out of the class before it, where
    /// the births of both stand under one order.
    double later_birth_ratio = 1.0;
    std::optional<NationConstraint> constraint{};
};

/// A data set before anything is checked.
struct DatasetParts {
    DatasetDescription description;
    /// The file that declares it, for problems with it as a whole.
    std::string file;
    std::vector<Region> regions;
    MortalityMeasure mortality_measure = MortalityMeasure::death_rate;
    ObservationTable population;
    ObservationTable mortality;
    ObservationTable fertility;
    ObservationTable sex_ratio_at_birth;
    ObservationTable migration;
    ObservationTable births_by_order;
    ObservationTable women_by_state;
    ObservationTable union_formation;
    ObservationTable tfr_paths;
    ObservationTable observed;
    ObservationTable tfr_bounds{};
    ObservationTable life_expectancy_bounds{};
    ObservationTable net_migration_bounds{};
    /// Region is the origin, category the destination.
    ObservationTable migration_flows{};
    /// Who leaves for a pool of movers, and how it is shared out.
    ObservationTable out_migration{};
    ObservationTable in_migration{};
    /// What was done to the tables before, to be told with what is completed.
    Completions notes{};
};

/// Mortality of one region as the data set gives it.
struct Mortality {
    MortalityMeasure measure = MortalityMeasure::death_rate;
    BySex<AgeSchedules> values;
    /// Only for death rates in age groups wider than a year: the rate of the first year of life, by
    /// year; the first row of \ref values then holds the rest of the first group.
    std::optional<BySex<YearSeries>> infants;
};

/// Birth rates of one region by order: births of the order per woman of the age, whatever her
/// number of children.
struct BirthsByOrder {
    /// `1`, `2`, … the last one open, for instance `3+`.
    std::vector<std::string> orders;
    std::vector<AgeSchedules> rates;
};

/// Life-course states of one region's women at the base date, and how unions are formed.
struct StateInputs {
    StateSpace space;
    /// Shares of the women of each age: rows ages, columns states; every row sums to 1.
    Eigen::ArrayXXd shares;
    /// First unions per single woman-year; only for a chain with unions.
    std::optional<AgeSchedules> union_formation;
};

/// Observed figures of this name and an order's are the order's share in the births of the year.
inline constexpr std::string_view observed_share_prefix = "births_share_";

/// One observed figure, for back-testing.
struct ObservedFigure {
    std::string indicator;
    Year year;
    double value;
};

/// The validated inputs of one region.
struct RegionInputs {
    Region region;
    /// Persons on 1 January of the base year.
    ByAgeSex population;
    Mortality mortality;
    /// Births per woman-year by age.
    AgeSchedules asfr;
    std::optional<BirthsByOrder> births_by_order;
    std::optional<StateInputs> states;
    /// Published paths of the total fertility rate by name.
    std::map<std::string, YearSeries> tfr_paths;
    /// Male births per female birth.
    YearSeries sex_ratio_at_birth;
    /// Net migrants in the step, by the age of the axis; zero if the data set has none or gives
    /// rates.
    BySex<AgeSchedules> net_migrants;
    std::vector<ObservedFigure> observed;
    PublishedBounds bounds{};
    /// Given in place of \ref net_migrants: those of a year per person of the age.
    std::optional<BySex<AgeSchedules>> net_migration_rate{};

    /// Net migration of a sex as it is given: rates or persons.
    [[nodiscard]] const AgeSchedules& migration(Sex sex) const
    {
        return net_migration_rate ? (*net_migration_rate)[sex] : net_migrants[sex];
    }
};

/// A region without tables of its own: the sum of those that lie in it.
struct RegionSum {
    Region region;
    /// Positions of the regions with tables that it adds up, at any depth below it.
    std::vector<std::size_t> members;
};

/// Movers from one region to another as the data set gives them.
struct FlowInputs {
    /// Positions of regions with tables.
    std::size_t origin = 0;
    std::size_t destination = 0;
    BySex<AgeSchedules> movers;
};

/// Movers between regions who are known where they leave and where they arrive, by region with
/// tables; zero for those that the tables do not name.
struct PoolInputs {
    std::vector<BySex<AgeSchedules>> out_rate;
    PoolMeasure measure = PoolMeasure::rate;
    std::vector<BySex<AgeSchedules>> in;
};

/// All movers between regions.
struct FlowTable {
    FlowMeasure measure = FlowMeasure::rate;
    std::vector<FlowInputs> flows;
    /// In place of flows.
    std::optional<PoolInputs> pool{};

    [[nodiscard]] bool empty() const { return flows.empty() && !pool; }
};

/// A data set that holds together: every cell present, in range and on the axes.
class Dataset {
public:
    /// Checks \p parts and completes what may be completed.
    /// \throws InputError with every problem found.
    [[nodiscard]] static Dataset validated(const DatasetParts& parts);

    [[nodiscard]] const DatasetDescription& description() const { return description_; }
    [[nodiscard]] const AgeAxis& ages() const { return description_.ages; }
    [[nodiscard]] Year base_year() const { return description_.base_year; }

    /// Those with tables, which are projected. At least one.
    [[nodiscard]] std::span<const RegionInputs> regions() const { return regions_; }

    /// Those that are sums, in the order of their declaration.
    [[nodiscard]] std::span<const RegionSum> sums() const { return sums_; }

    /// Every region of the results: those with tables and then the sums.
    [[nodiscard]] std::vector<Region> regions_shown() const;

    /// Position among them of the region that stands for all: the first sum that lies in no other,
    /// or else the first region.
    [[nodiscard]] std::size_t first_shown() const;

    /// Id of \p region and of those it lies in, the nearest first.
    /// \pre it is a region of the data set.
    [[nodiscard]] std::vector<std::string> lineage(const std::string& region) const;

    /// Migration between the regions with tables; empty if the data set has none.
    [[nodiscard]] const FlowTable& flows() const { return flows_; }

    /// Position of the nation that the other regions are held to, if there is one.
    [[nodiscard]] std::optional<std::size_t> nation() const;

    /// What was filled in, in the order of the tables.
    [[nodiscard]] const Completions& completions() const { return completions_; }

private:
    Dataset(DatasetDescription description, std::vector<RegionInputs> regions,
            std::vector<RegionSum> sums, FlowTable flows, Completions completions);

    DatasetDescription description_;
    std::vector<RegionInputs> regions_;
    std::vector<RegionSum> sums_;
    FlowTable flows_;
    Completions completions_;
};

}  // namespace natality
