#include "resume_option.hpp"

#include <natality/archive/sweep_reader.hpp>
#include <natality/base/localized.hpp>
#include <natality/base/problems.hpp>

namespace natality::app {

void require_same_inputs(const std::string& file, const files::InputFiles& files)
{
    const files::InputFiles made_from = io::SweepReader(file).inputs();
    Problems problems;
    const auto report = [&](const std::string& name) {
        problems.add(Place{file, 0}, localized("was made with another {}; resume with the inputs "
                                               "it was made from, or give another sweep file",
                                               name));
    };
    for (const files::InputFile& input : files.all()) {
        const files::InputFile* const then = made_from.find(input.name);
        if (then == nullptr || then->content != input.content) {
            report(input.name);
        }
    }
    for (const files::InputFile& input : made_from.all()) {
        if (files.find(input.name) == nullptr) {
            report(input.name);
        }
    }
    problems.throw_if_any();
}

void require_same_rounding(const std::string& file, const Sweep& sweep)
{
    const std::optional<std::string> there = io::SweepReader(file).multiply_add();
    const std::string asked = to_string(multiply_add_of(sweep.instructions()));
    if (there && *there != asked) {
        throw InputError(
            Place{file, 0},
            localized("was begun with {} multiply-add, and the instructions {} have {}: the last "
                      "digits would differ; resume with --instructions {}",
                      *there, to_string(sweep.instructions()), asked,
                      *there == to_string(MultiplyAdd::fused) ? "avx2 or avx512" : "portable"));
    }
}

std::string resuming(const Arguments& arguments)
{
    std::string command = "natality sweep";
    for (const std::string& argument : arguments) {
        if (argument != "--resume" && argument != "--force") {
            const bool is_plain = argument.find_first_of(" '\"\\$*?&|;<>()") == std::string::npos;
            command += is_plain ? " " + argument : " '" + argument + "'";
        }
    }
    return command + " --resume";
}

}  // namespace natality::app
