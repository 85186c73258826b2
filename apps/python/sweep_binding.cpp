#include "sweep_binding.hpp"

#include "arrays.hpp"
#include "interrupt.hpp"
#include "study_binding.hpp"

#include <natality/base/localized.hpp>
#include <natality/io/read_sweep.hpp>
#include <natality/results/accounts.hpp>
#include <natality/scenario/package_sweep.hpp>

#include <algorithm>
#include <memory>
#include <utility>

#include <pybind11/stl.h>

namespace natality::python {

namespace py = pybind11;

namespace {

/// Packages of more measures are for the program, whose sweeps go to a file.
constexpr std::size_t most_measures = 24;

SweepPlan plan_of(const Study& study, const std::string& id, std::vector<std::string> indicators)
{
    const Package& package = package_named(study, id);
    if (package.uses.empty() || package.uses.size() > most_measures) {
        throw InputError({}, localized("package '{}' has {} measures; 1 to {} can be taken apart",
                                       package.id, package.uses.size(), most_measures));
    }
    const std::string cost(incremental_cost_id);
    if (std::find(indicators.begin(), indicators.end(), cost) == indicators.end()) {
        indicators.push_back(cost);
    }
    return sweep_of_package(study, package, indicators);
}

/// What became of the scenarios that could not be run.
py::tuple failures_of(const SweepReport& report)
{
    py::list first;
    for (const ScenarioFailure& failure : report.first_failures) {
        first.append(py::make_tuple(failure.scenario, failure.message.en));
    }
    return py::make_tuple(report.failed, first);
}

/// The values of a sweep, filled by several threads at once, each its own scenarios.
class GatheredValues {
public:
    explicit GatheredValues(const Sweep& sweep)
        : measures_(sweep.plan().design().full_package().uses.size())
    {
        const auto scenarios = static_cast<std::size_t>(sweep.plan().design().size());
        levels_.resize(scenarios * measures_);
        for (const SweepVariable& variable : sweep.variables()) {
            values_.emplace_back(scenarios * variable.values_per_scenario());
        }
    }

    void take(const SweepBlock& block)
    {
        const auto first = static_cast<std::size_t>(block.first);
        const auto scenarios = static_cast<std::size_t>(block.scenarios);
        copy(block.levels, first * measures_, levels_);
        for (std::size_t v = 0; v < values_.size(); ++v) {
            copy(block.values[v], first * (block.values[v].size() / scenarios), values_[v]);
        }
    }

    [[nodiscard]] std::size_t measures() const { return measures_; }
    [[nodiscard]] std::vector<double>& levels() { return levels_; }
    [[nodiscard]] std::vector<double>& values(std::size_t variable) { return values_[variable]; }

private:
    static void copy(const std::vector<double>& from, std::size_t begin, std::vector<double>& to)
    {
        std::copy(from.begin(), from.end(), to.begin() + static_cast<std::ptrdiff_t>(begin));
    }

    std::size_t measures_;
    std::vector<double> levels_;
    std::vector<std::vector<double>> values_;
};

/// Ends a sweep whose sink has raised an exception, which is kept where it belongs to Python.
class SinkRaised {};

/// What a function of Python raised, on whatever thread it was called.
class Raised {
public:
    /// Calls Python under its lock.
    /// \throws SinkRaised if it raises an exception.
    template <class Call>
    void guard(const Call& call)
    {
        const py::gil_scoped_acquire lock;
        try {
            call();
        } catch (py::error_already_set& error) {
            error_ = std::make_unique<py::error_already_set>(std::move(error));
        }
        if (error_) {
            throw SinkRaised();
        }
    }

