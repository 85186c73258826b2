#include <natality/io/read_dataset.hpp>

#include <natality/base/localized.hpp>
#include <natality/io/csv/observation_reader.hpp>
#include <natality/io/population_date.hpp>
#include <natality/io/toml/dataset_toml.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace natality::io {

namespace {

constexpr std::string_view dataset_name = "dataset.toml";

/// One table of a data set and where its rows go.
struct DatasetTable {
    TableSchema schema;
    ObservationTable DatasetParts::*rows;
    bool is_required;
};

const std::vector<DatasetTable>& dataset_tables()
{
    using enum KeyColumn;
    using Parts = DatasetParts;
    static const std::vector<DatasetTable> tables{
        {{.name = "population",
          .keys = {region, year, date, sex, age},
          .values = {"persons"},
          .free_keys = {year, date}},
         &Parts::population,
         true},
        {{"mortality", {region, year, sex, age}, {"mx", "qx", "sx"}}, &Parts::mortality, true},
        {{"fertility", {region, year, age}, {"asfr"}}, &Parts::fertility, true},
        {{"sex_ratio_at_birth", {region, year}, {"males_per_female"}},
         &Parts::sex_ratio_at_birth,
         true},
        {{"migration", {region, year, sex, age}, {"net_migrants", "rate"}, {sex, age}},
         &Parts::migration,
         false},
        {{"migration_flows", {year, sex, age, origin, destination}, {"rate", "persons"}},
         &Parts::migration_flows,
         false},
        {{"out_migration", {region, year, sex, age}, {"rate"}}, &Parts::out_migration, false},
        {{"in_migration", {region, year, sex, age}, {"rate", "share"}},
         &Parts::in_migration,
         false},
        {{"births_by_order", {region, year, age, order}, {"rate"}}, &Parts::births_by_order, false},
        {{"women_by_state", {region, age, state}, {"share"}}, &Parts::women_by_state, false},
        {{"union_formation", {region, year, age}, {"rate"}}, &Parts::union_formation, false},
        {{"tfr_paths", {region, year, path}, {"tfr"}}, &Parts::tfr_paths, false},
        {{"observed", {region, year, indicator}, {"value"}}, &Parts::observed, false},
        {{"tfr_bounds", {region, year, level}, {"tfr"}}, &Parts::tfr_bounds, false},
        {{"life_expectancy_bounds", {region, year, sex, level}, {"e0"}},
         &Parts::life_expectancy_bounds,
         false},
        {{"net_migration_bounds", {region, year, level}, {"net_migrants"}},
         &Parts::net_migration_bounds,
         false},
    };
    return tables;
}

std::vector<std::string> table_names()
{
    std::vector<std::string> names;
    for (const DatasetTable& table : dataset_tables()) {
        names.push_back(table.schema.name);
    }
    return names;
}

/// `fertility` of `fertility.csv` and `fertility.csv.gz`; empty for any other file.
std::string table_name_of(std::string_view file)
{
    for (const std::string_view ending : {".csv", ".csv.gz"}) {
        if (file.ends_with(ending)) {
            return std::string(file.substr(0, file.size() - ending.size()));
        }
    }
    return {};
}

/// The table that a file of another ending is meant to be, such as `fertility` of `fertility.tsv`;
/// empty for any other file.
std::string table_meant_by(std::string_view file)
{
    const std::vector<std::string> known = table_names();
    for (const std::string_view ending : {".txt", ".tsv", ".tab", ".csv.txt"}) {
        if (file.ends_with(ending)) {
            const std::string_view stem = file.substr(0, file.size() - ending.size());
            const auto table = std::find(known.begin(), known.end(), stem);
            if (table != known.end()) {
                return *table;
            }
        }
    }
    return {};
}

bool belongs_to_dataset(const std::string& file)
{
    const std::string table = table_name_of(file);
    const bool is_nearly_a_table = !table.empty() && !nearest_name(table, table_names()).empty();
    return file == dataset_name || is_nearly_a_table || !table_meant_by(file).empty();
}

/// What `mx`, `qx` or `sx` says about the values.
MortalityMeasure mortality_measure(const ObservationTable& table)
{
    if (table.value_name == "qx") {
        return MortalityMeasure::death_probability;
    }
    return table.value_name == "sx" ? MortalityMeasure::survival_ratio
                                    : MortalityMeasure::death_rate;
}

/// Files whose names are only nearly those of tables.
void check_names(const files::InputFiles& files, Problems& problems)
{
    const std::vector<std::string> known = table_names();
    for (const files::InputFile& file : files.all()) {
        const std::string table = table_name_of(file.name);
        const std::string nearest = nearest_name(table, known);
        if (!nearest.empty() && nearest != table) {
            problems.add(
                file.place(),
                localized("a data set has no such table; did you mean '{}.csv'?", nearest));
        }
    }
}

/// The region of rows that do not name one: the data set's only one. Where none is known, which is
/// reported elsewhere, any will do.
std::optional<std::string> sole_region(const DatasetParts& parts)
{
    if (parts.regions.size() > 1) {
        return std::nullopt;
    }
    return parts.regions.empty() ? std::string{} : parts.regions.front().id;
}

/// Tables under another ending, which spreadsheets and editors give, where there is none under the
/// right one.
void check_endings(const files::InputFiles& files, Problems& problems)
{
    for (const files::InputFile& file : files.all()) {
        const std::string plain_name = table_meant_by(file.name) + ".csv";
        const bool is_there =
            files.find(plain_name) != nullptr || files.find(plain_name + ".gz") != nullptr;
        if (!table_meant_by(file.name).empty() && !is_there) {
            problems.add(file.place(), localized("is not read: the tables of a data set end in "
                                                 ".csv; call it {}, or move it elsewhere",
                                                 plain_name));
        }
    }
}

/// Reads one table from `name.csv` or `name.csv.gz`, whichever is there.
void read_table(const files::InputFiles& files, const DatasetTable& table, DatasetParts& parts,
                Problems& problems)
{
    const std::string plain_name = table.schema.name + ".csv";
    const files::InputFile* plain = files.find(plain_name);
    const files::InputFile* packed = files.find(plain_name + ".gz");
    if (plain != nullptr && packed != nullptr) {
        problems.add(packed->place(), localized("stands beside {}; keep one of them", plain_name));
    }
    const files::InputFile* file = plain != nullptr ? plain : packed;
    if (file == nullptr) {
        if (table.is_required) {
            problems.add(files.place(plain_name),
                         localized("is missing; a data set has it, plain or as {}.gz", plain_name));
        }
        return;
    }
    parts.*table.rows = read_observations(*file, table.schema, sole_region(parts), problems);
}

}  // namespace

std::string file_of_table(const std::string& table)
{
    const std::vector<std::string> known = table_names();
    return std::find(known.begin(), known.end(), table) == known.end() ? table : table + ".csv";
}

files::InputFiles dataset_files(const std::filesystem::path& folder)
{
    return files::read_folder(folder, belongs_to_dataset);
}

Dataset read_dataset(const files::InputFiles& files)
{
    const files::InputFile* description = files.find(dataset_name);
    if (description == nullptr) {
        throw InputError(files.place(dataset_name),
                         "is missing; it is what makes a folder a data set");
    }
    Problems problems;
    DatasetParts parts = dataset_description(*description, problems);
    check_names(files, problems);
    check_endings(files, problems);
    for (const DatasetTable& table : dataset_tables()) {
        read_table(files, table, parts, problems);
    }
    parts.mortality_measure = mortality_measure(parts.mortality);
    const double years_early = take_population_date(parts, problems);
    problems.throw_if_any();
    return years_early > 0.0 ? moved_to_january(parts, years_early) : Dataset::validated(parts);
}

Dataset read_dataset(const std::filesystem::path& folder)
{
    return read_dataset(dataset_files(folder));
}

}  // namespace natality::io
