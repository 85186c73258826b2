#include <natality/inputs/detail/region_check.hpp>

#include <natality/base/localized.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace natality::detail {

namespace {

std::vector<std::string> ids_of(const DatasetParts& parts)
{
    std::vector<std::string> ids;
    for (const Region& region : parts.regions) {
        ids.push_back(region.id);
    }
    return ids;
}

bool contains(const std::vector<std::string>& ids, const std::string& id)
{
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

void check_ids(const DatasetParts& parts, Problems& problems)
{
    if (parts.regions.empty()) {
        problems.add({parts.file, 0}, "no [[region]]; a data set has at least one");
    }
    std::set<std::string> ids;
    for (const Region& region : parts.regions) {
        if (!ids.insert(region.id).second) {
            problems.add(region.place, localized("region '{}' is declared twice", region.id));
        }
    }
}

std::string parent_of(const std::string& id, const std::vector<Region>& regions)
{
    const auto found = std::find_if(regions.begin(), regions.end(),
                                    [&id](const Region& each) { return each.id == id; });
    return found == regions.end() ? std::string{} : found->parent;
}

/// Reports each circle of parents once, at the first of its regions.
void check_circles(const DatasetParts& parts, Problems& problems)
{
    std::set<std::string> told;
    for (const Region& region : parts.regions) {
        std::vector<std::string> line = ancestry(region.id, parts.regions);
        line.push_back(parent_of(line.back(), parts.regions));
        if (line.back() != region.id || told.contains(region.id)) {
            continue;
        }
        told.insert(line.begin(), line.end());
        std::vector<LocalText> circle;
        for (std::size_t i = 0; i + 1 < line.size(); ++i) {
            circle.push_back(localized("'{}' lies in '{}'", line[i], line[i + 1]));
        }
        problems.add(region.place,
                     localized("parent: {}, and no region lies in itself", listed(circle)));
    }
}

void check_parents(const DatasetParts& parts, Problems& problems)
{
    const std::vector<std::string> ids = ids_of(parts);
    for (const Region& region : parts.regions) {
        if (!region.parent.empty() && !contains(ids, region.parent)) {
            problems.add(region.place, localized("parent: '{}' is not a region; {}", region.parent,
                                                 nearest_name_hint(region.parent, ids)));
        }
    }
    check_circles(parts, problems);
}

void check_shares(const DatasetParts& parts, Problems& problems)
{
    for (const Region& region : parts.regions) {
        if (!(region.permanent_migration >= 0.0 && region.permanent_migration <= 1.0)) {
            problems.add(region.place, localized("permanent_migration: {} is not a share in [0, 1]",
                                                 region.permanent_migration));
        }
    }
}

void check_regions_of(const ObservationTable& table, const std::vector<std::string>& known,
                      Problems& problems)
{
    for (const Observation* const row : table.first_rows_of_regions()) {
        if (!contains(known, row->region)) {
            problems.add(table.place(*row),
                         localized("region: '{}' is not among those of the data set; {}",
                                   row->region, nearest_name_hint(row->region, known)));
        }
    }
}

/// A region that is a sum has no figures of its own that could say otherwise.
void check_rows_of_sums(const ObservationTable& table, const DatasetParts& parts,
                        Problems& problems)
{
    for (const Observation* const row : table.first_rows_of_regions()) {
        const auto region =
            std::find_if(parts.regions.begin(), parts.regions.end(),
                         [&](const Region& each) { return each.id == row->region; });
        if (region != parts.regions.end() && is_sum(*region, parts)) {
            problems.add(table.place(*row),
                         localized("region: '{}' has no rows in {} and is the sum of the regions "
                                   "in it; give it a population too, or leave its rows out",
                                   region->id, parts.population.file));
        }
    }
}

/// A nation is projected beside the regions held to it, so that nobody is counted twice.
void check_constraint(const DatasetParts& parts, Problems& problems)
{
    const auto& constraint = parts.description.constraint;
    if (!constraint) {
        return;
    }
    const Place place{parts.file, 0};
    const auto nation =
        std::find_if(parts.regions.begin(), parts.regions.end(),
                     [&](const Region& region) { return region.id == constraint->nation; });
    if (nation == parts.regions.end()) {
        problems.add(place,
                     localized("constraint.nation: '{}' is not a region; {}", constraint->nation,
                               nearest_name_hint(constraint->nation, ids_of(parts))));
        return;
    }
    const auto is_child = [&](const Region& region) { return region.parent == nation->id; };
    if (!nation->parent.empty() ||
        std::any_of(parts.regions.begin(), parts.regions.end(), is_child)) {
        problems.add(nation->place,
                     localized("constraint.nation: '{}' has tables of its own and stands beside "
                               "the regions held to it: it has no parent and is none; give their "
                               "sum a region without tables",
                               nation->id));
    }
    if (parts.regions.size() < 2) {
        problems.add(place, "constraint.nation: there is no region to hold to it");
    }
}

}  // namespace

void check_regions(const DatasetParts& parts, Problems& problems)
{
    check_ids(parts, problems);
    check_parents(parts, problems);
    check_shares(parts, problems);
    check_constraint(parts, problems);
    const std::vector<std::string> known = ids_of(parts);
    for (const ObservationTable* table :
         {&parts.population, &parts.mortality, &parts.fertility, &parts.sex_ratio_at_birth,
          &parts.migration, &parts.births_by_order, &parts.women_by_state, &parts.union_formation,
          &parts.tfr_paths, &parts.observed, &parts.migration_flows, &parts.out_migration,
          &parts.in_migration}) {
        check_regions_of(*table, known, problems);
        check_rows_of_sums(*table, parts, problems);
    }
}

std::vector<std::string> ancestry(const std::string& region, const std::vector<Region>& regions)
{
    std::vector<std::string> line{region};
    std::string parent = parent_of(region, regions);
    while (!parent.empty() && !contains(line, parent)) {
        line.push_back(parent);
        parent = parent_of(parent, regions);
    }
    return line;
}

bool is_sum(const Region& region, const DatasetParts& parts)
{
    const auto is_child = [&](const Region& other) { return other.parent == region.id; };
    const auto is_of_region = [&](const Observation& row) { return row.region == region.id; };
    const std::vector<Observation>& people = parts.population.rows;
    return std::any_of(parts.regions.begin(), parts.regions.end(), is_child) &&
           std::none_of(people.begin(), people.end(), is_of_region);
}

std::vector<RegionSum> sums_of(const DatasetParts& parts, const std::vector<RegionInputs>& regions)
{
    std::vector<RegionSum> sums;
    for (const Region& region : parts.regions) {
        if (!is_sum(region, parts)) {
            continue;
        }
        RegionSum sum{region, {}};
        for (std::size_t r = 0; r < regions.size(); ++r) {
            std::vector<std::string> above = ancestry(regions[r].region.id, parts.regions);
            above.erase(above.begin());
            const bool is_within = contains(above, region.id);
            const bool is_counted = std::any_of(above.begin(), above.end(), [&](const auto& id) {
                return std::any_of(regions.begin(), regions.end(), [&](const RegionInputs& other) {
                    return other.region.id == id;
                });
            });
            if (is_within && !is_counted) {
                sum.members.push_back(r);
            }
        }
        sums.push_back(std::move(sum));
    }
    return sums;
}

}  // namespace natality::detail
