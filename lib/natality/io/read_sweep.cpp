#include <natality/io/read_sweep.hpp>

#include <natality/base/gathered.hpp>
#include <natality/base/localized.hpp>
#include <natality/base/missing.hpp>
#include <natality/files/csv/csv_table.hpp>
#include <natality/io/csv/cells.hpp>
#include <natality/io/detail/study_inputs.hpp>
#include <natality/io/toml/scenario_toml.hpp>
#include <natality/io/toml/sweep_toml.hpp>

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace natality::io {

namespace {

constexpr std::array<const char*, 2> design_table_names{"table.csv", "table.csv.gz"};

/// Adds the table that a sweep file names, if it names one.
void add_table(files::InputFiles& files, const std::filesystem::path& sweep,
               const InputReference& table, Problems& problems)
{
    if (table.name.empty()) {
        return;
    }
    const bool is_packed = table.name.ends_with(".gz");
    auto file = gathered(problems, [&] {
        return detail::read_file_as(detail::beside(sweep, table.name),
                                    design_table_names[is_packed]);
    });
    if (file) {
        files.add(std::move(*file));
    }
}

/// The level of a cell; not a number for a blank one.
std::optional<double> level_in(std::string_view cell)
{
    return cell.empty() ? missing : number_in(cell);
}

/// The scenarios of a table whose columns are the measures of a design.
DesignTablePart table_part(const files::InputFile& file, const DesignParts& design,
                           Problems& problems)
{
    std::vector<std::string> columns;
    for (const DesignMeasurePart& measure : design.measures) {
        columns.push_back(measure.use.measure);
    }
    const files::CsvTable table(file, columns, problems);
    DesignTablePart part{file.shown_as, {}, {}};
    part.lines.reserve(table.rows().size());
    part.levels.reserve(table.rows().size() * columns.size());
    for (const files::CsvTable::Row& row : table.rows()) {
        part.lines.push_back(row.line);
        for (const std::string& column : columns) {
            const auto level =
                table.value(row, column, level_in, "a level in the unit of the measure, or blank");
            part.levels.push_back(level.value_or(missing));
        }
    }
    return part;
}

std::int64_t seed_in(const files::InputFile& file, Problems& problems)
{
    std::int64_t seed = 0;
    const char* const end = file.content.data() + file.content.size();
    if (std::from_chars(file.content.data(), end, seed).ptr != end || file.content.empty()) {
        problems.add(file.place(), localized("'{}' is not a seed, a whole number", file.content));
    }
    return seed;
}

std::vector<std::string> lines_of(const files::InputFile& file)
{
    std::vector<std::string> lines;
    std::istringstream text(file.content);
    for (std::string line; std::getline(text, line);) {
        lines.push_back(line);
    }
    return lines;
}

/// A number that is no whole one in TOML, the same to the last bit.
std::string toml_number(double value)
{
    const std::string text = fmt::format("{}", value);
    return text.find_first_of(".e") == std::string::npos ? text + ".0" : text;
}

const files::InputFile* table_file(const files::InputFiles& files)
{
    const files::InputFile* plain = files.find(design_table_names[0]);
    return plain != nullptr ? plain : files.find(design_table_names[1]);
}

}  // namespace

files::InputFiles sweep_files(const std::filesystem::path& sweep, const BuiltinData& builtin)
{
    files::InputFile file = detail::read_file_as(sweep, sweep_name);
    Problems in_sweep;
    const SweepFile asked = sweep_file(file, in_sweep);
    files::InputFiles files(sweep.parent_path().string());
    files.add(std::move(file));
    Problems problems;
    detail::add_study_inputs(files, sweep, asked.study, builtin, problems);
    add_table(files, sweep, asked.table, problems);
    if (!problems.empty() || asked.study.dataset.name.empty()) {
        // Otherwise whoever reads the files finds them again, with those of the other files.
        in_sweep.append(problems);
        throw InputError(in_sweep);
    }
    return files;
}

SweepPlan read_sweep(const files::InputFiles& files)
{
    const files::InputFile* file = files.find(sweep_name);
    if (file == nullptr) {
        throw InputError(files.place(sweep_name), "is missing; a sweep has a sweep file");
    }
    Problems problems;
    SweepFile sweep = sweep_file(*file, problems);
    if (const files::InputFile* table = table_file(files)) {
        sweep.design.table = table_part(*table, sweep.design, problems);
    }
    if (const files::InputFile* seed = files.find(seed_name)) {
        sweep.design.seed = seed_in(*seed, problems);
    }
    if (const files::InputFile* draws = files.find(draws_name)) {
        sweep.study.parts.settings.draws = draws_in(*draws, problems);
    }
    detail::StudyInputs inputs = detail::read_study_inputs(files, problems);
    problems.throw_if_any();
    const SweepPlan plan =
        SweepPlan::validated(std::move(*inputs.dataset), std::move(*inputs.catalogue),
                             {sweep.study.parts, std::move(sweep.design), sweep.output});
    const files::InputFile* const restriction = files.find(restriction_name);
    return restriction == nullptr ? plan : plan.restricted_to(lines_of(*restriction));
}

files::InputFile draws_file(const DrawSettings& draws, std::string shown_as)
{
    std::string which;
    for (const NamedDrawSource& named : draw_source_names) {
        if (draws.sources.*(named.source)) {
            which += fmt::format("{}\"{}\"", which.empty() ? "" : ", ", named.name);
        }
    }
    const std::string permanent =
        draws.permanent_migration
            ? fmt::format("permanent_migration = {}\n", toml_number(*draws.permanent_migration))
            : std::string();
    return {draws_name, std::move(shown_as),
            fmt::format("[draws]\ncount = {}\nseed = {}\nwhich = [{}]\ncorrelation = {}\n{}",
                        draws.count, draws.seed, which, toml_number(draws.correlation), permanent)};
}

LoadedSweep load_sweep(const std::filesystem::path& sweep, const BuiltinData& builtin)
{
    files::InputFiles files = sweep_files(sweep, builtin);
    SweepPlan plan = read_sweep(files);
    return {std::move(plan), std::move(files)};
}

}  // namespace natality::io
