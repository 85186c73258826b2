#include <natality/io/write_tables.hpp>

#include <natality/base/localized.hpp>
#include <natality/base/problems.hpp>

#include <fstream>
#include <system_error>
#include <utility>

namespace natality::io {

namespace {

namespace fs = std::filesystem;

/// A folder that is taken away again, if it was made here, unless it is kept.
class OutputFolder {
public:
    explicit OutputFolder(fs::path folder) : folder_(std::move(folder))
    {
        std::error_code error;
        is_new_ = fs::create_directory(folder_, error);
        if (!fs::is_directory(folder_)) {
            throw InputError({folder_.string(), 0},
                             error ? localized("cannot be made or used as a folder: {}",
                                               localized_text(error.message()))
                                   : localized("cannot be made or used as a folder"));
        }
    }
    OutputFolder(const OutputFolder&) = delete;
    OutputFolder& operator=(const OutputFolder&) = delete;
    ~OutputFolder()
    {
        if (is_new_) {
            std::error_code ignored;
            fs::remove(folder_, ignored);
        }
    }

    void keep() { is_new_ = false; }

private:
    fs::path folder_;
    bool is_new_ = false;
};

std::vector<files::OutputFile> reserved(const fs::path& folder,
                                        const std::vector<TableText>& tables,
                                        files::ExistingOutput existing)
{
    std::vector<files::OutputFile> files;
    Problems problems;
    for (const TableText& table : tables) {
        try {
            files.emplace_back(folder / table.name, existing);
        } catch (const InputError& error) {
            problems.append(error.problems());
        }
    }
    problems.throw_if_any();
    return files;
}

void fill(const files::OutputFile& file, const std::string& text)
{
    std::ofstream stream(file.temporary(), std::ios::binary);
    stream << text;
    stream.close();
    if (!stream) {
        throw RunError(localized("{}: cannot write; is the disk full?", file.file().string()));
    }
}

}  // namespace

void write_tables(const fs::path& folder, const std::vector<TableText>& tables,
                  files::ExistingOutput existing)
{
    OutputFolder output(folder);
    std::vector<files::OutputFile> files = reserved(folder, tables, existing);
    for (std::size_t i = 0; i < tables.size(); ++i) {
        fill(files[i], tables[i].text);
    }
    output.keep();
    for (files::OutputFile& file : files) {
        file.commit();
    }
}

}  // namespace natality::io
