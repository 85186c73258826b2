#include "study_binding.hpp"

#include <natality/base/localized.hpp>
#include <natality/base/problems.hpp>
#include <natality/io/read_study.hpp>
#include <natality/results/indicators.hpp>
#include <natality/results/run_all.hpp>
#include <natality/scenario/scenario.hpp>

#include <memory>
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

std::vector<const Indicator*> found(const std::vector<std::string>& ids)
{
    Problems problems;
    std::vector<const Indicator*> indicators;
    for (const std::string& id : ids) {
        indicators.push_back(find_indicator(id));
        if (indicators.back() == nullptr) {
            problems.add({}, localized("'{}' is no indicator; {}", id,
                                       nearest_name_hint(id, indicator_ids())));
        }
    }
    problems.throw_if_any();
    return indicators;
}

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

/// \throws pybind11::error_already_set if a signal came that Python raises an exception for.
void stop_if_interrupted()
{
    const py::gil_scoped_acquire lock;
    if (PyErr_CheckSignals() != 0) {
        throw py::error_already_set();
    }
}

std::vector<Gathered> gather(const Study& study, const std::vector<const Indicator*>& indicators)
{
    std::vector<Gathered> gathered;
    for (const Indicator* const indicator : indicators) {
        gathered.push_back({.indicator = indicator});
    }
    const Baseline baseline(study);
    run_all(study, baseline, [&](const ScenarioRun& run) {
        stop_if_interrupted();
        for (Gathered& each : gathered) {
            append(each, run.outcome());
        }
    });
    return gathered;
}

/// The array that owns the values; nothing is copied.
py::array_t<double> array_of(Gathered gathered, py::ssize_t scenarios, py::ssize_t regions)
{
    std::vector<py::ssize_t> shape{scenarios, gathered.columns, regions};
    if (gathered.indicator->shape == IndicatorShape::by_order) {
        shape.push_back(gathered.rows);
    }
    auto values = std::make_unique<std::vector<double>>(std::move(gathered.values));
    const double* const first = values->data();
    const py::capsule owner(values.get(), [](void* held) {
        const std::unique_ptr<std::vector<double>> freed(static_cast<std::vector<double>*>(held));
    });
    static_cast<void>(values.release());
    return py::array_t<double>(shape, first, owner);
}

}  // namespace

StudyBinding::StudyBinding(const std::string& scenario, const std::string& data)
    : study_(io::load_study(scenario, {data}).study)
{
}

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
    std::vector<std::string> ids;
    for (const auto& region : study_.dataset().regions()) {
        ids.push_back(region.region.id);
    }
    return ids;
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
    const auto& births = study_.dataset().regions().front().births_by_order;
    return births ? births->orders : std::vector<std::string>{"all"};
}

IndicatorArrays StudyBinding::run(const std::vector<std::string>& ids) const
{
    const auto indicators =
        ids.empty() ? indicators_written(study_.settings().indicators) : found(ids);
    std::vector<Gathered> gathered;
    {
        const py::gil_scoped_release unlocked;
        gathered = gather(study_, indicators);
    }
    const auto scenarios = static_cast<py::ssize_t>(study_.scenarios().size());
    const auto regions = static_cast<py::ssize_t>(study_.dataset().regions().size());
    IndicatorArrays arrays;
    for (Gathered& each : gathered) {
        std::string id(each.indicator->id);
        arrays.emplace_back(std::move(id), array_of(std::move(each), scenarios, regions));
    }
    return arrays;
}

void bind_study(py::module_& module)
{
    py::class_<StudyBinding>(module, "Study")
        .def(py::init<const std::string&, const std::string&>(), py::arg("scenario"),
             py::arg("data"), py::call_guard<py::gil_scoped_release>())
        .def("scenarios", &StudyBinding::scenarios)
        .def("regions", &StudyBinding::regions)
        .def("years", &StudyBinding::years)
        .def("times", &StudyBinding::times)
        .def("orders", &StudyBinding::orders)
        .def("run", &StudyBinding::run, py::arg("ids"));
}

}  // namespace natality::python
