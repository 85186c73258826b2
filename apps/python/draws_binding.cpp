#include "draws_binding.hpp"

#include "arrays.hpp"
#include "interrupt.hpp"

#include <natality/archive/drawn_variables.hpp>
#include <natality/draws/draw_summary.hpp>
#include <natality/sweep/run_draws.hpp>
#include <natality/sweep/threads.hpp>

#include <array>
#include <utility>

#include <pybind11/stl.h>

namespace natality::python {

namespace py = pybind11;

namespace {

Study drawn_study(const Study& study, int draws, std::optional<std::uint64_t> seed)
{
    DrawSettings settings = study.settings().draws;
    settings.count = draws;
    settings.seed = seed.value_or(settings.seed);
    return study.with_draws(settings);
}

/// One variable of all scenarios and regions.
py::array_t<double> drawn_array(const io::DrawnVariable& variable,
                                const std::vector<DrawSummary>& regions, std::size_t scenarios)
{
    std::vector<double> values;
    Eigen::ArrayXXd table;
    for (std::size_t scenario = 0; scenario < scenarios; ++scenario) {
        std::vector<Eigen::ArrayXXd> tables;
        for (const DrawSummary& region : regions) {
            tables.push_back(variable.values(region, scenario));
        }
        table = tables.front();
        for (Index step = 0; step < table.cols(); ++step) {
            for (const Eigen::ArrayXXd& of_region : tables) {
                const auto column = of_region.col(step);
                values.insert(values.end(), column.begin(), column.end());
            }
        }
    }
    std::vector<py::ssize_t> shape{static_cast<py::ssize_t>(scenarios), table.cols(),
                                   static_cast<py::ssize_t>(regions.size())};
    if (!variable.last_axis.empty()) {
        shape.push_back(table.rows());
    }
    return array_of(std::move(values), shape);
}

}  // namespace

std::vector<DrawnRow> run_drawn(const StudyBinding& of, int draws,
                                std::optional<std::uint64_t> seed, int threads)
{
    if (draws < 1 || threads < 0 || threads > most_threads) {
        throw py::value_error("draws: at least 1; threads: up to 1024, or 0 for all there are");
    }
    const Study study = drawn_study(of.study(), draws, seed);
    std::vector<DrawSummary> regions;
    {
        const py::gil_scoped_release unlocked;
        Interrupt interrupt;
        DrawOptions options;
        options.threads = threads;
        options.is_stopped = [&] { return interrupt.asked(); };
        regions = run_draws(study, Baseline(study), options);
        interrupt.rethrow();
    }
    std::vector<DrawnRow> rows;
    for (const io::DrawnVariable& variable : io::drawn_variables(study)) {
        rows.emplace_back(variable.id, variable.unit, variable.name.en, variable.name.zh,
                          variable.axis == IndicatorAxis::time ? "time" : "year",
                          variable.last_axis,
                          drawn_array(variable, regions, study.scenarios().size()));
    }
    return rows;
}

void bind_draws(py::module_& module)
{
    module.def("run_drawn", run_drawn, py::arg("study"), py::arg("draws"), py::arg("seed"),
               py::arg("threads"));
    module.attr("draw_quantiles") = draw_quantiles;
    std::vector<std::string> sources(variance_sources.begin(), variance_sources.end());
    module.attr("variance_sources") = sources;
}

}  // namespace natality::python
