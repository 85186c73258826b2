#include <natality/files/hdf5/netcdf_writer.hpp>

#include <natality/base/problems.hpp>
#include <natality/files/hdf5/detail/handle.hpp>
#include <natality/files/hdf5/netcdf_reader.hpp>

#include <csignal>
#include <filesystem>
#include <numeric>
#include <stdexcept>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <hdf5.h>
#include <hdf5_hl.h>
#include <sys/resource.h>

#include "unit/files/hdf5/scratch_folder.hpp"
#include "unit/files/hdf5/small_file.hpp"

namespace natality::files {
namespace {

using test::begin_small_file;
using test::bytes_of;
using test::message_of;
using test::ScratchFolder;
using test::write_small_file;

/// A file as HDF5 sees it, without our reader.
class RawFile {
public:
    explicit RawFile(const std::filesystem::path& file)
        : file_(H5Fopen(file.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT))
    {
    }

    [[nodiscard]] detail::DatasetHandle dataset(const char* name) const
    {
        return detail::DatasetHandle(H5Dopen2(file_.get(), name, H5P_DEFAULT));
    }

    /// The names of the objects in the root, in the order they were added.
    [[nodiscard]] std::vector<std::string> names() const
    {
        std::vector<std::string> names;
        const auto keep = [](hid_t, const char* name, const H5L_info_t*, void* data) {
            static_cast<std::vector<std::string>*>(data)->emplace_back(name);
            return 0;
        };
        H5Literate(file_.get(), H5_INDEX_CRT_ORDER, H5_ITER_INC, nullptr, keep, &names);
        return names;
    }

private:
    detail::FileHandle file_;
};

/// Files of this process cannot grow beyond a number of bytes while in scope; the system then says
/// so instead of ending the process. What a full disk is like, on every machine.
class FileSizeLimit {
public:
    explicit FileSizeLimit(rlim_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN))
    {
        ::getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit limit{bytes, before_.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    FileSizeLimit(const FileSizeLimit&) = delete;
    FileSizeLimit& operator=(const FileSizeLimit&) = delete;
    ~FileSizeLimit()
    {
        ::setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, handler_);
    }

private:
    rlimit before_{};
    void (*handler_)(int);
};

/// Writes a file that does not compress: 80 kB.
void write_much(const std::filesystem::path& file)
{
    constexpr std::size_t count = 10'000;
    NetcdfWriter writer(file, "results.h5");
    writer.add({"time", std::vector<double>(count, 1.0), {}});
    writer.add({"noise", ValueType::float64, {"time"}, {}, {{1'000}}});
    std::vector<double> noise(count);
    double state = 0.5;
    for (double& value : noise) {
        value = state = 3.99 * state * (1.0 - state);  // the logistic map, chaotic
    }
    writer.write("noise", {{0}, {count}}, noise);
    writer.close();
}

TEST(NetcdfWriter, MakesEveryAxisADimensionScale)
{
    const ScratchFolder folder;
    write_small_file(folder / "results.h5");
    const RawFile file(folder / "results.h5");
    EXPECT_GT(H5DSis_scale(file.dataset("year").get()), 0);
    EXPECT_GT(H5DSis_attached(file.dataset("births").get(), file.dataset("scenario").get(), 0), 0);
    EXPECT_GT(H5DSis_attached(file.dataset("births").get(), file.dataset("year").get(), 1), 0);
    EXPECT_EQ(H5DSis_attached(file.dataset("births").get(), file.dataset("year").get(), 0), 0);
}

TEST(NetcdfWriter, WritesARunOfNumbersAsTheNumbersItStandsFor)
{
    const ScratchFolder folder;
    constexpr std::size_t count = 70'000;  // more than are written at once
    std::vector<std::int32_t> numbers(count);
    std::iota(numbers.begin(), numbers.end(), 5);
    for (const char* const name : {"run.h5", "listed.h5"}) {
        NetcdfWriter writer(folder / name, name);
        writer.add(std::string(name) == "run.h5" ? Dimension{"scenario", NumberRun{5, count}, {}}
                                                 : Dimension{"scenario", numbers, {}});
        writer.close();
    }
    const std::vector<double> read = NetcdfReader(folder / "run.h5").numbers("scenario");
    EXPECT_EQ(read, std::vector<double>(numbers.begin(), numbers.end()));
    EXPECT_EQ(NetcdfReader(folder / "listed.h5").numbers("scenario"), read);
}

TEST(NetcdfWriter, KeepsTheOrderOfWhatIsAdded)
{
    const ScratchFolder folder;
    write_small_file(folder / "results.h5");
    EXPECT_THAT(RawFile(folder / "results.h5").names(),
                testing::ElementsAre("scenario", "year", "age", "births", "share", "order", "name",
                                     "total", "inputs"));
}

TEST(NetcdfWriter, StoresTextAsUtf8OfFreeLength)
{
    const ScratchFolder folder;
    write_small_file(folder / "results.h5");
    const RawFile file(folder / "results.h5");
    for (const char* const name : {"scenario", "name"}) {
        const detail::TypeHandle type(H5Dget_type(file.dataset(name).get()));
        EXPECT_GT(H5Tis_variable_str(type.get()), 0) << name;
        EXPECT_EQ(H5Tget_cset(type.get()), H5T_CSET_UTF8) << name;
    }
}

TEST(NetcdfWriter, StoresTheTypeAskedFor)
{
    const ScratchFolder folder;
    write_small_file(folder / "results.h5");
    const RawFile file(folder / "results.h5");
    const auto is = [&](const char* name, hid_t type) {
        const detail::TypeHandle stored(H5Dget_type(file.dataset(name).get()));
        return H5Tequal(stored.get(), type) > 0;
    };
    EXPECT_TRUE(is("births", H5T_IEEE_F64LE));
    EXPECT_TRUE(is("share", H5T_IEEE_F32LE));
    EXPECT_TRUE(is("order", H5T_STD_I32LE));
    EXPECT_TRUE(is("year", H5T_STD_I32LE));
}

TEST(NetcdfWriter, ChunksAreShuffledDeflatedAndChecked)
{
    const ScratchFolder folder;
    write_small_file(folder / "results.h5");
    const detail::PropertyListHandle list(
        H5Dget_create_plist(RawFile(folder / "results.h5").dataset("births").get()));
    std::vector<hsize_t> chunk(2);
    ASSERT_EQ(H5Pget_chunk(list.get(), 2, chunk.data()), 2);
    EXPECT_THAT(chunk, testing::ElementsAre(1, 3));
    std::vector<H5Z_filter_t> filters;
    for (unsigned i = 0; i < static_cast<unsigned>(H5Pget_nfilters(list.get())); ++i) {
        filters.push_back(
            H5Pget_filter2(list.get(), i, nullptr, nullptr, nullptr, 0, nullptr, nullptr));
    }
    EXPECT_THAT(filters, testing::ElementsAre(H5Z_FILTER_SHUFFLE, H5Z_FILTER_DEFLATE,
                                              H5Z_FILTER_FLETCHER32));
}

TEST(NetcdfWriter, TheSameCallsGiveTheSameBytes)
{
    const ScratchFolder folder;
    write_small_file(folder / "one.h5");
    write_small_file(folder / "two.h5");
    EXPECT_EQ(bytes_of(folder / "one.h5"), bytes_of(folder / "two.h5"));
}

TEST(NetcdfWriter, StoresNoTimes)
{
    const ScratchFolder folder;
    write_small_file(folder / "results.h5");
    const detail::PropertyListHandle list(
        H5Dget_create_plist(RawFile(folder / "results.h5").dataset("births").get()));
    hbool_t stored = true;
    ASSERT_GE(H5Pget_obj_track_times(list.get(), &stored), 0);
    EXPECT_FALSE(stored);
}

TEST(NetcdfWriter, WhatIsFlushedCanBeReadWhileTheFileIsOpen)
{
    const ScratchFolder folder;
    NetcdfWriter writer = begin_small_file(folder / "results.h5");
    writer.write("births", {{1, 0}, {1, 3}}, std::vector<double>{1, 2, 3});
    writer.flush();
    std::filesystem::copy_file(folder / "results.h5", folder / "copy.h5");
    EXPECT_THAT(NetcdfReader(folder / "copy.h5").numbers("births", {{1, 0}, {1, 3}}),
                testing::ElementsAre(1, 2, 3));
}

TEST(NetcdfWriter, RefusesValuesThatDoNotFillTheBox)
{
    const ScratchFolder folder;
    NetcdfWriter writer = begin_small_file(folder / "results.h5");
    const std::vector<double> five(5);
    const std::vector<double> six(6);
    using Misuse = std::invalid_argument;
    EXPECT_EQ(message_of<Misuse>([&] {
                  writer.write("births", {{0, 0}, {2, 3}}, five);
              }),
              "'births': 5 values for a box of 6");
    EXPECT_EQ(message_of<Misuse>([&] {
                  writer.write("births", {{0, 1}, {2, 3}}, six);
              }),
              "'births' ends at 3 along axis 1");
    EXPECT_EQ(message_of<Misuse>([&] {
                  writer.write("births", {{0}, {6}}, six);
              }),
              "'births' has 2 axes");
    EXPECT_EQ(message_of<Misuse>([&] {
                  writer.write("deaths", {{0}, {6}}, six);
              }),
              "'deaths' is not in the file");
}

TEST(NetcdfWriter, RefusesTextForNumbersAndNumbersForText)
{
    const ScratchFolder folder;
    NetcdfWriter writer = begin_small_file(folder / "results.h5");
    using Misuse = std::invalid_argument;
    EXPECT_EQ(message_of<Misuse>([&] {
                  writer.write("name", {{0}, {1}}, std::vector<double>{1});
              }),
              "'name' holds texts");
    EXPECT_EQ(message_of<Misuse>([&] { writer.write("total", std::vector<std::string>{"1"}); }),
              "'total' holds numbers");
    EXPECT_EQ(message_of<Misuse>([&] { writer.write("name", std::vector<std::string>{"one"}); }),
              "'name': 1 texts for 2");
}

TEST(NetcdfWriter, RefusesUnknownAxesAndDoubleNames)
{
    const ScratchFolder folder;
    NetcdfWriter writer = begin_small_file(folder / "results.h5");
    using Misuse = std::invalid_argument;
    EXPECT_EQ(message_of<Misuse>([&] {
                  writer.add({"deaths", ValueType::float64, {"sex"}, {}, {}});
              }),
              "'sex' is not in the file");
    EXPECT_EQ(message_of<Misuse>([&] {
                  writer.add({"births", ValueType::float64, {"year"}, {}, {}});
              }),
              "'births' is in the file already");
}

TEST(NetcdfWriter, RefusesToEmbedAPathThatLeavesItsFolder)
{
    const ScratchFolder folder;
    NetcdfWriter writer = begin_small_file(folder / "results.h5");
    for (const char* const path : {"", "/etc/passwd", "../a", "a/../b", "./a", "a//b", "a/"}) {
        EXPECT_THROW(writer.embed({path, "", ""}), std::invalid_argument) << path;
    }
}

TEST(NetcdfWriter, NamesTheFileThatCannotBeCreated)
{
    const ScratchFolder folder;
    EXPECT_EQ(
        message_of<RunError>([&] { NetcdfWriter(folder / "nowhere" / "x.h5", "results.h5"); }),
        "results.h5: cannot write: No such file or directory");
}

TEST(NetcdfWriter, ReportsADiskThatIsFullAtAnyMoment)
{
    const ScratchFolder folder;
    write_much(folder / "whole.h5");
    const auto whole = std::filesystem::file_size(folder / "whole.h5");
    for (rlim_t limit = 0; limit < whole; limit += whole / 97) {
        const FileSizeLimit full(limit);
        EXPECT_EQ(message_of<RunError>([&] { write_much(folder / "results.h5"); }),
                  "results.h5: cannot write: File too large")
            << "with room for " << limit << " of " << whole << " bytes";
    }
    EXPECT_EQ(H5Fget_obj_count(static_cast<hid_t>(H5F_OBJ_ALL), H5F_OBJ_ALL), 0)
        << "HDF5 holds on to a file that failed, and would crash at the end of the process";
}

TEST(NetcdfWriter, ReportsADiskThatIsFullUnderASmallFile)
{
    const ScratchFolder folder;
    write_small_file(folder / "whole.h5");
    const auto whole = std::filesystem::file_size(folder / "whole.h5");
    for (rlim_t limit = 0; limit < whole; limit += whole / 97) {
        const FileSizeLimit full(limit);
        EXPECT_EQ(message_of<RunError>([&] { write_small_file(folder / "results.h5"); }),
                  "results.h5: cannot write: File too large")
            << "with room for " << limit << " of " << whole << " bytes";
    }
}

TEST(NetcdfWriter, GoesOnAfterAFullDiskWithAnotherFile)
{
    const ScratchFolder folder;
    {
        const FileSizeLimit full(1'000);
        EXPECT_THROW(write_small_file(folder / "results.h5"), RunError);
    }
    write_small_file(folder / "results.h5");
    EXPECT_EQ(NetcdfReader(folder / "results.h5").numbers("births"), test::small_births);
}

}  // namespace
}  // namespace natality::files
