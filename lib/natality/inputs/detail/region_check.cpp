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

/// The regions from \p region upwards, until there is no parent or one was met before.
std::vector<std::string> ancestry(const Region& region, const std::vector<Region>& regions)
{
    std::vector<std::string> line{region.id};
    std::string parent = region.parent;
    while (!parent.empty() && !contains(line, parent)) {
        line.push_back(parent);
        const auto next = std::find_if(regions.begin(), regions.end(),
                                       [&parent](const Region& each) { return each.id == parent; });
        parent = next == regions.end() ? std::string{} : next->parent;
    }
    line.push_back(parent);
    return line;
}

/// Reports each circle of parents once, at the first of its regions.
void check_circles(const DatasetParts& parts, Problems& problems)
{
    std::set<std::string> told;
    for (const Region& region : parts.regions) {
        const std::vector<std::string> line = ancestry(region, parts.regions);
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

void check_regions_of(const ObservationTable& table, const std::vector<std::string>& known,
                      Problems& problems)
{
    std::set<std::string> complained;
    for (const Observation& row : table.rows) {
        if (!contains(known, row.region) && complained.insert(row.region).second) {
            problems.add(table.place(row),
                         localized("region: '{}' is not among those of the data set; {}",
                                   row.region, nearest_name_hint(row.region, known)));
        }
    }
}

}  // namespace

void check_regions(const DatasetParts& parts, Problems& problems)
{
    check_ids(parts, problems);
    check_parents(parts, problems);
    const std::vector<std::string> known = ids_of(parts);
    for (const ObservationTable* table :
         {&parts.population, &parts.mortality, &parts.fertility, &parts.sex_ratio_at_birth,
          &parts.migration, &parts.births_by_order, &parts.women_by_state, &parts.union_formation,
          &parts.tfr_paths, &parts.observed}) {
        check_regions_of(*table, known, problems);
    }
}

}  // namespace natality::detail
