#include <natality/inputs/dataset.hpp>

#include <natality/inputs/detail/dataset_tables.hpp>
#include <natality/inputs/detail/family_wishes_check.hpp>
#include <natality/inputs/detail/fertility_tables.hpp>
#include <natality/inputs/detail/flow_table.hpp>
#include <natality/inputs/detail/money_check.hpp>
#include <natality/inputs/detail/mortality_tables.hpp>
#include <natality/inputs/detail/observed_figures.hpp>
#include <natality/inputs/detail/person_tables.hpp>
#include <natality/inputs/detail/pool_table.hpp>
#include <natality/inputs/detail/published_bounds.hpp>
#include <natality/inputs/detail/region_check.hpp>
#include <natality/inputs/detail/state_tables.hpp>

#include <algorithm>
#include <utility>

namespace natality {

namespace {

/// Gathers one data set's parts into validated regions.
class DatasetCheck {
public:
    explicit DatasetCheck(const DatasetParts& parts) : parts_(parts), completions_(parts.notes)
    {
        check_description();
    }

    std::vector<RegionInputs> regions();
    FlowTable flows(const std::vector<RegionInputs>& regions)
    {
        FlowTable table = detail::flow_table(parts_, regions, problems_, completions_);
        table.pool = detail::pool_table({parts_, problems_, completions_}, regions);
        return table;
    }
    Completions completions() { return std::move(completions_); }
    const Problems& problems() const { return problems_; }

private:
    void check_description();

    const DatasetParts& parts_;
    Problems problems_;
    Completions completions_;
};

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
            .bounds = {},
            .net_migration_rate = std::nullopt};
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
            regions.push_back(empty_region(region, parts_.description.ages));
        }
    }
    const detail::DatasetTables tables{parts_, problems_, completions_};
    detail::read_population(tables, regions);
    detail::read_mortality(tables, regions);
    detail::read_fertility(tables, regions);
    detail::read_births_by_order(tables, regions);
    detail::read_states(parts_, regions, problems_, completions_);
    detail::read_tfr_paths(tables, regions);
    detail::read_sex_ratio_at_birth(tables, regions);
    detail::read_migration(tables, regions);
    detail::read_observed(parts_, regions, problems_);
    detail::read_bounds(parts_, regions, problems_, completions_);
    return regions;
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
