#include <natality/io/read_study.hpp>

#include <natality/io/detail/study_inputs.hpp>
#include <natality/io/toml/scenario_toml.hpp>

#include <string_view>
#include <utility>

namespace natality::io {

namespace {

constexpr std::string_view scenario_name = "scenario.toml";

}  // namespace

files::InputFiles study_files(const std::filesystem::path& scenario, const BuiltinData& builtin)
{
    files::InputFile file = detail::read_file_as(scenario, scenario_name);
    Problems in_scenario;
    const ScenarioFile asked = scenario_file(file, in_scenario);
    files::InputFiles files(scenario.parent_path().string());
    files.add(std::move(file));
    Problems problems;
    detail::add_study_inputs(files, scenario, asked, builtin, problems);
    if (!problems.empty() || asked.dataset.name.empty()) {
        // Otherwise whoever reads the files finds them again, with those of the other files.
        in_scenario.append(problems);
        throw InputError(in_scenario);
    }
    return files;
}

Study read_study(const files::InputFiles& files)
{
    const files::InputFile* file = files.find(scenario_name);
    if (file == nullptr) {
        throw InputError(files.place(scenario_name), "is missing; a study has a scenario file");
    }
    Problems problems;
    const ScenarioFile scenario = scenario_file(*file, problems);
    detail::StudyInputs inputs = detail::read_study_inputs(files, problems);
    problems.throw_if_any();
    return Study::validated(std::move(*inputs.dataset), std::move(*inputs.catalogue),
                            scenario.parts);
}

LoadedStudy load_study(const std::filesystem::path& scenario, const BuiltinData& builtin)
{
    files::InputFiles files = study_files(scenario, builtin);
    Study study = read_study(files);
    return {std::move(study), std::move(files)};
}

}  // namespace natality::io
