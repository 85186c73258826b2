#include <natality/io/input_kind.hpp>

#include <natality/files/input_files.hpp>
#include <natality/files/toml/toml_value.hpp>

#include <algorithm>
#include <initializer_list>
#include <string_view>
#include <system_error>

namespace natality::io {

namespace {

constexpr std::string_view hdf5_signature{"\x89HDF\r\n\x1a\n"};

bool has_one_of(const files::TomlEntries& entries, std::initializer_list<std::string_view> keys)
{
    return std::any_of(entries.begin(), entries.end(), [&keys](const files::TomlEntry& entry) {
        return std::find(keys.begin(), keys.end(), entry.key) != keys.end();
    });
}

InputKind kind_of_toml(const files::InputFile& file)
{
    Problems problems;
    const auto entries = files::parse_toml(file, problems);
    problems.throw_if_any();
    if (has_one_of(*entries, {"design", "measures"})) {
        return InputKind::sweep;
    }
    return has_one_of(*entries, {"dataset", "horizon"}) ? InputKind::scenario
                                                        : InputKind::catalogue;
}

}  // namespace

InputKind input_kind(const std::filesystem::path& path)
{
    std::error_code error;
    if (std::filesystem::is_directory(path, error)) {
        return std::filesystem::exists(path / "dataset.toml", error) ? InputKind::dataset
                                                                     : InputKind::catalogue;
    }
    return files::begins_with(path, hdf5_signature) ? InputKind::results
                                                    : kind_of_toml(files::read_file(path));
}

}  // namespace natality::io
