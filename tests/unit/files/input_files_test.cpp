#include <natality/files/input_files.hpp>

#include "support/messages.hpp"
#include "unit/files/hdf5/scratch_folder.hpp"

#include <filesystem>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

namespace natality::files {
namespace {

using test::problems_of;
using test::ScratchFolder;
using test::write_bytes;
using ::testing::ElementsAre;
using ::testing::StartsWith;

std::vector<std::string> names_of(const InputFiles& files)
{
    std::vector<std::string> names;
    for (const InputFile& file : files.all()) {
        names.push_back(file.name);
    }
    return names;
}

TEST(InputFiles, AreInTheOrderOfTheirNames)
{
    InputFiles files;
    files.add({"b", "b", ""});
    files.add({"c", "c", ""});
    files.add({"a", "a", ""});
    EXPECT_THAT(names_of(files), ElementsAre("a", "b", "c"));
}

TEST(InputFiles, HoldEachNameOnce)
{
    InputFiles files;
    files.add({"a", "a", "first"});
    files.add({"a", "a", "second"});
    ASSERT_EQ(files.all().size(), 1U);
    EXPECT_EQ(files.find("a")->content, "second");
}

TEST(InputFiles, FindNothingUnderAnotherName)
{
    InputFiles files;
    files.add({"a", "a", ""});
    EXPECT_EQ(files.find("b"), nullptr);
}

TEST(InputFiles, AddedBelowAFolderComeBackFromIt)
{
    InputFiles dataset("my/data");
    dataset.add({"fertility.csv", "my/data/fertility.csv", "text"});
    InputFiles study("my");
    study.add({"scenario.toml", "my/scenario.toml", ""});
    study.add_below("dataset", dataset);
    EXPECT_THAT(names_of(study), ElementsAre("dataset/fertility.csv", "scenario.toml"));
    const InputFiles back = study.below("dataset");
    EXPECT_THAT(names_of(back), ElementsAre("fertility.csv"));
    EXPECT_EQ(back.find("fertility.csv")->shown_as, "my/data/fertility.csv");
    EXPECT_EQ(back.place("population.csv").file, "my/data/population.csv");
}

TEST(InputFiles, ShowAMissingFileBesideTheOthers)
{
    EXPECT_EQ(InputFiles("folder").place("x.csv").file, "folder/x.csv");
    EXPECT_EQ(InputFiles().place("x.csv").file, "x.csv");
}

TEST(ReadFile, KeepsEveryByte)
{
    const ScratchFolder folder;
    const std::string bytes("a\0\r\n\xFF", 5);
    write_bytes(folder / "bytes", bytes);
    const InputFile file = read_file(folder / "bytes");
    EXPECT_EQ(file.content, bytes);
    EXPECT_EQ(file.name, "bytes");
    EXPECT_EQ(file.shown_as, (folder / "bytes").string());
}

TEST(ReadFile, NamesAFileThatIsNotThere)
{
    const ScratchFolder folder;
    const std::string path = (folder / "none").string();
    EXPECT_THAT(problems_of([&] { return read_file(path); }),
                ElementsAre(path + ": cannot be read: No such file or directory"));
}

TEST(ReadFile, RefusesAFolder)
{
    const ScratchFolder folder;
    EXPECT_THAT(problems_of([&] { return read_file(folder.path()); }),
                ElementsAre(folder.path().string() + ": cannot be read: Is a directory"));
}

TEST(ReadFile, RefusesAPipeWithoutWaitingForIt)
{
    const ScratchFolder folder;
    const std::string path = (folder / "pipe").string();
    ASSERT_EQ(mkfifo(path.c_str(), S_IRUSR | S_IWUSR), 0);
    EXPECT_THAT(problems_of([&] { return read_file(path); }),
                ElementsAre(path + ": is no file but a device or a pipe, which may have no end; "
                                   "save its text in a file"));
}

TEST(ReadFile, RefusesADeviceWithoutEnd)
{
    EXPECT_THAT(problems_of([&] { return read_file("/dev/zero"); }),
                ElementsAre(StartsWith("/dev/zero: is no file but a device or a pipe")));
}

TEST(ReadFile, RefusesMoreThanItIsToRead)
{
    const ScratchFolder folder;
    write_bytes(folder / "large", std::string(100'000, '0'));
    const std::string path = (folder / "large").string();
    EXPECT_EQ(read_file(path, 100'000).content.size(), 100'000U);
    EXPECT_THAT(problems_of([&] { return read_file(path, 65'536); }),
                ElementsAre(path + ": is larger than 64 KiB, the most that is read of such a file; "
                                   "divide it, or leave out what is not needed"));
}

TEST(ReadFile, RefusesANameThatHoldsAZero)
{
    // The system would read the file whose name ends there.
    const ScratchFolder folder;
    write_bytes(folder / "a", "");
    const std::filesystem::path path = (folder / "a").string() + std::string("\0b", 2);
    EXPECT_THAT(
        problems_of([&] { return read_file(path); }),
        ElementsAre((folder / "a").string() + "\\u0000b: cannot be read: Invalid argument"));
    EXPECT_FALSE(
        problems_of([&] { return read_folder(path, [](const auto&) { return true; }); }).empty());
}

TEST(BeginsWith, ReadsNoMoreThanItNeeds)
{
    const ScratchFolder folder;
    write_bytes(folder / "a", "abc");
    EXPECT_TRUE(begins_with(folder / "a", "ab"));
    EXPECT_FALSE(begins_with(folder / "a", "abcd"));
    EXPECT_FALSE(begins_with(folder / "a", "b"));
}

bool is_csv(const std::string& name)
{
    return name.ends_with(".csv");
}

TEST(ReadFolder, TakesOnlyTheFilesWanted)
{
    const ScratchFolder folder;
    write_bytes(folder / "b.csv", "");
    write_bytes(folder / "a.csv", "");
    write_bytes(folder / "notes.txt", "");
    EXPECT_THAT(names_of(read_folder(folder.path(), is_csv)), ElementsAre("a.csv", "b.csv"));
}

TEST(ReadFolder, NamesEveryFileThatCannotBeRead)
{
    const ScratchFolder folder;
    std::filesystem::create_directory(folder / "a.csv");
    std::filesystem::create_symlink("nowhere", folder / "b.csv");
    EXPECT_THAT(
        problems_of([&] { return read_folder(folder.path(), is_csv); }),
        ElementsAre((folder / "a.csv").string() + ": cannot be read: Is a directory",
                    (folder / "b.csv").string() + ": cannot be read: No such file or directory"));
}

TEST(ReadFolder, NamesAFolderThatIsNotThere)
{
    const ScratchFolder folder;
    const std::string path = (folder / "none").string();
    EXPECT_THAT(problems_of([&] { return read_folder(path, is_csv); }),
                ElementsAre(path + ": cannot be read: No such file or directory"));
}

TEST(ReadFolder, ShowsAFolderGivenWithASlashWithoutIt)
{
    const ScratchFolder folder;
    const InputFiles files = read_folder(folder.path().string() + "/", is_csv);
    EXPECT_EQ(files.place("a.csv").file, (folder / "a.csv").string());
}

}  // namespace
}  // namespace natality::files
