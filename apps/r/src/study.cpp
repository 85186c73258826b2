#include "study.hpp"

#include "binding.hpp"
#include "input_files.hpp"
#include "interrupt.hpp"

#include <natality/archive/drawn_variables.hpp>
#include <natality/io/read_study.hpp>
#include <natality/results/indicators_asked.hpp>
#include <natality/results/run_all.hpp>
#include <natality/scenario/scenario.hpp>
#include <natality/sweep/run_draws.hpp>

#include <functional>
#include <utility>

namespace natality::r {

namespace {

using Strings = std::vector<std::string>;

/// One indicator of every scenario.
class Gathering {
public:
    Gathering(const Indicator& indicator, std::size_t scenarios)
        : indicator_(indicator), scenarios_(static_cast<R_xlen_t>(scenarios))
    {
    }

    void add(std::size_t scenario, const Outcome& outcome)
    {
        for (std::size_t region = 0; region < outcome.regions.size(); ++region) {
            const Eigen::ArrayXXd table = indicator_.compute(outcome.regions[region]);
            if (shape_.empty()) {
                begin(table, outcome.regions.size());
            }
            for (Index order = 0; order < table.rows(); ++order) {
                for (Index year = 0; year < table.cols(); ++year) {
                    values_[position(shape_, {static_cast<R_xlen_t>(scenario), year,
                                              static_cast<R_xlen_t>(region), order})] =
                        table(order, year);
                }
            }
        }
    }

    [[nodiscard]] std::string id() const { return std::string(indicator_.id); }
    [[nodiscard]] const Rcpp::NumericVector& values() const { return values_; }

private:
    void begin(const Eigen::ArrayXXd& table, std::size_t regions)
    {
        shape_ = {scenarios_, table.cols(), static_cast<R_xlen_t>(regions), table.rows()};
        const bool by_order = indicator_.shape == IndicatorShape::by_order;
        values_ =
            array_of(by_order ? shape_ : std::vector<R_xlen_t>(shape_.begin(), shape_.end() - 1));
    }

