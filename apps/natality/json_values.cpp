#include "json_values.hpp"

#include <nlohmann/json.hpp>

#include <cmath>

namespace natality::app {

std::string json_text(const nlohmann::ordered_json& json)
{
    constexpr int indent = 2;
    return json.dump(indent, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

nlohmann::ordered_json local_text_json(const LocalText& text)
{
    return {{"en", text.in(Language::en)}, {"zh", text.in(Language::zh)}};
}

nlohmann::ordered_json range_json(const Range& range)
{
    return {{"low", range.low}, {"central", range.central}, {"high", range.high}};
}

nlohmann::ordered_json finite_or_null(double value)
{
    return std::isfinite(value) ? nlohmann::ordered_json(value) : nlohmann::ordered_json(nullptr);
}

}  // namespace natality::app
