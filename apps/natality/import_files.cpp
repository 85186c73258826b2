#include "import_commands.hpp"
#include "json_values.hpp"

#include <natality/base/localized.hpp>
#include <natality/imports/import_dataset.hpp>
#include <natality/imports/read_figures.hpp>
#include <natality/imports/write_dataset.hpp>

#include <nlohmann/json.hpp>

#include <filesystem>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

namespace natality::app {

namespace po = boost::program_options;

namespace {

constexpr double thousand = 1000.0;

io::ForeignFormat format_named(const std::string& name)
{
    if (name == "wpp") {
        return io::ForeignFormat::wpp;
    }
    return name == "wide" ? io::ForeignFormat::wide : io::ForeignFormat::human;
}

/// The value of an option among its names.
/// \throws UsageError naming them if it is none of them.
template <class Value>
Value choice(const std::string& option, const std::string& name,
             const std::vector<std::pair<std::string, Value>>& choices)
{
    std::vector<std::string> names;
    for (const auto& [known, value] : choices) {
        if (known == name) {
            return value;
        }
        names.push_back(known);
    }
    throw UsageError(
        localized("--{}: '{}' is not known; {}", option, name, nearest_name_hint(name, names)));
}

io::MigrationSource migration_named(const std::string& name)
{
    using enum io::MigrationSource;
    return choice<io::MigrationSource>(
        "migration", name,
        {{"automatic", automatic}, {"schedule", schedule}, {"residual", residual}, {"none", none}});
}

template <class Value>
std::optional<Value> given(const CommandLine& line, const char* option)
{
    return line.values.count(option) > 0 ? std::optional(line.values[option].as<Value>())
                                         : std::nullopt;
}

template <class Wrapped>
std::optional<Wrapped> given_number(const CommandLine& line, const char* option)
{
    const auto number = given<int>(line, option);
    return number ? std::optional(Wrapped{*number}) : std::nullopt;
}

io::ImportSettings settings_of(const CommandLine& line)
{
    io::ImportSettings settings;
    settings.places = given<std::vector<std::string>>(line, "country").value_or(settings.places);
    settings.takes_all = line.values["all"].as<bool>();
    if (settings.takes_all && !settings.places.empty()) {
        throw UsageError("--country and --all: give one of them");
    }
    settings.base_year = given_number<Year>(line, "base-year");
    settings.horizon = given_number<Year>(line, "horizon");
    settings.open_age = given_number<Age>(line, "open-age");
    settings.migration = migration_named(line.values["migration"].as<std::string>());
    settings.sex_ratio_at_birth = given<double>(line, "sex-ratio");
    settings.orders_alike = line.values["orders-alike"].as<bool>();
    settings.title = line.values["title"].as<std::string>();
    settings.sum = line.values["sum"].as<std::string>();
    if (const auto unit = given<std::string>(line, "unit")) {
        settings.unit = choice<double>("unit", *unit, {{"persons", 1.0}, {"thousands", thousand}});
    }
    if (const auto date = given<std::string>(line, "population-date")) {
        settings.population_date = choice<io::PopulationDate>(
            "population-date", *date,
            {{"december", io::PopulationDate::december}, {"january", io::PopulationDate::january}});
    }
    return settings;
}

/// The files, all inputs but the first.
std::vector<std::filesystem::path> files_of(const CommandLine& line)
{
    if (line.inputs.size() < 2) {
        throw UsageError("the files to import are needed");
    }
    return {line.inputs.begin() + 1, line.inputs.end()};
}

std::filesystem::path folder_of_import(const CommandLine& line)
{
    const auto folder = given<std::string>(line, "output");
    if (!folder || folder->empty()) {
        throw UsageError("--output: a folder for the data set is needed");
    }
    return *folder;
}

std::vector<std::string> english(const std::vector<LocalText>& texts)
{
    std::vector<std::string> said;
    std::transform(texts.begin(), texts.end(), std::back_inserter(said),
                   [](const LocalText& text) { return text.en; });
    return said;
}

void tell(const io::ImportedDataset& imported, const std::filesystem::path& folder,
          const Speech& speech, Console& console)
{
    const DatasetDescription& description = imported.parts.description;
    if (speech.json) {
        console.out << json_text(
            nlohmann::ordered_json{{"folder", folder.string()},
                                   {"regions", imported.parts.regions.size()},
                                   {"base_year", description.base_year.value},
                                   {"horizon", imported.horizon.value},
                                   {"age_width", description.ages.width()},
                                   {"open_age", description.ages.open_age().value},
                                   {"remarks", english(imported.remarks)}});
        return;
    }
    if (speech.quiet) {
        return;
    }
    for (const LocalText& remark : imported.remarks) {
        console.err << remark.in(speech.language) << "\n";
    }
    const std::size_t count = imported.parts.regions.size();
    const LocalText written = localized(
        "{}: written, {} {}, {} to {}; to project it: natality run {}", folder.string(), count,
        localized_text(count == 1 ? "region" : "regions"), description.base_year.value,
        imported.horizon.value, (folder / "baseline.toml").string());
    console.err << written.in(speech.language) << "\n";
}

}  // namespace

po::options_description import_files_options()
{
    po::options_description options("Options");
    auto add = options.add_options();
    add("output,o", po::value<std::string>(), "folder for the data set; made if it is not there");
    add("country", po::value<std::vector<std::string>>(),
        "name, number or three letters of a country or region to take; may be given again");
    add("all", po::bool_switch(), "take every country or region, as regions of one data set");
    add("base-year", po::value<int>(),
        "year of the first population (default: the last that is not projected)");
    add("horizon", po::value<int>(), "last population point (default: the end of the last rates)");
    add("open-age", po::value<int>(),
        "first age of the last group (default: that of the files, 100 at most)");
    add("migration", po::value<std::string>()->default_value("automatic"),
        "net migrants by age: automatic, from the files, else as schedule; schedule, totals spread "
        "by Rogers and Castro; residual, what populations leave over; none");
    add("unit", po::value<std::string>(),
        "of populations and migrants: persons or thousands (default: thousands of wpp, else "
        "persons)");
    add("population-date", po::value<std::string>(),
        "of wide tables: december, the end of the year that heads them (default), or january");
    add("sex-ratio", po::value<double>(),
        "boys per girl at birth where the files do not say (default: 1.05)");
    add("orders-alike", po::bool_switch(),
        "make births by order where the files have none, as if women of an age bore alike whatever "
        "their number of children");
    add("sum", po::value<std::string>()->default_value(""),
        "name of a region to add, the sum of all that are taken");
    add("title", po::value<std::string>()->default_value(""), "title of the data set");
    add("force", po::bool_switch(), "replace what an import wrote to the folder before");
    return options;
}

ExitCode import_files(const Arguments& arguments, Console& console)
{
    const auto line = parse_command_line(
        arguments, import_files_options(),
        {"natality import wpp|wide|hmd|hfd [options] FILE … -o FOLDER",
         "Makes a data set from files of others: the United Nations' World Population Prospects\n"
         "(wpp), tables of the R packages wpp20XX and bayesPop (wide), the Human Mortality and\n"
         "Human Fertility Databases (hmd, hfd). Says what was chosen and derived, and writes it\n"
         "to SOURCES.md of the data set, beside baseline.toml, which projects it."},
        console);
    if (!line) {
        return ExitCode::done;
    }
    const io::ImportSettings settings = settings_of(*line);
    const std::filesystem::path folder = folder_of_import(*line);
    const io::ForeignFormat format = format_named(line->inputs.front());
    const auto existing = line->values["force"].as<bool>() ? files::ExistingOutput::replace
                                                           : files::ExistingOutput::keep;
    const io::Figures figures = io::read_figures(format, files_of(*line), settings);
    const io::ImportedDataset imported = io::import_dataset(figures, format, settings);
    io::write_dataset(folder, imported, existing);
    tell(imported, folder, line->speech, console);
    return ExitCode::done;
}

}  // namespace natality::app
