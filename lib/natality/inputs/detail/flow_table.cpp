#include <natality/inputs/detail/flow_table.hpp>

#include <natality/base/localized.hpp>
#include <natality/inputs/table_check.hpp>

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace natality::detail {

namespace {

using Pair = std::pair<std::string, std::string>;

std::optional<std::size_t> position_of(const std::string& id,
                                       const std::vector<RegionInputs>& regions)
{
    const auto found = std::find_if(regions.begin(), regions.end(),
                                    [&id](const auto& each) { return each.region.id == id; });
    return found == regions.end()
               ? std::nullopt
               : std::optional(static_cast<std::size_t>(found - regions.begin()));
}

std::vector<std::string> ids_of(const std::vector<RegionInputs>& regions)
{
    std::vector<std::string> ids;
    for (const RegionInputs& each : regions) {
        ids.push_back(each.region.id);
    }
    return ids;
}

/// Why nobody can move between the two; nothing if they can.
std::optional<LocalText> fault_of(const Pair& pair, const DatasetParts& parts,
                                  const std::vector<RegionInputs>& regions)
{
    const auto& [origin, destination] = pair;
    if (origin == destination) {
        return localized("a flow goes from one region to another one, not to the same");
    }
    const auto& constraint = parts.description.constraint;
    for (const std::string& id : {origin, destination}) {
        if (!position_of(id, regions)) {
            return localized("'{}' is not a region with tables of its own; {}", id,
                             nearest_name_hint(id, ids_of(regions)));
        }
        if (constraint && constraint->nation == id) {
            return localized("'{}' is the nation that the other regions are held to; nobody "
                             "moves between it and them",
                             id);
        }
    }
    return std::nullopt;
}

/// The pairs of the table that can exchange migrants, the faulty ones reported once each.
std::set<Pair> checked_pairs(const DatasetParts& parts, const std::vector<RegionInputs>& regions,
                             Problems& problems)
{
    std::set<Pair> good;
    std::set<Pair> faulty;
    for (const Observation& row : parts.migration_flows.rows) {
        const Pair pair{row.region, row.category};
        if (good.contains(pair) || faulty.contains(pair)) {
            continue;
        }
        const std::optional<LocalText> fault = fault_of(pair, parts, regions);
        (fault ? faulty : good).insert(pair);
        if (fault) {
            problems.add(parts.migration_flows.place(row),
                         localized("flow from {} to {}: {}", row.region, row.category, *fault));
        }
    }
    return good;
}

/// Rates that together would move more than all persons of an age in a step.
void check_leaving(const FlowTable& table, const DatasetParts& parts,
                   const std::vector<RegionInputs>& regions, Problems& problems)
{
    const int width = parts.description.ages.width();
    std::map<std::pair<std::size_t, int>, BySex<ByAge>> leaving;
    for (const FlowInputs& flow : table.flows) {
        for (const Sex sex : both_sexes) {
            const AgeSchedules& movers = flow.movers[sex];
            for (Index t = 0; t < movers.values.cols(); ++t) {
                ByAge& sum = leaving[{flow.origin, movers.years.at(t).value}][sex];
                const ByAge of_step = width * movers.values.col(t);
                sum = sum.size() == 0 ? of_step : ByAge(sum + of_step);
            }
        }
    }
    for (const auto& [key, sums] : leaving) {
        for (const Sex sex : both_sexes) {
            Index age = 0;
            if (sums[sex].size() > 0 && sums[sex].maxCoeff(&age) > 1.0) {
                problems.add({parts.migration_flows.file, 0},
                             localized("rate: all destinations together take {:.3g} of the "
                                       "persons of an age in a step, where 1 is everybody "
                                       "(origin {}, year {}, {}, age {})",
                                       sums[sex](age), regions[key.first].region.id, key.second,
                                       sex_name(sex), parts.description.ages.label(age)));
            }
        }
    }
}

}  // namespace

FlowTable flow_table(const DatasetParts& parts, const std::vector<RegionInputs>& regions,
                     Problems& problems, Completions& completions)
{
    FlowTable table;
    const ObservationTable& given = parts.migration_flows;
    if (given.empty()) {
        return table;
    }
    const bool is_rate = given.value_name == "rate";
    table.measure = is_rate ? FlowMeasure::rate : FlowMeasure::persons;
    constexpr double unbounded = std::numeric_limits<double>::max();
    TableReader reader({given,
                        {},
                        is_rate ? ValueRange{0.0, 1.0, "a rate per person and year in [0, 1]"}
                                : ValueRange{0.0, unbounded, "a number of persons of at least 0"},
                        {is_rate ? Spread::level : Spread::total, Coverage::one_stretch}},
                       parts.description.ages, parts.description.base_year, problems, completions);
    for (const auto& [origin, destination] : checked_pairs(parts, regions, problems)) {
        table.flows.push_back({*position_of(origin, regions),
                               *position_of(destination, regions),
                               {reader.schedules({origin, Sex::female, destination}),
                                reader.schedules({origin, Sex::male, destination})}});
    }
    reader.note_completions();
    if (is_rate && problems.empty()) {
        check_leaving(table, parts, regions, problems);
    }
    return table;
}

}  // namespace natality::detail
