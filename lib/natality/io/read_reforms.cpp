#include <natality/io/read_reforms.hpp>

#include <natality/files/input_files.hpp>
#include <natality/io/toml/reform_toml.hpp>

#include <utility>

namespace natality::io {

ReformSet read_reforms(const std::filesystem::path& folder, const Catalogue& catalogue)
{
    const files::InputFiles files =
        files::read_folder(folder, [](const std::string& name) { return name.ends_with(".toml"); });
    Problems problems;
    ReformParts parts;
    for (const files::InputFile& file : files.all()) {
        add_reform_file(file, parts, problems);
    }
    problems.throw_if_any();
    return ReformSet::validated(std::move(parts), catalogue);
}

}  // namespace natality::io
