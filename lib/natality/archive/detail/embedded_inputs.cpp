#include <natality/archive/detail/embedded_inputs.hpp>

#include <natality/base/localized.hpp>
#include <natality/base/problems.hpp>
#include <natality/files/sha256.hpp>

#include <utility>

#include <fmt/format.h>

namespace natality::io::detail {

files::InputFiles embedded_inputs(const files::NetcdfReader& file, const std::string& shown_as)
{
    files::InputFiles files(shown_as + "/inputs");
    for (files::EmbeddedFile& embedded : file.embedded_files()) {
        if (files::sha256(embedded.content) != embedded.sha256) {
            throw InputError(Place{shown_as, 0},
                             localized("the embedded file {} is damaged: its SHA-256 is not the "
                                       "one recorded",
                                       embedded.path));
        }
        std::string place = fmt::format("{}/inputs/{}", shown_as, embedded.path);
        files.add({std::move(embedded.path), std::move(place), std::move(embedded.content)});
    }
    if (files.empty()) {
        throw InputError(Place{shown_as, 0}, "holds no input files");
    }
    return files;
}

}  // namespace natality::io::detail
