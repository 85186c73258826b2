/// \file
/// The module `natality._natality`: the library as it is. What people use is the package around it,
/// in natality/.

#include "choice_binding.hpp"
#include "draws_binding.hpp"
#include "input_files.hpp"
#include "study_binding.hpp"
#include "sweep_binding.hpp"

#include <natality/base/problems.hpp>
#include <natality/results/indicators.hpp>

#include <exception>
#include <string>
#include <utility>

#include <pybind11/pybind11.h>

namespace natality::python {

namespace py = pybind11;

namespace {

/// Raises the exception of that name of natality/errors.py.
void raise(const char* name, const py::tuple& arguments)
{
    const py::object type = py::module_::import("natality.errors").attr(name);
    PyErr_SetObject(type.ptr(), type(*arguments).ptr());
}

py::list list_of(const Problems& problems)
{
    py::list list;
    for (const Problem& problem : problems.all()) {
        list.append(py::make_tuple(problem.place.file, problem.place.line, problem.message.en));
    }
    return list;
}

void translate(std::exception_ptr thrown)
{
    try {
        std::rethrow_exception(std::move(thrown));
    } catch (const InputError& error) {
        raise("InputError", py::make_tuple(error.what(), list_of(error.problems())));
    } catch (const RunError& error) {
        raise("RunError", py::make_tuple(error.what()));
    }
}

/// Of each indicator: id, unit, English and Chinese name, source, axis, and whether by order.
py::list indicator_rows()
{
    py::list rows;
    for (const Indicator& indicator : indicators()) {
        rows.append(py::make_tuple(std::string(indicator.id), std::string(indicator.unit),
                                   indicator.name().en, indicator.name().zh,
                                   std::string(indicator.source),
                                   indicator.axis == IndicatorAxis::time ? "time" : "year",
                                   indicator.shape == IndicatorShape::by_order));
    }
    return rows;
}

}  // namespace

}  // namespace natality::python

PYBIND11_MODULE(_natality, module)
{
    pybind11::register_exception_translator(natality::python::translate);
    natality::python::bind_input_files(module);
    natality::python::bind_study(module);
    natality::python::bind_draws(module);
    natality::python::bind_sweep(module);
    natality::python::bind_choice(module);
    module.def("indicator_rows", natality::python::indicator_rows);
}
