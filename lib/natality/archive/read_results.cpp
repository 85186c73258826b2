#include <natality/archive/read_results.hpp>

#include <natality/archive/detail/detailed_variables.hpp>
#include <natality/archive/detail/draw_variables.hpp>
#include <natality/archive/detail/embedded_inputs.hpp>
#include <natality/archive/detail/results_content.hpp>
#include <natality/archive/detail/results_layout.hpp>
#include <natality/base/localized.hpp>
#include <natality/base/problems.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <utility>

namespace natality::io {

namespace {

/// Lengths of axes by their names.
using Extents = std::map<std::string, std::size_t>;

/// An axis has the same length wherever it is used; what is said of a variable of which that is not
/// true.
std::optional<LocalText> fault_of_shape(const files::VariableDescription& variable,
                                        const Extents& extents)
{
    for (std::size_t i = 0; i < variable.shape.size(); ++i) {
        const auto axis = extents.find(variable.dimensions[i]);
        if (axis != extents.end() && axis->second != variable.shape[i]) {
            return localized("variable '{}' has {} values along the axis '{}' of {}", variable.name,
                             variable.shape[i], axis->first, axis->second);
        }
    }
    return std::nullopt;
}

}  // namespace

ResultsReader::ResultsReader(const std::filesystem::path& file)
    : shown_as_(file.string()), file_(file), attributes_(file_.attributes()), years_(Year{0}, 0)
{
    check_format();
    scenarios_ = labels("scenario");
    regions_ = labels("region");
    if (file_.contains("measure")) {
        measures_ = labels("measure");
    }
    years_ = read_years();
    const auto years = static_cast<std::size_t>(years_.size());
    const Extents extents{{"scenario", scenarios_.size()},
                          {"region", regions_.size()},
                          {"measure", measures_.size()},
                          {"year", years},
                          {"time", years + 1}};
    for (const files::VariableDescription& variable : variables()) {
        if (const auto fault = fault_of_shape(variable, extents)) {
            throw problem(*fault);
        }
    }
    if (!file_.is_sealed()) {
        detail::require_results_content(file_, shown_as_);
    }
}

std::string ResultsReader::currency() const
{
    return files::text_attribute(attributes_, "currency").value_or("");
}

std::optional<std::array<double, 2>> ResultsReader::plausible_gain() const
{
    const files::AttributeValue* const value =
        files::find_attribute(attributes_, detail::plausible_gain_attribute);
    const auto* const band = value != nullptr ? std::get_if<std::vector<double>>(value) : nullptr;
    if (band == nullptr || band->size() != 2) {
        return std::nullopt;
    }
    return std::array{band->front(), band->back()};
}

std::vector<files::VariableDescription> ResultsReader::variables() const
{
    std::vector<files::VariableDescription> descriptions;
    for (const std::string& name : file_.variables()) {
        descriptions.push_back(file_.describe(name));
    }
    return descriptions;
}

ByYear ResultsReader::series(const std::string& variable, std::size_t scenario,
                             std::size_t region) const
{
    const std::vector<std::size_t> shape = file_.describe(variable).shape;
    if (shape.size() != 3 || shape[0] != scenarios_.size() || shape[2] != regions_.size()) {
        throw problem(localized("variable '{}' is not a series by year and region", variable));
    }
    const std::vector<double> values =
        file_.numbers(variable, {{scenario, 0, region}, {1, shape[1], 1}});
    return Eigen::Map<const ByYear>(values.data(), static_cast<Index>(values.size()));
}

std::vector<ScenarioSeries> ResultsReader::scenario_series(std::size_t region) const
{
    std::vector<ScenarioSeries> all;
    for (std::size_t scenario = 0; scenario < scenarios_.size(); ++scenario) {
        const auto read_points = [&](const char* variable, Index count) {
            ByYear values = series(variable, scenario, region);
            if (values.size() != count) {
                throw problem(localized("variable '{}' has {} values for each scenario and region, "
                                        "where the years make {}",
                                        variable, values.size(), count));
            }
            return values;
        };
        const Index years = years_.size();
        const auto read = [&](const char* variable) { return read_points(variable, years); };
        all.push_back({.id = scenarios_[scenario].id,
                       .name = scenarios_[scenario].name,
                       .births = read("births_total"),
                       .tfr = read("tfr"),
                       .incremental_cost = sum_over_measures("incremental_cost", scenario, region),
                       .deadweight_cost = sum_over_measures("deadweight_cost", scenario, region),
                       .cost_at_low = sum_over_measures("incremental_cost_low", scenario, region),
                       .cost_at_high = sum_over_measures("incremental_cost_high", scenario, region),
                       .cost_by_payer = cost_by_payer(scenario, region),
                       .insurance_balance = file_.contains("insurance_balance")
                                                ? std::optional<ByYear>(read("insurance_balance"))
                                                : std::nullopt,
                       .population = read_points("population_total", years + 1),
                       .population_15_64 = read_points("population_15_64", years + 1),
                       .population_65_over = read_points("population_65_over", years + 1),
                       .is_other_baseline = is_other_baseline(scenarios_[scenario].id),
                       .unpriced = unpriced(scenario, region)});
    }
    return all;
}

bool ResultsReader::is_other_baseline(const std::string& scenario) const
{
    const std::vector<std::string> ids =
        files::texts_attribute(attributes_, detail::other_baselines_attribute);
    return std::find(ids.begin(), ids.end(), scenario) != ids.end();
}

int ResultsReader::draws() const
{
    return files::number_attribute(attributes_, detail::draws_attribute).value_or(0);
}

ResultsDetails ResultsReader::details() const
{
    return detail::details_in(attributes_);
}

DrawSettings ResultsReader::draw_settings() const
{
    DrawSettings settings;
    settings.count = draws();
    const auto number = [&](const char* name) {
        const files::AttributeValue* const given = files::find_attribute(attributes_, name);
        const auto* const held = given != nullptr ? std::get_if<double>(given) : nullptr;
        return held != nullptr ? std::optional(*held) : std::nullopt;
    };
    settings.correlation =
        number(detail::draw_correlation_attribute).value_or(settings.correlation);
    settings.permanent_migration = number(detail::permanent_migration_attribute);
    const files::AttributeValue* const seed = files::find_attribute(attributes_, "seed");
    if (const auto* const text = seed != nullptr ? std::get_if<std::string>(seed) : nullptr) {
        std::from_chars(text->data(), text->data() + text->size(), settings.seed);
    }
    const files::AttributeValue* const given =
        files::find_attribute(attributes_, detail::drawn_sources_attribute);
    if (const auto* const names =
            given != nullptr ? std::get_if<std::vector<std::string>>(given) : nullptr) {
        for (const NamedDrawSource& named : draw_source_names) {
            settings.sources.*(named.source) =
                std::find(names->begin(), names->end(), named.name) != names->end();
        }
    }
    return settings;
}

Eigen::ArrayXXd ResultsReader::drawn(const std::string& variable, std::size_t scenario,
                                     std::size_t region) const
{
    const std::vector<std::size_t> shape = file_.describe(variable).shape;
    if (shape.size() != 4 || shape[0] != scenarios_.size() || shape[2] != regions_.size()) {
        throw problem(localized("variable '{}' is not of draws by year and region", variable));
    }
    const std::vector<double> values =
        file_.numbers(variable, {{scenario, 0, region, 0}, {1, shape[1], 1, shape[3]}});
    return Eigen::Map<const Eigen::ArrayXXd>(values.data(), static_cast<Index>(shape[3]),
                                             static_cast<Index>(shape[1]));
}

std::vector<NeedSeries> ResultsReader::needs(std::size_t scenario, std::size_t region) const
{
    std::vector<NeedSeries> needs;
    if (!file_.contains("capacity_line")) {
        return needs;
    }
    const std::vector<NamedLabel> lines = labels("capacity_line", "capacity");
    const std::vector<std::string> units = file_.texts("capacity_unit");
    const std::vector<std::string> units_zh = file_.texts("capacity_unit_zh");
    if (units.size() != lines.size() || units_zh.size() != lines.size()) {
        throw problem(localized("the units of axis 'capacity_line' do not fit it"));
    }
    const Eigen::ArrayXXd gross = by_year("capacity", scenario, region, lines.size());
    const Eigen::ArrayXXd beyond = by_year("incremental_capacity", scenario, region, lines.size());
    for (std::size_t line = 0; line < lines.size(); ++line) {
        const auto row = static_cast<Index>(line);
        // Lines of measures that the scenario does not hold are zero throughout.
        if ((gross.row(row) != 0.0).any() || (beyond.row(row) != 0.0).any()) {
            needs.push_back({.id = lines[line].id,
                             .name = lines[line].name,
                             .unit = {units[line], units_zh[line]},
                             .gross = gross.row(row).transpose(),
                             .incremental = beyond.row(row).transpose()});
        }
    }
    return needs;
}

MoneyPaths ResultsReader::money() const
{
    const auto read = [&](const std::string& variable) -> ByYear {
        const std::vector<double> values = file_.numbers(variable);
        if (static_cast<Index>(values.size()) != years_.size()) {
            throw problem(localized("variable '{}' has not one value a year", variable));
        }
        return Eigen::Map<const ByYear>(values.data(), years_.size());
    };
    return {read("discount_factor"), read("gross_domestic_product")};
}

files::InputFiles ResultsReader::inputs() const
{
    return detail::embedded_inputs(file_, shown_as_);
}

void ResultsReader::check_format() const
{
    const std::optional<std::int32_t> version =
        files::number_attribute(attributes_, detail::results_format_attribute);
    if (!version) {
        throw problem(localized("is an HDF5 file, but holds no results of natality"));
    }
    if (*version != detail::results_format) {
        throw problem(localized("is of format version {}; this program reads version {}", *version,
                                detail::results_format));
    }
}

std::vector<std::string> ResultsReader::parents() const
{
    const std::string variable = "region_parent";
    return file_.contains(variable) ? file_.texts(variable)
                                    : std::vector<std::string>(regions_.size());
}

std::size_t ResultsReader::first_region() const
{
    const std::string variable = "region_kind";
    if (!file_.contains(variable)) {
        return 0;
    }
    const std::vector<std::string> kinds = file_.texts(variable);
    const std::vector<std::string> above = parents();
    for (std::size_t r = 0; r < std::min(kinds.size(), above.size()); ++r) {
        if (kinds[r] == "sum" && above[r].empty()) {
            return r;
        }
    }
    return 0;
}

std::vector<NamedLabel> ResultsReader::labels(const std::string& axis) const
{
    return labels(axis, axis);
}

std::vector<NamedLabel> ResultsReader::labels(const std::string& axis,
                                              const std::string& what) const
{
    const std::vector<std::string> ids = file_.texts(axis);
    const std::vector<std::string> en = file_.texts(what + "_name");
    const std::vector<std::string> zh = file_.texts(what + "_name_zh");
    if (ids.empty() || en.size() != ids.size() || zh.size() != ids.size()) {
        throw problem(localized("the names of axis '{}' do not fit it", axis));
    }
    std::vector<NamedLabel> labels;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        labels.push_back({ids[i], {en[i], zh[i]}});
    }
    return labels;
}

