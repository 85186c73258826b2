#include <natality/inputs/detail/published_bounds.hpp>

#include <natality/base/localized.hpp>
#include <natality/inputs/table_check.hpp>

#include <algorithm>
#include <cstddef>
#include <limits>
#include <string>

namespace natality::detail {

namespace {

/// The levels of one table, and what its values may be.
class BoundsReader {
public:
    BoundsReader(const TableCheck& check, const DatasetDescription& description, Problems& problems,
                 Completions& completions)
        : table_(check.table),
          problems_(problems),
          reader_(check, description.ages, description.base_year, problems, completions)
    {
        check_levels();
    }

    /// The bounds of one region and sex; empty where something about them is wrong.
    QuantileBounds bounds(const std::string& region, std::optional<Sex> sex)
    {
        QuantileBounds bounds;
        for (std::size_t row = 0; row < bound_levels.size() && levels_known_; ++row) {
            const Selection selection{region, sex, std::string(bound_levels[row])};
            const YearSeries series = reader_.series(selection);
            if (row == 0) {
                bounds.years = series.years;
                bounds.values.resize(static_cast<Index>(bound_levels.size()), series.years.size());
            }
            if (series.years != bounds.years) {
                problems_.add({table_.file, 0},
                              localized("{}: the years are others than those of {}",
                                        selection.text(), bound_levels.front()));
                return {};
            }
            bounds.values.row(static_cast<Index>(row)) = series.values.transpose();
        }
        check_order(bounds, region);
        return bounds;
    }

private:
    void check_levels()
    {
        for (const Observation& row : table_.rows) {
            if (std::find(bound_levels.begin(), bound_levels.end(), row.category) ==
                bound_levels.end()) {
                problems_.add(table_.place(row),
                              localized("level: '{}' is none of low95, low80, median, high80 and "
                                        "high95",
                                        row.category));
                levels_known_ = false;
                return;
            }
        }
    }

    void check_order(const QuantileBounds& bounds, const std::string& region)
    {
        for (Index t = 0; t < bounds.values.cols(); ++t) {
            for (Index row = 1; row < bounds.values.rows(); ++row) {
                if (bounds.values(row, t) < bounds.values(row - 1, t)) {
                    problems_.add({table_.file, 0},
                                  localized("{}: {} is below {} (region {}, year {})",
                                            table_.value_name,
                                            bound_levels[static_cast<std::size_t>(row)],
                                            bound_levels[static_cast<std::size_t>(row - 1)], region,
                                            bounds.years.at(t).value));
                    return;
                }
            }
        }
    }

    const ObservationTable& table_;
    Problems& problems_;
    TableReader reader_;
    bool levels_known_ = true;
};

constexpr TableKeys keys(bool sexes)
{
    return {.sexes = sexes, .ages = false, .may_begin_late = true};
}

}  // namespace

void read_bounds(const DatasetParts& parts, std::vector<RegionInputs>& regions, Problems& problems,
                 Completions& completions)
{
    constexpr double unbounded = std::numeric_limits<double>::max();
    const auto reader = [&](const ObservationTable& table, bool sexes, const ValueRange& range) {
        return BoundsReader({table, keys(sexes), range, {}}, parts.description, problems,
                            completions);
    };
    if (!parts.tfr_bounds.empty()) {
        BoundsReader table = reader(parts.tfr_bounds, false,
                                    {1e-3, 15.0, "a number of children per woman in [0.001, 15]"});
        for (RegionInputs& region : regions) {
            region.bounds.tfr = table.bounds(region.region.id, std::nullopt);
        }
    }
    if (!parts.life_expectancy_bounds.empty()) {
        BoundsReader table = reader(parts.life_expectancy_bounds, true,
                                    {1.0, 150.0, "a life expectancy in [1, 150] years"});
        for (RegionInputs& region : regions) {
            region.bounds.life_expectancy = {table.bounds(region.region.id, Sex::female),
                                             table.bounds(region.region.id, Sex::male)};
        }
    }
    if (!parts.net_migration_bounds.empty()) {
        BoundsReader table = reader(parts.net_migration_bounds, false,
                                    {-unbounded, unbounded, "a finite number of persons"});
        for (RegionInputs& region : regions) {
            region.bounds.net_migrants = table.bounds(region.region.id, std::nullopt);
        }
    }
}

}  // namespace natality::detail
