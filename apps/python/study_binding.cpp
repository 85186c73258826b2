#include "study_binding.hpp"

#include "arrays.hpp"
#include "interrupt.hpp"

#include <natality/base/localized.hpp>
#include <natality/base/named_label.hpp>
#include <natality/io/read_study.hpp>
#include <natality/results/detailed_tables.hpp>
#include <natality/results/indicators_asked.hpp>
#include <natality/results/run_all.hpp>
#include <natality/scenario/scenario.hpp>

#include <map>
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

/// Appends tables of one scenario, a column of all of them after the other.
void append(std::vector<double>& values, const std::vector<Eigen::ArrayXXd>& tables)
{
    for (Index column = 0; column < tables.front().cols(); ++column) {
        for (const Eigen::ArrayXXd& table : tables) {
            const auto of_column = table.col(column);
            values.insert(values.end(), of_column.begin(), of_column.end());
        }
    }
}

void append(Gathered& gathered, const Outcome& outcome)
{
    std::vector<Eigen::ArrayXXd> tables;
    for (const RegionOutcome& region : outcome.regions) {
        tables.push_back(gathered.indicator->compute(region));
    }
    gathered.columns = tables.front().cols();
    gathered.rows = tables.front().rows();
    append(gathered.values, tables);
}

/// What is asked of every scenario.
struct AllGathered {
    std::vector<Gathered> indicators;
    /// By id of a quantity by age.
    std::map<std::string, std::vector<double>> by_age;
};

AllGathered gather(const Study& study, const std::vector<const Indicator*>& indicators)
{
    AllGathered gathered;
    for (const Indicator* const indicator : indicators) {
        gathered.indicators.push_back({.indicator = indicator});
    }
    const Baseline baseline(study);
    Interrupt interrupt;
    run_all(study, baseline, [&](const ScenarioRun& run) {
        if (interrupt.asked()) {
            interrupt.rethrow();
        }
        for (Gathered& each : gathered.indicators) {
            append(each, run.outcome());
        }
        for (const VariableTables& detailed : detailed_tables(study, run.outcome())) {
            append(gathered.by_age[detailed.variable], detailed.tables);
        }
    });
    return gathered;
}

/// \throws InputError for a detail there is none of, or that the data set does not know.
Study detailed_study(const Study& study, const std::vector<std::string>& names)
{
    if (names.empty()) {
        return study;
    }
    ResultsDetails details;
    Problems problems;
    for (const std::string& name : names) {
        if (!ask_for(details, name)) {
            problems.add({}, localized("'{}' is no detail of results; {}", name,
                                       nearest_name_hint(name, known_results_details())));
        }
    }
    problems.throw_if_any();
    return study.with_details(details);
}

py::array_t<double> gathered_array(Gathered gathered, py::ssize_t scenarios, py::ssize_t regions)
{
    std::vector<py::ssize_t> shape{scenarios, gathered.columns, regions};
    if (gathered.indicator->shape == IndicatorShape::by_order) {
        shape.push_back(gathered.rows);
    }
    return array_of(std::move(gathered.values), shape);
}

/// The array of a quantity by age.
py::array_t<double> array_by_age(const DetailedQuantity& quantity, std::vector<double> values,
                                 const Study& study)
{
    const auto size = [](std::size_t count) { return static_cast<py::ssize_t>(count); };
    std::vector<py::ssize_t> shape{size(study.scenarios().size()), study.years().size(),
                                   size(study.dataset().regions_shown().size())};
    if (quantity.by_sex) {
        shape.push_back(size(both_sexes.size()));
    }
    shape.push_back(study.dataset().ages().size());
    if (quantity.by_order) {
        shape.push_back(size(orders_of(study).size()));
    }
    return array_of(std::move(values), shape);
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

std::vector<int> StudyBinding::ages() const
{
    const AgeAxis& axis = study_.dataset().ages();
    std::vector<int> ages;
    for (Index age = 0; age < axis.size(); ++age) {
        ages.push_back(axis.lower(age).value);
    }
    return ages;
}

std::pair<IndicatorArrays, std::vector<DetailedRow>>
StudyBinding::run(const std::vector<std::string>& ids,
                  const std::vector<std::string>& details) const
{
    const auto indicators =
        ids.empty() ? indicators_written(study_.settings().indicators) : indicators_asked(ids);
    const Study study = detailed_study(study_, details);
    AllGathered gathered;
    {
        const py::gil_scoped_release unlocked;
        gathered = gather(study, indicators);
    }
    const auto scenarios = static_cast<py::ssize_t>(study.scenarios().size());
    const auto regions = static_cast<py::ssize_t>(study.dataset().regions_shown().size());
    IndicatorArrays arrays;
    for (Gathered& each : gathered.indicators) {
        std::string id(each.indicator->id);
        arrays.emplace_back(std::move(id), gathered_array(std::move(each), scenarios, regions));
    }
    std::vector<DetailedRow> by_age;
    for (const DetailedQuantity& quantity : detailed_quantities(study)) {
        by_age.emplace_back(
            quantity.id, quantity.unit, quantity.name.en, quantity.name.zh, quantity.axes(),
            array_by_age(quantity, std::move(gathered.by_age.at(quantity.id)), study));
    }
    return {std::move(arrays), std::move(by_age)};
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
        .def("ages", &StudyBinding::ages)
        .def("run", &StudyBinding::run, py::arg("ids"), py::arg("details"));
}

}  // namespace natality::python