    const Indicator& indicator_;
    R_xlen_t scenarios_;
    std::vector<R_xlen_t> shape_;
    Rcpp::NumericVector values_;
};

Rcpp::List run_all(const Study& study, const Strings& ids)
{
    const std::size_t scenarios = study.scenarios().size();
    std::vector<Gathering> gathered;
    const auto indicators =
        ids.empty() ? indicators_written(study.settings().indicators) : indicators_asked(ids);
    for (const Indicator* const indicator : indicators) {
        gathered.emplace_back(*indicator, scenarios);
    }
    const Baseline baseline(study);
    natality::run_all(study, baseline, [&](const ScenarioRun& run) {
        Rcpp::checkUserInterrupt();
        for (Gathering& each : gathered) {
            each.add(run.scenario(), run.outcome());
        }
    });
    Rcpp::List arrays(static_cast<R_xlen_t>(gathered.size()));
    Strings names;
    for (std::size_t i = 0; i < gathered.size(); ++i) {
        arrays[static_cast<R_xlen_t>(i)] = gathered[i].values();
        names.push_back(gathered[i].id());
    }
    arrays.attr("names") = texts(names);
    return arrays;
}

Rcpp::List axes_of(const Study& study)
{
    Strings scenarios;
    for (const Package& package : study.scenarios()) {
        scenarios.push_back(package.id);
    }
    Strings regions;
    for (const Region& region : study.dataset().regions_shown()) {
        regions.push_back(region.id);
    }
    Rcpp::IntegerVector years;
    for (Index year = 0; year < study.years().size(); ++year) {
        years.push_back(study.years().at(year).value);
    }
    Rcpp::IntegerVector times = Rcpp::clone(years);
    times.push_back(study.settings().horizon.value);
    const auto& by_order = study.dataset().regions().front().births_by_order;
    return Rcpp::List::create(
        Rcpp::Named("scenario") = texts(scenarios), Rcpp::Named("year") = years,
        Rcpp::Named("time") = times, Rcpp::Named("region") = texts(regions),
        Rcpp::Named("order") = texts(by_order ? by_order->orders : Strings{"all"}));
}

Study drawn_study(const Study& study, int draws, const std::vector<double>& seed)
{
    DrawSettings settings = study.settings().draws;
    settings.count = draws;
    settings.seed = seed.empty() ? settings.seed : static_cast<std::uint64_t>(seed.front());
    return study.with_draws(settings);
}

/// One variable of draws, of all scenarios and regions.
Rcpp::NumericVector drawn_array(const io::DrawnVariable& variable,
                                const std::vector<DrawSummary>& regions, std::size_t scenarios)
{
    std::vector<R_xlen_t> shape;
    Rcpp::NumericVector values;
    for (std::size_t scenario = 0; scenario < scenarios; ++scenario) {
        for (std::size_t region = 0; region < regions.size(); ++region) {
            const Eigen::ArrayXXd table = variable.values(regions[region], scenario);
            if (shape.empty()) {
                shape = {static_cast<R_xlen_t>(scenarios), table.cols(),
                         static_cast<R_xlen_t>(regions.size()), table.rows()};
                values = array_of(variable.last_axis.empty()
                                      ? std::vector<R_xlen_t>(shape.begin(), shape.end() - 1)
                                      : shape);
            }
            for (Index row = 0; row < table.rows(); ++row) {
                for (Index step = 0; step < table.cols(); ++step) {
                    values[position(shape, {static_cast<R_xlen_t>(scenario), step,
                                            static_cast<R_xlen_t>(region), row})] =
                        table(row, step);
                }
            }
        }
    }
    return values;
}

Rcpp::List drawn(const Study& study, int threads)
{
    Interrupt interrupt;
    DrawOptions options;
    options.threads = threads;
    options.is_stopped = [&] { return interrupt.asked(); };
    const std::vector<DrawSummary> regions = run_draws(study, Baseline(study), options);
    if (interrupt.asked()) {
        throw Rcpp::internal::InterruptedException();
    }
    Rcpp::List arrays;
    Rcpp::CharacterVector axes;
    Rcpp::CharacterVector last_axes;
    for (const io::DrawnVariable& variable : io::drawn_variables(study)) {
        arrays.push_back(drawn_array(variable, regions, study.scenarios().size()), variable.id);
        axes.push_back(variable.axis == IndicatorAxis::time ? "time" : "year");
        last_axes.push_back(variable.last_axis);
    }
    return Rcpp::List::create(
        Rcpp::Named("arrays") = arrays, Rcpp::Named("axes") = axes,
        Rcpp::Named("last_axes") = last_axes,
        Rcpp::Named("quantile") = std::vector<double>(draw_quantiles.begin(), draw_quantiles.end()),
        Rcpp::Named("source") = texts({variance_sources.begin(), variance_sources.end()}));
}

}  // namespace

SEXP built_in_data()
{
    return guarded([]() -> SEXP { return texts({NATALITY_DATA}); });
}

SEXP indicator_columns()
{
    return guarded([]() -> SEXP {
        const auto column = [](const std::function<std::string(const Indicator&)>& text) {
            Strings all;
            for (const Indicator& indicator : indicators()) {
                all.push_back(text(indicator));
            }
            return texts(all);
        };
        using One = const Indicator&;
        return Rcpp::List::create(
            Rcpp::Named("id") = column([](One one) { return std::string(one.id); }),
            Rcpp::Named("units") = column([](One one) { return std::string(one.unit); }),
            Rcpp::Named("name_en") = column([](One one) { return one.name().en; }),
            Rcpp::Named("name_zh") = column([](One one) { return one.name().zh; }),
            Rcpp::Named("source") = column([](One one) { return std::string(one.source); }),
            Rcpp::Named("axis") = column([](One one) {
                return std::string(one.axis == IndicatorAxis::time ? "time" : "year");
            }),
            Rcpp::Named("by_order") = column([](One one) {
                return std::string(one.shape == IndicatorShape::by_order ? "TRUE" : "FALSE");
            }));
    });
}

SEXP study_of_files(SEXP files)
{
    return guarded([&] { return given_to_r(io::read_study(files_of(files)), study_kind); });
}

SEXP study_axes(SEXP study)
{
    return guarded([&]() -> SEXP { return axes_of(held_by_r<Study>(study, study_kind)); });
}

SEXP run_study(SEXP study, SEXP ids)
{
    return guarded([&]() -> SEXP {
        return run_all(held_by_r<Study>(study, study_kind), Rcpp::as<Strings>(ids));
    });
}

SEXP draw_study(SEXP study, SEXP draws, SEXP seed, SEXP threads)
{
    return guarded([&]() -> SEXP {
        return drawn(drawn_study(held_by_r<Study>(study, study_kind), Rcpp::as<int>(draws),
                                 Rcpp::as<std::vector<double>>(seed)),
                     Rcpp::as<int>(threads));
    });
}

}  // namespace natality::r
