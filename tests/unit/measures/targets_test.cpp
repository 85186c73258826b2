#include <natality/measures/targets.hpp>

#include <natality/measures/names.hpp>

#include <gtest/gtest.h>

namespace natality {
namespace {

TEST(Targets, ThatMoveRatesAreThoseOfMothers)
{
    EXPECT_EQ(handling_of(Target::union_formation).action, TargetAction::rates);
    EXPECT_EQ(handling_of(Target::birth).action, TargetAction::rates);
    EXPECT_EQ(handling_of(Target::infant_mortality).action, TargetAction::newborn);
    EXPECT_EQ(handling_of(Target::maternal_mortality).action, TargetAction::none);
}

TEST(Targets, AreExpressedByLeversIfTheyMoveAnything)
{
    for (const std::string& id : target_ids()) {
        EXPECT_TRUE(handling_of(*target_named(id)).has_levers) << id;
    }
}

}  // namespace
}  // namespace natality
