#include "choice_binding.hpp"

#include <natality/choice/attribution.hpp>
#include <natality/choice/selection.hpp>

#include <optional>
#include <vector>

#include <pybind11/eigen.h>
#include <pybind11/stl.h>

namespace natality::python {

namespace py = pybind11;

namespace {

using Numbers = std::vector<double>;

/// Of each measure: alone, Shapley value, added last; and the interactions of pairs.
py::tuple attribution(const Numbers& values)
{
    Numbers alone;
    Numbers shapley;
    Numbers last;
    Eigen::MatrixXd pairs;
    {
        const py::gil_scoped_release unlocked;
        alone = first_in_effects(values);
        shapley = shapley_values(values);
        last = last_in_effects(values);
        pairs = shapley_interactions(values);
    }
    return py::make_tuple(alone, shapley, last, pairs);
}

/// The package chosen, or none; whether it answers what was asked; the front and its marginal
/// costs. Exactly one of target and budget is to be given.
py::tuple selection(const Numbers& values, const Numbers& costs, std::optional<double> target,
                    std::optional<double> budget)
{
    if (target.has_value() == budget.has_value()) {
        throw py::value_error("give either a target or a budget");
    }
    std::optional<std::size_t> package;
    bool is_reached = false;
    if (budget) {
        package = best_within_budget(values, costs, *budget);
        is_reached = package.has_value();
    } else if (const auto choice = least_cost(values, costs, *target)) {
        package = choice->package;
        is_reached = choice->is_reached;
    }
    const std::vector<std::size_t> front = pareto_front(values, costs);
    return py::make_tuple(package, is_reached, front, marginal_costs(values, costs, front));
}

}  // namespace

void bind_choice(py::module_& module)
{
    module.def("attribution", attribution, py::arg("values"));
    module.def("selection", selection, py::arg("values"), py::arg("costs"), py::arg("target"),
               py::arg("budget"));
}

}  // namespace natality::python
