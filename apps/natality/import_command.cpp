#include "commands.hpp"
#include "import_commands.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace natality::app {

namespace {

constexpr std::array<std::string_view, 4> file_families{"wpp", "wide", "hmd", "hfd"};

void print_import_help(const Arguments& arguments, Console& console)
{
    static_cast<void>(parse_command_line(
        arguments, import_files_options(),
        {"natality import wpp|wide|hmd|hfd [options] FILE … -o FOLDER\n"
         "       natality import states [options] FOLDER",
         "Makes a data set from the files of others, or tables of one from other sources:\n"
         "  wpp     World Population Prospects: the United Nations' bulk CSV files, or long\n"
         "          tables by country code\n"
         "  wide    tables with a column a year, of the R packages wpp20XX and bayesPop\n"
         "  hmd     Human Mortality Database: Population, Mx_1x1 or Mx_5x1\n"
         "  hfd     Human Fertility Database: asfrRR, asfrRRbo, exposRRpa, beside those of hmd\n"
         "  states  women by life-course state from censuses, marriages and births\n\n"
         "The options are those of data sets; states takes output and force alone."},
        console));
}

bool is_family(std::string_view argument)
{
    return std::find(file_families.begin(), file_families.end(), argument) != file_families.end();
}

bool is_what(std::string_view argument)
{
    return argument == "states" || is_family(argument);
}

}  // namespace

ExitCode import_command(const Arguments& arguments, Console& console)
{
    const auto what = std::find_if(arguments.begin(), arguments.end(), is_what);
    if (what == arguments.end()) {
        const bool asks_help =
            std::any_of(arguments.begin(), arguments.end(), [](const std::string& argument) {
                return argument == "--help" || argument == "-h";
            });
        if (asks_help) {
            print_import_help(arguments, console);
            return ExitCode::done;
        }
        throw UsageError("what is to be imported? known: wpp, wide, hmd, hfd, states");
    }
    return *what == "states" ? import_states(arguments, console) : import_files(arguments, console);
}

}  // namespace natality::app
