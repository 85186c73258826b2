#include <natality/inputs/detail/published_bounds.hpp>

#include <natality/base/localized.hpp>
#include <natality/inputs/table_check.hpp>

#include <boost/math/distributions/normal.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace natality::detail {

namespace {

/// In place of bounds: the standard deviation about the median.
constexpr const char* spread_level = "sd";

/// Shares of the normal distribution below the bounds.
constexpr std::array<double, bound_levels.size()> shares_below{0.025, 0.1, 0.5, 0.9, 0.975};

bool is_spread(const Observation& row)
{
    return row.category == spread_level;
}

/// The table without the rows of the standard deviation.
ObservationTable levels_in(ObservationTable table)
{
    std::erase_if(table.rows, is_spread);
    return table;
}

/// The rows of the standard deviation alone.
ObservationTable spread_in(ObservationTable table)
{
    std::erase_if(table.rows, [](const Observation& row) { return !is_spread(row); });
    return table;
}

/// The levels of one table, and what its values may be.
class BoundsReader {
public:
    BoundsReader(const TableCheck& check, const DatasetDescription& description, Problems& problems,
                 Completions& completions)
        : levels_(levels_in(check.table)),
          spread_(spread_in(check.table)),
          range_(check.range),
          problems_(problems),
          reader_({levels_, check.keys, check.range, check.schedule}, description.ages,
                  description.base_year, problems, completions),
          spread_reader_({spread_, check.keys, any_spread(), check.schedule}, description.ages,
                         description.base_year, problems, completions)
    {
        check_levels();
    }
    BoundsReader(const BoundsReader&) = delete;
    BoundsReader& operator=(const BoundsReader&) = delete;
    ~BoundsReader() = default;

    /// The bounds of one region and sex; empty where something about them is wrong.
    QuantileBounds bounds(const std::string& region, std::optional<Sex> sex)
    {
        QuantileBounds bounds;
        for (std::size_t row = 0; row < bound_levels.size() && levels_known_; ++row) {
            const std::string level(spread_.empty() ? bound_levels[row] : bound_levels[median_row]);
            const auto values = series(reader_, {region, sex, level}, bounds);
            if (!values) {
                return {};
            }
            bounds.values.row(static_cast<Index>(row)) = values->transpose();
        }
        if (levels_known_ && !spread_.empty()) {
            const auto spread = series(spread_reader_, {region, sex, spread_level}, bounds);
            if (!spread) {
                return {};
            }
            for (std::size_t row = 0; row < shares_below.size(); ++row) {
                const double score =
                    boost::math::quantile(boost::math::normal(), shares_below[row]);
                bounds.values.row(static_cast<Index>(row)) += score * spread->transpose();
            }
            check_reach(bounds, region);
        }
        check_order(bounds, region);
        return bounds;
    }

private:
    static ValueRange any_spread()
    {
        return {0.0, std::numeric_limits<double>::max(), "a finite number of at least 0"};
    }

    /// One row of the bounds; nothing if its years are others than theirs. The first one says which
    /// they are.
    std::optional<ByYear> series(TableReader& reader, const Selection& selection,
                                 QuantileBounds& bounds)
    {
        const YearSeries series = reader.series(selection);
        if (bounds.values.rows() == 0) {
            bounds.years = series.years;
            bounds.values.resize(static_cast<Index>(bound_levels.size()), series.years.size());
        }
        if (series.years != bounds.years) {
            problems_.add(
                {levels_.file, 0},
                localized("{}: the years are others than those of {}", selection.text(),
                          spread_.empty() ? bound_levels.front() : bound_levels[median_row]));
            return std::nullopt;
        }
        return series.values;
    }

    void check_levels()
    {
        for (const Observation& row : levels_.rows) {
            const bool is_known = std::find(bound_levels.begin(), bound_levels.end(),
                                            row.category) != bound_levels.end();
            const bool stands_alone = spread_.empty() || row.category == bound_levels[median_row];
            if (!is_known || !stands_alone) {
                problems_.add(levels_.place(row),
                              is_known ? localized("level: '{}' stands beside sd; give the five "
                                                   "levels, or median and sd",
                                                   row.category)
                                       : localized("level: '{}' is none of low95, low80, median, "
                                                   "high80 and high95, nor sd",
                                                   row.category));
                levels_known_ = false;
                return;
            }
        }
    }

    /// A spread may reach farther than the figure can.
    void check_reach(const QuantileBounds& bounds, const std::string& region)
    {
        for (Index t = 0; t < bounds.values.cols(); ++t) {
            for (const double value : bounds.values.col(t)) {
                if (!(value >= range_.low && value <= range_.high)) {
                    problems_.add(
                        {spread_.file, 0},
                        localized("{}: the median and its sd reach {:.6g}, which is not {} "
                                  "(region {}, year {})",
                                  spread_.value_name, value, localized_text(range_.meaning), region,
                                  bounds.years.at(t).value));
                    return;
                }
            }
        }
    }

    void check_order(const QuantileBounds& bounds, const std::string& region)
    {
        for (Index t = 0; t < bounds.values.cols(); ++t) {
            for (Index row = 1; row < bounds.values.rows(); ++row) {
                if (bounds.values(row, t) < bounds.values(row - 1, t)) {
                    problems_.add({levels_.file, 0},
                                  localized("{}: {} is below {} (region {}, year {})",
                                            levels_.value_name,
                                            bound_levels[static_cast<std::size_t>(row)],
                                            bound_levels[static_cast<std::size_t>(row - 1)], region,
                                            bounds.years.at(t).value));
                    return;
                }
            }
        }
    }

    ObservationTable levels_;
    ObservationTable spread_;
    ValueRange range_;
    Problems& problems_;
    TableReader reader_;
    TableReader spread_reader_;
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
