#pragma once

/// \file
/// A study as Python has it: read from its files, run, its indicators as arrays of NumPy.

#include "input_files.hpp"

#include <natality/scenario/study.hpp>

#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <pybind11/numpy.h>
#include <pybind11/pybind11.h>

namespace natality::python {

/// Indicators of all scenarios, by id: arrays by scenario, year or population point, region and,
/// where the indicator has them, birth order.
using IndicatorArrays = std::vector<std::pair<std::string, pybind11::array_t<double>>>;

/// A quantity by age of all scenarios: id, unit, English and Chinese name, axes, array.
using DetailedRow = std::tuple<std::string, std::string, std::string, std::string,
                               std::vector<std::string>, pybind11::array_t<double>>;

/// Ids of the regions of a study.
[[nodiscard]] std::vector<std::string> regions_of(const Study& study);

/// Birth orders that the data set of a study tells apart, as results files name them.
[[nodiscard]] std::vector<std::string> orders_of(const Study& study);

/// A study, and what Python asks of it.
class StudyBinding {
public:
    /// \param files named as io::study_files() names them.
    /// \throws InputError with everything wrong in all of them.
    explicit StudyBinding(const FileRows& files);

    [[nodiscard]] const Study& study() const { return study_; }

    [[nodiscard]] std::vector<std::string> scenarios() const;
    [[nodiscard]] std::vector<std::string> regions() const;
    /// The years of events.
    [[nodiscard]] std::vector<int> years() const;
    /// Population points, 1 January of each.
    [[nodiscard]] std::vector<int> times() const;
    /// Birth orders that the data set tells apart, as results files name them.
    [[nodiscard]] std::vector<std::string> orders() const;

    /// First ages of the age groups, the last one open.
    [[nodiscard]] std::vector<int> ages() const;

    /// Runs every scenario, without the interpreter's lock.
    /// \param ids of indicators; those that a results file of the study would hold if empty.
    /// \param details names of \ref results_detail_names; those that the study asks for if empty.
    /// \throws InputError naming every indicator and detail there is none of, or details that the
    ///         data set does not know; RunError as run() does; pybind11::error_already_set where
    ///         Python was interrupted.
    [[nodiscard]] std::pair<IndicatorArrays, std::vector<DetailedRow>>
    run(const std::vector<std::string>& ids, const std::vector<std::string>& details) const;

private:
    Study study_;
};

/// Adds the class to the module.
void bind_study(pybind11::module_& module);

}  // namespace natality::python
