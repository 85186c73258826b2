#include <natality/io/read_study.hpp>

#include <natality/io/read_catalogue.hpp>
#include <natality/io/read_dataset.hpp>
#include <natality/io/toml/scenario_toml.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace natality::io {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view scenario_name = "scenario.toml";
constexpr std::string_view dataset_folder = "dataset";
constexpr std::string_view catalogue_folder = "catalogue";
constexpr std::string_view additions_name = "additional_measures.toml";

bool is_there(const fs::path& path)
{
    std::error_code ignored;
    return fs::exists(path, ignored);
}

/// Names of the built-in folders that hold a file of that name.
std::vector<std::string> builtin_names(const BuiltinData& builtin, std::string_view marker)
{
    std::vector<std::string> names;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(builtin.folder, ignored)) {
        if (is_there(entry.path() / marker)) {
            names.push_back(entry.path().filename().string());
        }
    }
    std::sort(names.begin(), names.end());
    return names;
}

/// Runs \p read and gathers what it finds wrong.
template <class Read>
auto gathered(Problems& problems, const Read& read) -> std::optional<decltype(read())>
{
    try {
        return read();
    } catch (const InputError& error) {
        problems.append(error.problems());
        return std::nullopt;
    }
}

/// Finds what a scenario file names.
class Locator {
public:
    Locator(const fs::path& scenario, const BuiltinData& builtin, Problems& problems)
        : beside_(scenario.parent_path()), builtin_(builtin), problems_(problems)
    {
    }

    /// A path from the scenario file, or built-in data marked by a file of that name.
    std::optional<fs::path> find(const InputReference& reference, std::string_view key,
                                 std::string_view marker)
    {
        const fs::path path = beside(reference.name);
        if (is_there(path)) {
            return path;
        }
        const std::vector<std::string> known = builtin_names(builtin_, marker);
        if (std::find(known.begin(), known.end(), reference.name) != known.end()) {
            return builtin_.folder / reference.name;
        }
        problems_.add(reference.place, std::string(key) + ": '" + reference.name +
                                           "' is neither built in nor at " + path.string() + "; " +
                                           nearest_name_hint(reference.name, known));
        return std::nullopt;
    }

    [[nodiscard]] fs::path beside(const std::string& name) const
    {
        return (beside_ / name).lexically_normal();
    }

private:
    fs::path beside_;
    const BuiltinData& builtin_;
    Problems& problems_;
};

void add_dataset(InputFiles& files, Locator& locator, const InputReference& dataset)
{
    if (dataset.name.empty()) {
        return;
    }
    if (const auto path = locator.find(dataset, "dataset", "dataset.toml")) {
        files.add_below(dataset_folder, dataset_files(*path));
    }
}

void add_catalogue(InputFiles& files, Locator& locator, InputReference catalogue)
{
    if (catalogue.name.empty()) {
        catalogue.name = default_catalogue;
    }
    if (const auto path = locator.find(catalogue, "catalogue", "catalogue.toml")) {
        files.add_below(catalogue_folder, catalogue_files(*path));
    }
}

void add_additions(InputFiles& files, const Locator& locator, const InputReference& additions)
{
    if (!additions.name.empty()) {
        InputFile file = read_file(locator.beside(additions.name));
        file.name = additions_name;
        files.add(std::move(file));
    }
}

InputFiles additions_in(const InputFiles& files)
{
    InputFiles additions;
    if (const InputFile* file = files.find(additions_name)) {
        additions.add(*file);
    }
    return additions;
}

}  // namespace

InputFiles study_files(const fs::path& scenario, const BuiltinData& builtin)
{
    InputFile file = read_file(scenario);
    file.name = scenario_name;
    Problems in_scenario;
    const ScenarioFile asked = scenario_file(file, in_scenario);
    InputFiles files(scenario.parent_path().string());
    files.add(std::move(file));
    Problems problems;
    Locator locator(scenario, builtin, problems);
    const auto gather = [&problems](const auto& add) {
        gathered(problems, [&add] { return add(), true; });
    };
    gather([&] { add_dataset(files, locator, asked.dataset); });
    gather([&] { add_catalogue(files, locator, asked.catalogue); });
    gather([&] { add_additions(files, locator, asked.additional_measures); });
    if (!problems.empty() || asked.dataset.name.empty()) {
        // Otherwise whoever reads the files finds them again, with those of the other files.
        in_scenario.append(problems);
        throw InputError(in_scenario);
    }
    return files;
}

Study read_study(const InputFiles& files)
{
    const InputFile* file = files.find(scenario_name);
    if (file == nullptr) {
        throw InputError(files.place(scenario_name), "is missing; a study has a scenario file");
    }
    Problems problems;
    const ScenarioFile scenario = scenario_file(*file, problems);
    auto dataset = gathered(problems, [&] { return read_dataset(files.below(dataset_folder)); });
    auto catalogue = gathered(problems, [&] {
        return read_catalogue(files.below(catalogue_folder), additions_in(files));
    });
    problems.throw_if_any();
    return Study::validated(std::move(*dataset), std::move(*catalogue), scenario.parts);
}

LoadedStudy load_study(const fs::path& scenario, const BuiltinData& builtin)
{
    InputFiles files = study_files(scenario, builtin);
    Study study = read_study(files);
    return {std::move(study), std::move(files)};
}

}  // namespace natality::io
