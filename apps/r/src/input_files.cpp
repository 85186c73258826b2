#include "input_files.hpp"

#include "binding.hpp"

#include <natality/io/read_catalogue.hpp>
#include <natality/io/read_dataset.hpp>
#include <natality/io/read_study.hpp>
#include <natality/io/read_sweep.hpp>

#include <string>
#include <vector>

namespace natality::r {

namespace {

std::string text_of(const Rcpp::RawVector& bytes)
{
    return {bytes.begin(), bytes.end()};
}

Rcpp::RawVector bytes_of(const std::string& text)
{
    return {text.begin(), text.end()};
}

}  // namespace

files::InputFiles files_of(SEXP rows)
{
    const Rcpp::List columns(rows);
    const auto names = Rcpp::as<std::vector<std::string>>(columns["name"]);
    const auto shown_as = Rcpp::as<std::vector<std::string>>(columns["shown_as"]);
    const Rcpp::List contents(static_cast<SEXP>(columns["content"]));
    if (shown_as.size() != names.size() ||
        static_cast<std::size_t>(contents.size()) != names.size()) {
        throw InputError({}, "files: a list of as many names as contents is needed");
    }
    files::InputFiles files;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const Rcpp::RawVector content(static_cast<SEXP>(contents[static_cast<R_xlen_t>(i)]));
        files.add({names[i], shown_as[i], text_of(content)});
    }
    return files;
}

Rcpp::List rows_of(const files::InputFiles& files)
{
    std::vector<std::string> names;
    std::vector<std::string> shown_as;
    Rcpp::List contents;
    for (const files::InputFile& file : files.all()) {
        names.push_back(file.name);
        shown_as.push_back(file.shown_as);
        contents.push_back(bytes_of(file.content));
    }
    return Rcpp::List::create(Rcpp::Named("name") = texts(names),
                              Rcpp::Named("shown_as") = texts(shown_as),
                              Rcpp::Named("content") = contents);
}

SEXP study_files(SEXP scenario, SEXP data)
{
    return guarded([&]() -> SEXP {
        return rows_of(
            io::study_files(Rcpp::as<std::string>(scenario), {Rcpp::as<std::string>(data)}));
    });
}

SEXP sweep_files(SEXP sweep, SEXP data)
{
    return guarded([&]() -> SEXP {
        return rows_of(
            io::sweep_files(Rcpp::as<std::string>(sweep), {Rcpp::as<std::string>(data)}));
    });
}

SEXP dataset_files(SEXP folder)
{
    return guarded(
        [&]() -> SEXP { return rows_of(io::dataset_files(Rcpp::as<std::string>(folder))); });
}

SEXP catalogue_files(SEXP path)
{
    return guarded(
        [&]() -> SEXP { return rows_of(io::catalogue_files(Rcpp::as<std::string>(path))); });
}

SEXP regions_of_dataset(SEXP files)
{
    return guarded([&]() -> SEXP {
        std::vector<std::string> regions;
        const Dataset dataset = io::read_dataset(files_of(files));
        for (const RegionInputs& inputs : dataset.regions()) {
            regions.push_back(inputs.region.id);
        }
        return texts(regions);
    });
}

SEXP files_of_tables(SEXP tables)
{
    return guarded([&]() -> SEXP {
        const auto names = Rcpp::as<std::vector<std::string>>(tables);
        Rcpp::CharacterVector files(static_cast<R_xlen_t>(names.size()), NA_STRING);
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (const std::string file = io::file_of_table(names[i]); file != names[i]) {
                files[static_cast<R_xlen_t>(i)] = file;
            }
        }
        return files;
    });
}

}  // namespace natality::r
