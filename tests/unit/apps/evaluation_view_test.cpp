#include "evaluation_view.hpp"
#include "text_table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>
#include <sstream>

namespace natality::app {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

/// China's size, one year of each kind.
Evaluation large_country()
{
    Evaluation evaluation;
    Deviation one{.projected_births = 18'123'456.0,
                  .projected_tfr = 1.234,
                  .births = -1'234'567.0,
                  .effects = {-1'111'111.0, unknown, unknown, -123'456.0},
                  .detail = ObservedDetail::tfr};
    EvaluatedProjection projection{"everything", {"Everything", "全部措施"}, {}};
    int year = 2027;
    for (const ObservedDetail detail : {ObservedDetail::births, ObservedDetail::tfr,
                                        ObservedDetail::ages, ObservedDetail::states}) {
        evaluation.observed.push_back({.year = Year{year++},
                                       .births = 16'888'889.0,
                                       .tfr = unknown,
                                       .detail = detail,
                                       .product = std::nullopt});
        one.detail = detail;
        projection.years.push_back(one);
    }
    evaluation.projections = {projection};
    return evaluation;
}

TEST(EvaluationTable, FitsEightyColumnsInBothLanguages)
{
    for (const Language language : {Language::en, Language::zh}) {
        std::istringstream lines(evaluation_table(large_country(), Year{2028}, language));
        for (std::string line; std::getline(lines, line);) {
            EXPECT_LE(display_width(line), 80U) << line;
        }
    }
}

TEST(EvaluationTable, AlignsItsColumnsInChinese)
{
    std::istringstream lines(evaluation_table(large_country(), Year{2028}, Language::zh));
    std::string line;
    std::vector<std::string> years;
    while (std::getline(lines, line)) {
        if (line.starts_with("20")) {
            years.push_back(line);
        }
    }
    ASSERT_EQ(years.size(), 4U);
    for (const std::string& year : years) {
        EXPECT_EQ(display_width(year), display_width(years.front()));
    }
}

TEST(EvaluationTable, ShowsADashForAFactorThatIsNotToldApart)
{
    EXPECT_THAT(evaluation_table(large_country(), Year{2028}, Language::en),
                HasSubstr("-1235 -1111    -      -  -123    - 1.234"));
}

TEST(EvaluationTable, CountsASmallCountryInBirths)
{
    Evaluation small = large_country();
    for (ObservedYear& year : small.observed) {
        year.births = 50'000.0;
    }
    EXPECT_THAT(evaluation_table(small, Year{2028}, Language::en), HasSubstr(" 50000 "));
    EXPECT_THAT(evaluation_table(small, Year{2028}, Language::en), Not(HasSubstr("thousand")));
}

TEST(EvaluationJson, NamesFactorsAndWritesNullForWhatIsNotKnown)
{
    const auto json = evaluation_json(large_country());
    EXPECT_EQ(json["observed"][1]["detail"], "tfr");
    EXPECT_TRUE(json["observed"][1]["tfr"].is_null());
    const auto& year = json["projections"][0]["years"][1];
    EXPECT_DOUBLE_EQ(year["effects"]["women"], -1'111'111.0);
    EXPECT_TRUE(year["effects"]["ages"].is_null());
    EXPECT_DOUBLE_EQ(year["deviation"], -1'234'567.0);
}

}  // namespace
}  // namespace natality::app
