#include "sweep.hpp"

#include "binding.hpp"
#include "study.hpp"

#include <natality/base/localized.hpp>
#include <natality/choice/attribution.hpp>
#include <natality/choice/selection.hpp>
#include <natality/io/read_sweep.hpp>
#include <natality/results/accounts.hpp>
#include <natality/results/sweep_variables.hpp>
#include <natality/scenario/package_sweep.hpp>
#include <natality/sweep/run_sweep.hpp>

#include <algorithm>
#include <optional>
#include <thread>
#include <utility>

namespace natality::r {

namespace {

constexpr const char* sweep_kind = "sweep";

using Strings = std::vector<std::string>;

SweepPlan plan_of(const std::string& file, const std::string& data, const Strings& measures,
                  const std::vector<int>& seed)
{
    files::InputFiles files = io::sweep_files(file, {data});
    if (!measures.empty()) {
        std::string lines;
        for (const std::string& id : measures) {
            lines += (lines.empty() ? "" : "\n") + id;
        }
        files.add({io::restriction_name, "measures", lines});
    }
    if (!seed.empty()) {
        files.add({io::seed_name, "seed", std::to_string(seed.front())});
    }
    return io::read_sweep(files);
}

/// All packages of a package's measures, with their costs.
SweepPlan plan_of(const Study& study, const Strings& package, Strings indicators)
{
    const std::string cost(incremental_cost_id);
    if (std::find(indicators.begin(), indicators.end(), cost) == indicators.end()) {
        indicators.push_back(cost);
    }
    return sweep_of_package(
        study, package_named(study, package.empty() ? std::string() : package.front()), indicators);
}

std::vector<R_xlen_t> shape_of(const SweepVariable& variable, std::uint64_t scenarios)
{
    return {static_cast<R_xlen_t>(scenarios), variable.steps, variable.regions, variable.orders};
}

/// Whether R was asked to stop; only the thread that R runs on may ask it.
class Interrupt {
public:
    bool asked()
    {
        if (!asked_ && std::this_thread::get_id() == thread_of_r_) {
            asked_ = R_ToplevelExec([](void*) { R_CheckUserInterrupt(); }, nullptr) == FALSE;
        }
        return asked_;
    }

private:
    std::thread::id thread_of_r_ = std::this_thread::get_id();
    bool asked_ = false;
};

/// The arrays of a sweep, filled by several threads at once, each its own scenarios.
class SweepArrays {
public:
    explicit SweepArrays(const Sweep& sweep)
        : scenarios_(sweep.plan().design().size()),
          measures_(sweep.plan().design().full_package().uses.size()),
          levels_(array_of({static_cast<R_xlen_t>(scenarios_), static_cast<R_xlen_t>(measures_)}))
    {
        level_values_ = levels_.begin();
        for (const SweepVariable& variable : sweep.variables()) {
            shapes_.push_back(shape_of(variable, scenarios_));
            auto shape = shapes_.back();
            if (variable.shape != IndicatorShape::by_order) {
                shape.pop_back();
            }
            arrays_.push_back(array_of(shape));
            values_.push_back(arrays_.back().begin());
        }
    }

    void take(const SweepBlock& block)
    {
        const auto first = static_cast<R_xlen_t>(block.first);
        const auto measures = static_cast<R_xlen_t>(measures_);
        for (R_xlen_t s = 0; s < block.scenarios; ++s) {
            for (R_xlen_t m = 0; m < measures; ++m) {
                level_values_[first + s + static_cast<R_xlen_t>(scenarios_) * m] =
                    block.levels[static_cast<std::size_t>(s * measures + m)];
            }
        }
        for (std::size_t v = 0; v < values_.size(); ++v) {
            take(block, v);
        }
    }

