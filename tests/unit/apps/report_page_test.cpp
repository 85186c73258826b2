#include "report_page.hpp"
#include "report_sweep.hpp"
#include "report_values.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>
#include <vector>

namespace natality::app {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(JsonWithinHtml, HasNoLetterThatEndsAScriptOrBeginsAComment)
{
    const nlohmann::ordered_json json{{"name", "</script><!-- & \"quoted\""}};
    EXPECT_EQ(json_within_html(json),
              R"({"name":"\u003c/script\u003e\u003c!-- \u0026 \"quoted\""})");
}

TEST(JsonWithinHtml, EscapesTheSeparatorsThatEndALineOfJavaScript)
{
    EXPECT_EQ(json_within_html("a\u2028b\u2029c\u202a"), "\"a\\u2028b\\u2029c\u202a\"");
}

TEST(JsonWithinHtml, ReadsBackAsWhatItWas)
{
    const nlohmann::ordered_json json{{"</a>", {1.5, nullptr, "\u2028&<>"}}, {"名称", "托育"}};
    EXPECT_EQ(nlohmann::ordered_json::parse(json_within_html(json)), json);
}

TEST(JsonWithinHtml, ReplacesBytesThatAreNoText)
{
    EXPECT_EQ(json_within_html("a\xff"), "\"a\ufffd\"");
}

TEST(Base64Numbers, AreTheLittleEndianBits)
{
    // 1.0 is 3f80 0000 as float and 3ff0 0000 0000 0000 as double.
    EXPECT_EQ(base64_numbers(std::vector{1.0}, NumberWidth::float32), "AACAPw==");
    EXPECT_EQ(base64_numbers(std::vector{1.0}, NumberWidth::float64), "AAAAAAAA8D8=");
    EXPECT_EQ(base64_numbers(std::vector{1.0, 1.0, 1.0}, NumberWidth::float32), "AACAPwAAgD8AAIA/");
    EXPECT_THAT(base64_numbers({}, NumberWidth::float64), IsEmpty());
}

TEST(RowTable, KeepsARepeatedRowOnce)
{
    RowTable table(1, NumberWidth::float32);
    for (const double value : {1.0, 0.0, 1.0}) {
        table.add(std::vector{value});
    }
    EXPECT_EQ(table.json()["index"], (nlohmann::ordered_json{0, 1, 0}));
    EXPECT_EQ(table.json()["data"], "AACAPwAAAAA=");
    EXPECT_THROW(table.add(std::vector{1.0, 2.0}), std::invalid_argument);
}

TEST(ReducedValues, LeaveOutMeasuresThatNeverChangeAnyOfThem)
{
    // Of three measures the middle one does nothing.
    const ReducedValues reduced =
        without_inert_measures({10.0, 11.0, 10.0, 11.0, 12.0, 14.0, 12.0, 14.0});
    EXPECT_THAT(reduced.measures, ElementsAre(0, 2));
    EXPECT_THAT(reduced.values, ElementsAre(10.0, 11.0, 12.0, 14.0));
}

TEST(ReducedValues, KeepAMeasureThatMakesAValueMissing)
{
    const double missing = std::numeric_limits<double>::quiet_NaN();
    EXPECT_THAT(without_inert_measures({missing, missing}).measures, IsEmpty());
    EXPECT_THAT(without_inert_measures({1.0, missing}).measures, ElementsAre(0));
}

TEST(ReducedValues, OfInertMeasuresAloneAreOneValue)
{
    const ReducedValues reduced = without_inert_measures({5.0, 5.0, 5.0, 5.0});
    EXPECT_THAT(reduced.measures, IsEmpty());
    EXPECT_THAT(reduced.values, ElementsAre(5.0));
}

}  // namespace
}  // namespace natality::app
