/// The files of back-tests.

#include "several_files.hpp"

#include <natality/io/toml/reform_toml.hpp>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace natality;
    Problems problems;
    ReformParts parts;
    const files::InputFiles files = fuzz::files_in(fuzz::text_of(data, size));
    for (const files::InputFile& file : files.all()) {
        io::add_reform_file(file, parts, problems);
    }
    static_cast<void>(problems.text());
    return 0;
}
