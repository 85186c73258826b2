#include <natality/base/message.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

#include <gtest/gtest.h>

namespace natality {
namespace {

TEST(Message, GivesBackWhatWasPutInTheSameOrder)
{
    MessageWriter writer;
    writer.number(std::numeric_limits<std::uint64_t>::max());
    writer.text("生育\n");
    writer.text("");
    const std::vector<std::byte> raw{std::byte{0}, std::byte{255}};
    writer.bytes(raw);
    const std::vector<std::byte> message = std::move(writer).take();
    MessageReader reader(message);
    EXPECT_EQ(reader.number(), std::numeric_limits<std::uint64_t>::max());
    EXPECT_EQ(reader.text(), "生育\n");
    EXPECT_EQ(reader.text(), "");
    EXPECT_FALSE(reader.is_at_end());
    const auto bytes = reader.bytes();
    EXPECT_TRUE(std::equal(bytes.begin(), bytes.end(), raw.begin(), raw.end()));
    EXPECT_TRUE(reader.is_at_end());
}

TEST(Message, GivesBackFiguresToTheLastBit)
{
    const std::vector<double> figures{0.1, -0.0, std::numeric_limits<double>::denorm_min()};
    MessageWriter writer;
    writer.figures(figures);
    writer.figures({});
    writer.text("no figure");
    const std::vector<std::byte> message = std::move(writer).take();
    MessageReader reader(message);
    const std::vector<double> found = reader.figures();
    EXPECT_EQ(found, figures);
    EXPECT_TRUE(std::signbit(found[1]));
    EXPECT_TRUE(reader.figures().empty());
    EXPECT_THROW(static_cast<void>(reader.figures()), std::invalid_argument);
}

TEST(Message, RefusesToReadPastItsEnd)
{
    MessageWriter writer;
    writer.text("births");
    std::vector<std::byte> message = std::move(writer).take();
    message.pop_back();
    MessageReader shortened(message);
    EXPECT_THROW(static_cast<void>(shortened.text()), std::invalid_argument);
    MessageReader empty({});
    EXPECT_THROW(static_cast<void>(empty.number()), std::invalid_argument);
}

}  // namespace
}  // namespace natality
