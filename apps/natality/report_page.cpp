#include "report_page.hpp"

#include <stdexcept>

namespace natality::app {

namespace {

/// What stands in the page in the place of its data.
constexpr std::string_view data_mark = "@NATALITY_REPORT_DATA@";

/// The JSON escape of a letter that HTML or JavaScript would read; nothing for any other.
std::string_view escape_at(std::string_view text, std::size_t position)
{
    switch (text[position]) {
    case '<':
        return "\\u003c";
    case '>':
        return "\\u003e";
    case '&':
        return "\\u0026";
    default:
        break;
    }
    const std::string_view letter = text.substr(position, 3);
    if (letter == "\xe2\x80\xa8") {
        return "\\u2028";
    }
    return letter == "\xe2\x80\xa9" ? "\\u2029" : std::string_view{};
}

}  // namespace

std::string json_within_html(const nlohmann::ordered_json& json)
{
    const std::string text =
        json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    std::string escaped;
    escaped.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::string_view escape = escape_at(text, i);
        if (escape.empty()) {
            escaped += text[i];
        } else {
            escaped += escape;
            // The line separators are three bytes long.
            i += escape.starts_with("\\u202") ? 2 : 0;
        }
    }
    return escaped;
}

std::string filled_report_page(const nlohmann::ordered_json& data)
{
    std::string page;
    for (const std::string_view part : report_page_parts()) {
        page += part;
    }
    const std::size_t mark = page.find(data_mark);
    if (mark == std::string::npos) {
        throw std::logic_error("the page of the report has no place for its data");
    }
    return page.replace(mark, data_mark.size(), json_within_html(data));
}

}  // namespace natality::app
