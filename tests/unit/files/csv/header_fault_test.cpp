#include <natality/files/csv/header_fault.hpp>

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

namespace natality::files {
namespace {

std::optional<std::string> fault_of(const std::vector<std::string>& names)
{
    const std::optional<LocalText> fault = header_fault(names);
    return fault ? std::optional(fault->en) : std::nullopt;
}

TEST(HeaderFault, NamesAnotherSeparatorThanCommas)
{
    EXPECT_EQ(fault_of({"sex;age;persons"}),
              "the columns are separated by semicolons; save the table with commas");
    EXPECT_EQ(fault_of({"sex\tage"}),
              "the columns are separated by tabs; save the table with commas");
}

TEST(HeaderFault, NamesAColumnWithoutAName)
{
    EXPECT_EQ(fault_of({"year", "", "tfr"}),
              "column 2 has no name; if it holds row numbers, leave it out (pandas: index=False; "
              "R: row.names = FALSE)");
}

TEST(HeaderFault, HasNothingAgainstNamesThatMayBeRight)
{
    EXPECT_EQ(fault_of({"sex", "age;group"}), std::nullopt);
    EXPECT_EQ(fault_of({"persons"}), std::nullopt);
}

}  // namespace
}  // namespace natality::files
