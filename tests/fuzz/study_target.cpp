/// A study: scenario file, data set, catalogue and additional measures.

#include "several_files.hpp"

#include <natality/io/read_study.hpp>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace natality;
    const files::InputFiles files = fuzz::files_in(fuzz::text_of(data, size));
    fuzz::expect_a_promised_end([&] { static_cast<void>(io::read_study(files)); });
    return 0;
}
