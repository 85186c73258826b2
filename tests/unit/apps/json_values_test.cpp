#include "json_values.hpp"

#include <nlohmann/json.hpp>

#include <gtest/gtest.h>

namespace natality::app {
namespace {

TEST(JsonText, IsJsonWhateverBytesATextHas)
{
    const std::string text = json_text({{"name", "caf\xe9"}});
    EXPECT_EQ(text, "{\n  \"name\": \"caf\uFFFD\"\n}\n");
    EXPECT_TRUE(nlohmann::json::accept(text));
}

}  // namespace
}  // namespace natality::app
