#include <natality/files/hdf5/netcdf_reader.hpp>

#include <natality/base/problems.hpp>
#include <natality/files/hdf5/detail/handle.hpp>
#include <natality/files/hdf5/netcdf_writer.hpp>

#include <cmath>
#include <cstdint>
#include <filesystem>
#include <string>
#include <variant>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <hdf5.h>

#include "unit/files/hdf5/scratch_folder.hpp"
#include "unit/files/hdf5/small_file.hpp"

namespace natality::files {
namespace {

using test::begin_small_file;
using test::bytes_of;
using test::message_of;
using test::ScratchFolder;
using test::write_bytes;
using test::write_small_file;
using testing::ElementsAre;

class SmallFile : public testing::Test {
protected:
    SmallFile() { write_small_file(file()); }

    [[nodiscard]] std::filesystem::path file() const { return folder_ / "results.h5"; }
    [[nodiscard]] NetcdfReader reader() const { return NetcdfReader(file()); }

    /// What reading refuses with, without the folder of the test.
    template <class Work>
    [[nodiscard]] std::string problem(const Work& work) const
    {
        const std::string message = message_of<InputError>(work);
        const std::string prefix = file().parent_path().string() + "/";
        return message.starts_with(prefix) ? message.substr(prefix.size()) : message;
    }

private:
    ScratchFolder folder_;
};

using NetcdfReaderTest = SmallFile;

TEST_F(NetcdfReaderTest, GivesBackNumbersAndTexts)
{
    EXPECT_EQ(reader().numbers("births"), test::small_births);
    EXPECT_THAT(reader().numbers("order"), ElementsAre(1, 2, 3));
    EXPECT_THAT(reader().numbers("total"), ElementsAre(58.5));
    EXPECT_THAT(reader().texts("name"), ElementsAre("Baseline", "所有措施"));
}

TEST_F(NetcdfReaderTest, GivesBackTheLabelsOfAxes)
{
    EXPECT_THAT(reader().texts("scenario"), ElementsAre("baseline", "everything"));
    EXPECT_THAT(reader().numbers("year"), ElementsAre(2020, 2021, 2022));
    EXPECT_THAT(reader().numbers("age"), ElementsAre(0.5, 1.5));
}

TEST_F(NetcdfReaderTest, GivesBackABox)
{
    EXPECT_THAT(reader().numbers("births", {{1, 1}, {1, 2}}), ElementsAre(10.25, 11.0));
    EXPECT_THAT(reader().numbers("births", {{0, 2}, {2, 1}}), ElementsAre(9.0, 11.0));
}

TEST_F(NetcdfReaderTest, WhatWasNeverWrittenIsMissing)
{
    const std::vector<double> share = reader().numbers("share");
    EXPECT_THAT(share, testing::SizeIs(6));
    EXPECT_THAT(share, testing::Each(testing::IsNan()));
}

TEST_F(NetcdfReaderTest, DescribesAVariable)
{
    const VariableDescription births = reader().describe("births");
    EXPECT_EQ(births.type, ValueType::float64);
    EXPECT_THAT(births.dimensions, ElementsAre("scenario", "year"));
    EXPECT_THAT(births.shape, ElementsAre(2, 3));
    EXPECT_EQ(*find_attribute(births.attributes, "units"), AttributeValue("births"));
    EXPECT_EQ(reader().describe("share").type, ValueType::float32);
    EXPECT_EQ(reader().describe("name").type, ValueType::text);
    EXPECT_THAT(reader().describe("year").dimensions, ElementsAre("year"));
    EXPECT_THAT(reader().describe("total").shape, ElementsAre());
}

TEST_F(NetcdfReaderTest, ListsVariablesInOrderWithoutTheEmbeddedFiles)
{
    EXPECT_THAT(reader().variables(), ElementsAre("scenario", "year", "age", "births", "share",
                                                  "order", "name", "total"));
    EXPECT_TRUE(reader().contains("births"));
    EXPECT_FALSE(reader().contains("inputs"));
}

TEST_F(NetcdfReaderTest, GivesBackEmbeddedFilesByteByByte)
{
    const std::vector<EmbeddedFile> expected{
        {"scenarios.toml", "horizon = 2100\n", "00ff"},
        {"china-2020/population.csv.gz", std::string("\x1f\x8b\0\xff", 4), "ff00"}};
    EXPECT_EQ(reader().embedded_files(), expected);
}

TEST_F(NetcdfReaderTest, NamesTheNearestVariable)
{
    EXPECT_EQ(problem([&] { return reader().numbers("birth"); }),
              "results.h5: has no variable 'birth'; did you mean 'births'?");
}

TEST_F(NetcdfReaderTest, TellsTextFromNumbers)
{
    EXPECT_EQ(problem([&] { return reader().numbers("name"); }),
              "results.h5: variable 'name' holds text, not numbers");
    EXPECT_EQ(problem([&] { return reader().texts("births"); }),
              "results.h5: variable 'births' holds numbers, not text");
}

TEST_F(NetcdfReaderTest, RefusesABoxBeyondTheVariable)
{
    EXPECT_EQ(problem([&] {
                  return reader().numbers("births", {{1, 0}, {2, 3}});
              }),
              "results.h5: variable 'births' is smaller than its axes say");
}

TEST_F(NetcdfReaderTest, RefusesAMissingFileAndAFolder)
{
    std::filesystem::remove(file());
    EXPECT_EQ(problem([&] { return reader(); }),
              "results.h5: cannot be read: No such file or directory");
    std::filesystem::create_directory(file());
    EXPECT_EQ(problem([&] { return reader(); }), "results.h5: is a folder, not a results file");
}

TEST_F(NetcdfReaderTest, RefusesAFileOfAnotherFormat)
{
    write_bytes(file(), "region,year\nCN,2020\n");
    EXPECT_EQ(problem([&] { return reader(); }), "results.h5: is not an HDF5 file");
    write_bytes(file(), "");
    EXPECT_EQ(problem([&] { return reader(); }), "results.h5: is not an HDF5 file");
}

TEST_F(NetcdfReaderTest, RefusesATruncatedFile)
{
    const std::string bytes = bytes_of(file());
    write_bytes(file(), bytes.substr(0, bytes.size() / 2));
    EXPECT_THAT(problem([&] { return reader(); }),
                testing::StartsWith("results.h5: cannot be read: it is cut off: "));
}

TEST_F(NetcdfReaderTest, NoticesDamagedValues)
{
    std::string bytes = bytes_of(file());
    // Where the only chunk of the first scenario lies, from the file itself.
    const detail::FileHandle raw(H5Fopen(file().c_str(), H5F_ACC_RDONLY, H5P_DEFAULT));
    const detail::DatasetHandle births(H5Dopen2(raw.get(), "births", H5P_DEFAULT));
    const detail::SpaceHandle space(H5Dget_space(births.get()));
    haddr_t address = 0;
    hsize_t size = 0;
    ASSERT_GE(H5Dget_chunk_info(births.get(), space.get(), 0, nullptr, nullptr, &address, &size),
              0);
    bytes.at(address + size / 2) = static_cast<char>(~bytes.at(address + size / 2));
    write_bytes(file(), bytes);
    EXPECT_THAT(problem([&] { return reader().numbers("births"); }),
                testing::StartsWith("results.h5: cannot be read: "));
}

TEST(NetcdfAttributes, AreGivenBackWithTheirTypesInOrder)
{
    const ScratchFolder folder;
    const Attributes attributes{{"title", "Births, 出生"},
                                {"comment", ""},
                                {"format_version", std::int32_t{1}},
                                {"width", 0.5},
                                {"flag_values", std::vector<std::int32_t>{0, 1}},
                                {"bounds", std::vector<double>{1.5}},
                                {"flag_meanings", std::vector<std::string>{"female", "男"}},
                                {"a", "last"}};
    NetcdfWriter writer(folder / "results.h5", "results.h5");
    writer.add(attributes);
    writer.add({"year", std::vector<std::int32_t>{2020}, attributes});
    writer.close();
    const NetcdfReader reader(folder / "results.h5");
    EXPECT_EQ(reader.attributes(), attributes);
    EXPECT_EQ(reader.describe("year").attributes, attributes);
}

TEST(NetcdfAttributes, AreFoundByName)
{
    const Attributes attributes{{"units", "1"}, {"long_name", "Births"}};
    EXPECT_EQ(*find_attribute(attributes, "long_name"), AttributeValue("Births"));
    EXPECT_EQ(find_attribute(attributes, "title"), nullptr);
}

TEST(NetcdfReaderOfOtherFiles, ReadsTextOfFixedLengthAndNamesWithoutAnOrder)
{
    const ScratchFolder folder;
    {
        const detail::FileHandle file(
            H5Fcreate((folder / "other.h5").c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT));
        const hsize_t extent = 2;
        const detail::SpaceHandle space(H5Screate_simple(1, &extent, nullptr));
        const detail::TypeHandle type(H5Tcopy(H5T_C_S1));
        H5Tset_size(type.get(), 3);
        const detail::DatasetHandle dataset(H5Dcreate2(file.get(), "id", type.get(), space.get(),
                                                       H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT));
        H5Dwrite(dataset.get(), type.get(), H5S_ALL, H5S_ALL, H5P_DEFAULT, "CN\0ITA");
    }
    const NetcdfReader reader(folder / "other.h5");
    EXPECT_THAT(reader.texts("id"), ElementsAre("CN", "ITA"));
    EXPECT_THAT(reader.describe("id").dimensions, ElementsAre(""));
}

TEST(NetcdfReader, HandsOverChunksAsTheyAre)
{
    const ScratchFolder folder;
    {
        NetcdfWriter writer(folder / "chunks.h5", "chunks.h5");
        writer.add({"time", std::vector<double>(4, 1.0), {}});
        writer.add({"births", ValueType::float64, {"time"}, {}, {{2}}});
        writer.write("births", {{0}, {4}}, std::vector<double>{1.0, 2.0, 3.0, 4.0});
        writer.close();
    }
    const NetcdfReader reader(folder / "chunks.h5");
    EXPECT_FALSE(reader.chunk("births", {2}).empty());
    EXPECT_NE(reader.chunk("births", {0}), reader.chunk("births", {2}));
    EXPECT_THROW(static_cast<void>(reader.chunk("births", {4})), InputError);
    EXPECT_THROW(static_cast<void>(reader.chunk("births", {1})), InputError);
    EXPECT_THROW(static_cast<void>(reader.chunk("births", {0, 0})), InputError);
    EXPECT_THROW(static_cast<void>(reader.chunk("time", {0})), InputError);
}

}  // namespace
}  // namespace natality::files