    [[nodiscard]] const Rcpp::NumericVector& levels() const { return levels_; }
    [[nodiscard]] const std::vector<Rcpp::NumericVector>& arrays() const { return arrays_; }

private:
    void take(const SweepBlock& block, std::size_t v)
    {
        const std::vector<R_xlen_t>& shape = shapes_[v];
        auto next = block.values[v].begin();
        for (R_xlen_t s = 0; s < block.scenarios; ++s) {
            for (R_xlen_t step = 0; step < shape[1]; ++step) {
                for (R_xlen_t region = 0; region < shape[2]; ++region) {
                    for (R_xlen_t order = 0; order < shape[3]; ++order) {
                        const auto scenario = static_cast<R_xlen_t>(block.first) + s;
                        values_[v][position(shape, {scenario, step, region, order})] = *next++;
                    }
                }
            }
        }
    }

    std::uint64_t scenarios_;
    std::size_t measures_;
    Rcpp::NumericVector levels_;
    std::vector<Rcpp::NumericVector> arrays_;
    // Other threads must not call R, not even for where an array lies.
    double* level_values_ = nullptr;
    std::vector<double*> values_;
    std::vector<std::vector<R_xlen_t>> shapes_;
};

void require_room(const Sweep& sweep, double most_values)
{
    double values = static_cast<double>(sweep.plan().design().full_package().uses.size());
    for (const SweepVariable& variable : sweep.variables()) {
        values += static_cast<double>(variable.values_per_scenario());
    }
    values *= static_cast<double>(sweep.plan().design().size());
    if (values > most_values) {
        throw InputError({}, "the sweep has " + std::to_string(static_cast<std::uint64_t>(values)) +
                                 " values, more than max_values; the program's 'natality sweep' "
                                 "writes it to a file");
    }
}

Rcpp::List failures_of(const SweepReport& report)
{
    Rcpp::NumericVector scenarios;
    Strings messages;
    for (const ScenarioFailure& failure : report.first_failures) {
        scenarios.push_back(static_cast<double>(failure.scenario));
        messages.push_back(failure.message);
    }
    return Rcpp::List::create(
        Rcpp::Named("count") = static_cast<double>(report.failed),
        Rcpp::Named("first") = Rcpp::DataFrame::create(Rcpp::Named("scenario") = scenarios,
                                                       Rcpp::Named("message") = texts(messages)));
}

Rcpp::List swept(const SweepPlan& plan, int threads, double most_values)
{
    const Sweep sweep(plan);
    require_room(sweep, most_values);
    SweepArrays arrays(sweep);
    Interrupt interrupt;
    SweepOptions options;
    options.threads = threads;
    options.is_stopped = [&] { return interrupt.asked(); };
    const SweepReport report = run_sweep(sweep, options, [&](const SweepBlock& block) {
        arrays.take(block);
        return [] {};
    });
    if (report.is_stopped) {
        throw Rcpp::internal::InterruptedException();
    }
    Rcpp::List values;
    for (std::size_t v = 0; v < arrays.arrays().size(); ++v) {
        values.push_back(arrays.arrays()[v], sweep.variables()[v].id);
    }
    return Rcpp::List::create(Rcpp::Named("levels") = arrays.levels(),
                              Rcpp::Named("values") = values,
                              Rcpp::Named("failures") = failures_of(report));
}

Rcpp::List axes_of(const SweepPlan& plan)
{
    Strings ids;
    Rcpp::LogicalVector priced;
    for (const MeasureUse& use : plan.design().full_package().uses) {
        const Measure& measure = plan.study().catalogue().measures()[use.measure];
        ids.push_back(measure.id);
        priced.push_back(!acts_without_price(measure));
    }
    Strings regions;
    for (const RegionInputs& inputs : plan.study().dataset().regions()) {
        regions.push_back(inputs.region.id);
    }
    Rcpp::List years;
    Rcpp::CharacterVector axes;
    for (const SweepVariable& variable : sweep_variables(plan)) {
        years.push_back(Rcpp::wrap(years_kept(variable, plan.study().years())), variable.id);
        axes.push_back(variable.axis == IndicatorAxis::time ? "time" : "year");
    }
    const auto& by_order = plan.study().dataset().regions().front().births_by_order;
    return Rcpp::List::create(
        Rcpp::Named("measure") = texts(ids), Rcpp::Named("priced") = priced,
        Rcpp::Named("region") = texts(regions),
        Rcpp::Named("order") = texts(by_order ? by_order->orders : Strings{"all"}),
        Rcpp::Named("scenarios") = static_cast<double>(plan.design().size()),
        Rcpp::Named("all_packages") = plan.design().kind() == DesignKind::all_packages,
        Rcpp::Named("years") = years, Rcpp::Named("axes") = axes);
}

Rcpp::List chosen(const std::vector<double>& values, const std::vector<double>& costs,
                  const std::vector<double>& target, const std::vector<double>& budget)
{
    std::optional<std::size_t> package;
    bool is_reached = false;
    if (!budget.empty()) {
        package = best_within_budget(values, costs, budget.front());
        is_reached = package.has_value();
    } else if (const auto choice = least_cost(values, costs, target.at(0))) {
        package = choice->package;
        is_reached = choice->is_reached;
    }
    const std::vector<std::size_t> front = pareto_front(values, costs);
    std::vector<double> numbers(front.begin(), front.end());
    std::vector<double> marginal = marginal_costs(values, costs, front);
    return Rcpp::List::create(Rcpp::Named("package") =
                                  package ? static_cast<double>(*package) : NA_REAL,
                              Rcpp::Named("is_reached") = is_reached,
                              Rcpp::Named("front") = numbers, Rcpp::Named("marginal") = marginal);
}

}  // namespace

SEXP read_sweep(SEXP file, SEXP data, SEXP measures, SEXP seed)
{
    return guarded([&] {
        return given_to_r(plan_of(Rcpp::as<std::string>(file), Rcpp::as<std::string>(data),
                                  Rcpp::as<Strings>(measures), Rcpp::as<std::vector<int>>(seed)),
                          sweep_kind);
    });
}

SEXP sweep_of_study(SEXP study, SEXP package, SEXP indicators)
{
    return guarded([&] {
        const auto& held = held_by_r<Study>(study, study_kind);
        return given_to_r(plan_of(held, Rcpp::as<Strings>(package), Rcpp::as<Strings>(indicators)),
                          sweep_kind);
    });
}

SEXP sweep_axes(SEXP sweep)
{
    return guarded([&]() -> SEXP { return axes_of(held_by_r<SweepPlan>(sweep, sweep_kind)); });
}

SEXP run_sweep_in_memory(SEXP sweep, SEXP threads, SEXP most_values)
{
    return guarded([&]() -> SEXP {
        return swept(held_by_r<SweepPlan>(sweep, sweep_kind), Rcpp::as<int>(threads),
                     Rcpp::as<double>(most_values));
    });
}

SEXP attribution(SEXP values)
{
    return guarded([&]() -> SEXP {
        const auto all = Rcpp::as<std::vector<double>>(values);
        const Eigen::MatrixXd pairs = shapley_interactions(all);
        return Rcpp::List::create(
            Rcpp::Named("alone") = first_in_effects(all),
            Rcpp::Named("shapley") = shapley_values(all),
            Rcpp::Named("last") = last_in_effects(all),
            Rcpp::Named("pairs") = Rcpp::NumericMatrix(
                static_cast<int>(pairs.rows()), static_cast<int>(pairs.cols()), pairs.data()));
    });
}

SEXP selection(SEXP values, SEXP costs, SEXP target, SEXP budget)
{
    using Numbers = std::vector<double>;
    return guarded([&]() -> SEXP {
        return chosen(Rcpp::as<Numbers>(values), Rcpp::as<Numbers>(costs),
                      Rcpp::as<Numbers>(target), Rcpp::as<Numbers>(budget));
    });
}

}  // namespace natality::r
