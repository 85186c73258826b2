#include <natality/files/hdf5/netcdf_reader.hpp>

#include <natality/base/problems.hpp>
#include <natality/files/hdf5/chunk_places.hpp>
#include <natality/files/hdf5/detail/descriptor.hpp>
#include <natality/files/hdf5/detail/seal.hpp>

#include <cstddef>
#include <filesystem>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/files/hdf5/scratch_folder.hpp"
#include "unit/files/hdf5/small_file.hpp"

namespace natality::files {
namespace {

using test::begin_small_file;
using test::bytes_of;
using test::message_of;
using test::write_bytes;
using test::write_small_file;
using testing::HasSubstr;

/// Reads everything there is.
void read_all(const std::filesystem::path& file)
{
    const NetcdfReader reader(file);
    static_cast<void>(reader.attributes());
    for (const std::string& name : reader.variables()) {
        const bool is_text = reader.describe(name).type == ValueType::text;
        static_cast<void>(is_text ? reader.texts(name).size() : reader.numbers(name).size());
    }
    static_cast<void>(reader.embedded_files());
    reader.require_whole();
}

/// The bytes of the small file, which is then there.
std::string written(const std::filesystem::path& file)
{
    write_small_file(file);
    return bytes_of(file);
}

class SealTest : public testing::Test {
protected:
    /// The bytes that HDF5 knows of.
    [[nodiscard]] std::size_t covered() const
    {
        const detail::Descriptor descriptor = detail::Descriptor::for_reading(file_);
        return static_cast<std::size_t>(detail::Seal::found_in(descriptor.get())->covered());
    }

    const test::ScratchFolder folder_;
    const std::filesystem::path file_ = folder_ / "results.h5";
    const std::string bytes_ = written(file_);
};

TEST_F(SealTest, IsThereAndFits)
{
    EXPECT_TRUE(NetcdfReader(file_).is_sealed());
    EXPECT_NO_THROW(read_all(file_));
}

TEST_F(SealTest, NoticesEveryDamagedByte)
{
    constexpr std::size_t apart = 13;
    for (std::size_t at = 0; at < bytes_.size(); at += apart) {
        std::string damaged = bytes_;
        damaged[at] = static_cast<char>(damaged[at] ^ (1 << (at % 8)));
        write_bytes(file_, damaged);
        EXPECT_THROW(read_all(file_), InputError) << "byte " << at;
    }
}

TEST_F(SealTest, NoticesWhateverIsCutOff)
{
    constexpr std::size_t apart = 101;
    for (std::size_t size = 0; size < bytes_.size(); size += apart) {
        write_bytes(file_, bytes_.substr(0, size));
        EXPECT_THROW(read_all(file_), InputError) << size << " bytes";
    }
}

TEST_F(SealTest, NoticesWhatIsAppended)
{
    write_bytes(file_, bytes_ + "x");
    EXPECT_THAT(message_of<InputError>([&] { read_all(file_); }),
                HasSubstr("what follows its end is not the whole seal"));
}

TEST_F(SealTest, DamagedValuesLeaveTheRestReadable)
{
    const FilePlace chunk = find_places(file_, {"births"}).front().places.back();
    std::string damaged = bytes_;
    damaged[chunk.offset + chunk.size / 2] ^= 1;
    write_bytes(file_, damaged);
    const NetcdfReader reader(file_);
    EXPECT_EQ(reader.texts("name").size(), 2U);
    EXPECT_THAT(message_of<InputError>([&] { static_cast<void>(reader.numbers("births")); }),
                HasSubstr("they do not fit their checksum"));
    EXPECT_THROW(reader.require_whole(), InputError);
}

// Both lie in one piece of the file.
TEST_F(SealTest, ADamagedChunkLeavesTheNextReadable)
{
    const FilePlace chunk = find_places(file_, {"births"}).front().places.front();
    std::string damaged = bytes_;
    damaged[chunk.offset + chunk.size / 2] ^= 1;
    write_bytes(file_, damaged);
    const NetcdfReader reader(file_);
    EXPECT_THROW(static_cast<void>(reader.numbers("births", {{0, 0}, {1, 3}})), InputError);
    EXPECT_EQ(reader.numbers("births", {{1, 0}, {1, 3}}),
              std::vector<double>(test::small_births.begin() + 3, test::small_births.end()));
}

TEST_F(SealTest, LeavesOutWhatIsWrittenAgainInPlace)
{
    NetcdfWriter writer = begin_small_file(file_);
    writer.write("births", {{0, 0}, {2, 3}}, test::small_births);
    writer.write("order", {{0}, {3}}, std::vector<std::int32_t>{1, 2, 3});
    writer.close({"order"});
    std::string bytes = bytes_of(file_);
    bytes[find_places(file_, {"order"}).front().places.front().offset] = 7;
    write_bytes(file_, bytes);
    EXPECT_NO_THROW(read_all(file_));
    EXPECT_EQ(NetcdfReader(file_).numbers("order").front(), 7.0);
}

TEST_F(SealTest, AFileWithoutOneIsReadAllTheSame)
{
    write_bytes(file_, bytes_.substr(0, covered()));
    EXPECT_FALSE(NetcdfReader(file_).is_sealed());
    EXPECT_NO_THROW(read_all(file_));
    EXPECT_EQ(NetcdfReader(file_).numbers("births"), test::small_births);
}

// Of the head of a heap of texts: among these is one that ends HDF5 1.10 with a signal, and the
// test lives on. Those behind keep it busy to the limit of time.
TEST_F(SealTest, NoFileWithoutOneEndsTheProgram)
{
    const std::string plain = bytes_.substr(0, covered());
    const std::size_t texts = plain.find("GCOL");
    ASSERT_NE(texts, std::string::npos);
    std::size_t refused = 0;
    for (std::size_t at = texts; at < texts + 16; ++at) {
        std::string damaged = plain;
        damaged[at] = static_cast<char>(~damaged[at]);
        write_bytes(file_, damaged);
        refused += message_of<InputError>([&] {
                       read_all(file_);
                   }).find("results.h5: cannot be read") != std::string::npos
                       ? 1
                       : 0;
    }
    EXPECT_GT(refused, 0U);
}

TEST_F(SealTest, CanBeAskedToDistrustSealedFilesToo)
{
    EXPECT_NO_THROW(NetcdfReader(file_, Trial::of_all));
    write_bytes(file_, bytes_.substr(0, bytes_.size() / 2));
    EXPECT_THAT(message_of<InputError>([&] { NetcdfReader(file_, Trial::of_all); }),
                HasSubstr("cannot be read: "));
}

}  // namespace
}  // namespace natality::files
