#pragma once

/// \file
/// Values of the library in JSON, written alike wherever they stand.

#include <natality/base/local_text.hpp>
#include <natality/measures/measure.hpp>

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace natality::app {

/// A document as it is printed: indented, its last line ended. Bytes that are not UTF-8, as the
/// name of a file may have them, become replacement characters (U+FFFD), so that it is always JSON.
[[nodiscard]] std::string json_text(const nlohmann::ordered_json& json);

/// A text in both languages as JSON.
[[nodiscard]] nlohmann::ordered_json local_text_json(const LocalText& text);

/// `{"low": …, "central": …, "high": …}`.
[[nodiscard]] nlohmann::ordered_json range_json(const Range& range);

/// The number, or null for what is not a finite one: JSON has no word for it.
[[nodiscard]] nlohmann::ordered_json finite_or_null(double value);

}  // namespace natality::app
