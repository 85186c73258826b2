/// Tables of known columns, cell by cell.

#include "several_files.hpp"

#include <natality/files/csv/csv_table.hpp>
#include <natality/io/csv/cells.hpp>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace natality;
    const files::InputFile file{"table.csv", "table.csv", std::string(fuzz::text_of(data, size))};
    Problems problems;
    const files::CsvTable table(file, {"year", "sex", "age", "value"}, problems);
    for (const auto& row : table.rows()) {
        static_cast<void>(table.value(row, "year", io::year_in, "a year"));
        static_cast<void>(table.value(row, "sex", io::sex_in, "a sex"));
        static_cast<void>(table.value(row, "age", io::age_in, "an age"));
        static_cast<void>(table.value(row, "value", io::number_in, "a number"));
    }
    static_cast<void>(problems.text());
    return 0;
}
