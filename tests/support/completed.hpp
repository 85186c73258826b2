#pragma once

/// \file
/// A matcher of completions.

#include <natality/inputs/completion.hpp>

#include <gmock/gmock.h>

#include <string>

namespace natality::test {

/// A completion of a table, by its English.
inline testing::Matcher<Completion> completed(const std::string& table, const std::string& what)
{
    return testing::AllOf(testing::Field(&Completion::table, table),
                          testing::Field(&Completion::what, testing::Field(&LocalText::en, what)));
}

}  // namespace natality::test
