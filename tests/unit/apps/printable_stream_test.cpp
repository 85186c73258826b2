#include "printable_stream.hpp"

#include <sstream>

#include <gtest/gtest.h>

namespace natality::app {
namespace {

TEST(PrintableBuffer, ShowsWhatATerminalWouldObeyAndKeepsLines)
{
    std::ostringstream target;
    PrintableBuffer buffer(target);
    std::ostream stream(&buffer);
    stream << "a\x1b[2Jb\n"
           << "c\r" << 7 << std::flush;
    EXPECT_EQ(target.str(), "a\\u001b[2Jb\nc\\u000d7");
}

TEST(PrintableBuffer, HandsLinesOnWhenTheyEnd)
{
    std::ostringstream target;
    PrintableBuffer buffer(target);
    std::ostream stream(&buffer);
    stream << "first\nsec";
    EXPECT_EQ(target.str(), "first\n");
    stream << "ond\n";
    EXPECT_EQ(target.str(), "first\nsecond\n");
}

TEST(PrintableBuffer, KnowsACharacterThatComesInParts)
{
    std::ostringstream target;
    PrintableBuffer buffer(target);
    std::ostream stream(&buffer);
    stream << "\xE4\xB8";
    stream.put('\xAD');
    stream << '\n';
    EXPECT_EQ(target.str(), "中\n");
}

TEST(PrintableBuffer, HandsOnTheRestWhenItEnds)
{
    std::ostringstream target;
    {
        PrintableBuffer buffer(target);
        std::ostream(&buffer) << "no end of line";
    }
    EXPECT_EQ(target.str(), "no end of line");
}

TEST(PrintableBuffer, TellsWhereItsTargetFails)
{
    std::ostringstream target;
    PrintableBuffer buffer(target);
    std::ostream stream(&buffer);
    target.setstate(std::ios::badbit);
    stream << "lost" << std::flush;
    EXPECT_FALSE(stream);
}

}  // namespace
}  // namespace natality::app
