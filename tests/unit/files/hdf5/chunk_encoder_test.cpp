#include <natality/files/hdf5/chunk_encoder.hpp>

#include <natality/files/hdf5/chunk_places.hpp>
#include <natality/files/hdf5/netcdf_reader.hpp>
#include <natality/files/hdf5/netcdf_writer.hpp>

#include <natality/base/problems.hpp>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <span>
#include <stdexcept>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/files/hdf5/scratch_folder.hpp"

namespace natality::files {
namespace {

using testing::ElementsAre;

/// A file with a variable of five values in chunks of two, and room of a page for each.
class ChunkEncoderTest : public testing::TestWithParam<ValueType> {
protected:
    void SetUp() override
    {
        NetcdfWriter writer(file_, "chunks.h5", Placement::on_pages);
        writer.add(Dimension{"scenario", std::vector<std::int32_t>{0, 1, 2, 3, 4}, {}});
        writer.add(Variable{"tfr",
                            GetParam(),
                            {"scenario"},
                            {},
                            {.chunk = {2}, .deflate_level = 1, .with_checksum = false}});
        for (std::size_t chunk = 0; chunk < 3; ++chunk) {
            const std::vector<double> values{1.5 + static_cast<double>(chunk), -0.25};
            std::vector<std::byte> bytes =
                encoder_.encode(std::span(values).first(chunk == 2 ? 1 : 2), GetParam(), 2);
            bytes.resize(page_size);
            writer.write_chunk("tfr", chunk, bytes);
        }
        writer.close();
    }

    const test::ScratchFolder folder_;
    const std::filesystem::path file_ = folder_.path() / "chunks.h5";
    const ChunkEncoder encoder_{1};
};

TEST_P(ChunkEncoderTest, MakesWhatFiltersUndo)
{
    EXPECT_THAT(NetcdfReader(file_).numbers("tfr"), ElementsAre(1.5, -0.25, 2.5, -0.25, 3.5));
}

TEST_P(ChunkEncoderTest, RoomOfChunksLiesOnPages)
{
    const VariablePlaces places = find_places(file_, {"tfr"}).front();
    EXPECT_EQ(places.type, GetParam());
    EXPECT_THAT(places.chunk, ElementsAre(2));
    ASSERT_EQ(places.places.size(), 3U);
    for (const FilePlace& place : places.places) {
        EXPECT_EQ(place.offset % page_size, 0U);
        EXPECT_EQ(place.size, page_size);
    }
}

TEST_P(ChunkEncoderTest, BytesOfAChunkLieAtItsPlace)
{
    const std::vector<FilePlace> places = find_places(file_, {"tfr"}).front().places;
    std::ifstream file(file_, std::ios::binary);
    for (std::size_t chunk = 0; chunk < places.size(); ++chunk) {
        const std::vector<double> values{1.5 + static_cast<double>(chunk), -0.25};
        const auto expected =
            encoder_.encode(std::span(values).first(chunk == 2 ? 1 : 2), GetParam(), 2);
        std::vector<char> there(expected.size());
        file.seekg(static_cast<std::streamoff>(places[chunk].offset));
        file.read(there.data(), static_cast<std::streamsize>(there.size()));
        EXPECT_TRUE(std::ranges::equal(std::as_bytes(std::span(there)), expected));
    }
}

TEST_P(ChunkEncoderTest, AMissingChunkHasNoPlace)
{
    NetcdfWriter writer(file_, "chunks.h5");
    writer.add(Dimension{"scenario", std::vector<std::int32_t>{0, 1, 2, 3}, {}});
    writer.add(
        Variable{"tfr", GetParam(), {"scenario"}, {}, {.chunk = {2}, .with_checksum = false}});
    writer.write_chunk("tfr", 1, encoder_.encode({}, GetParam(), 2));
    writer.close();
    EXPECT_THROW((void)find_places(file_, {"tfr"}), InputError);
}

TEST_P(ChunkEncoderTest, FillsChunksWithMissingValues)
{
    NetcdfWriter writer(file_, "chunks.h5");
    writer.add(Dimension{"scenario", std::vector<std::int32_t>{0, 1}, {}});
    writer.add(
        Variable{"tfr", GetParam(), {"scenario"}, {}, {.chunk = {2}, .with_checksum = false}});
    writer.write_chunk("tfr", 0, encoder_.encode({}, GetParam(), 2));
    writer.close();
    EXPECT_THAT(NetcdfReader(file_).numbers("tfr"), testing::Each(testing::IsNan()));
}

TEST_P(ChunkEncoderTest, TellsWholeChunksFromDamagedOnes)
{
    const std::vector<double> values(1000, 2.1);
    std::vector<std::byte> bytes = encoder_.encode(values, GetParam(), values.size());
    EXPECT_TRUE(is_whole_chunk(bytes, GetParam(), values.size()));
    EXPECT_FALSE(is_whole_chunk(bytes, GetParam(), values.size() + 1));
    EXPECT_FALSE(is_whole_chunk(std::span(bytes).first(bytes.size() - 1), GetParam(), 1000));
    bytes.back() ^= std::byte{1};
    EXPECT_FALSE(is_whole_chunk(bytes, GetParam(), values.size()));
}

TEST_P(ChunkEncoderTest, RefusesMoreValuesThanAChunkHolds)
{
    const std::vector<double> values(3, 1.0);
    EXPECT_THROW((void)encoder_.encode(values, GetParam(), 2), std::invalid_argument);
}

INSTANTIATE_TEST_SUITE_P(Types, ChunkEncoderTest,
                         testing::Values(ValueType::float32, ValueType::float64),
                         [](const auto& type) {
                             return type.param == ValueType::float32 ? "float32" : "float64";
                         });

}  // namespace
}  // namespace natality::files
