#pragma once

/// \file
/// The page of a report: one HTML file from apps/report, within the program.

#include <nlohmann/json.hpp>

#include <span>
#include <string>
#include <string_view>

namespace natality::app {

/// The page in parts, written by its build; none where the program was built without it.
[[nodiscard]] std::span<const std::string_view> report_page_parts();

/// JSON that may stand between tags of HTML: no letter of it ends a script or begins a comment.
/// Bytes that are not UTF-8 are replaced.
[[nodiscard]] std::string json_within_html(const nlohmann::ordered_json& json);

/// The page with its data.
[[nodiscard]] std::string filled_report_page(const nlohmann::ordered_json& data);

}  // namespace natality::app
