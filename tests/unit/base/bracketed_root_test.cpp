#include <natality/base/bracketed_root.hpp>

#include <gtest/gtest.h>

#include <cmath>

namespace natality {
namespace {

TEST(BracketedRoot, IsExactToTheLastBits)
{
    EXPECT_NEAR(bracketed_root([](double x) { return x * x - 2.0; }, 0.0, 2.0), std::sqrt(2.0),
                4e-16);
}

TEST(BracketedRoot, MayLieAtAnEnd)
{
    EXPECT_EQ(bracketed_root([](double x) { return x; }, 0.0, 1.0), 0.0);
    EXPECT_EQ(bracketed_root([](double x) { return x - 1.0; }, 0.0, 1.0), 1.0);
}

}  // namespace
}  // namespace natality
