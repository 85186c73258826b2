#include <natality/io/write_tables.hpp>

#include <natality/base/problems.hpp>

#include "support/messages.hpp"
#include "unit/files/hdf5/scratch_folder.hpp"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace natality::io {
namespace {

using test::bytes_of;
using test::problems_of;
using test::ScratchFolder;
using ::testing::ElementsAre;

TEST(WriteTables, MakesTheFolder)
{
    const ScratchFolder scratch;
    write_tables(scratch / "out", {{"a.csv", "x\n1\n"}}, files::ExistingOutput::keep);
    EXPECT_EQ(bytes_of(scratch / "out" / "a.csv"), "x\n1\n");
}

TEST(WriteTables, KeepsWhatIsThereAndThenWritesNothing)
{
    const ScratchFolder scratch;
    const std::vector<TableText> tables{{"a.csv", "new"}, {"b.csv", "new"}};
    test::write_bytes(scratch / "b.csv", "old");
    EXPECT_THAT(
        problems_of([&] { write_tables(scratch.path(), tables, files::ExistingOutput::keep); }),
        ElementsAre((scratch / "b.csv").string() + ": exists already; give --force to replace it"));
    EXPECT_EQ(scratch.size(), 1);
    EXPECT_EQ(bytes_of(scratch / "b.csv"), "old");
    write_tables(scratch.path(), tables, files::ExistingOutput::replace);
    EXPECT_EQ(bytes_of(scratch / "b.csv"), "new");
    EXPECT_EQ(scratch.size(), 2);
}

TEST(WriteTables, LeavesNoFolderBehindWhenItFails)
{
    const ScratchFolder scratch;
    EXPECT_THROW(
        write_tables(scratch / "out", {{"missing/a.csv", "x"}}, files::ExistingOutput::keep),
        InputError);
    EXPECT_EQ(scratch.size(), 0);
}

TEST(WriteTables, NeedsTheFolderAbove)
{
    const ScratchFolder scratch;
    EXPECT_THROW(write_tables(scratch / "no/out", {}, files::ExistingOutput::keep), InputError);
}

}  // namespace
}  // namespace natality::io
