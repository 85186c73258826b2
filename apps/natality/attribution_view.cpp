#include "attribution_view.hpp"

#include "number_scale.hpp"
#include "text_table.hpp"

#include <natality/base/localized.hpp>
#include <natality/choice/attribution.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace natality::app {

namespace {

constexpr std::size_t widest_measure = 34;
/// Beside what draws say.
constexpr std::size_t widest_drawn_measure = 26;
constexpr std::size_t widest_in_pair = 30;
constexpr std::size_t pairs_shown = 3;

/// The headings of some measures, each once, and which of them each measure has.
struct MeasureHeadings {
    std::vector<NamedLabel> labels;
    std::vector<std::size_t> of_measure;
};

MeasureHeadings headings_of(const std::vector<ValuedMeasure>& measures)
{
    MeasureHeadings headings;
    for (const ValuedMeasure& measure : measures) {
        const auto found =
            std::find_if(headings.labels.begin(), headings.labels.end(),
                         [&](const NamedLabel& label) { return label.id == measure.heading.id; });
        headings.of_measure.push_back(static_cast<std::size_t>(found - headings.labels.begin()));
        if (found == headings.labels.end()) {
            headings.labels.push_back(measure.heading);
        }
    }
    return headings;
}

/// What each measure of a package contributes.
struct Attribution {
    std::vector<double> alone;
    std::vector<double> shapley;
    std::vector<double> last;
    MeasureHeadings headings;
    /// Of orders that keep headings together.
    std::vector<double> owen;
    Eigen::MatrixXd pairs;
};

Attribution attribution_of(const PackageValues& all)
{
    MeasureHeadings headings = headings_of(all.measures);
    std::vector<double> owen = owen_values(all.values, headings.of_measure);
    return {first_in_effects(all.values),
            shapley_values(all.values),
            last_in_effects(all.values),
            std::move(headings),
            std::move(owen),
            shapley_interactions(all.values)};
}

/// What each heading contributes if it comes in whole.
std::vector<double> heading_values(const Attribution& attribution)
{
    std::vector<double> sums(attribution.headings.labels.size());
    for (std::size_t m = 0; m < attribution.owen.size(); ++m) {
        sums[attribution.headings.of_measure[m]] += attribution.owen[m];
    }
    return sums;
}

/// Measures by what they contribute, the most first.
std::vector<std::size_t> by_contribution(const std::vector<double>& shapley)
{
    std::vector<std::size_t> order(shapley.size());
    for (std::size_t m = 0; m < order.size(); ++m) {
        order[m] = m;
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t one, std::size_t other) {
        return shapley[one] > shapley[other];
    });
    return order;
}

/// Two measures and by how much more they bring together.
struct Pair {
    std::size_t first;
    std::size_t second;
    double interaction;
};

/// All pairs, those that work best together first.
std::vector<Pair> sorted_pairs(const Eigen::MatrixXd& interactions)
{
    std::vector<Pair> pairs;
    for (Eigen::Index i = 0; i < interactions.rows(); ++i) {
        for (Eigen::Index j = i + 1; j < interactions.cols(); ++j) {
            pairs.push_back(
                {static_cast<std::size_t>(i), static_cast<std::size_t>(j), interactions(i, j)});
        }
    }
    std::stable_sort(pairs.begin(), pairs.end(), [](const Pair& one, const Pair& other) {
        return one.interaction > other.interaction;
    });
    return pairs;
}

std::string signed_number(double value, const Scale& scale)
{
    return std::isnan(value) ? "-" : fmt::format("{:+.3f}", value / scale.unit);
}

/// The pairs at one end of the list, if they interact at all.
std::string pairs_text(const PackageValues& all, const std::vector<Pair>& pairs, bool complements,
                       const Scale& scale, Language language)
{
    std::string text;
    for (std::size_t k = 0; k < std::min(pairs_shown, pairs.size()); ++k) {
        const Pair& pair = complements ? pairs[k] : pairs[pairs.size() - 1 - k];
        const bool counts = complements ? pair.interaction > 0.0 : pair.interaction < 0.0;
        if (counts) {
            text +=
                fmt::format("  {}  {} + {}\n", signed_number(pair.interaction, scale),
                            fitted(name_of(all.measures[pair.first], language), widest_in_pair),
                            fitted(name_of(all.measures[pair.second], language), widest_in_pair));
        }
    }
    return text;
}

