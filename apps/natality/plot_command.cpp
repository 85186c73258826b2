#include "commands.hpp"
#include "gnuplot.hpp"
#include "gnuplot_script.hpp"
#include "plot_chart.hpp"

#include <natality/archive/read_results.hpp>
#include <natality/base/localized.hpp>
#include <natality/base/problems.hpp>
#include <natality/base/version.hpp>
#include <natality/files/output_file.hpp>
#include <natality/results/indicators.hpp>

#include <algorithm>
#include <ostream>

namespace natality::app {

namespace po = boost::program_options;

namespace {

po::options_description plot_options()
{
    po::options_description options("Options");
    auto add = options.add_options();
    add("output,o", po::value<std::string>(), "the picture, .svg or .png (default: INDICATOR.svg)");
    add("scenarios", po::value<std::string>(),
        "scenarios to draw, ids or names separated by commas (default: all)");
    add("region", po::value<std::string>()->default_value(""), "region (default: the first)");
    add("year", po::value<int>(), "year of a pyramid (default: half way)");
    add("difference", po::bool_switch(), "draw differences from the baseline");
    add("force", po::bool_switch(), "replace the picture if it exists");
    return options;
}

PictureFormat picture_format(const std::filesystem::path& file)
{
    if (file.extension() == ".svg") {
        return PictureFormat::svg;
    }
    if (file.extension() == ".png") {
        return PictureFormat::png;
    }
    throw UsageError(localized("{}: a picture is an .svg or a .png", file.string()));
}

std::string text_attribute(const io::ResultsReader& results, const char* name)
{
    const files::AttributeValue* const value = files::find_attribute(results.attributes(), name);
    const auto* const text = value == nullptr ? nullptr : std::get_if<std::string>(value);
    return text == nullptr ? std::string() : *text;
}

std::string source_of(const io::ResultsReader& results, Language language)
{
    const LocalText title{text_attribute(results, "dataset_title"),
                          text_attribute(results, "dataset_title_zh")};
    return localized("Source: natality {}, {}", build_info.version, title).in(language);
}

PlotChoice choice_of(const CommandLine& line, const io::ResultsReader& results)
{
    PlotChoice choice{.scenarios = {},
                      .region = line.values["region"].as<std::string>(),
                      .year = {},
                      .is_difference = line.values["difference"].as<bool>(),
                      .language = line.speech.language,
                      .source = source_of(results, line.speech.language)};
    if (line.values.count("scenarios") > 0) {
        choice.scenarios = split_at_commas(line.values["scenarios"].as<std::string>());
    }
    if (line.values.count("year") > 0) {
        choice.year = line.values["year"].as<int>();
    }
    return choice;
}

/// The variable, and its quantiles where it has any that say the same of it.
PlotVariables read_variables(const io::ResultsReader& results, const std::string& file,
                             const std::string& variable, bool is_difference)
{
    const std::string quantile = variable + (is_difference ? "_difference" : "") + "_quantile";
    const auto known = results.variables();
    const bool is_drawn = std::any_of(known.begin(), known.end(), [&](const auto& description) {
        return description.name == quantile;
    });
    const auto read = [&](const std::string& name) {
        return std::move(io::read_observations(file, {.variables = {name}}).tables.front());
    };
    PlotVariables variables{read(variable), {}};
    if (is_drawn) {
        variables.quantiles = read(quantile);
    }
    return variables;
}

std::string script_of(const CommandLine& line, PictureFormat format)
{
    const std::string& file = line.inputs[0];
    // The population by age is the pyramid, not the total that its name stands for elsewhere.
    const std::string& asked = line.inputs[1];
    const std::string variable = asked == "population" ? asked : indicator_asked(asked);
    const io::ResultsReader results(file);
    const PlotChoice choice = choice_of(line, results);
    const PlotVariables variables = read_variables(results, file, variable, choice.is_difference);
    if (variable == "population") {
        return gnuplot_script(pyramid_chart(variables.values, choice), format);
    }
    if (choice.year) {
        throw UsageError("--year is for the pyramid, of the variable population");
    }
    return gnuplot_script(line_chart(variables, choice), format);
}

}  // namespace

ExitCode plot_command(const Arguments& arguments, Console& console)
{
    const auto line = parse_command_line(
        arguments, plot_options(),
        {"natality plot [options] RESULTS.h5 INDICATOR",
         "Draws a variable of a results file as a picture: scenarios over the years, with what "
         "80 %\n"
         "of the draws lie between where there are draws; parts of one scenario, such as births "
         "by\n"
         "order; 'population' as a pyramid. Needs the program gnuplot."},
        console);
    if (!line) {
        return ExitCode::done;
    }
    if (line->inputs.size() != 2) {
        throw UsageError("a results file and the name of a variable are needed, for instance "
                         "results.h5 births_total");
    }
    const std::filesystem::path picture = line->values.count("output") > 0
                                              ? line->values["output"].as<std::string>()
                                              : line->inputs[1] + ".svg";
    const std::string script = script_of(*line, picture_format(picture));
    files::OutputFile output(picture, line->values["force"].as<bool>()
                                          ? files::ExistingOutput::replace
                                          : files::ExistingOutput::keep);
    run_gnuplot(script, output.temporary());
    output.commit();
    if (!line->speech.quiet) {
        console.err << output.file().string() << localized(": written\n").in(line->speech.language);
    }
    return ExitCode::done;
}

}  // namespace natality::app