    /// \throws what was raised, if anything was. Under the lock.
    void rethrow()
    {
        if (error_) {
            const std::unique_ptr<py::error_already_set> error = std::move(error_);
            throw py::error_already_set(std::move(*error));
        }
    }

private:
    std::unique_ptr<py::error_already_set> error_;
};

void require_room(const Sweep& sweep, double most_values)
{
    auto values = static_cast<double>(sweep.plan().design().full_package().uses.size());
    for (const SweepVariable& variable : sweep.variables()) {
        values += static_cast<double>(variable.values_per_scenario());
    }
    values *= static_cast<double>(sweep.plan().design().size());
    if (!(values <= most_values)) {
        throw InputError({}, "the sweep has " + std::to_string(static_cast<std::uint64_t>(values)) +
                                 " values, more than max_values; give a sink, or write it to a "
                                 "file with 'natality sweep'");
    }
}

}  // namespace

SweepBinding::SweepBinding(const FileRows& files) : sweep_(io::read_sweep(files_of(files))) {}

SweepBinding::SweepBinding(const Study& study, const std::string& package,
                           const std::vector<std::string>& indicators)
    : sweep_(plan_of(study, package, indicators))
{
}

bool SweepBinding::is_of_all_packages() const
{
    return sweep_.plan().design().kind() == DesignKind::all_packages;
}

std::vector<std::string> SweepBinding::measures() const
{
    std::vector<std::string> ids;
    for (const MeasureUse& use : sweep_.plan().design().full_package().uses) {
        ids.push_back(sweep_.plan().study().catalogue().measures()[use.measure].id);
    }
    return ids;
}

std::vector<bool> SweepBinding::priced() const
{
    std::vector<bool> priced;
    for (const MeasureUse& use : sweep_.plan().design().full_package().uses) {
        priced.push_back(
            !acts_without_price(sweep_.plan().study().catalogue().measures()[use.measure]));
    }
    return priced;
}

std::vector<std::string> SweepBinding::regions() const
{
    return regions_of(sweep_.plan().study());
}

std::vector<std::string> SweepBinding::orders() const
{
    return orders_of(sweep_.plan().study());
}

std::vector<VariableRow> SweepBinding::variables() const
{
    std::vector<VariableRow> rows;
    for (const SweepVariable& variable : sweep_.variables()) {
        rows.emplace_back(variable.id, variable.unit, variable.name.in(Language::en),
                          variable.name.in(Language::zh), variable.source,
                          variable.axis == IndicatorAxis::time ? "time" : "year",
                          years_kept(variable, sweep_.plan().study().years()),
                          variable.shape == IndicatorShape::by_order);
    }
    return rows;
}

std::vector<py::ssize_t> SweepBinding::shape_of(std::size_t variable, std::uint64_t scenarios) const
{
    const SweepVariable& of = sweep_.variables()[variable];
    std::vector<py::ssize_t> shape{static_cast<py::ssize_t>(scenarios), of.steps, of.regions};
    if (of.shape == IndicatorShape::by_order) {
        shape.push_back(of.orders);
    }
    return shape;
}

py::tuple SweepBinding::run(int threads, double most_values) const
{
    require_room(sweep_, most_values);
    SweepReport report;
    std::unique_ptr<GatheredValues> gathered;
    {
        const py::gil_scoped_release unlocked;
        gathered = std::make_unique<GatheredValues>(sweep_);
        Interrupt interrupt;
        const SweepOptions options{.threads = threads,
                                   .is_stopped = [&] { return interrupt.asked(); }};
        report = run_sweep(sweep_, options, [&](const SweepBlock& block) {
            gathered->take(block);
            return [] {};
        });
        interrupt.rethrow();
    }
    py::list arrays;
    for (std::size_t v = 0; v < sweep_.variables().size(); ++v) {
        arrays.append(array_of(std::move(gathered->values(v)), shape_of(v, scenarios())));
    }
    const std::vector<py::ssize_t> shape{static_cast<py::ssize_t>(scenarios()),
                                         static_cast<py::ssize_t>(gathered->measures())};
    return py::make_tuple(array_of(std::move(gathered->levels()), shape), arrays,
                          failures_of(report));
}

py::tuple SweepBinding::run_into(const py::function& sink, int threads,
                                 std::uint64_t block_size) const
{
    Raised raised;
    SweepReport report;
    const auto give = [&](SweepBlock& block) {
        const auto scenarios = static_cast<std::uint64_t>(block.scenarios);
        py::list arrays;
        for (std::size_t v = 0; v < block.values.size(); ++v) {
            arrays.append(array_of(std::move(block.values[v]), shape_of(v, scenarios)));
        }
        const auto rows = static_cast<py::ssize_t>(scenarios);
        const auto measures = static_cast<py::ssize_t>(block.levels.size()) / rows;
        sink(block.number, block.first, array_of(std::move(block.levels), {rows, measures}),
             arrays);
    };
    {
        const py::gil_scoped_release unlocked;
        Interrupt interrupt;
        const SweepOptions options{.threads = threads,
                                   .block_size = std::min(block_size, this->scenarios()),
                                   .is_stopped = [&] { return interrupt.asked(); }};
        try {
            report = run_sweep(sweep_, options, [&](const SweepBlock& block) {
                auto held = std::make_shared<SweepBlock>(block);
                return [&, held] { raised.guard([&] { give(*held); }); };
            });
        } catch (const SinkRaised&) {
            report.is_stopped = true;
        }
        interrupt.rethrow();
    }
    raised.rethrow();
    return failures_of(report);
}

void bind_sweep(py::module_& module)
{
    py::class_<SweepBinding>(module, "Sweep")
        .def(py::init<const FileRows&>(), py::arg("files"))
        .def(py::init([](const StudyBinding& study, const std::string& package,
                         const std::vector<std::string>& indicators) {
                 return std::make_unique<SweepBinding>(study.study(), package, indicators);
             }),
             py::arg("study"), py::arg("package"), py::arg("indicators"))
        .def("scenarios", &SweepBinding::scenarios)
        .def("is_of_all_packages", &SweepBinding::is_of_all_packages)
        .def("measures", &SweepBinding::measures)
        .def("priced", &SweepBinding::priced)
        .def("regions", &SweepBinding::regions)
        .def("orders", &SweepBinding::orders)
        .def("variables", &SweepBinding::variables)
        .def("one_by_one_because", &SweepBinding::one_by_one_because)
        .def("run", &SweepBinding::run, py::arg("threads"), py::arg("most_values"))
        .def("run_into", &SweepBinding::run_into, py::arg("sink"), py::arg("threads"),
             py::arg("block_size"));
}

}  // namespace natality::python