/// `+3.1 … +7.2`: the central 80 % of the draws.
std::string interval_text(const DrawnInterval& interval, const Scale& scale)
{
    return signed_number(interval.low, scale) + " … " + signed_number(interval.high, scale);
}

/// The ranks, from 1, that a measure has in the central 80 % of the draws, and how often it is
/// first.
std::string ranks_text(const std::vector<double>& probabilities)
{
    std::size_t first = 0;
    std::size_t last = probabilities.size() - 1;
    for (double below = probabilities[first]; below < 0.1; below += probabilities[++first]) {
    }
    for (double above = probabilities[last]; above < 0.1; above += probabilities[--last]) {
    }
    const std::string ranks =
        first >= last ? fmt::format("{}", first + 1) : fmt::format("{}-{}", first + 1, last + 1);
    return fmt::format("{} ({:.0f} %)", ranks, 100.0 * probabilities.front());
}

LocalText ranks_note(std::size_t draws)
{
    return localized("{} draws: where 80 % of them lie; rank: that in 80 % of them, in brackets "
                     "how\noften it is the first.\n",
                     draws);
}

std::string share_text(double contribution, double total)
{
    return total == 0.0 ? "-" : fmt::format("{:.1f} %", 100.0 * contribution / total);
}

TextTable measures_table(const AttributionView& view, const Attribution& attribution,
                         const Scale& scale, Language language)
{
    const PackageValues& all = view.all;
    const double total = all.values.back() - all.values.front();
    TextTable table;
    const std::string measure = headed(localized("measure").in(language), scale);
    const std::string contribution = localized("contribution").in(language);
    if (view.draws) {
        table.add({measure, contribution, localized("80 % of draws").in(language),
                   localized("rank").in(language)});
    } else {
        table.add({measure, localized("alone").in(language), contribution,
                   localized("added last").in(language), localized("share").in(language)});
    }
    table.add_rule();
    for (const std::size_t m : by_contribution(attribution.shapley)) {
        const std::string name = fitted(name_of(all.measures[m], language),
                                        view.draws ? widest_drawn_measure : widest_measure);
        const std::string shapley = signed_number(attribution.shapley[m], scale);
        if (view.draws) {
            table.add({name, shapley, interval_text(view.draws->value(m), scale),
                       ranks_text(view.draws->rank_probabilities(m))});
        } else {
            table.add({name, signed_number(attribution.alone[m], scale), shapley,
                       signed_number(attribution.last[m], scale),
                       share_text(attribution.shapley[m], total)});
        }
    }
    const std::string together = signed_number(total, scale);
    const std::string label = localized("   together").in(language);
    table.add(view.draws ? std::vector<std::string>{label, together}
                         : std::vector<std::string>{label, "", together, "", ""});
    return table;
}

/// What headings contribute; nothing where that is what measures do, or the whole.
std::string headings_text(const Attribution& attribution, double total, const Scale& scale,
                          Language language)
{
    const std::vector<NamedLabel>& labels = attribution.headings.labels;
    if (labels.size() < 2 || labels.size() == attribution.owen.size()) {
        return {};
    }
    const std::vector<double> values = heading_values(attribution);
    TextTable table;
    table.add({headed(localized("heading").in(language), scale),
               localized("contribution").in(language), localized("share").in(language)});
    table.add_rule();
    for (const std::size_t heading : by_contribution(values)) {
        const std::string& name = labels[heading].name.in(language);
        table.add({fitted(name.empty() ? labels[heading].id : name, widest_measure),
                   signed_number(values[heading], scale), share_text(values[heading], total)});
    }
    const LocalText note =
        localized("heading: its measures come in one after another (Owen values).\n");
    std::string text = "\n";
    text += table.text();
    text += note.in(language);
    return text;
}

}  // namespace

std::string name_of(const ValuedMeasure& measure, Language language)
{
    const std::string number = measure.number > 0 ? std::to_string(measure.number) : "";
    const std::string& name = measure.name.in(language);
    return fmt::format("{:>2} {}", number, name.empty() ? measure.id : name);
}

