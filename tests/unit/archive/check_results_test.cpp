#include <natality/archive/check_results.hpp>

#include "support/messages.hpp"
#include "support/tiny_dataset.hpp"
#include "unit/archive/results_study.hpp"
#include "unit/files/hdf5/scratch_folder.hpp"

#include <natality/archive/read_results.hpp>
#include <natality/base/problems.hpp>
#include <natality/files/hdf5/chunk_places.hpp>
#include <natality/files/hdf5/detail/handle.hpp>
#include <natality/io/read_study.hpp>

#include <cmath>
#include <filesystem>
#include <functional>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <hdf5.h>

namespace natality::io {
namespace {

using test::bytes_of;
using test::message_of;
using testing::HasSubstr;

/// The inputs of the tiny study, as results carry them.
files::InputFiles tiny_study()
{
    files::InputFiles files;
    files.add({"scenario.toml", "scenario.toml", test::tiny_scenario()});
    files.add_below("dataset", test::in_memory(test::tiny_dataset(), "tiny"));
    files.add_below("catalogue", test::in_memory(test::tiny_catalogue(), "catalogue"));
    return files;
}

class CheckResults : public testing::Test {
protected:
    CheckResults()
    {
        Provenance provenance;
        provenance.inputs = tiny_study();
        const Study study = read_study(provenance.inputs);
        test::write_results(file_, study, test::run_all(study), provenance);
    }

    /// Changes the file as other programs do, which leaves it without a seal.
    void edit(const std::function<void(hid_t file)>& change) const
    {
        const files::detail::FileHandle file(H5Fopen(file_.c_str(), H5F_ACC_RDWR, H5P_DEFAULT));
        ASSERT_GE(file.get(), 0);
        change(file.get());
    }

    /// What both the check and whoever reads the file without one are told.
    [[nodiscard]] std::string problem() const
    {
        const std::string checked = message_of<InputError>([&] { check_results(file_); });
        EXPECT_EQ(message_of<InputError>([&] { static_cast<void>(ResultsReader(file_)); }),
                  checked);
        return checked;
    }

