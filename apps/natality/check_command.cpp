#include "builtin_data.hpp"
#include "commands.hpp"
#include "json_values.hpp"

#include <natality/archive/check_results.hpp>
#include <natality/base/localized.hpp>
#include <natality/io/input_kind.hpp>
#include <natality/io/read_catalogue.hpp>
#include <natality/io/read_dataset.hpp>
#include <natality/io/read_study.hpp>
#include <natality/io/read_sweep.hpp>
#include <natality/results/plausibility.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>
#include <ostream>
#include <string>

namespace natality::app {

namespace po = boost::program_options;

namespace {

/// What there is to say of an input in which nothing is wrong.
struct Seen {
    /// Of a data set, what it says at first sight, and what of it is hard to believe.
    std::vector<RegionAtSight> regions;
    std::vector<LocalText> doubts;
    /// Of a results or sweep file, what it is.
    std::optional<io::CheckedFile> file;
};

/// Reads one input wholly. \throws InputError with everything wrong with it.
/// \return what there is to say of it where nothing is wrong.
Seen read_input(const std::filesystem::path& path)
{
    switch (io::input_kind(path)) {
    case io::InputKind::dataset: {
        const Dataset dataset = io::read_dataset(path);
        return {at_sight(dataset), doubts(dataset), std::nullopt};
    }
    case io::InputKind::catalogue:
        static_cast<void>(io::read_catalogue(path));
        return {};
    case io::InputKind::scenario:
        static_cast<void>(io::load_study(path, {builtin_data_folder()}));
        return {};
    case io::InputKind::sweep:
        static_cast<void>(io::load_sweep(path, {builtin_data_folder()}));
        return {};
    case io::InputKind::results:
        return {{}, {}, io::check_results(path)};
    }
    return {};
}

nlohmann::ordered_json regions_json(const std::vector<RegionAtSight>& regions)
{
    nlohmann::ordered_json json = nlohmann::ordered_json::array();
    for (const RegionAtSight& region : regions) {
        json.push_back({{"id", region.region},
                        {"persons", region.persons},
                        {"tfr", region.tfr},
                        {"life_expectancy_female", region.life_expectancy.female},
                        {"life_expectancy_male", region.life_expectancy.male}});
    }
    return json;
}

/// What was found in one input.
struct Finding {
    std::string input;
    Problems problems;
    Seen seen{};
};

Finding check(const std::string& input)
{
    try {
        return {input, {}, read_input(input)};
    } catch (const InputError& error) {
        return {input, error.problems(), {}};
    }
}

nlohmann::ordered_json finding_json(const Finding& finding)
{
    nlohmann::ordered_json problems = nlohmann::ordered_json::array();
    for (const Problem& problem : finding.problems.all()) {
        problems.push_back({{"file", problem.place.file},
                            {"line", problem.place.line},
                            {"message", problem.message.en}});
    }
    nlohmann::ordered_json json{{"input", finding.input},
                                {"problem_count", finding.problems.size()},
                                {"problems", problems}};
    if (!finding.seen.regions.empty()) {
        json["regions"] = regions_json(finding.seen.regions);
        json["doubts"] = nlohmann::ordered_json::array();
        for (const LocalText& doubt : finding.seen.doubts) {
            json["doubts"].push_back(doubt.en);
        }
    }
    if (finding.seen.file) {
        json["sealed"] = finding.seen.file->is_sealed;
    }
    if (finding.seen.file && finding.seen.file->blocks > 0) {
        json["blocks"] = finding.seen.file->blocks;
        json["blocks_complete"] = finding.seen.file->blocks_done;
    }
    return json;
}

/// The base year of a few regions, and everything hard to believe.
void print_sight(const Seen& seen, Language language, Console& console)
{
    constexpr std::size_t most_regions = 5;
    for (std::size_t r = 0; r < std::min(seen.regions.size(), most_regions); ++r) {
        const RegionAtSight& region = seen.regions[r];
        const LocalText text =
            localized("{}: {:.0f} persons, total fertility rate {:.2f}, life expectancy {:.1f} "
                      "(women) and {:.1f} years (men)",
                      region.region, region.persons, region.tfr, region.life_expectancy.female,
                      region.life_expectancy.male);
        console.out << "  " << text.in(language) << "\n";
    }
    for (const LocalText& doubt : seen.doubts) {
        console.err << localized("hard to believe: {}", doubt).in(language) << "\n";
    }
}

/// What is said of an input in which nothing is wrong.
std::string verdict(const Finding& finding, Language language)
{
    const std::optional<io::CheckedFile>& file = finding.seen.file;
    const bool is_unsealed = file && !file->is_sealed;
    const LocalText found =
        is_unsealed ? localized("readable, and made as its inputs say; it has no checksums, so "
                                "that changed figures cannot be told")
                    : localized("valid");
    std::string text = localized("{}: {}", finding.input, found).in(language);
    if (file && file->blocks_done < file->blocks) {
        text +=
            localized("; of {} blocks {} are there", file->blocks, file->blocks_done).in(language);
    }
    return text;
}

void print(const std::vector<Finding>& findings, const Speech& speech, Console& console)
{
    if (speech.json) {
        nlohmann::ordered_json list = nlohmann::ordered_json::array();
        for (const Finding& finding : findings) {
            list.push_back(finding_json(finding));
        }
        console.out << json_text(nlohmann::ordered_json{{"inputs", list}});
        return;
    }
    for (const Finding& finding : findings) {
        if (!finding.problems.empty()) {
            console.err << finding.problems.text(speech.language) << "\n";
        } else if (!speech.quiet) {
            console.out << verdict(finding, speech.language) << "\n";
            print_sight(finding.seen, speech.language, console);
        }
    }
}

}  // namespace

ExitCode check_command(const Arguments& arguments, Console& console)
{
    const auto line = parse_command_line(
        arguments, po::options_description("Options"),
        {"natality check [options] INPUT …",
         "Validates inputs and reports everything wrong with them. An input is a data set "
         "(folder),\n"
         "a catalogue (folder or TOML file), a scenario or sweep file (TOML) or a results file\n"
         "(HDF5)."},
        console);
    if (!line) {
        return ExitCode::done;
    }
    if (line->inputs.empty()) {
        throw UsageError("at least one input is needed");
    }
    std::vector<Finding> findings;
    std::transform(line->inputs.begin(), line->inputs.end(), std::back_inserter(findings), check);
    print(findings, line->speech, console);
    const bool all_valid =
        std::all_of(findings.begin(), findings.end(),
                    [](const Finding& finding) { return finding.problems.empty(); });
    return all_valid ? ExitCode::done : ExitCode::bad_input;
}

}  // namespace natality::app
