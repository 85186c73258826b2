#include <natality/base/bracketed_root.hpp>
#include <natality/base/problems.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <string>

namespace natality {
namespace {

TEST(BracketedRoot, IsExactToTheLastBits)
{
    EXPECT_NEAR(bracketed_root([](double x) { return x * x - 2.0; }, 0.0, 2.0, "root"),
                std::sqrt(2.0), 4e-16);
}

TEST(BracketedRoot, MayLieAtAnEnd)
{
    EXPECT_EQ(bracketed_root([](double x) { return x; }, 0.0, 1.0, "zero"), 0.0);
    EXPECT_EQ(bracketed_root([](double x) { return x - 1.0; }, 0.0, 1.0, "one"), 1.0);
}

TEST(BracketedRoot, SaysInWordsOfItsOwnWhatWasSoughtWhereTheEndsDoNotEncloseIt)
{
    const auto message_of = [](double value) {
        try {
            static_cast<void>(bracketed_root([value](double) { return value; }, 0.0, 2.0, "rate"));
        } catch (const RunError& error) {
            return std::string(error.what());
        }
        return std::string("no error");
    };
    EXPECT_EQ(message_of(3.0),
              "there is no rate between 0 and 2: at these it is missed by 3 and 3");
    EXPECT_EQ(message_of(std::nan("")),
              "there is no rate between 0 and 2: at these it is missed by nan and nan");
}

}  // namespace
}  // namespace natality