    const test::ScratchFolder folder_;
    const std::filesystem::path file_ = folder_ / "results.h5";
};

TEST_F(CheckResults, FindsNothingWrongWithWholeResults)
{
    EXPECT_TRUE(check_results(file_).is_sealed);
}

TEST_F(CheckResults, SaysThatACopyHasNoSeal)
{
    edit([](hid_t) {});
    EXPECT_FALSE(check_results(file_).is_sealed);
    EXPECT_NO_THROW(static_cast<void>(ResultsReader(file_)));
}

TEST_F(CheckResults, LetsAnotherVersionHaveOtherNames)
{
    const auto rename = [](hid_t file) {
        ASSERT_GE(H5Adelete_by_name(file, "age", "long_name_zh", H5P_DEFAULT), 0);
        ASSERT_GE(H5Ldelete(file, "age_label", H5P_DEFAULT), 0);
    };
    edit(rename);
    EXPECT_THAT(problem(), HasSubstr("variable 'age' lacks its attribute 'long_name_zh'"));
    edit([](hid_t file) {
        ASSERT_GE(H5Arename(file, "natality_version", "was"), 0);
        const files::detail::AttributeHandle was(H5Aopen(file, "was", H5P_DEFAULT));
        const files::detail::TypeHandle type(H5Aget_type(was.get()));
        const files::detail::SpaceHandle space(H5Aget_space(was.get()));
        const files::detail::AttributeHandle other(H5Acreate2(
            file, "natality_version", type.get(), space.get(), H5P_DEFAULT, H5P_DEFAULT));
        const char* const text = "0.0.9";
        ASSERT_GE(H5Awrite(other.get(), type.get(), &text), 0);
    });
    EXPECT_NO_THROW(static_cast<void>(ResultsReader(file_)));
    EXPECT_NO_THROW(check_results(file_));
}

TEST_F(CheckResults, NoticesDamagedValues)
{
    const files::FilePlace chunk =
        files::find_places(file_, {"births_total"}).front().places.front();
    std::string bytes = bytes_of(file_);
    bytes[chunk.offset + chunk.size / 2] ^= 1;
    test::write_bytes(file_, bytes);
    EXPECT_THAT(message_of<InputError>([&] { check_results(file_); }),
                HasSubstr("they do not fit their checksum"));
}

TEST_F(CheckResults, NoticesAVariableThatIsMissing)
{
    edit([](hid_t file) { H5Ldelete(file, "deaths", H5P_DEFAULT); });
    EXPECT_THAT(problem(), HasSubstr("lacks the variable 'deaths'"));
}

TEST_F(CheckResults, NoticesThatAVariableDoesNotSayWhatIsMissing)
{
    edit([](hid_t file) {
        ASSERT_GE(H5Adelete_by_name(file, "deaths", "_FillValue", H5P_DEFAULT), 0);
    });
    EXPECT_THAT(problem(), HasSubstr("variable 'deaths' lacks its attribute '_FillValue'"));
}

TEST_F(CheckResults, NoticesAVariableOfAnotherType)
{
    edit([](hid_t file) {
        H5Ldelete(file, "clipped_persons", H5P_DEFAULT);
        const files::detail::SpaceHandle space(H5Screate(H5S_SCALAR));
        const files::detail::DatasetHandle other(H5Dcreate2(file, "clipped_persons", H5T_STD_I64LE,
                                                            space.get(), H5P_DEFAULT, H5P_DEFAULT,
                                                            H5P_DEFAULT));
    });
    EXPECT_THAT(problem(), HasSubstr("variable 'clipped_persons' does not have the type and the "
                                     "axes that its inputs say"));
}

TEST_F(CheckResults, NoticesMissingNumbers)
{
    edit([](hid_t file) {
        const files::detail::DatasetHandle births(H5Dopen2(file, "births", H5P_DEFAULT));
        const files::detail::SpaceHandle space(H5Dget_space(births.get()));
        std::vector<double> missing(
            static_cast<std::size_t>(H5Sget_simple_extent_npoints(space.get())), std::nan(""));
        H5Dwrite(births.get(), H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, missing.data());
    });
    EXPECT_THAT(problem(), HasSubstr("variable 'births' holds nan in the place of a number"));
}

TEST_F(CheckResults, NoticesInfiniteNumbersWhereSomeMayBeMissing)
{
    edit([](hid_t file) {
        const files::detail::DatasetHandle rate(H5Dopen2(file, "tfr", H5P_DEFAULT));
        const files::detail::SpaceHandle space(H5Dget_space(rate.get()));
        std::vector<double> values(
            static_cast<std::size_t>(H5Sget_simple_extent_npoints(space.get())), std::nan(""));
        values.back() = HUGE_VAL;
        H5Dwrite(rate.get(), H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data());
    });
    EXPECT_THAT(problem(), HasSubstr("variable 'tfr' holds inf in the place of a number"));
}

TEST_F(CheckResults, NoticesLabelsThatItsInputsDoNotGive)
{
    edit([](hid_t file) {
        const files::detail::DatasetHandle age(H5Dopen2(file, "age", H5P_DEFAULT));
        const files::detail::SpaceHandle space(H5Dget_space(age.get()));
        std::vector<int> ages(static_cast<std::size_t>(H5Sget_simple_extent_npoints(space.get())),
                              9);
        H5Dwrite(age.get(), H5T_NATIVE_INT, H5S_ALL, H5S_ALL, H5P_DEFAULT, ages.data());
    });
    EXPECT_THAT(problem(), HasSubstr("axis 'age' does not have the labels that its inputs say"));
}

TEST_F(CheckResults, NoticesAttributesThatAreMissing)
{
    edit([](hid_t file) { H5Adelete(file, "horizon"); });
    EXPECT_THAT(problem(), HasSubstr("lacks the attribute 'horizon'"));
}

}  // namespace
}  // namespace natality::io
