#include "sweep.hpp"

#include "binding.hpp"
#include "block_queue.hpp"
#include "input_files.hpp"
#include "interrupt.hpp"
#include "study.hpp"
#include "sweep_arrays.hpp"

#include <natality/base/localized.hpp>
#include <natality/choice/attribution.hpp>
#include <natality/choice/selection.hpp>
#include <natality/io/read_sweep.hpp>
#include <natality/results/accounts.hpp>
#include <natality/results/sweep_variables.hpp>
#include <natality/scenario/package_sweep.hpp>
#include <natality/sweep/run_sweep.hpp>

#include <algorithm>
#include <chrono>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <thread>
#include <utility>

namespace natality::r {

namespace {

constexpr const char* sweep_kind = "sweep";

using Strings = std::vector<std::string>;

SweepPlan plan_of(files::InputFiles files, const Strings& measures, const std::vector<int>& seed)
{
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

void require_room(const Sweep& sweep, double most_values)
{
    double values = static_cast<double>(sweep.plan().design().full_package().uses.size());
    for (const SweepVariable& variable : sweep.variables()) {
        values += static_cast<double>(variable.values_per_scenario());
    }
    values *= static_cast<double>(sweep.plan().design().size());
    if (values > most_values) {
        throw InputError({}, "the sweep has " + std::to_string(static_cast<std::uint64_t>(values)) +
                                 " values, more than max_values; give a sink, or write it to a "
                                 "file with 'natality sweep'");
    }
}

Rcpp::List failures_of(const SweepReport& report)
{
    Rcpp::NumericVector scenarios;
    Strings messages;
    for (const ScenarioFailure& failure : report.first_failures) {
        scenarios.push_back(static_cast<double>(failure.scenario));
        messages.push_back(failure.message.en);
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
    SweepArrays arrays(sweep, 0, plan.design().size());
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
    return Rcpp::List::create(Rcpp::Named("levels") = arrays.levels(),
                              Rcpp::Named("values") = arrays.values(),
                              Rcpp::Named("failures") = failures_of(report));
}

/// Calls \p sink with every block of a queue.
void give_blocks(const Sweep& sweep, BlockQueue& queue, const Rcpp::Function& sink)
{
    constexpr std::chrono::milliseconds patience{50};
    while (!queue.has_ended()) {
        Rcpp::checkUserInterrupt();
        if (const auto block = queue.take(patience)) {
            const auto scenarios = static_cast<std::uint64_t>(block->scenarios);
            SweepArrays arrays(sweep, block->first, scenarios);
            arrays.take(*block);
            sink(static_cast<double>(block->number), static_cast<double>(block->first),
                 arrays.levels(), arrays.values());
        }
    }
}

/// Calls \p sink, on the thread of R, with every block that other threads run.
Rcpp::List swept_into(const SweepPlan& plan, const Rcpp::Function& sink, int threads,
                      std::uint64_t block_size)
{
    const Sweep sweep(plan);
    BlockQueue queue(2);
    SweepReport report;
    std::exception_ptr error;
    std::thread runner([&] {
        try {
            const SweepOptions options{.threads = threads,
                                       .block_size = std::min(block_size, plan.design().size()),
                                       .is_stopped = [&] { return queue.is_given_up(); }};
            report = run_sweep(sweep, options, [&](const SweepBlock& block) {
                auto held = std::make_shared<SweepBlock>(block);
                return [&queue, held] { queue.put(std::move(*held)); };
            });
        } catch (...) {
            error = std::current_exception();
        }
        queue.close();
    });
    try {
        give_blocks(sweep, queue, sink);
    } catch (...) {
        queue.give_up();
        runner.join();
        throw;
    }
    runner.join();
    if (error) {
        std::rethrow_exception(error);
    }
    return failures_of(report);
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
    for (const Region& region : plan.study().dataset().regions_shown()) {
        regions.push_back(region.id);
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

SEXP sweep_of_files(SEXP files, SEXP measures, SEXP seed)
{
    return guarded([&] {
        return given_to_r(
            plan_of(files_of(files), Rcpp::as<Strings>(measures), Rcpp::as<std::vector<int>>(seed)),
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

SEXP run_sweep_into(SEXP sweep, SEXP sink, SEXP threads, SEXP block_size)
{
    return guarded([&]() -> SEXP {
        return swept_into(held_by_r<SweepPlan>(sweep, sweep_kind), Rcpp::Function(sink),
                          Rcpp::as<int>(threads),
                          static_cast<std::uint64_t>(Rcpp::as<double>(block_size)));
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
