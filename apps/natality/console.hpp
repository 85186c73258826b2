#pragma once

/// \file
/// Where the program speaks: results to standard output, messages and progress to standard error.

#include <natality/base/local_text.hpp>

#include <iosfwd>

namespace natality::app {

/// Exit codes of the program (docs/formats/errors.md).
enum class ExitCode { done = 0, failed = 1, bad_input = 2, interrupted = 130 };

/// The streams of one run of the program.
struct Console {
    std::ostream& out;
    std::ostream& err;
    /// The terminal of the person whom messages go to, which progress is drawn on; null if they go
    /// elsewhere.
    std::ostream* terminal = nullptr;
};

/// The user's choice of how the program speaks.
struct Speech {
    Language language = Language::en;
    /// No messages but errors.
    bool quiet = false;
    /// Results for machines.
    bool json = false;
};

}  // namespace natality::app
