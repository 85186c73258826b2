#include <natality/projection/project_regions.hpp>

#include <natality/projection/state_survival.hpp>

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <string>

namespace natality {

namespace {

/// Life-course states that rates tell apart, if they do.
std::optional<std::vector<std::string>> states_of(const RatePaths& rates)
{
    return rates.states ? std::optional(rates.states->rates.space.labels()) : std::nullopt;
}

/// \throws std::invalid_argument unless \p movers are some of at least 0 by age and year.
void require_movers(const BySex<ByAgeYear>& movers, const RatePaths& rates)
{
    for (const Sex sex : both_sexes) {
        if (movers[sex].rows() != rates.ages.size() || movers[sex].cols() != rates.years.size() ||
            !(movers[sex] >= 0.0).all()) {
            throw std::invalid_argument("a flow has movers of at least 0 by age and year");
        }
    }
}

/// Positions of the regions that anybody leaves for a pool or arrives in from it; none where there
/// is but one, as nobody moves then.
std::vector<std::size_t> regions_in(const MigrationPool& pool)
{
    const auto has_some = [](const BySex<ByAgeYear>& movers) {
        return (movers.female > 0.0).any() || (movers.male > 0.0).any();
    };
    std::vector<std::size_t> regions;
    for (std::size_t r = 0; r < pool.in.size(); ++r) {
        if (has_some(pool.out_rate[r]) || has_some(pool.in[r])) {
            regions.push_back(r);
        }
    }
    return regions.size() < 2 ? std::vector<std::size_t>{} : regions;
}

/// \throws std::invalid_argument unless regions may exchange migrants by a pool.
void require_pool_fits(const std::vector<RegionStart>& regions, const MigrationPool& pool)
{
    const RatePaths& first = *regions.front().rates;
    if (pool.out_rate.size() != regions.size() || pool.in.size() != regions.size()) {
        throw std::invalid_argument("a pool has rates of every region");
    }
    for (std::size_t r = 0; r < regions.size(); ++r) {
        require_movers(pool.out_rate[r], first);
        require_movers(pool.in[r], first);
        for (const Sex sex : both_sexes) {
            if (!(first.ages.width() * pool.out_rate[r][sex] <= 1.0).all()) {
                throw std::invalid_argument("no more than all leave for a pool");
            }
        }
    }
    const std::vector<std::size_t> together = regions_in(pool);
    for (const std::size_t region : together) {
        if (states_of(*regions[region].rates) != states_of(*regions[together.front()].rates)) {
            throw std::invalid_argument(
                "regions that exchange migrants tell the same states apart");
        }
    }
}

/// \throws std::invalid_argument unless regions may exchange migrants.
void require_alike(const std::vector<RegionStart>& regions, const FlowPaths& flows)
{
    const RatePaths& first = *regions.front().rates;
    const auto is_alike = [&](const RegionStart& region) {
        return region.rates->years == first.years && region.rates->ages.size() == first.ages.size();
    };
    if (!std::all_of(regions.begin(), regions.end(), is_alike)) {
        throw std::invalid_argument(
            "regions that exchange migrants are of the same ages and years");
    }
    for (const RegionFlow& flow : flows.flows) {
        if (flow.origin >= regions.size() || flow.destination >= regions.size() ||
            flow.origin == flow.destination) {
            throw std::invalid_argument("a flow goes from one region to another one");
        }
        if (states_of(*regions[flow.origin].rates) != states_of(*regions[flow.destination].rates)) {
            throw std::invalid_argument(
                "regions that exchange migrants tell the same states apart");
        }
        require_movers(flow.movers, first);
    }
    if (flows.pool) {
        require_pool_fits(regions, *flows.pool);
    }
}

using Cells = RegionsProjection::Cells;

Sex sex_of_cell(std::size_t cell)
{
    return cell == 1 ? Sex::male : Sex::female;
}

Cells cells_of(const PopulationView& population)
{
    const auto rows = static_cast<Index>(population.persons.female.size());
    Cells cells;
    cells.emplace_back(population.persons.female.data(), rows);
    cells.emplace_back(population.persons.male.data(), rows);
    const Index states = population.women_by_state ? population.women_by_state->size() : 0;
    for (Index state = 0; state < states; ++state) {
        cells.emplace_back(population.women_by_state->data(state), rows);
    }
    return cells;
}

/// A copy, before anybody moves; a cell below zero, which has been dealt with, has nobody to move.
Eigen::ArrayXXd table_of(const Cells& cells)
{
    Eigen::ArrayXXd table(cells.front().size(), static_cast<Index>(cells.size()));
    for (std::size_t c = 0; c < cells.size(); ++c) {
        table.col(static_cast<Index>(c)) = cells[c].max(0.0);
    }
    return table;
}

/// What part of the origin's cells each flow takes; no more than all, to all destinations together.
std::vector<BySex<ByAge>> parts_moving(const FlowPaths& flows, Index year, double share,
                                       const std::vector<Eigen::ArrayXXd>& before, double width)
{
    const ByAge none = ByAge::Zero(before.front().rows());
    std::vector<BySex<ByAge>> parts;
    std::vector<BySex<ByAge>> leaving(before.size(), {none, none});
    for (const RegionFlow& flow : flows.flows) {
        BySex<ByAge> part{none, none};
        for (const Sex sex : both_sexes) {
            const auto movers = share * flow.movers[sex].col(year);
            const auto there = before[flow.origin].col(column(sex));
            if (flows.measure == FlowMeasure::rate) {
                part[sex] = movers * width;
            } else {
                part[sex] = (there > 0.0).select(movers / there.max(1e-300), 0.0);
            }
            leaving[flow.origin][sex] += part[sex];
        }
        parts.push_back(std::move(part));
    }
    for (std::size_t i = 0; i < parts.size(); ++i) {
        for (const Sex sex : both_sexes) {
            parts[i][sex] /= leaving[flows.flows[i].origin][sex].max(1.0);
        }
    }
    return parts;
}

/// The parts that a region's cells lose to a pool, and of the pool gain.
struct PoolParts {
    BySex<ByAge> out;
    BySex<ByAge> in;
};

/// By region in the pool. Where no region takes anybody of an age, nobody of that age leaves.
std::vector<PoolParts> parts_of_pool(const MigrationPool& pool, Index year, double width,
                                     const std::vector<std::size_t>& regions,
                                     const std::vector<Eigen::ArrayXXd>& before)
{
    const ByAge none = ByAge::Zero(before.front().rows());
    std::vector<PoolParts> parts;
    BySex<ByAge> all{none, none};
    for (const std::size_t region : regions) {
        PoolParts of_region{{none, none}, {none, none}};
        for (const Sex sex : both_sexes) {
            of_region.out[sex] = width * pool.out_rate[region][sex].col(year);
            of_region.in[sex] = pool.in[region][sex].col(year);
            if (pool.measure == PoolMeasure::rate) {
                of_region.in[sex] *= before[region].col(column(sex));
            }
            all[sex] += of_region.in[sex];
        }
        parts.push_back(std::move(of_region));
    }
    for (PoolParts& of_region : parts) {
        for (const Sex sex : both_sexes) {
            of_region.out[sex] = (all[sex] > 0.0).select(of_region.out[sex], 0.0);
            of_region.in[sex] =
                (all[sex] > 0.0).select(of_region.in[sex] / all[sex].max(1e-300), 0.0);
        }
    }
    return parts;
}

}  // namespace

RegionsProjection::RegionsProjection(const std::vector<RegionStart>& regions,
                                     const FlowPaths& flows)
    : flows_(&flows)
{
    if (!flows.empty()) {
        require_alike(regions, flows);
        share_at_start_ = share_at_start(regions.front().conventions->migration_timing);
        moved_.resize(regions.size());
        width_ = regions.front().rates->ages.width();
        regions_in_pool_ = flows.pool ? regions_in(*flows.pool) : std::vector<std::size_t>{};
    }
    for (const RegionStart& region : regions) {
        const RatePaths& rates = *region.rates;
        trajectories_.push_back({rates.ages, rates.years, {}, {}, {}, {}, {}, {}, {}});
    }
    for (std::size_t r = 0; r < regions.size(); ++r) {
        const RegionStart& region = regions[r];
        regions_.emplace_back(trajectories_[r], *region.population, *region.rates,
                              *region.conventions);
        if (!flows.empty()) {
            const ByAgeYear nobody =
                ByAgeYear::Zero(region.rates->ages.size(), region.rates->years.size());
            trajectories_[r].moves = RegionMoves{{nobody, nobody}, {nobody, nobody}};
        }
    }
}

PopulationView RegionsProjection::begin_of(Index year, std::size_t region)
{
    if (share_at_start_ == 0.0) {
        return regions_[region].population(year);
    }
    return moved_[region].view();
}

BySex<std::span<const double>> RegionsProjection::present(Index year, std::size_t region)
{
    const PopulationView view = begin_of(year, region);
    return {view.persons.female, view.persons.male};
}

void RegionsProjection::begin(Index year)
{
    if (share_at_start_ == 0.0) {
        return;
    }
    std::vector<PopulationView> populations;
    for (std::size_t r = 0; r < regions_.size(); ++r) {
        moved_[r].take(regions_[r].population(year));
        populations.push_back(moved_[r].view());
    }
    move(year, share_at_start_, populations);
}

void RegionsProjection::advance(Index year)
{
    for (std::size_t r = 0; r < regions_.size(); ++r) {
        advance(year, r);
    }
}

void RegionsProjection::advance(Index year, std::size_t region)
{
    regions_[region].advance(year, begin_of(year, region));
}

void RegionsProjection::end(Index year)
{
    if (flows_->empty()) {
        return;
    }
    std::vector<PopulationView> populations;
    for (RegionProjection& region : regions_) {
        populations.push_back(region.population(year + 1));
    }
    move(year, 1.0 - share_at_start_, populations);
}

void RegionsProjection::move(Index year, double share,
                             const std::vector<PopulationView>& populations)
{
    std::vector<Cells> cells;
    std::vector<Eigen::ArrayXXd> before;
    for (const PopulationView& population : populations) {
        cells.push_back(cells_of(population));
        before.push_back(table_of(cells.back()));
    }
    const std::vector<BySex<ByAge>> parts = parts_moving(*flows_, year, share, before, width_);
    for (std::size_t i = 0; i < flows_->flows.size(); ++i) {
        const RegionFlow& flow = flows_->flows[i];
        const Eigen::ArrayXXd& there = before[flow.origin];
        for (std::size_t c = 0; c < cells[flow.origin].size(); ++c) {
            const ByAge movers = parts[i][sex_of_cell(c)] * there.col(static_cast<Index>(c));
            cells[flow.origin][c] = (cells[flow.origin][c] - movers).max(0.0);
            cells[flow.destination][c] += movers;
            if (c < both_sexes.size()) {
                trajectories_[flow.origin].moves->out[sex_of_cell(c)].col(year) += movers;
                trajectories_[flow.destination].moves->in[sex_of_cell(c)].col(year) += movers;
            }
        }
    }
    if (flows_->pool) {
        move_by_pool(year, share, before, cells);
    }
}

void RegionsProjection::move_by_pool(Index year, double share,
                                     const std::vector<Eigen::ArrayXXd>& before,
                                     std::vector<Cells>& cells)
{
    const std::vector<PoolParts> parts =
        parts_of_pool(*flows_->pool, year, share * width_, regions_in_pool_, before);
    const std::size_t columns =
        regions_in_pool_.empty() ? 0 : cells[regions_in_pool_.front()].size();
    for (std::size_t c = 0; c < columns; ++c) {
        const Sex sex = sex_of_cell(c);
        const auto leaving = [&](std::size_t i) -> ByAge {
            return parts[i].out[sex] * before[regions_in_pool_[i]].col(static_cast<Index>(c));
        };
        ByAge pool = ByAge::Zero(before.front().rows());
        for (std::size_t i = 0; i < parts.size(); ++i) {
            pool += leaving(i);
        }
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const std::size_t region = regions_in_pool_[i];
            const ByAge arriving = parts[i].in[sex] * pool;
            cells[region][c] = (cells[region][c] - leaving(i)).max(0.0) + arriving;
            if (c < both_sexes.size()) {
                trajectories_[region].moves->out[sex].col(year) += leaving(i);
                trajectories_[region].moves->in[sex].col(year) += arriving;
            }
        }
    }
}

std::vector<Trajectory> project_regions(const std::vector<RegionStart>& regions,
                                        const FlowPaths& flows)
{
    RegionsProjection projection(regions, flows);
    const Index years = regions.empty() ? 0 : regions.front().rates->years.size();
    for (Index year = 0; year < years; ++year) {
        projection.begin(year);
        projection.advance(year);
        projection.end(year);
    }
    return std::move(projection).take();
}

}  // namespace natality
