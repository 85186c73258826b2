#include "package_brief.hpp"

#include "team_brief.hpp"

#include <natality/base/message.hpp>

#include <string>
#include <utility>

namespace natality::app {

namespace {

Arguments arguments_in(MessageReader& reader)
{
    Arguments arguments(static_cast<std::size_t>(reader.number()));
    for (std::string& argument : arguments) {
        argument = reader.text();
    }
    return arguments;
}

PackageFiles package_files_in(MessageReader& reader)
{
    PackageFiles files;
    files.input = reader.text();
    files.are_of_sweep = reader.number() != 0;
    files.files = files_in(reader);
    return files;
}

}  // namespace

std::vector<std::byte> package_brief(const PackageFiles& files, const CommandLine& line,
                                     InstructionSet instructions)
{
    MessageWriter writer = begun_brief();
    put_rounding(writer, multiply_add_of(instructions));
    writer.number(line.arguments.size());
    for (const std::string& argument : line.arguments) {
        writer.text(argument);
    }
    writer.text(files.input);
    writer.number(files.are_of_sweep ? 1 : 0);
    put_files(writer, files.files);
    return std::move(writer).take();
}

PackageBrief package_brief_in(std::span<const std::byte> message)
{
    MessageReader reader(message);
    require_same_build(reader);
    const InstructionSet instructions = instructions_rounding_in(reader);
    Arguments arguments = arguments_in(reader);
    return {instructions, std::move(arguments), package_files_in(reader)};
}

}  // namespace natality::app
