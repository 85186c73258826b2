#include <natality/archive/sweep_writer.hpp>

#include <natality/archive/sweep_file.hpp>
#include <natality/archive/sweep_reader.hpp>
#include <natality/io/read_sweep.hpp>
#include <natality/results/sweep_block.hpp>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/files/hdf5/scratch_folder.hpp"
#include <support/messages.hpp>
#include <support/tiny_dataset.hpp>

namespace natality::io {
namespace {

using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsNan;

/// All packages of two measures, in blocks of three and one.
files::InputFiles sweep_files_of_two_measures()
{
    files::InputFiles files;
    files.add({sweep_name, sweep_name,
               "dataset = \"tiny\"\nhorizon = 2030\nceiling = \"none\"\n"
               "design = \"all-packages\"\n"
               "measures.places = { from = 2022 }\nmeasures.leave = { from = 2023 }\n"
               "[output]\nprecision = \"float64\"\nblock = 3\n"
               "[output.indicators]\nbirths_total = 1\npopulation_total = 4\n"});
    files.add_below("dataset", test::in_memory(test::tiny_dataset(), "tiny"));
    files.add_below("catalogue", test::in_memory(test::tiny_catalogue(), "catalogue"));
    return files;
}

class SweepWriterTest : public testing::Test {
protected:
    void SetUp() override
    {
        files::OutputFile output(file_, files::ExistingOutput::keep);
        create_sweep_file(output, plan_, variables_, 3,
                          {.command_line = "natality sweep", .inputs = files_});
        output.commit();
    }

    /// A block of made-up values: scenario + step / 100.
    [[nodiscard]] SweepBlock block(std::uint64_t number) const
    {
        SweepBlock made{.number = number, .first = 3 * number, .scenarios = number == 0 ? 3 : 1};
        made.values.resize(variables_.size());
        for (Index s = 0; s < made.scenarios; ++s) {
            const auto scenario = static_cast<double>(made.first) + static_cast<double>(s);
            made.levels.insert(made.levels.end(), {scenario, std::nan("")});
            for (std::size_t v = 0; v < variables_.size(); ++v) {
                for (std::size_t i = 0; i < variables_[v].values_per_scenario(); ++i) {
                    made.values[v].push_back(scenario + static_cast<double>(i) / 100.0);
                }
            }
        }
        return made;
    }

    /// Writes all blocks.
    files::WriteLock fill_all()
    {
        SweepWriter writer(file_);
        writer.take(block(0))();
        writer.take(block(1))();
        return std::move(writer).release();
    }

    /// Changes bytes of a chunk.
    void damage(const std::string& variable, std::size_t block_number)
    {
        const files::FilePlace place =
            files::find_places(file_, {variable}).front().places[block_number];
        std::fstream damaged(file_, std::ios::in | std::ios::out | std::ios::binary);
        damaged.seekp(static_cast<std::streamoff>(place.offset + 10));
        damaged << "not what was written";
    }