/// Times are the years and the end of the last one, so the first two give the step.
YearAxis ResultsReader::read_years() const
{
    constexpr double latest = 1e6;
    const std::vector<double> years = file_.numbers("year");
    const std::vector<double> times = file_.numbers("time");
    const auto is_year = [](double time) {
        return time >= 0.0 && time < latest && time == std::floor(time);
    };
    bool fits = !years.empty() && times.size() == years.size() + 1 &&
                std::all_of(times.begin(), times.end(), is_year) && times[1] > times[0];
    for (std::size_t i = 0; fits && i < years.size(); ++i) {
        fits = years[i] == times[i] && times[i + 1] - times[i] == times[1] - times[0];
    }
    if (!fits) {
        throw problem(localized("the axes 'time' and 'year' do not fit together"));
    }
    return {Year{static_cast<int>(years.front())}, static_cast<Index>(years.size()),
            static_cast<int>(times[1] - times[0])};
}

ByYear ResultsReader::sum_over_measures(const std::string& variable, std::size_t scenario,
                                        std::size_t region) const
{
    ByYear sum = ByYear::Zero(years_.size());
    if (!measures_.empty()) {
        const Eigen::ArrayXXd costs = by_year(variable, scenario, region, measures_.size());
        for (Index measure = 0; measure < costs.rows(); ++measure) {
            sum += costs.row(measure).transpose();
        }
    }
    return sum;
}

