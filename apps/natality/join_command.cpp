#include "asked_output.hpp"
#include "commands.hpp"
#include "interrupt.hpp"
#include "progress.hpp"
#include "provenance.hpp"

#include <natality/archive/join_sweeps.hpp>

#include <filesystem>
#include <ostream>
#include <vector>

namespace natality::app {

namespace po = boost::program_options;

namespace {

po::options_description join_options()
{
    po::options_description options("Options");
    auto add = options.add_options();
    add("output,o", po::value<std::string>()->default_value("sweep.h5"), "sweep file");
    add("force", po::bool_switch(), "replace the sweep file if it exists");
    return options;
}

/// Writes the sweep file, unless it is interrupted.
void join(const io::SweepParts& parts, const Arguments& arguments, const CommandLine& line,
          Console& console)
{
    const InterruptGuard interrupt;
    files::OutputFile output = asked_output(line.values["output"].as<std::string>(), line);
    const std::uint64_t chunks = parts.chunks();
    Progress progress(console, line.speech, static_cast<std::size_t>(chunks), "chunks");
    io::join_sweep_files(parts, output, provenance("join", arguments, {}, {}),
                         [&](std::uint64_t copied) {
                             interrupt.stop_if_requested();
                             progress.show(static_cast<std::size_t>(copied));
                         });
    output.commit();
}

void tell_joined(const io::SweepParts& parts, const CommandLine& line, Console& console)
{
    if (line.speech.quiet) {
        return;
    }
    console.err << localized("{}: {} parts joined, {} scenarios\n",
                             line.values["output"].as<std::string>(), parts.files().size(),
                             parts.scenarios())
                       .in(line.speech.language);
}

}  // namespace

ExitCode join_command(const Arguments& arguments, Console& console)
{
    const auto line = parse_command_line(
        arguments, join_options(),
        {"natality join [options] PART.h5 …",
         "Puts the parts of a sweep (natality sweep --part) together into one sweep file, bit for\n"
         "bit that of one run. The parts must be of one sweep by the same program, complete, and\n"
         "all there; they are given in any order and are left as they are."},
        console);
    if (!line) {
        return ExitCode::done;
    }
    if (line->inputs.empty()) {
        throw UsageError("the parts of a sweep are needed");
    }
    const io::SweepParts parts =
        io::SweepParts::checked({line->inputs.begin(), line->inputs.end()});
    join(parts, arguments, *line, console);
    tell_joined(parts, *line, console);
    return ExitCode::done;
}

}  // namespace natality::app
