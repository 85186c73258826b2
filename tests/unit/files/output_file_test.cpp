#include <natality/files/output_file.hpp>

#include <natality/base/problems.hpp>

#include <filesystem>
#include <stdexcept>
#include <string>
#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/files/hdf5/scratch_folder.hpp"

namespace natality::files {
namespace {

namespace fs = std::filesystem;
using test::bytes_of;
using test::message_of;
using test::ScratchFolder;
using test::write_bytes;

TEST(OutputFile, AppearsUnderItsNameOnlyWhenCommitted)
{
    const ScratchFolder folder;
    OutputFile output(folder / "results.h5", ExistingOutput::keep);
    write_bytes(output.temporary(), "complete");
    EXPECT_FALSE(fs::exists(folder / "results.h5"));
    output.commit();
    EXPECT_EQ(bytes_of(folder / "results.h5"), "complete");
    EXPECT_EQ(folder.size(), 1);
}

TEST(OutputFile, IsWrittenInTheFolderOfItsFinalName)
{
    const ScratchFolder folder;
    const OutputFile output(folder / "results.h5", ExistingOutput::keep);
    EXPECT_EQ(output.temporary().parent_path(), folder.path());
    EXPECT_NE(output.temporary(), output.file());
}

TEST(OutputFile, LeavesNothingBehindWithoutACommit)
{
    const ScratchFolder folder;
    const auto fail_while_writing = [&] {
        const OutputFile output(folder / "results.h5", ExistingOutput::keep);
        write_bytes(output.temporary(), "half");
        throw std::runtime_error("the disk is full");
    };
    EXPECT_EQ(message_of<std::runtime_error>(fail_while_writing), "the disk is full");
    EXPECT_EQ(folder.size(), 0);
}

TEST(OutputFile, LeavesWhatExistsUntouchedUntilTheCommit)
{
    const ScratchFolder folder;
    write_bytes(folder / "results.h5", "old");
    {
        const OutputFile abandoned(folder / "results.h5", ExistingOutput::replace);
        write_bytes(abandoned.temporary(), "half");
    }
    EXPECT_EQ(bytes_of(folder / "results.h5"), "old");
    OutputFile output(folder / "results.h5", ExistingOutput::replace);
    write_bytes(output.temporary(), "new");
    output.commit();
    EXPECT_EQ(bytes_of(folder / "results.h5"), "new");
}

TEST(OutputFile, RefusesToReplaceUnlessTold)
{
    const ScratchFolder folder;
    const fs::path file = folder / "results.h5";
    write_bytes(file, "old");
    EXPECT_EQ(message_of<InputError>([&] { OutputFile(file, ExistingOutput::keep); }),
              file.string() + ": exists already; give --force to replace it");
    EXPECT_EQ(bytes_of(file), "old");
    EXPECT_EQ(folder.size(), 1);
}

TEST(OutputFile, RefusesToReplaceWhatAppearedInTheMeantime)
{
    const ScratchFolder folder;
    OutputFile output(folder / "results.h5", ExistingOutput::keep);
    write_bytes(folder / "results.h5", "of another process");
    EXPECT_THROW(output.commit(), InputError);
    EXPECT_EQ(bytes_of(folder / "results.h5"), "of another process");
}

TEST(OutputFile, NamesAMissingFolder)
{
    const ScratchFolder folder;
    const fs::path file = folder / "nowhere" / "results.h5";
    EXPECT_EQ(message_of<InputError>([&] { OutputFile(file, ExistingOutput::keep); }),
              file.string() + ": there is no folder " + file.parent_path().string());
}

TEST(OutputFile, NeverReplacesAFolderOrADevice)
{
    const ScratchFolder folder;
    EXPECT_EQ(message_of<InputError>([&] { OutputFile(folder.path(), ExistingOutput::replace); }),
              folder.path().string() + ": is a folder; give the name of a file");
    EXPECT_EQ(message_of<InputError>([] { OutputFile("/dev/null", ExistingOutput::replace); }),
              "/dev/null: is not an ordinary file; give another name");
}

TEST(OutputFile, ReplacesTheTargetOfALinkAndKeepsTheLink)
{
    const ScratchFolder folder;
    fs::create_directory(folder / "store");
    write_bytes(folder / "store" / "results.h5", "old");
    fs::create_symlink(folder / "store" / "results.h5", folder / "latest.h5");
    OutputFile output(folder / "latest.h5", ExistingOutput::replace);
    write_bytes(output.temporary(), "new");
    output.commit();
    EXPECT_TRUE(fs::is_symlink(folder / "latest.h5"));
    EXPECT_EQ(bytes_of(folder / "store" / "results.h5"), "new");
}

TEST(OutputFile, MakesTheTargetOfALinkThatLeadsNowhere)
{
    const ScratchFolder folder;
    fs::create_symlink("later.h5", folder / "latest.h5");
    OutputFile output(folder / "latest.h5", ExistingOutput::replace);
    write_bytes(output.temporary(), "new");
    output.commit();
    EXPECT_TRUE(fs::is_symlink(folder / "latest.h5"));
    EXPECT_EQ(bytes_of(folder / "later.h5"), "new");
}

TEST(OutputFile, LeavesTheReplacedFilesPermissions)
{
    const ScratchFolder folder;
    write_bytes(folder / "results.h5", "secret");
    fs::permissions(folder / "results.h5", fs::perms::owner_read | fs::perms::owner_write);
    OutputFile output(folder / "results.h5", ExistingOutput::replace);
    output.commit();
    EXPECT_EQ(fs::status(folder / "results.h5").permissions(),
              fs::perms::owner_read | fs::perms::owner_write);
}

TEST(OutputFile, RemovesWhatAKilledProgramLeftBehind)
{
    const ScratchFolder folder;
    write_bytes(folder / "results.h5.part-12", "left behind");
    write_bytes(folder / "other.h5.part-12", "of another output");
    OutputFile output(folder / "results.h5", ExistingOutput::keep);
    output.commit();
    EXPECT_FALSE(fs::exists(folder / "results.h5.part-12"));
    EXPECT_TRUE(fs::exists(folder / "other.h5.part-12"));
}

TEST(OutputFile, LeavesWhatAnotherProgramIsMaking)
{
    const ScratchFolder folder;
    const OutputFile first(folder / "results.h5", ExistingOutput::keep);
    const OutputFile second(folder / "results.h5", ExistingOutput::keep);
    EXPECT_TRUE(fs::exists(first.temporary()));
    EXPECT_NE(first.temporary(), second.temporary());
}

TEST(OutputFile, IsNotMadeTwiceAtOnceInPlaceOfAnotherFile)
{
    const ScratchFolder folder;
    write_bytes(folder / "results.h5", "old");
    const OutputFile first(folder / "results.h5", ExistingOutput::replace);
    EXPECT_THAT(
        message_of<InputError>([&] { OutputFile(folder / "results.h5", ExistingOutput::replace); }),
        testing::HasSubstr("is being written by another program"));
}

TEST(OutputFile, HandsOnTheLockOfWhatItMade)
{
    const ScratchFolder folder;
    OutputFile output(folder / "results.h5", ExistingOutput::keep);
    const WriteLock lock = output.commit();
    EXPECT_TRUE(lock.is_under(folder / "results.h5"));
    EXPECT_FALSE(WriteLock::if_free(folder / "results.h5"));
}

TEST(OutputFile, IsRemovedOnceWhenMoved)
{
    const ScratchFolder folder;
    {
        OutputFile first(folder / "results.h5", ExistingOutput::keep);
        const OutputFile second(std::move(first));
        EXPECT_TRUE(fs::exists(second.temporary()));
    }
    EXPECT_EQ(folder.size(), 0);
}

}  // namespace
}  // namespace natality::files
