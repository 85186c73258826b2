#include <natality/imports/write_dataset.hpp>

#include <natality/io/read_dataset.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>
#include <string_view>
#include <system_error>

namespace natality::io {

namespace {

namespace fs = std::filesystem;

/// Which keys a table has besides its value, in the order of its columns.
struct TableLayout {
    std::string name;
    bool has_year;
    bool has_sex;
    bool has_age;
    /// Heading of the category, or empty.
    std::string category;
    ObservationTable DatasetParts::*rows;
};

const std::vector<TableLayout>& table_layouts()
{
    using Parts = DatasetParts;
    static const std::vector<TableLayout> layouts{
        {"population", false, true, true, "", &Parts::population},
        {"mortality", true, true, true, "", &Parts::mortality},
        {"fertility", true, false, true, "", &Parts::fertility},
        {"sex_ratio_at_birth", true, false, false, "", &Parts::sex_ratio_at_birth},
        {"migration", true, true, true, "", &Parts::migration},
        {"births_by_order", true, false, true, "order", &Parts::births_by_order},
        {"women_by_state", false, false, true, "state", &Parts::women_by_state},
        {"tfr_paths", true, false, false, "path", &Parts::tfr_paths},
    };
    return layouts;
}

/// A cell of text, quoted where it must be.
std::string text_cell(const std::string& cell)
{
    if (cell.find_first_of(",\"\n") == std::string::npos) {
        return cell;
    }
    std::string quoted = "\"";
    for (const char c : cell) {
        quoted += c == '"' ? "\"\"" : std::string(1, c);
    }
    return quoted + '"';
}

std::string heading_of(const TableLayout& layout, bool has_regions, const std::string& value)
{
    std::vector<std::string> names;
    const auto add = [&names](bool is_there, const std::string& name) {
        if (is_there) {
            names.push_back(name);
        }
    };
    add(has_regions, "region");
    add(layout.has_year, "year");
    add(layout.has_sex, "sex");
    add(layout.has_age, "age");
    add(!layout.category.empty(), layout.category);
    add(true, value);
    return fmt::format("{}\n", fmt::join(names, ","));
}

std::string csv_of(const TableLayout& layout, const ObservationTable& table, bool has_regions)
{
    std::string text = heading_of(layout, has_regions, table.value_name);
    auto out = std::back_inserter(text);
    for (const Observation& row : table.rows) {
        if (has_regions) {
            text += text_cell(row.region);
            text += ',';
        }
        if (layout.has_year) {
            fmt::format_to(out, "{},", row.year.value);
        }
        if (layout.has_sex) {
            text += row.sex == Sex::female ? "female," : "male,";
        }
        if (layout.has_age) {
            text += to_string(row.age);
            text += ',';
        }
        if (!layout.category.empty()) {
            text += text_cell(row.category);
            text += ',';
        }
        // Fifteen digits leave out what a multiplication by 1000 adds behind the last of a file.
        fmt::format_to(out, "{:.15g}\n", row.value);
    }
    return text;
}

std::string toml_text(const std::string& text)
{
    std::string quoted = "\"";
    for (const char c : text) {
        const bool is_special = c == '"' || c == '\\';
        quoted += is_special ? std::string{'\\', c} : std::string(1, c < ' ' && c >= 0 ? ' ' : c);
    }
    return quoted + '"';
}

/// How the origin of a family of files is cited, and under which terms it stands.
struct Origin {
    std::string_view source;
    std::string_view licence;
};

Origin origin_of(ForeignFormat format)
{
    switch (format) {
    case ForeignFormat::wpp:
        return {"United Nations, Department of Economic and Social Affairs, Population Division, "
                "World Population Prospects; adapted as described in SOURCES.md",
                "CC BY 3.0 IGO"};
    case ForeignFormat::human:
        return {"Human Mortality Database (mortality.org) and Human Fertility Database "
                "(humanfertility.org); adapted as described in SOURCES.md",
                "the databases' own terms"};
    case ForeignFormat::wide:
        break;
    }
    return {"Files of others, adapted as described in SOURCES.md", ""};
}

std::string description_text(const ImportedDataset& imported)
{
    const DatasetDescription& description = imported.parts.description;
    const Origin origin = origin_of(imported.format);
    std::string text =
        "# Made by natality import; SOURCES.md says from what and how.\n\nformat = 1\n";
    auto out = std::back_inserter(text);
    fmt::format_to(out, "title = {}\n", toml_text(description.title.in(Language::en)));
    fmt::format_to(out, "source = {}\n", toml_text(std::string(origin.source)));
    if (!origin.licence.empty()) {
        fmt::format_to(out, "licence = {}\n", toml_text(std::string(origin.licence)));
    }
    fmt::format_to(out, "base_year = {}\nage_width = {}\nopen_age = {}\n",
                   description.base_year.value, description.ages.width(),
                   description.ages.open_age().value);
    fmt::format_to(out, "\n[migration]\ntiming = \"{}\"\nnegative = \"clip\"\n",
                   description.migration_timing == MigrationTiming::end ? "end" : "even");
    text +=
        "\n# For packages of measures, if they are to have costs and a ceiling, with figures of "
        "your own:\n# [money]\n# currency = \"EUR\"\n# price_year = 2024\n# "
        "[desired_family_size]\n# children = 2.1\n";
    for (const Region& region : imported.parts.regions) {
        fmt::format_to(out, "\n[[region]]\nid = {}\nname = {}\n", toml_text(region.id),
                       toml_text(region.name.in(Language::en)));
        if (!region.parent.empty()) {
            fmt::format_to(out, "parent = {}\n", toml_text(region.parent));
        }
    }
    return text;
}

std::string scenario_text(const ImportedDataset& imported)
{
    return fmt::format("# The data set as it is, without measures; packages may be added.\n\n"
                       "dataset = \".\"\nhorizon = {}\nceiling = \"none\"\n",
                       imported.horizon.value);
}

std::string sources_text(const ImportedDataset& imported)
{
    std::string text = fmt::format("# Where the figures of this data set come from\n\n{}.\n\n"
                                   "## Files\n\n| file | taken from it | SHA-256 |\n"
                                   "| --- | --- | --- |\n",
                                   origin_of(imported.format).source);
    auto out = std::back_inserter(text);
    for (const ForeignFile& file : imported.files) {
        std::vector<std::string> taken;
        for (const auto& [kind, count] : file.taken) {
            taken.push_back(fmt::format("{} ({} figures)", to_string(kind), count));
        }
        fmt::format_to(out, "| {} | {} | {} |\n", fs::path(file.shown_as).filename().string(),
                       taken.empty() ? "names, or nothing"
                                     : fmt::format("{}", fmt::join(taken, ", ")),
                       file.sha256);
    }
    text += "\n## What was chosen, left out and derived\n\n";
    const bool is_wide = imported.parts.description.ages.width() > 1;
    fmt::format_to(out, "- {} {}; population of 1 {} {}; open age {}; horizon {}.\n",
                   imported.parts.regions.size(),
                   imported.parts.regions.size() == 1 ? "region" : "regions",
                   is_wide ? "July" : "January", imported.parts.description.base_year.value,
                   imported.parts.description.ages.open_age().value, imported.horizon.value);
    if (is_wide) {
        text += "- Steps of five years from 1 July to 1 July; a year in a table is the first of "
                "five.\n";
    }
    for (const LocalText& remark : imported.remarks) {
        fmt::format_to(out, "- {}.\n", remark.en);
    }
    const bool at_end = imported.parts.description.migration_timing == MigrationTiming::end;
    fmt::format_to(out,
                   "- Net migrants enter {}; a group that would fall below zero is held at zero, "
                   "and the program says so.\n",
                   at_end ? "at the end of a step"
                          : "half at the start, half at the end of a step");
    return text;
}

void check_free(const fs::path& folder, files::ExistingOutput existing)
{
    std::error_code error;
    const bool has_entries = fs::exists(folder, error) && !fs::is_empty(folder, error);
    if (has_entries && existing == files::ExistingOutput::keep) {
        throw InputError({folder.string(), 0}, "exists already; give --force to replace what an "
                                               "import writes");
    }
}

/// Tables of a data set that stand in the folder and were not written.
void remove_other_tables(const fs::path& folder, const std::vector<TableText>& written)
{
    const files::InputFiles there = dataset_files(folder);
    for (const files::InputFile& file : there.all()) {
        const bool is_written =
            std::any_of(written.begin(), written.end(),
                        [&](const TableText& table) { return table.name == file.name; });
        if (!is_written) {
            std::error_code ignored;
            fs::remove(folder / file.name, ignored);
        }
    }
}

}  // namespace

std::vector<TableText> dataset_texts(const ImportedDataset& imported)
{
    std::vector<TableText> texts{{"dataset.toml", description_text(imported)},
                                 {"SOURCES.md", sources_text(imported)},
                                 {"baseline.toml", scenario_text(imported)}};
    const bool has_regions = imported.parts.regions.size() > 1;
    for (const TableLayout& layout : table_layouts()) {
        const ObservationTable& table = imported.parts.*layout.rows;
        if (!table.empty()) {
            texts.push_back({layout.name + ".csv", csv_of(layout, table, has_regions)});
        }
    }
    return texts;
}

void write_dataset(const fs::path& folder, const ImportedDataset& imported,
                   files::ExistingOutput existing)
{
    check_free(folder, existing);
    const std::vector<TableText> texts = dataset_texts(imported);
    write_tables(folder, texts, existing);
    remove_other_tables(folder, texts);
}

}  // namespace natality::io
