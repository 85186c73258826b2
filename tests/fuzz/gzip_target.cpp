/// Packed text: the bytes of a gzip stream.

#include "several_files.hpp"

#include <natality/files/csv/csv_text.hpp>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace natality;
    Problems problems;
    const files::InputFile file{"table.csv.gz", "table.csv.gz",
                                std::string(fuzz::text_of(data, size))};
    const files::CsvText text(file, problems);
    static_cast<void>(problems.text());
    return 0;
}
