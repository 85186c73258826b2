/// A data set: its description and its tables.

#include "several_files.hpp"

#include <natality/io/read_dataset.hpp>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace natality;
    const files::InputFiles files = fuzz::files_in(fuzz::text_of(data, size));
    fuzz::expect_a_promised_end([&] { static_cast<void>(io::read_dataset(files)); });
    return 0;
}