std::array<ByYear, all_payers.size()> ResultsReader::cost_by_payer(std::size_t scenario,
                                                                   std::size_t region) const
{
    std::array<ByYear, all_payers.size()> costs;
    costs.fill(ByYear::Zero(years_.size()));
    if (!measures_.empty()) {
        const Eigen::ArrayXXd table =
            by_year("incremental_cost_by_payer", scenario, region, all_payers.size());
        for (std::size_t payer = 0; payer < costs.size(); ++payer) {
            costs[payer] = table.row(static_cast<Index>(payer)).transpose();
        }
    }
    return costs;
}

std::vector<UnpricedMeasure> ResultsReader::unpriced(std::size_t scenario, std::size_t region) const
{
    std::vector<UnpricedMeasure> unpriced;
    if (!file_.contains("unpriced")) {
        return unpriced;
    }
    const std::vector<double> flags =
        file_.numbers("unpriced", {{scenario, region, 0}, {1, 1, measures_.size()}});
    for (std::size_t measure = 0; measure < flags.size(); ++measure) {
        if (flags[measure] != 0.0) {
            unpriced.push_back({measure, measures_[measure].id, measures_[measure].name});
        }
    }
    return unpriced;
}

Eigen::ArrayXXd ResultsReader::by_year(const std::string& variable, std::size_t scenario,
                                       std::size_t region, std::size_t rows) const
{
    const auto years = static_cast<std::size_t>(years_.size());
    const std::vector<double> values =
        file_.numbers(variable, {{scenario, 0, region, 0}, {1, years, 1, rows}});
    return Eigen::Map<const Eigen::ArrayXXd>(values.data(), static_cast<Index>(rows),
                                             years_.size());
}

InputError ResultsReader::problem(const LocalText& sentence) const
{
    return {Place{shown_as_, 0}, sentence};
}

}  // namespace natality::io
