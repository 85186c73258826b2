#include "asked_output.hpp"

#include <algorithm>
#include <iterator>
#include <vector>

namespace natality::app {

files::OutputFile asked_output(const std::string& output, const CommandLine& line,
                               const files::InputFiles& read)
{
    std::vector<std::string> paths;
    std::transform(read.all().begin(), read.all().end(), std::back_inserter(paths),
                   [](const files::InputFile& file) { return file.shown_as; });
    require_no_input(output, paths);
    return {output, line.values["force"].as<bool>() ? files::ExistingOutput::replace
                                                    : files::ExistingOutput::keep};
}

}  // namespace natality::app
