#include "indicators_view.hpp"

#include "comparison_view.hpp"
#include "json_values.hpp"
#include "text_table.hpp"

#include <algorithm>

namespace natality::app {

namespace {

constexpr std::size_t gap = 2;

/// A text filled with blanks to a width.
std::string padded(const std::string& text, std::size_t width)
{
    return text + std::string(width - std::min(width, display_width(text)), ' ');
}

const char* axis_id(const Indicator& indicator)
{
    return indicator.axis == IndicatorAxis::time ? "time" : "year";
}

std::string axes_text(const Indicator& indicator, Language language)
{
    const bool is_by_order = indicator.shape == IndicatorShape::by_order;
    const LocalText axis = indicator.axis == IndicatorAxis::time ? localized("on 1 January")
                                                                 : localized("by year of events");
    return (is_by_order ? localized("{} and birth order", axis) : axis).in(language);
}

}  // namespace

std::string indicators_table(const std::vector<const Indicator*>& indicators, Language language)
{
    std::size_t widest_id = 0;
    std::size_t widest_unit = 0;
    for (const Indicator* const indicator : indicators) {
        widest_id = std::max(widest_id, indicator->id.size());
        widest_unit = std::max(widest_unit, indicator->unit.size());
    }
    const std::size_t before_name = widest_id + widest_unit + 2 * gap;
    std::string text;
    for (const Indicator* const indicator : indicators) {
        std::string start = padded(std::string(indicator->id), widest_id + gap) +
                            padded(std::string(indicator->unit), widest_unit + gap);
        for (const std::string& line :
             wrapped(indicator->name().in(language), page_width - before_name)) {
            text += start + line + "\n";
            start.assign(before_name, ' ');
        }
    }
    return text;
}

std::string indicators_text(const std::vector<const Indicator*>& indicators, Language language)
{
    std::string text;
    for (const Indicator* const indicator : indicators) {
        const std::string axes = axes_text(*indicator, language);
        const std::string facts = localized("unit {}; {}; formula: {}", indicator->unit, axes,
                                            localized_text(indicator->source))
                                      .in(language);
        text += (text.empty() ? "" : "\n") + std::string(indicator->id) + "\n";
        for (const std::string& line : wrapped(indicator->name().in(language), page_width - gap)) {
            text += "  " + line + "\n";
        }
        for (const std::string& line : wrapped(facts, page_width - gap)) {
            text += "  " + line + "\n";
        }
    }
    return text;
}

nlohmann::ordered_json indicators_json(const std::vector<const Indicator*>& indicators)
{
    nlohmann::ordered_json json = nlohmann::ordered_json::array();
    for (const Indicator* const indicator : indicators) {
        json.push_back({{"id", indicator->id},
                        {"unit", indicator->unit},
                        {"name", local_text_json(indicator->name())},
                        {"axis", axis_id(*indicator)},
                        {"by_order", indicator->shape == IndicatorShape::by_order},
                        {"source", indicator->source}});
    }
    return json;
}

}  // namespace natality::app
