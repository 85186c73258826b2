#include "command_line.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace natality::app {
namespace {

using testing::HasSubstr;

/// Parses the arguments of a command with one option of its own.
class CommandLineTest : public testing::Test {
protected:
    std::optional<CommandLine> parse(const Arguments& arguments)
    {
        boost::program_options::options_description options("Options");
        options.add_options()("output,o", boost::program_options::value<std::string>(), "file");
        Console console{out_, err_};
        return parse_command_line(arguments, options, {"natality try", "Tries."}, console);
    }

    std::string refusal(const Arguments& arguments)
    {
        try {
            static_cast<void>(parse(arguments));
        } catch (const UsageError& error) {
            return error.what();
        }
        return "accepted";
    }

    std::ostringstream out_;
    std::ostringstream err_;
};

TEST_F(CommandLineTest, TellsOptionsFromInputs)
{
    const auto line = parse({"-o", "x.h5", "--lang", "zh", "a.toml", "b.toml"});
    ASSERT_TRUE(line);
    EXPECT_EQ(line->values["output"].as<std::string>(), "x.h5");
    EXPECT_EQ(line->speech.language, Language::zh);
    EXPECT_THAT(line->inputs, testing::ElementsAre("a.toml", "b.toml"));
}

TEST_F(CommandLineTest, NamesTheNearestOption)
{
    EXPECT_EQ(refusal({"--ouput", "x"}), "unknown option '--ouput'; did you mean '--output'?");
}

TEST_F(CommandLineTest, RefusesAbbreviationsWhoseMeaningCouldChange)
{
    EXPECT_THAT(refusal({"--out", "x"}), HasSubstr("unknown option '--out'"));
}

TEST_F(CommandLineTest, RefusesALanguageItDoesNotSpeak)
{
    EXPECT_EQ(refusal({"--lang", "fr"}),
              "--lang: 'fr' is not a language the program speaks; en or zh");
}

TEST_F(CommandLineTest, PrintsHelpAndNothingElse)
{
    EXPECT_FALSE(parse({"--help"}));
    EXPECT_THAT(out_.str(), HasSubstr("Usage: natality try"));
    EXPECT_THAT(out_.str(), HasSubstr("--lang"));
    EXPECT_TRUE(err_.str().empty());
}

TEST(SingleInput, AsksForExactlyOne)
{
    CommandLine line;
    EXPECT_THROW(static_cast<void>(single_input(line, "results file")), UsageError);
    line.inputs = {"a", "b"};
    EXPECT_THROW(static_cast<void>(single_input(line, "results file")), UsageError);
    line.inputs = {"a"};
    EXPECT_EQ(single_input(line, "results file"), "a");
}

}  // namespace
}  // namespace natality::app