std::string attribution_table(const AttributionView& view, Language language)
{
    const PackageValues& all = view.all;
    const Attribution attribution = attribution_of(all);
    const double total = all.values.back() - all.values.front();
    double largest = std::abs(total);
    for (const double value : attribution.shapley) {
        largest = std::max(largest, std::abs(value));
    }
    const Scale scale = scale_of(largest, language);
    TextTable table = measures_table(view, attribution, scale, language);
    std::string text = localized("{}, {}: what all measures change, and which did it\n\n",
                                 view.of.name(), all.region.name)
                           .in(language);
    text += table.text();
    text += headings_text(attribution, total, scale, language);
    const std::vector<Pair> pairs = sorted_pairs(attribution.pairs);
    const std::string well = pairs_text(all, pairs, true, scale, language);
    const std::string instead = pairs_text(all, pairs, false, scale, language);
    text += well.empty() ? "" : localized("\nwork well together\n").in(language) + well;
    text += instead.empty() ? "" : localized("\nstand in for each other\n").in(language) + instead;
    text += localized("\ncontribution: the Shapley value, what a measure adds on average over all "
                      "orders\nof coming in; they make up the whole.\n")
                .in(language);
    return view.draws ? text + ranks_note(view.draws->draws()).in(language) : text;
}

nlohmann::ordered_json attribution_json(const AttributionView& view)
{
    using Json = nlohmann::ordered_json;
    const PackageValues& all = view.all;
    const Attribution attribution = attribution_of(all);
    Json json{{"of", view.of.text()},
              {"region", all.region.id},
              {"baseline", all.values.front()},
              {"package", all.values.back()}};
    json["measures"] = Json::array();
    for (std::size_t m = 0; m < all.measures.size(); ++m) {
        json["measures"].push_back({{"id", all.measures[m].id},
                                    {"alone", attribution.alone[m]},
                                    {"shapley", attribution.shapley[m]},
                                    {"last", attribution.last[m]},
                                    {"heading", all.measures[m].heading.id},
                                    {"owen", attribution.owen[m]}});
        if (view.draws) {
            const DrawnInterval interval = view.draws->value(m);
            Json& of_measure = json["measures"].back();
            of_measure["shapley_draws"] = {
                {"p10", interval.low}, {"p50", interval.median}, {"p90", interval.high}};
            of_measure["rank_probabilities"] = view.draws->rank_probabilities(m);
        }
    }
    if (view.draws) {
        json["draws"] = view.draws->draws();
    }
    json["headings"] = Json::array();
    const std::vector<double> of_headings = heading_values(attribution);
    for (std::size_t heading = 0; heading < of_headings.size(); ++heading) {
        json["headings"].push_back({{"id", attribution.headings.labels[heading].id},
                                    {"contribution", of_headings[heading]}});
    }
    json["pairs"] = Json::array();
    for (const Pair& pair : sorted_pairs(attribution.pairs)) {
        json["pairs"].push_back(
            {{"measures", {all.measures[pair.first].id, all.measures[pair.second].id}},
             {"interaction", pair.interaction}});
    }
    return json;
}

std::string attribution_table(const SampledView& view, Language language)
{
    const std::vector<double>& values = view.shapley.values;
    double largest = 0.0;
    for (const double value : values) {
        largest = std::max(largest, std::abs(value));
    }
    const Scale scale = scale_of(largest, language);
    TextTable table;
    table.add({headed(localized("measure").in(language), scale),
               localized("contribution").in(language), localized("standard error").in(language)});
    table.add_rule();
    for (const std::size_t m : by_contribution(values)) {
        table.add({fitted(name_of(view.measures[m], language), widest_measure),
                   signed_number(values[m], scale),
                   number_text(view.shapley.standard_errors[m], scale)});
    }
    const std::string note =
        localized("\nShapley values estimated from {} pairs of random orders; {} packages "
                  "were run.\n",
                  view.shapley.pairs, view.shapley.packages)
            .in(language);
    return view.of.text() + "\n\n" + table.text() + note;
}

nlohmann::ordered_json attribution_json(const SampledView& view)
{
    nlohmann::ordered_json json{{"of", view.of.text()},
                                {"pairs_of_orders", view.shapley.pairs},
                                {"packages", view.shapley.packages}};
    json["measures"] = nlohmann::ordered_json::array();
    for (std::size_t m = 0; m < view.measures.size(); ++m) {
        json["measures"].push_back({{"id", view.measures[m].id},
                                    {"shapley", view.shapley.values[m]},
                                    {"standard_error", view.shapley.standard_errors[m]}});
    }
    return json;
}

}  // namespace natality::app
