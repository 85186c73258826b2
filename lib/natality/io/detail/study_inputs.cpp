#include <natality/io/detail/study_inputs.hpp>

#include <natality/base/gathered.hpp>
#include <natality/base/localized.hpp>
#include <natality/io/read_catalogue.hpp>
#include <natality/io/read_dataset.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace natality::io::detail {

namespace {

namespace fs = std::filesystem;

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

/// Finds what a file names.
class Locator {
public:
    Locator(const fs::path& file, const BuiltinData& builtin, Problems& problems)
        : file_(file), builtin_(builtin), problems_(problems)
    {
    }

    /// A path from the file, or built-in data marked by a file of that name.
    std::optional<fs::path> find(const InputReference& reference, std::string_view key,
                                 std::string_view marker)
    {
        const fs::path path = beside(file_, reference.name);
        if (is_there(path)) {
            return path;
        }
        const std::vector<std::string> known = builtin_names(builtin_, marker);
        if (std::find(known.begin(), known.end(), reference.name) != known.end()) {
            return builtin_.folder / reference.name;
        }
        problems_.add(reference.place, localized("{}: '{}' is neither built in nor at {}; {}",
                                                 std::string(key), reference.name, path.string(),
                                                 nearest_name_hint(reference.name, known)));
        return std::nullopt;
    }

private:
    const fs::path& file_;
    const BuiltinData& builtin_;
    Problems& problems_;
};

void add_dataset(files::InputFiles& files, Locator& locator, const InputReference& dataset)
{
    if (dataset.name.empty()) {
        return;
    }
    if (const auto path = locator.find(dataset, "dataset", "dataset.toml")) {
        files.add_below(dataset_folder, dataset_files(*path));
    }
}

void add_catalogue(files::InputFiles& files, Locator& locator, InputReference catalogue)
{
    if (catalogue.name.empty()) {
        catalogue.name = default_catalogue;
    }
    if (const auto path = locator.find(catalogue, "catalogue", "catalogue.toml")) {
        files.add_below(catalogue_folder, catalogue_files(*path));
    }
}

files::InputFiles additions_in(const files::InputFiles& files)
{
    files::InputFiles additions;
    if (const files::InputFile* file = files.find(additions_name)) {
        additions.add(*file);
    }
    return additions;
}

}  // namespace

files::InputFile read_file_as(const fs::path& path, std::string_view name)
{
    files::InputFile file = files::read_file(path);
    file.name = name;
    return file;
}

fs::path beside(const fs::path& file, const std::string& path)
{
    return (file.parent_path() / path).lexically_normal();
}

void add_study_inputs(files::InputFiles& files, const fs::path& file, const ScenarioFile& asked,
                      const BuiltinData& builtin, Problems& problems)
{
    Locator locator(file, builtin, problems);
    const auto gather = [&problems](const auto& add) {
        static_cast<void>(gathered(problems, [&add] { return add(), true; }));
    };
    gather([&] { add_dataset(files, locator, asked.dataset); });
    gather([&] { add_catalogue(files, locator, asked.catalogue); });
    gather([&] {
        const std::string& additions = asked.additional_measures.name;
        if (!additions.empty()) {
            files.add(read_file_as(beside(file, additions), additions_name));
        }
    });
}

StudyInputs read_study_inputs(const files::InputFiles& files, Problems& problems)
{
    return {gathered(problems, [&] { return read_dataset(files.below(dataset_folder)); }),
            gathered(problems, [&] {
                return read_catalogue(files.below(catalogue_folder), additions_in(files));
            })};
}

}  // namespace natality::io::detail
