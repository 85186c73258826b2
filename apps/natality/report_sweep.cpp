#include "report_sweep.hpp"

#include "json_values.hpp"
#include "labels.hpp"
#include "report_data.hpp"
#include "report_values.hpp"

#include <natality/archive/sweep_reader.hpp>
#include <natality/base/localized.hpp>
#include <natality/base/missing.hpp>
#include <natality/choice/attribution.hpp>
#include <natality/choice/selection.hpp>
#include <natality/io/read_sweep.hpp>
#include <natality/results/accounts.hpp>
#include <natality/results/sweep_variables.hpp>

#include <algorithm>
#include <bit>
#include <cmath>

namespace natality::app {

namespace {

using Json = nlohmann::ordered_json;

/// Packages of more measures make a page of more than some megabytes.
constexpr std::size_t most_report_measures = 20;

/// More values than this are rounded to seven figures.
constexpr std::size_t most_exact_values = std::size_t{1} << 16U;

/// Packages of the front that are told.
constexpr std::size_t most_of_front = 400;

constexpr const char* births_id = "births_total";
constexpr const char* tfr_id = "tfr";

bool is_same(double one, double other)
{
    return one == other || (std::isnan(one) && std::isnan(other));
}

bool is_inert(const std::vector<double>& values, std::size_t bit)
{
    for (std::size_t package = 0; package < values.size(); ++package) {
        if ((package & bit) == 0 && !is_same(values[package], values[package | bit])) {
            return false;
        }
    }
    return true;
}

Json reduced_json(std::vector<double> values)
{
    const ReducedValues reduced = without_inert_measures(std::move(values));
    const NumberWidth width =
        reduced.values.size() <= most_exact_values ? NumberWidth::float64 : NumberWidth::float32;
    return {{"measures", reduced.measures},
            {"width", width == NumberWidth::float64 ? "float64" : "float32"},
            {"data", base64_numbers(reduced.values, width)}};
}

/// The last position along years that is not after \p year.
std::size_t position_through(const std::vector<int>& years, int year)
{
    const auto after = std::upper_bound(years.begin(), years.end(), year);
    return after == years.begin() ? 0 : static_cast<std::size_t>(after - years.begin()) - 1;
}

/// A sweep and what of it a report tells.
struct ReportedSweep {
    const io::SweepReader& reader;
    std::size_t region = 0;
    int year = 0;
    std::vector<double> births;
    /// Empty where the sweep keeps none of every year.
    std::vector<double> tfr;
    std::vector<double> costs;
    std::string cost_id;
};

std::vector<double> sums_of(const ReportedSweep& sweep, const std::string& id)
{
    if (!sweep.reader.contains(id) || !sweep.reader.has_every_year(id)) {
        return {};
    }
    const std::size_t step = position_through(sweep.reader.years(id), sweep.year);
    return sweep.reader.sums_through(id, step, sweep.region);
}

ReportedSweep read_values(const io::SweepReader& reader, const std::string& file, int year,
                          std::size_t region)
{
    if (!reader.contains(births_id) || !reader.has_every_year(births_id)) {
        throw UsageError(
            localized("{}: a report needs a sweep that keeps births_total of every year", file));
    }
    const std::vector<int> years = reader.years(births_id);
    ReportedSweep sweep{reader, region, years.at(position_through(years, year)), {}, {}, {}, {}};
    sweep.births = sums_of(sweep, births_id);
    if (std::any_of(sweep.births.begin(), sweep.births.end(),
                    [](double births) { return std::isnan(births); })) {
        throw UsageError(
            localized("{}: is not complete; 'natality sweep --resume' goes on with it", file));
    }
    if (reader.contains(tfr_id)) {
        const std::size_t step = position_through(reader.years(tfr_id), sweep.year);
        sweep.tfr = reader.values(tfr_id, step, region);
    }
    for (const std::string& id : {std::string(incremental_cost_id), std::string("cost")}) {
        if (sweep.costs.empty()) {
            sweep.costs = sums_of(sweep, id);
            sweep.cost_id = sweep.costs.empty() ? "" : id;
        }
    }
    return sweep;
}

Json measures_of(const SweepPlan& plan, std::size_t& unpriced)
{
    Json json = Json::array();
    std::size_t bit = 1;
    for (const MeasureUse& use : plan.design().full_package().uses) {
        const Measure& measure = plan.study().catalogue().measures()[use.measure];
        const bool is_unpriced = acts_without_price(measure);
        unpriced |= is_unpriced ? bit : 0;
        bit <<= 1U;
        json.push_back({{"id", measure.id},
                        {"name", local_text_json(measure.name)},
                        {"number", measure.number},
                        {"heading", measure.heading},
                        {"is_priced", !is_unpriced}});
    }
    return json;
}

/// The list of input files with their hashes.
Json report_input_files(const files::Attributes& attributes)
{
    return files::texts_attribute(attributes, "input_files");
}

Json attribution_json(const std::vector<double>& values)
{
    const Eigen::MatrixXd pairs = shapley_interactions(values);
    Json rows = Json::array();
    for (Eigen::Index row = 0; row < pairs.rows(); ++row) {
        Json cells = Json::array();
        for (Eigen::Index column = 0; column < pairs.cols(); ++column) {
            cells.push_back(finite_or_null(pairs(row, column)));
        }
        rows.push_back(std::move(cells));
    }
    return {{"shapley", shapley_values(values)},
            {"first_in", first_in_effects(values)},
            {"last_in", last_in_effects(values)},
            {"interactions", std::move(rows)}};
}

/// The front of packages whose prices are known, thinned evenly if it is long.
Json front_json(const ReportedSweep& sweep, std::size_t unpriced)
{
    std::vector<double> costs = sweep.costs;
    std::size_t left_out = 0;
    for (std::size_t package = 0; package < costs.size(); ++package) {
        if ((package & unpriced) != 0) {
            costs[package] = missing;
            ++left_out;
        }
    }
    const std::vector<std::size_t> front = pareto_front(sweep.births, costs);
    std::vector<std::size_t> told;
    const std::size_t count = std::min(front.size(), most_of_front);
    for (std::size_t k = 0; k < count; ++k) {
        told.push_back(front[count == 1 ? 0 : k * (front.size() - 1) / (count - 1)]);
    }
    return {{"packages", told}, {"length", front.size()}, {"left_out", left_out}};
}

}  // namespace

ReducedValues without_inert_measures(std::vector<double> values)
{
    ReducedValues reduced;
    std::size_t left = 0;
    const auto measures = static_cast<std::size_t>(std::countr_zero(values.size()));
    for (std::size_t measure = 0; measure < measures; ++measure) {
        const std::size_t bit = std::size_t{1} << left;
        if (!is_inert(values, bit)) {
            reduced.measures.push_back(measure);
            ++left;
            continue;
        }
        std::size_t kept = 0;
        for (std::size_t package = 0; package < values.size(); ++package) {
            if ((package & bit) == 0) {
                values[kept++] = values[package];
            }
        }
        values.resize(kept);
    }
    reduced.values = std::move(values);
    return reduced;
}

nlohmann::ordered_json report_sweep_json(const std::string& file, int year, const CommandLine& line)
{
    const io::SweepReader reader(file);
    const SweepPlan plan = io::read_sweep(reader.inputs());
    const std::size_t count = plan.design().full_package().uses.size();
    if (plan.design().kind() != DesignKind::all_packages || count > most_report_measures) {
        throw UsageError(
            localized("{}: a report takes a sweep of all packages of at most 20 measures", file));
    }
    const Dataset& dataset = plan.study().dataset();
    const std::size_t region =
        label_position(labels_of(dataset), "region", line, dataset.first_shown());
    const ReportedSweep sweep = read_values(reader, file, year, region);
    std::size_t unpriced = 0;
    Json json{{"measures", measures_of(plan, unpriced)},
              {"catalogue", report_catalogue_json(plan.study().catalogue())},
              {"region", reader.regions()[region]},
              {"currency", reader.currency()},
              {"year", sweep.year},
              {"first_year", reader.years(births_id).front()},
              {"packages", sweep.births.size()},
              {"births", reduced_json(sweep.births)},
              {"attribution", attribution_json(sweep.births)}};
    json["input_files"] = report_input_files(reader.attributes());
    json["tfr"] = sweep.tfr.empty() ? Json(nullptr) : reduced_json(sweep.tfr);
    json["cost_indicator"] = sweep.cost_id;
    json["costs"] = sweep.costs.empty() ? Json(nullptr) : reduced_json(sweep.costs);
    json["front"] = sweep.costs.empty() ? Json(nullptr) : front_json(sweep, unpriced);
    return json;
}

}  // namespace natality::app
