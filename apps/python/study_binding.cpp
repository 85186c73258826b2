#include "study_binding.hpp"

#include "arrays.hpp"
#include "interrupt.hpp"

#include <natality/io/read_study.hpp>
#include <natality/results/indicators_asked.hpp>
#include <natality/results/run_all.hpp>
#include <natality/scenario/scenario.hpp>

#include <utility>

#include <pybind11/stl.h>

namespace natality::python {

namespace py = pybind11;

namespace {

/// One indicator of every scenario, the last axis of its array fastest.
struct Gathered {
    const Indicator* indicator = nullptr;
    Index columns = 0;
    Index rows = 0;
    std::vector<double> values;
};

void append(Gathered& gathered, const Outcome& outcome)
{
    std::vector<Eigen::ArrayXXd> tables;
    for (const RegionOutcome& region : outcome.regions) {
        tables.push_back(gathered.indicator->compute(region));
    }
    gathered.columns = tables.front().cols();
    gathered.rows = tables.front().rows();
    for (Index column = 0; column < gathered.columns; ++column) {
        for (const Eigen::ArrayXXd& table : tables) {
            const auto of_column = table.col(column);
            gathered.values.insert(gathered.values.end(), of_column.begin(), of_column.end());
        }
    }
}

std::vector<Gathered> gather(const Study& study, const std::vector<const Indicator*>& indicators)
{
    std::vector<Gathered> gathered;
    for (const Indicator* const indicator : indicators) {
        gathered.push_back({.indicator = indicator});
    }
    const Baseline baseline(study);
    Interrupt interrupt;
    run_all(study, baseline, [&](const ScenarioRun& run) {
        if (interrupt.asked()) {
            interrupt.rethrow();
        }
        for (Gathered& each : gathered) {
            append(each, run.outcome());
        }
    });
    return gathered;
}

py::array_t<double> gathered_array(Gathered gathered, py::ssize_t scenarios, py::ssize_t regions)
{
    std::vector<py::ssize_t> shape{scenarios, gathered.columns, regions};
    if (gathered.indicator->shape == IndicatorShape::by_order) {
        shape.push_back(gathered.rows);
    }
    return array_of(std::move(gathered.values), shape);
}

}  // namespace

std::vector<std::string> regions_of(const Study& study)
{
    std::vector<std::string> ids;
    for (const Region& region : study.dataset().regions_shown()) {
        ids.push_back(region.id);
    }
    return ids;
}

std::vector<std::string> orders_of(const Study& study)
{
    const auto& births = study.dataset().regions().front().births_by_order;
    return births ? births->orders : std::vector<std::string>{"all"};
}

StudyBinding::StudyBinding(const FileRows& files) : study_(io::read_study(files_of(files))) {}

std::vector<std::string> StudyBinding::scenarios() const
{
    std::vector<std::string> ids;
    for (const Package& package : study_.scenarios()) {
        ids.push_back(package.id);
    }
    return ids;
}

std::vector<std::string> StudyBinding::regions() const
{
    return regions_of(study_);
}

std::vector<int> StudyBinding::years() const
{
    const YearAxis axis = study_.years();
    std::vector<int> years;
    for (Index year = 0; year < axis.size(); ++year) {
        years.push_back(axis.at(year).value);
    }
    return years;
}

std::vector<int> StudyBinding::times() const
{
    std::vector<int> times = years();
    times.push_back(study_.settings().horizon.value);
    return times;
}

std::vector<std::string> StudyBinding::orders() const
{
    return orders_of(study_);
}

IndicatorArrays StudyBinding::run(const std::vector<std::string>& ids) const
{
    const auto indicators =
        ids.empty() ? indicators_written(study_.settings().indicators) : indicators_asked(ids);
    std::vector<Gathered> gathered;
    {
        const py::gil_scoped_release unlocked;
        gathered = gather(study_, indicators);
    }
    const auto scenarios = static_cast<py::ssize_t>(study_.scenarios().size());
    const auto regions = static_cast<py::ssize_t>(study_.dataset().regions_shown().size());
    IndicatorArrays arrays;
    for (Gathered& each : gathered) {
        std::string id(each.indicator->id);
        arrays.emplace_back(std::move(id), gathered_array(std::move(each), scenarios, regions));
    }
    return arrays;
}

void bind_study(py::module_& module)
{
    py::class_<StudyBinding>(module, "Study")
        .def(py::init<const FileRows&>(), py::arg("files"))
        .def("scenarios", &StudyBinding::scenarios)
        .def("regions", &StudyBinding::regions)
        .def("years", &StudyBinding::years)
        .def("times", &StudyBinding::times)
        .def("orders", &StudyBinding::orders)
        .def("run", &StudyBinding::run, py::arg("ids"));
}

}  // namespace natality::python
