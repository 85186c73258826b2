#include <natality/sweep/detail/package_costs.hpp>

#include <algorithm>
#include <natality/base/subsets.hpp>
#include <utility>

namespace natality::detail {

namespace {

/// Measures of one term: their subsets stay in the first-level cache.
constexpr std::size_t measures_in_term = 4;

Index index(std::size_t position)
{
    return static_cast<Index>(position);
}

bool equal(const LinearCount& one, const LinearCount& other)
{
    return one.fixed == other.fixed && (one.of_persons.female == other.of_persons.female).all() &&
           (one.of_persons.male == other.of_persons.male).all() &&
           (one.of_births == other.of_births).all();
}

bool counts_persons(const LinearCount& count)
{
    return (count.of_persons.female != 0.0).any() || (count.of_persons.male != 0.0).any();
}

/// Money for each counted, by year.
ByYear paid(const AccountLine& line)
{
    return line.unit_cost * line.per_counted;
}

ByYear scenario_of(const LaneTable& table, Index scenario)
{
    ByYear values(table.rows());
    for (Index t = 0; t < values.size(); ++t) {
        values(t) = table(t, scenario);
    }
    return values;
}

}  // namespace

PackageCosts::PackageCosts(const Study& study, const std::vector<MeasurePath>& paths,
                           const BatchKernel& kernel, const std::vector<Index>& order_of_rate,
                           Index orders, const BatchResult& baseline)
    : study_(&study), frame_(account_frame(study, orders))
{
    for (std::size_t path = 0; path < paths.size(); ++path) {
        const Measure& measure = study.catalogue().measures()[paths[path].measure];
        for (std::size_t i = 0; i < measure.costs.size(); ++i) {
            if (!measure.costs[i].enabled) {
                continue;
            }
            const MeasureCoverage on{paths[path].level, paths[path].dose};
            Line made{.path = path, .measure = paths[path].measure, .position = i};
            made.on = account_line(measure.costs[i], on, frame_);
            made.today = account_line(measure.costs[i],
                                      coverage_today(measure, frame_.years.size()), frame_);
            made.counted = counted_as(made.on.count, kernel, order_of_rate);
            (made.on.kind == LineKind::capital ? capital_ : running_).push_back(std::move(made));
        }
    }
    for (Counted& counted : counted_) {
        counted.baseline = scenario_of(count(counted, kernel, baseline), 0);
    }
    for (Line& line : capital_) {
        const ByYear needed = units(line.today, counted_[line.counted].baseline);
        line.units_before = needed.size() > 0 ? needed(0) : 0.0;
        line.cost_today = cost(line.today, needed, line.units_before);
    }
    make_terms();
}

std::size_t PackageCosts::counted_as(const LinearCount& count, const BatchKernel& kernel,
                                     const std::vector<Index>& order_of_rate)
{
    const auto found = std::find_if(counted_.begin(), counted_.end(), [&](const Counted& known) {
        return equal(known.count, count);
    });
    if (found != counted_.end()) {
        return static_cast<std::size_t>(found - counted_.begin());
    }
    Counted made{count, std::nullopt, {}, {}};
    if (counts_persons(count) || count.fixed != 0.0) {
        const BatchProblem& problem = kernel.problem();
        made.persons = problem.functional(count_of_births(count, problem.renewal()).of_survivors);
    }
    for (const Index order : order_of_rate) {
        made.of_events.push_back(order < 0 ? 0.0 : count.of_births(order));
    }
    counted_.push_back(std::move(made));
    return counted_.size() - 1;
}

void PackageCosts::make_terms()
{
    for (const Line& line : running_) {
        const auto has_room = [&](const Term& term) {
            const bool has_path =
                std::find(term.paths.begin(), term.paths.end(), line.path) != term.paths.end();
            return term.counted == line.counted &&
                   (has_path || term.paths.size() < measures_in_term);
        };
        auto term = std::find_if(terms_.begin(), terms_.end(), has_room);
        if (term == terms_.end()) {
            term = terms_.insert(terms_.end(), Term{line.counted, {}, {}});
        }
        if (term->paths.empty() || term->paths.back() != line.path) {
            term->paths.push_back(line.path);
        }
    }
    for (Term& term : terms_) {
        fill_rows(term);
    }
}

void PackageCosts::fill_rows(Term& term) const
{
    const Index years = frame_.years.size();
    const std::size_t subsets = std::size_t{1} << term.paths.size();
    term.rows.assign(subsets * static_cast<std::size_t>(2 * years), 0.0);
    for (const Line& line : running_) {
        const auto bit = std::find(term.paths.begin(), term.paths.end(), line.path);
        if (line.counted != term.counted || bit == term.paths.end()) {
            continue;
        }
        const auto shift = static_cast<std::size_t>(bit - term.paths.begin());
        for (std::size_t subset = 0; subset < subsets; ++subset) {
            if (((subset >> shift) & 1U) != 0) {
                Eigen::Map<Eigen::ArrayXXd> row(
                    &term.rows[subset * static_cast<std::size_t>(2 * years)], years, 2);
                row.col(0) += paid(line.on);
                row.col(1) += paid(line.today);
            }
        }
    }
}

LaneTable PackageCosts::count(const Counted& counted, const BatchKernel& kernel,
                              const BatchResult& result) const
{
    LaneTable sum = counted.persons ? kernel.evaluate(*counted.persons, result)
                                    : LaneTable(frame_.years.size(), result.scenarios());
    const std::size_t rates = counted.of_events.size();
    for (std::size_t rate = 0; rate < rates; ++rate) {
        const double weight = counted.of_events[rate];
        for (Index group = 0; weight != 0.0 && group < sum.groups(); ++group) {
            for (Index t = 0; t < sum.rows(); ++t) {
                double* const row = sum.group(group) + t * lanes_in_group;
                const double* const events = result.events().group(group) +
                                             (t * index(rates) + index(rate)) * lanes_in_group;
                for (Index lane = 0; lane < lanes_in_group; ++lane) {
                    row[lane] += weight * events[lane];
                }
            }
        }
    }
    return sum;
}

std::vector<LaneTable> PackageCosts::count(const BatchKernel& kernel,
                                           const BatchResult& result) const
{
    std::vector<LaneTable> tables;
    tables.reserve(counted_.size());
    for (const Counted& counted : counted_) {
        tables.push_back(count(counted, kernel, result));
    }
    return tables;
}

void PackageCosts::add_running(const double* rows, std::size_t counted, const LaneTable& persons,
                               Index scenario, Sums sums) const
{
    const Index years = frame_.years.size();
    const double* const today = rows + years;
    const double* const in_baseline = counted_[counted].baseline.data();
    const double* const lane = persons.group(scenario / lanes_in_group) + scenario % lanes_in_group;
    for (Index t = 0; t < years; ++t) {
        const double number = lane[t * lanes_in_group];
        sums.gross[t] += rows[t] * number;
        // Zero to the last bit as long as neither payments nor persons differ from the baseline's.
        sums.incremental[t] += (rows[t] - today[t]) * number + today[t] * (number - in_baseline[t]);
    }
}

void PackageCosts::add_capital(const Line& line, const AccountLine& made, const LaneTable& persons,
                               Index scenario, Sums sums) const
{
    const double* const lane = persons.group(scenario / lanes_in_group) + scenario % lanes_in_group;
    double most = line.units_before;
    for (Index t = 0; t < frame_.years.size(); ++t) {
        const double needed = made.per_counted(t) * lane[t * lanes_in_group];
        const double paid_now = made.unit_cost(t) * std::max(0.0, needed - most);
        most = std::max(most, needed);
        sums.gross[t] += paid_now;
        sums.incremental[t] += paid_now - line.cost_today(t);
    }
}

template <class Add>
CostTables PackageCosts::summed(std::size_t scenarios, const BatchKernel& kernel,
                                const BatchResult& result, const Add& add) const
{
    const Index years = frame_.years.size();
    const std::vector<LaneTable> counted = count(kernel, result);
    CostTables tables{Eigen::ArrayXXd::Zero(years, index(scenarios)),
                      Eigen::ArrayXXd::Zero(years, index(scenarios))};
    for (std::size_t s = 0; s < scenarios; ++s) {
        add(s, counted,
            Sums{tables.gross.col(index(s)).data(), tables.incremental.col(index(s)).data()});
    }
    return tables;
}

CostTables PackageCosts::of(std::span<const std::uint64_t> packages, const BatchKernel& kernel,
                            const BatchResult& result) const
{
    const auto values_per_row = 2 * static_cast<std::size_t>(frame_.years.size());
    const auto add = [&](std::size_t s, const std::vector<LaneTable>& counted, Sums sums) {
        for (const Term& term : terms_) {
            if (const std::size_t subset = subset_of(term.paths, packages[s]); subset != 0) {
                add_running(&term.rows[subset * values_per_row], term.counted,
                            counted[term.counted], index(s), sums);
            }
        }
        for (const Line& line : capital_) {
            if (((packages[s] >> line.path) & 1U) != 0) {
                add_capital(line, line.on, counted[line.counted], index(s), sums);
            }
        }
    };
    return summed(packages.size(), kernel, result, add);
}

void PackageCosts::add_path(const MeasurePath& path, const std::vector<LaneTable>& counted,
                            Index scenario, Sums sums) const
{
    const Index years = frame_.years.size();
    const Measure& measure = study_->catalogue().measures()[path.measure];
    const auto made_of = [&](const Line& line) {
        return account_line(measure.costs[line.position], {path.level, path.dose}, frame_);
    };
    Eigen::ArrayXXd rows(years, 2);
    for (const Line& line : running_) {
        if (line.measure == path.measure) {
            rows.col(0) = paid(made_of(line));
            rows.col(1) = paid(line.today);
            add_running(rows.data(), line.counted, counted[line.counted], scenario, sums);
        }
    }
    for (const Line& line : capital_) {
        if (line.measure == path.measure) {
            add_capital(line, made_of(line), counted[line.counted], scenario, sums);
        }
    }
}

CostTables PackageCosts::of(std::span<const std::vector<MeasurePath>> packages,
                            const BatchKernel& kernel, const BatchResult& result) const
{
    const auto add = [&](std::size_t s, const std::vector<LaneTable>& counted, Sums sums) {
        for (const MeasurePath& path : packages[s]) {
            add_path(path, counted, index(s), sums);
        }
    };
    return summed(packages.size(), kernel, result, add);
}

}  // namespace natality::detail
