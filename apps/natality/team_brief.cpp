#include "team_brief.hpp"

#include <natality/base/localized.hpp>
#include <natality/base/problems.hpp>
#include <natality/base/version.hpp>

#include <utility>

namespace natality::app {

MessageWriter begun_brief()
{
    MessageWriter brief;
    brief.text(build_info.revision);
    return brief;
}

void require_same_build(MessageReader& brief)
{
    if (const std::string revision = brief.text(); revision != build_info.revision) {
        throw RunError(localized("process 0 is natality {}, this one {}; all must be of one build",
                                 revision, build_info.revision));
    }
}

void put_rounding(MessageWriter& brief, MultiplyAdd rounding)
{
    brief.number(rounding == MultiplyAdd::fused ? 1 : 0);
}

InstructionSet instructions_rounding_in(MessageReader& brief)
{
    const MultiplyAdd rounding = brief.number() == 1 ? MultiplyAdd::fused : MultiplyAdd::separate;
    const auto set = widest_instruction_set(rounding);
    if (!set) {
        throw RunError(
            localized("process 0 has {} multiply-add, and this machine has not: the last "
                      "digits would differ; start all with --instructions {}",
                      to_string(rounding), to_string(InstructionSet::portable)));
    }
    return *set;
}

void put_files(MessageWriter& brief, const files::InputFiles& files)
{
    for (const files::InputFile& file : files.all()) {
        brief.text(file.name);
        brief.text(file.shown_as);
        brief.text(file.content);
    }
}

files::InputFiles files_in(MessageReader& brief)
{
    files::InputFiles files;
    while (!brief.is_at_end()) {
        files::InputFile file;
        file.name = brief.text();
        file.shown_as = brief.text();
        file.content = brief.text();
        files.add(std::move(file));
    }
    return files;
}

}  // namespace natality::app
