#pragma once

/// \file
/// A sweep as Python has it: into arrays in memory, or block by block into a function of Python.

#include "input_files.hpp"

#include <natality/scenario/study.hpp>
#include <natality/sweep/run_sweep.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <pybind11/numpy.h>
#include <pybind11/pybind11.h>

namespace natality::python {

/// A variable of a sweep: id, unit, name in both languages, source, `year` or `time`, the years
/// kept, and whether it is by birth order.
using VariableRow = std::tuple<std::string, std::string, std::string, std::string, std::string,
                               std::string, std::vector<int>, bool>;

/// A sweep, ready to be run.
class SweepBinding {
public:
    /// \throws InputError with everything wrong in the files.
    explicit SweepBinding(const FileRows& files);

    /// All packages of a package's measures.
    /// \throws InputError if the study has no such package, or cannot be swept.
    SweepBinding(const Study& study, const std::string& package,
                 const std::vector<std::string>& indicators);

    [[nodiscard]] std::uint64_t scenarios() const { return sweep_.plan().design().size(); }
    [[nodiscard]] bool is_of_all_packages() const;
    [[nodiscard]] std::vector<std::string> measures() const;
    /// By measure: false if it acts and no price of it is known.
    [[nodiscard]] std::vector<bool> priced() const;
    [[nodiscard]] std::vector<std::string> regions() const;
    [[nodiscard]] std::vector<std::string> orders() const;
    [[nodiscard]] std::vector<VariableRow> variables() const;
    /// Why scenarios are run one by one, many times slower than side by side; empty if they are
    /// not.
    [[nodiscard]] std::string one_by_one_because() const
    {
        return sweep_.one_by_one_because().value_or(LocalText{}).en;
    }

    /// Runs all scenarios into arrays, without the interpreter's lock.
    /// \param most_values refuses a sweep of more.
    /// \return levels by scenario and measure, the arrays of the variables, how many scenarios
    ///         failed, and the first of them.
    /// \throws InputError, RunError as run_sweep() does; pybind11::error_already_set where Python
    ///         was interrupted.
    [[nodiscard]] pybind11::tuple run(int threads, double most_values) const;

    /// Runs all scenarios and calls \p sink, under the interpreter's lock and one call at a time,
    /// with each block in order: number, first scenario, levels, list of arrays.
    /// \return how many scenarios failed, and the first of them.
    /// \throws what the sink throws, which ends the sweep; otherwise as \ref run.
    pybind11::tuple run_into(const pybind11::function& sink, int threads,
                             std::uint64_t block_size) const;

private:
    [[nodiscard]] std::vector<pybind11::ssize_t> shape_of(std::size_t variable,
                                                          std::uint64_t scenarios) const;

    Sweep sweep_;
};

/// Adds the class to the module.
void bind_sweep(pybind11::module_& module);

}  // namespace natality::python
