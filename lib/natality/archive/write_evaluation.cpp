#include <natality/archive/write_evaluation.hpp>

#include <natality/base/localized.hpp>
#include <natality/base/version.hpp>
#include <natality/files/hdf5/netcdf_writer.hpp>
#include <natality/files/sha256.hpp>

#include <cstdint>
#include <utility>
#include <vector>

#include <fmt/chrono.h>
#include <fmt/format.h>

namespace natality::io {

namespace {

constexpr std::int32_t evaluation_format = 1;

using Numbers = std::vector<double>;

files::Attributes attributes_of(const EvaluationSource& source, const Provenance& provenance)
{
    const std::string started =
        fmt::format("{:%Y-%m-%dT%H:%M:%SZ}",
                    fmt::gmtime(std::chrono::system_clock::to_time_t(provenance.start_time)));
    return {{"Conventions", "CF-1.8, ACDD-1.3"},
            {"title", "Births as observed against births as projected"},
            {"summary", "Deviation of observed births from projections without measures and under "
                        "a package, split among number of women, age structure, unions and "
                        "parities, and rates."},
            {"references", "Das Gupta 1993, Standardization and Decomposition of Rates, P23-186"},
            {"source", fmt::format("natality {}", build_info.version)},
            {"history", fmt::format("{}: {}", started, provenance.command_line)},
            {"natality_evaluation_version", evaluation_format},
            {"natality_version", std::string(build_info.version)},
            {"natality_revision", std::string(build_info.revision)},
            {"command_line", provenance.command_line},
            {"results_file", source.results},
            {"dataset", source.dataset},
            {"dataset_base_year", source.base_year.value},
            {"region", source.region}};
}

/// A variable of numbers with both names.
files::Variable numbers(const std::string& name, std::vector<std::string> axes,
                        const std::string& units, const LocalText& long_name)
{
    return {name,
            files::ValueType::float64,
            std::move(axes),
            {{"units", units},
             {"long_name", long_name.in(Language::en)},
             {"long_name_zh", long_name.in(Language::zh)}},
            {}};
}

std::vector<std::int32_t> years_of(const Evaluation& evaluation)
{
    std::vector<std::int32_t> years;
    for (const ObservedYear& year : evaluation.observed) {
        years.push_back(year.year.value);
    }
    return years;
}

void add_axes(files::NetcdfWriter& file, const Evaluation& evaluation)
{
    std::vector<std::string> projections;
    for (const EvaluatedProjection& one : evaluation.projections) {
        projections.push_back(one.id);
    }
    std::vector<std::string> factors;
    for (const BirthFactor factor : all_birth_factors) {
        factors.emplace_back(to_string(factor));
    }
    const auto named = [](const char* english) -> files::Attributes {
        const LocalText name = localized_text(english);
        return {{"units", "1"},
                {"long_name", name.in(Language::en)},
                {"long_name_zh", name.in(Language::zh)}};
    };
    file.add({"projection", projections, named("Projection")});
    file.add({"year", years_of(evaluation), named("Calendar year")});
    file.add({"factor", factors, named("Factor of births")});
}

void write_observations(files::NetcdfWriter& file, const Evaluation& evaluation)
{
    Numbers births;
    Numbers tfr;
    std::vector<std::string> details;
    for (const ObservedYear& year : evaluation.observed) {
        births.push_back(year.births);
        tfr.push_back(year.tfr);
        details.emplace_back(to_string(year.detail));
    }
    file.add(numbers("observed_births", {"year"}, "births", localized("Births observed")));
    file.write("observed_births", {{0}, {births.size()}}, births);
    file.add(numbers("observed_tfr", {"year"}, "1", localized("Total fertility rate observed")));
    file.write("observed_tfr", {{0}, {tfr.size()}}, tfr);
    files::Variable detail =
        numbers("observed_detail", {"year"}, "1",
                localized("What is known of the year: births, tfr, ages or states"));
    detail.type = files::ValueType::text;
    file.add(detail);
    file.write("observed_detail", details);
}

/// One number a projection and year.
template <class Of>
void write_by_year(files::NetcdfWriter& file, const Evaluation& evaluation,
                   const files::Variable& variable, const Of& of)
{
    Numbers values;
    for (const EvaluatedProjection& one : evaluation.projections) {
        for (const Deviation& deviation : one.years) {
            values.push_back(of(deviation));
        }
    }
    file.add(variable);
    file.write(variable.name, {{0, 0}, {evaluation.projections.size(), evaluation.observed.size()}},
               values);
}

void write_effects(files::NetcdfWriter& file, const Evaluation& evaluation)
{
    Numbers values;
    for (const EvaluatedProjection& one : evaluation.projections) {
        for (const Deviation& deviation : one.years) {
            values.insert(values.end(), deviation.effects.begin(), deviation.effects.end());
        }
    }
    file.add(numbers("effect", {"projection", "year", "factor"}, "births",
                     localized("Part of the deviation that the factor brings")));
    file.write(
        "effect",
        {{0, 0, 0},
         {evaluation.projections.size(), evaluation.observed.size(), all_birth_factors.size()}},
        values);
}

}  // namespace

void write_evaluation(const files::OutputFile& output, const Evaluation& evaluation,
                      const EvaluationSource& source, const Provenance& provenance)
{
    const std::vector<std::string> axes{"projection", "year"};
    files::NetcdfWriter file(output.temporary(), output.file().string());
    file.add(attributes_of(source, provenance));
    add_axes(file, evaluation);
    write_observations(file, evaluation);
    write_by_year(file, evaluation,
                  numbers("projected_births", axes, "births", localized("Births projected")),
                  [](const Deviation& one) { return one.projected_births; });
    write_by_year(file, evaluation,
                  numbers("projected_tfr", axes, "1", localized("Total fertility rate projected")),
                  [](const Deviation& one) { return one.projected_tfr; });
    write_by_year(
        file, evaluation,
        numbers("deviation", axes, "births", localized("Births observed less births projected")),
        [](const Deviation& one) { return one.births; });
    write_effects(file, evaluation);
    for (const files::InputFile& input : provenance.inputs.all()) {
        file.embed({input.name, input.content, files::sha256(input.content)});
    }
    file.close();
}

}  // namespace natality::io
