#include "commands.hpp"
#include "json_values.hpp"
#include "number_scale.hpp"
#include "package_values.hpp"
#include "text_table.hpp"

#include <natality/base/localized.hpp>
#include <natality/choice/attribution.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <ostream>

namespace natality::app {

namespace po = boost::program_options;

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t widest_measure = 34;
constexpr std::size_t widest_in_pair = 30;
constexpr std::size_t pairs_shown = 3;

/// What each measure of a package contributes.
struct Attribution {
    std::vector<double> alone;
    std::vector<double> shapley;
    std::vector<double> last;
    Eigen::MatrixXd pairs;
};

Attribution attribution_of(const PackageValues& all)
{
    return {first_in_effects(all.values), shapley_values(all.values), last_in_effects(all.values),
            shapley_interactions(all.values)};
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

std::string name_of(const ValuedMeasure& measure, Language language)
{
    const std::string number = measure.number > 0 ? std::to_string(measure.number) : "";
    const std::string& name = measure.name.in(language);
    return fmt::format("{:>2} {}", number, name.empty() ? measure.id : name);
}

std::string signed_text(double value, const Scale& scale)
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
                fmt::format("  {}  {} + {}\n", signed_text(pair.interaction, scale),
                            fitted(name_of(all.measures[pair.first], language), widest_in_pair),
                            fitted(name_of(all.measures[pair.second], language), widest_in_pair));
        }
    }
    return text;
}

std::string attribution_table(const PackageValues& all, const ValueQuestion& question,
                              Language language)
{
    const Attribution attribution = attribution_of(all);
    const double total = all.values.back() - all.values.front();
    double largest = std::abs(total);
    for (const double value : attribution.shapley) {
        largest = std::max(largest, std::abs(value));
    }
    const Scale scale = scale_of(largest, language);
    TextTable table;
    table.add({headed(localized("measure").in(language), scale), localized("alone").in(language),
               localized("contribution").in(language), localized("added last").in(language),
               localized("share").in(language)});
    table.add_rule();
    for (const std::size_t m : by_contribution(attribution.shapley)) {
        table.add(
            {fitted(name_of(all.measures[m], language), widest_measure),
             signed_text(attribution.alone[m], scale), signed_text(attribution.shapley[m], scale),
             signed_text(attribution.last[m], scale),
             total == 0.0 ? "-" : fmt::format("{:.1f} %", 100.0 * attribution.shapley[m] / total)});
    }
    table.add({localized("   together").in(language), "", signed_text(total, scale), "", ""});
    std::string text = localized("{}, {}: what all measures change, and which did it\n\n",
                                 question.text(), all.region)
                           .in(language);
    text += table.text();
    const std::vector<Pair> pairs = sorted_pairs(attribution.pairs);
    const std::string well = pairs_text(all, pairs, true, scale, language);
    const std::string instead = pairs_text(all, pairs, false, scale, language);
    text += well.empty() ? "" : localized("\nwork well together\n").in(language) + well;
    text += instead.empty() ? "" : localized("\nstand in for each other\n").in(language) + instead;
    text += localized("\ncontribution: the Shapley value, what a measure adds on average over all "
                      "orders\nof coming in; they make up the whole.\n")
                .in(language);
    return text;
}

Json attribution_json(const PackageValues& all, const ValueQuestion& question)
{
    const Attribution attribution = attribution_of(all);
    Json json{{"of", question.text()},
              {"region", all.region},
              {"baseline", all.values.front()},
              {"package", all.values.back()}};
    json["measures"] = Json::array();
    for (std::size_t m = 0; m < all.measures.size(); ++m) {
        json["measures"].push_back({{"id", all.measures[m].id},
                                    {"alone", attribution.alone[m]},
                                    {"shapley", attribution.shapley[m]},
                                    {"last", attribution.last[m]}});
    }
    json["pairs"] = Json::array();
    for (const Pair& pair : sorted_pairs(attribution.pairs)) {
        json["pairs"].push_back(
            {{"measures", {all.measures[pair.first].id, all.measures[pair.second].id}},
             {"interaction", pair.interaction}});
    }
    return json;
}

}  // namespace

ExitCode attribute_command(const Arguments& arguments, Console& console)
{
    po::options_description options("Options");
    auto add = options.add_options();
    add("of", po::value<std::string>()->default_value("births_to_2050"),
        "an indicator and a year: births_2050 of the year, births_to_2050 summed through it");
    add("package", po::value<std::string>(),
        "of a scenario file: the package to take apart (default: the largest)");
    add("region", po::value<std::string>(), "region (default: the first)");
    const auto line = parse_command_line(
        arguments, options,
        {"natality attribute [options] SWEEP.h5|SCENARIO.toml",
         "Tells what each measure of a package contributes, and which work well together: exact\n"
         "Shapley values and interactions over all packages of its measures, from a sweep file or\n"
         "run on the spot."},
        console);
    if (!line) {
        return ExitCode::done;
    }
    const ValueQuestion question = value_question(line->values["of"].as<std::string>());
    const PackageValues all =
        package_values(single_input(*line, "sweep or scenario file"), question, *line, console);
    if (line->speech.json) {
        console.out << json_text(attribution_json(all, question));
    } else {
        console.out << attribution_table(all, question, line->speech.language);
    }
    return ExitCode::done;
}

}  // namespace natality::app
