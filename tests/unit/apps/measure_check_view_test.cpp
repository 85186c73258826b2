#include "measure_check_view.hpp"
#include "text_table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <support/parts.hpp>

#include <sstream>
#include <string>

namespace natality::app {
namespace {

using testing::HasSubstr;

/// Three measures with names as long as any, the second beyond its band.
Catalogue catalogue()
{
    CatalogueParts parts = test::valid_catalogue_parts();
    for (Measure& measure : parts.measures) {
        measure.name = {"Everything that could ever be done for families",
                        "为家庭所能做到的一切支持措施的总和之总和之总和"};
        measure.plausible = PlausibleGain{{-0.002, 0.12}, {"author-2020"}};
    }
    parts.measures[2].plausible.reset();
    parts.measures[2].number = 0;
    parts.plausibility = Plausibility{{0.08, 0.15}, {0.0, 0.3}, {"author-2020"}, {}};
    return Catalogue::validated(parts);
}

MeasureCheck check()
{
    return {Year{2021},
            Year{2050},
            {{0, {-0.001, 0.045, 0.1}, true},
             {1, {0.0, 0.2, 0.4}, false},
             {2, {-0.0001, 0.0, 0.0}, true}},
            {0.0, 0.35, 0.6},
            false};
}

TEST(MeasureCheckTable, FitsEightyColumnsInBothLanguages)
{
    for (const Language language : {Language::en, Language::zh}) {
        std::istringstream table(measure_check_table(check(), catalogue(), language));
        for (std::string line; std::getline(table, line);) {
            EXPECT_LE(display_width(line), 80U) << line;
        }
    }
}

TEST(MeasureCheckTable, SaysThePeriodTheChangesAndTheBands)
{
    const std::string table = measure_check_table(check(), catalogue(), Language::en);
    EXPECT_THAT(table, HasSubstr("Births of 2021 to 2050"));
    EXPECT_THAT(table, HasSubstr("-0.1     +4.5  +10.0  -0.2 … +12.0\n"));
    EXPECT_THAT(table, HasSubstr("+0.0    +20.0  +40.0  -0.2 … +12.0  !\n"));
    EXPECT_THAT(table, HasSubstr("+0.0     +0.0   +0.0             -\n"));
    EXPECT_THAT(table, HasSubstr("All measures together"));
    EXPECT_THAT(table, HasSubstr("+0.0    +35.0  +60.0  +0.0 … +30.0  !\n"));
    EXPECT_THAT(table, HasSubstr("central +8.0 … +15.0 % by the evidence"));
}

TEST(MeasureCheckJson, HasSharesAndBandsWithTheirEvidence)
{
    const auto json = measure_check_json(check(), catalogue());
    EXPECT_EQ(json["first"], 2021);
    EXPECT_EQ(json["measures"][1]["births"]["central"], 0.2);
    EXPECT_EQ(json["measures"][1]["is_plausible"], false);
    EXPECT_EQ(json["measures"][0]["plausible"]["range"][1], 0.12);
    EXPECT_EQ(json["measures"][0]["plausible"]["evidence"][0], "author-2020");
    EXPECT_TRUE(json["measures"][2]["plausible"].is_null());
    EXPECT_EQ(json["all"]["births"]["high"], 0.6);
    EXPECT_EQ(json["all"]["plausible"]["central"][0], 0.08);
}

}  // namespace
}  // namespace natality::app
