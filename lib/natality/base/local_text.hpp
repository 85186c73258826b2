#pragma once

/// \file
/// Text that people read, in the languages the project speaks.

#include <string>

namespace natality {

/// Languages of names and reports.
enum class Language { en, zh };

/// A text in English and Chinese. A text given in one language only stands for both.
struct LocalText {
    std::string en;
    std::string zh;

    [[nodiscard]] const std::string& in(Language language) const
    {
        const bool chinese = language == Language::zh ? !zh.empty() : en.empty();
        return chinese ? zh : en;
    }

    bool operator==(const LocalText&) const = default;
};

}  // namespace natality
