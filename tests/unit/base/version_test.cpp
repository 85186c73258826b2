#include <natality/base/version.hpp>

#include <gtest/gtest.h>

#include <fstream>
#include <string>

namespace natality {
namespace {

TEST(BuildInfo, CarriesTheVersionOfTheSources)
{
    std::ifstream file(std::string(NATALITY_SOURCE_DIR) + "/VERSION");
    std::string version;
    ASSERT_TRUE(std::getline(file, version));
    EXPECT_EQ(build_info.version, version);
}

TEST(BuildInfo, SaysHowItWasBuilt)
{
    EXPECT_FALSE(build_info.revision.empty());
    EXPECT_FALSE(build_info.compiler.empty());
}

}  // namespace
}  // namespace natality