    const test::ScratchFolder folder_;
    const std::filesystem::path file_ = folder_.path() / "sweep.h5";
    const files::InputFiles files_ = sweep_files_of_two_measures();
    const SweepPlan plan_ = read_sweep(files_);
    const std::vector<SweepVariable> variables_ = sweep_variables(plan_);
};

TEST_F(SweepWriterTest, BeginsWithoutAnyValue)
{
    const SweepReader reader(file_);
    EXPECT_EQ(reader.scenarios(), 4U);
    EXPECT_THAT(reader.completion(), ElementsAre(false, false));
    EXPECT_THAT(reader.indicators(), ElementsAre("births_total", "population_total"));
    EXPECT_THAT(reader.values("births_total", 2, 0), Each(IsNan()));
    EXPECT_THAT(reader.levels(3), Each(IsNan()));
}

TEST_F(SweepWriterTest, ShowsABlockOnceItIsWritten)
{
    SweepWriter writer(file_);
    const auto write = writer.take(block(1));
    EXPECT_THAT(SweepReader(file_).values("births_total", 2, 0), Each(IsNan()));
    write();
    const SweepReader reader(file_);
    EXPECT_THAT(reader.completion(), ElementsAre(false, true));
    EXPECT_THAT(reader.values("births_total", 2, 0), ElementsAre(IsNan(), IsNan(), IsNan(), 3.02));
    EXPECT_THAT(reader.levels(3), ElementsAre(3.0, IsNan()));
    EXPECT_FALSE(writer.is_done(0));
    EXPECT_TRUE(writer.is_done(1));
}

TEST_F(SweepWriterTest, KeepsWhatIsAskedForAlone)
{
    SweepWriter(file_).take(block(0))();
    const SweepReader reader(file_);
    EXPECT_THAT(reader.years("population_total"), ElementsAre(2020, 2024, 2028));
    EXPECT_TRUE(reader.has_every_year("births_total"));
    EXPECT_FALSE(reader.has_every_year("population_total"));
    EXPECT_THAT(reader.sums_through("births_total", 1, 0), ElementsAre(0.01, 2.01, 4.01, IsNan()));
}

TEST_F(SweepWriterTest, PacksACompleteFile)
{
    files::WriteLock lock = fill_all();
    const auto with_room = std::filesystem::file_size(file_);
    const std::vector<double> births = SweepReader(file_).values("births_total", 9, 0);
    pack_sweep_file(file_, std::move(lock));
    EXPECT_LT(std::filesystem::file_size(file_), with_room);
    const SweepReader packed(file_);
    EXPECT_TRUE(packed.is_packed());
    EXPECT_THAT(packed.completion(), ElementsAre(true, true));
    EXPECT_EQ(packed.values("births_total", 9, 0), births);
    EXPECT_EQ(packed.inputs().all().size(), files_.all().size());
    EXPECT_EQ(damaged_blocks(file_), 0U);
}

TEST_F(SweepWriterTest, NeverWritesIntoAFinishedFile)
{
    pack_sweep_file(file_, fill_all());
    EXPECT_THAT(test::problems_of([&] { const SweepWriter writer(file_); }),
                ElementsAre(testing::HasSubstr("is finished and has no room for other values")));
}

TEST_F(SweepWriterTest, RunsTheDamagedBlocksOfAFinishedFileAgainInAnotherFile)
{
    pack_sweep_file(file_, fill_all());
    const std::vector<double> births = SweepReader(file_).values("births_total", 9, 0);
    damage("births_total", 0);
    EXPECT_EQ(damaged_blocks(file_), 1U);
    SweepWriter writer(file_, make_room_again(file_));
    EXPECT_FALSE(writer.is_done(0));
    EXPECT_TRUE(writer.is_done(1));
    EXPECT_THAT(SweepReader(file_).values("births_total", 9, 0),
                ElementsAre(IsNan(), IsNan(), IsNan(), births[3]));
    writer.take(block(0))();
    pack_sweep_file(file_, std::move(writer).release());
    EXPECT_EQ(SweepReader(file_).values("births_total", 9, 0), births);
}

TEST_F(SweepWriterTest, NoticesThatItsFileWasRemoved)
{
    SweepWriter writer(file_);
    std::filesystem::remove(file_);
    EXPECT_THAT(test::message_of<RunError>([&] { writer.take(block(0))(); }),
                testing::HasSubstr("was removed or replaced while it was being written"));
}

TEST_F(SweepWriterTest, IsNotReplacedWhileItIsWritten)
{
    const SweepWriter writer(file_);
    EXPECT_THAT(test::problems_of(
                    [&] { const files::OutputFile other(file_, files::ExistingOutput::replace); }),
                ElementsAre(testing::HasSubstr("is being written by another program")));
}

TEST_F(SweepWriterTest, TakesBackWhatIsDamaged)
{
    SweepWriter writer(file_);
    writer.take(block(0))();
    writer.take(block(1))();
    EXPECT_EQ(writer.verify(), 0U);
    damage("births_total", 1);
    EXPECT_EQ(writer.verify(), 1U);
    EXPECT_FALSE(writer.is_done(1));
    EXPECT_THAT(SweepReader(file_).completion(), ElementsAre(true, false));
}

TEST_F(SweepWriterTest, HoldsAPartOfTheSweepUnderTheNumbersOfTheWhole)
{
    const std::filesystem::path part = folder_.path() / "part.h5";
    files::OutputFile output(part, files::ExistingOutput::keep);
    create_sweep_file(output, plan_, variables_, 1, {.command_line = "natality", .inputs = files_},
                      {.number = 2, .of = 2});
    output.commit();
    SweepWriter writer(part);
    EXPECT_FALSE(writer.has_place(1));
    EXPECT_TRUE(writer.has_place(2));
    SweepBlock third = block(1);
    third.number = 3;
    writer.take(third)();
    EXPECT_FALSE(writer.is_done(2));
    EXPECT_TRUE(writer.is_done(3));
    third.number = 1;
    EXPECT_THROW(static_cast<void>(writer.take(third)), std::invalid_argument);
    const SweepReader reader(part);
    EXPECT_EQ(reader.part(), (SweepPart{2, 2}));
    EXPECT_EQ(reader.first_block(), 2U);
    EXPECT_EQ(reader.scenarios(), 2U);
    EXPECT_EQ(reader.all_scenarios(), 4U);
    EXPECT_THAT(test::problems_of([&] { reader.require_all_parts(); }),
                ElementsAre(HasSubstr("part 2 of 2")));
}

TEST_F(SweepWriterTest, LetsOneProgramWriteAtATime)
{
    const SweepWriter writer(file_);
    EXPECT_THAT(test::problems_of([&] { const SweepWriter second(file_); }),
                ElementsAre(testing::HasSubstr("is being written by another program")));
}

TEST_F(SweepWriterTest, RefusesBlocksThatAreTooLarge)
{
    files::InputFiles files = files_;
    files.add({sweep_name, sweep_name,
               "dataset = \"tiny\"\nhorizon = 2400\nceiling = \"none\"\n"
               "design = \"latin-hypercube\"\nsamples = 100000\n"
               "measures.places = { from = 2022 }\n[output.indicators]\nbirths_total = 1\n"});
    const SweepPlan plan = read_sweep(files);
    const files::OutputFile output(folder_.path() / "large.h5", files::ExistingOutput::keep);
    EXPECT_THAT(test::problems_of([&] {
                    create_sweep_file(output, plan, sweep_variables(plan), 100000,
                                      {.command_line = "natality sweep", .inputs = files});
                }),
                ElementsAre(testing::HasSubstr("too many at once for 'births_total'")));
}

TEST(SweepInputs, RestrictMeasuresAndChangeSeeds)
{
    files::InputFiles files = sweep_files_of_two_measures();
    files.add({restriction_name, restriction_name, "leave\n"});
    EXPECT_EQ(read_sweep(files).design().size(), 2U);
    files.add({seed_name, seed_name, "twelve"});
    EXPECT_THAT(test::problems_of([&] { (void)read_sweep(files); }),
                ElementsAre(testing::HasSubstr("'twelve' is not a seed")));
}

}  // namespace
}  // namespace natality::io
