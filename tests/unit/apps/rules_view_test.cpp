#include "rules_view.hpp"
#include "text_table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <support/parts.hpp>

#include <sstream>
#include <string>

namespace natality::app {
namespace {

using testing::HasSubstr;

Study study()
{
    PackageParts package = test::package_parts("everything", {"childcare", "leave", "cash"});
    package.name = {"Everything that could ever be done", "为家庭所能做到的一切支持措施的总和"};
    StudyParts parts = test::study_parts({package});
    parts.settings.rule = CombinationRule::interacting;
    return Study::validated(Dataset::validated(test::valid_parts()),
                            Catalogue::validated(test::valid_catalogue_parts()), parts);
}

RuleComparison comparison()
{
    return {Year{2050},
            {{{{10.71e6, 0.061}, {11.59e6, 0.069}, {11.62e6, 0.0694}, {-17.31e6, 0.102}}}}};
}

TEST(RulesTable, FitsEightyColumnsInBothLanguages)
{
    for (const Language language : {Language::en, Language::zh}) {
        std::istringstream table(rules_table(comparison(), study(), language));
        for (std::string line; std::getline(table, line);) {
            EXPECT_LE(display_width(line), 80U) << line;
        }
    }
}

TEST(RulesTable, HasAColumnForEveryRuleAndMarksTheStudysOwn)
{
    const std::string table = rules_table(comparison(), study(), Language::en);
    EXPECT_THAT(table, HasSubstr("births to 2050, m"));
    EXPECT_THAT(table, HasSubstr("strongest  diminishing  interacting*  multiplicative\n"));
    EXPECT_THAT(table, HasSubstr("+10.71       +11.59        +11.62          -17.31\n"));
    EXPECT_THAT(table, HasSubstr("+0.061       +0.069        +0.069          +0.102\n"));
    EXPECT_THAT(rules_table(comparison(), study(), Language::zh), HasSubstr("+1071"));
}

TEST(RulesJson, HasTheFiguresOfEveryRuleByName)
{
    const auto json = rules_json(comparison(), study());
    EXPECT_EQ(json["year"], 2050);
    EXPECT_EQ(json["rule"], "interacting");
    const auto& rules = json["packages"][0]["rules"];
    EXPECT_EQ(rules.size(), 4U);
    EXPECT_EQ(rules["multiplicative"]["additional_births"], -17.31e6);
    EXPECT_EQ(rules["strongest"]["additional_tfr"], 0.061);
}

}  // namespace
}  // namespace natality::app
