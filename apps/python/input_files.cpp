#include "input_files.hpp"

#include <natality/io/read_catalogue.hpp>
#include <natality/io/read_dataset.hpp>
#include <natality/io/read_study.hpp>
#include <natality/io/read_sweep.hpp>

#include <pybind11/stl.h>

namespace natality::python {

namespace py = pybind11;

namespace {

FileRows study_files(const std::string& scenario, const std::string& data)
{
    return rows_of(io::study_files(scenario, {data}));
}

FileRows sweep_files(const std::string& sweep, const std::string& data)
{
    return rows_of(io::sweep_files(sweep, {data}));
}

FileRows dataset_files(const std::string& folder)
{
    return rows_of(io::dataset_files(folder));
}

FileRows catalogue_files(const std::string& path)
{
    return rows_of(io::catalogue_files(path));
}

/// \throws InputError with everything wrong.
std::vector<std::string> regions_of_dataset(const FileRows& rows)
{
    const Dataset dataset = io::read_dataset(files_of(rows));
    std::vector<std::string> regions;
    for (const RegionInputs& inputs : dataset.regions()) {
        regions.push_back(inputs.region.id);
    }
    return regions;
}

}  // namespace

files::InputFiles files_of(const FileRows& rows)
{
    files::InputFiles files;
    for (const auto& [name, shown_as, content] : rows) {
        files.add({name, shown_as, content});
    }
    return files;
}

FileRows rows_of(const files::InputFiles& files)
{
    FileRows rows;
    for (const files::InputFile& file : files.all()) {
        rows.emplace_back(file.name, file.shown_as, py::bytes(file.content));
    }
    return rows;
}

void bind_input_files(py::module_& module)
{
    module.def("study_files", study_files, py::arg("scenario"), py::arg("data"));
    module.def("sweep_files", sweep_files, py::arg("sweep"), py::arg("data"));
    module.def("dataset_files", dataset_files, py::arg("folder"));
    module.def("catalogue_files", catalogue_files, py::arg("path"));
    module.def("regions_of_dataset", regions_of_dataset, py::arg("files"));
    module.def("file_of_table", io::file_of_table, py::arg("table"));
    module.attr("sweep_name") = io::sweep_name;
    module.attr("restriction_name") = io::restriction_name;
    module.attr("seed_name") = io::seed_name;
}

}  // namespace natality::python
