#include <natality/io/input_kind.hpp>

#include <natality/io/input_files.hpp>
#include <natality/io/toml/toml_value.hpp>

#include <algorithm>
#include <string_view>
#include <system_error>

namespace natality::io {

namespace {

constexpr std::string_view hdf5_signature{"\x89HDF\r\n\x1a\n"};

InputKind kind_of_toml(const InputFile& file)
{
    Problems problems;
    const auto entries = parse_toml(file, problems);
    problems.throw_if_any();
    const bool is_scenario =
        std::any_of(entries->begin(), entries->end(), [](const TomlEntry& entry) {
            return entry.key == "dataset" || entry.key == "horizon";
        });
    return is_scenario ? InputKind::scenario : InputKind::catalogue;
}

}  // namespace

InputKind input_kind(const std::filesystem::path& path)
{
    std::error_code error;
    if (std::filesystem::is_directory(path, error)) {
        return std::filesystem::exists(path / "dataset.toml", error) ? InputKind::dataset
                                                                     : InputKind::catalogue;
    }
    const InputFile file = read_file(path);
    return file.content.starts_with(hdf5_signature) ? InputKind::results : kind_of_toml(file);
}

}  // namespace natality::io
