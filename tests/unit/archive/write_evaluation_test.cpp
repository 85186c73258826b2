#include <natality/archive/write_evaluation.hpp>

#include "unit/files/hdf5/scratch_folder.hpp"

#include <natality/files/hdf5/netcdf_reader.hpp>

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace natality::io {
namespace {

using testing::DoubleEq;
using testing::ElementsAre;
using testing::IsNan;

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

/// Two years against two projections; the second year only has births.
Evaluation small_evaluation()
{
    const Deviation split{.projected_births = 100.0,
                          .projected_tfr = 1.5,
                          .births = -10.0,
                          .effects = {-6.0, 1.0, unknown, -5.0},
                          .detail = ObservedDetail::ages};
    const Deviation whole{.projected_births = 95.0,
                          .projected_tfr = 1.4,
                          .births = 5.0,
                          .effects = {unknown, unknown, unknown, unknown},
                          .detail = ObservedDetail::births};
    return {{{.year = Year{2027},
              .births = 90.0,
              .tfr = 1.3,
              .detail = ObservedDetail::ages,
              .product = std::nullopt},
             {.year = Year{2028},
              .births = 100.0,
              .tfr = unknown,
              .detail = ObservedDetail::births,
              .product = std::nullopt}},
            {{"baseline", {"Baseline", "基线"}, {split, whole}},
             {"care", {"Care", "照护"}, {whole, split}}}};
}

TEST(WriteEvaluation, HoldsEveryFigureByName)
{
    const test::ScratchFolder folder;
    files::OutputFile output(folder / "e.h5", files::ExistingOutput::keep);
    Provenance provenance;
    provenance.command_line = "natality evaluate later r.h5";
    provenance.inputs.add({"dataset/observed.csv", "later/observed.csv", "year\n"});
    write_evaluation(
        output, small_evaluation(),
        {.results = "r.h5", .dataset = "later", .region = "N", .base_year = Year{2027}},
        provenance);
    output.commit();
    const files::NetcdfReader file(folder / "e.h5");
    EXPECT_THAT(file.texts("projection"), ElementsAre("baseline", "care"));
    EXPECT_THAT(file.texts("factor"), ElementsAre("women", "ages", "states", "rates"));
    EXPECT_THAT(file.numbers("year"), ElementsAre(2027, 2028));
    EXPECT_THAT(file.numbers("observed_births"), ElementsAre(90, 100));
    EXPECT_THAT(file.numbers("observed_tfr"), ElementsAre(DoubleEq(1.3), IsNan()));
    EXPECT_THAT(file.texts("observed_detail"), ElementsAre("ages", "births"));
    EXPECT_THAT(file.numbers("projected_births"), ElementsAre(100, 95, 95, 100));
    EXPECT_THAT(file.numbers("projected_tfr"), ElementsAre(1.5, 1.4, 1.4, 1.5));
    EXPECT_THAT(file.numbers("deviation"), ElementsAre(-10, 5, 5, -10));
    EXPECT_THAT(file.numbers("effect", {{1, 1, 0}, {1, 1, 4}}), ElementsAre(-6, 1, IsNan(), -5));
    EXPECT_EQ(
        std::get<std::int32_t>(*files::find_attribute(file.attributes(), "dataset_base_year")),
        2027);
    EXPECT_EQ(file.embedded_files().front().path, "dataset/observed.csv");
}

}  // namespace
}  // namespace natality::io
