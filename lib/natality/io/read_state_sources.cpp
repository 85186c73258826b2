#include <natality/io/read_state_sources.hpp>

#include <natality/base/localized.hpp>
#include <natality/base/missing.hpp>
#include <natality/files/csv/csv_table.hpp>
#include <natality/io/csv/cells.hpp>
#include <natality/io/toml/state_sources_toml.hpp>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <map>
#include <string_view>
#include <utility>

namespace natality::io {

namespace {

constexpr std::string_view states_name = "states.toml";
constexpr std::string_view age_expected = "an age, for instance 27 or 25-29";
constexpr std::string_view year_expected = "a year, for instance 2010";
constexpr std::string_view date_expected = "a date, for instance 2010-11-01";
constexpr std::string_view share_expected = "a share between 0 and 1";
constexpr std::string_view count_expected = "a number of women, 0 or more";

/// `2010-11-01` as 2010 and ten months, a day being its part of the month.
std::optional<double> date_in(std::string_view cell)
{
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
    const auto whole = [&](std::size_t from, std::size_t length, auto& value) {
        const char* const end = cell.data() + from + length;
        return std::from_chars(cell.data() + from, end, value).ptr == end;
    };
    if (cell.size() != 10 || cell[4] != '-' || cell[7] != '-' || !whole(0, 4, year) ||
        !whole(5, 2, month) || !whole(8, 2, day)) {
        return std::nullopt;
    }
    using namespace std::chrono;
    const year_month_day date{std::chrono::year(year), std::chrono::month(month),
                              std::chrono::day(day)};
    if (!date.ok()) {
        return std::nullopt;
    }
    const year_month_day_last last{date.year(), month_day_last{date.month()}};
    const double days = static_cast<unsigned>(last.day());
    return year + (month - 1 + (day - 1) / days) / 12.0;
}

/// A share that is neither none nor all, so that it has a logit.
std::optional<double> share_in(std::string_view cell)
{
    const auto share = number_in(cell);
    return share && *share > 0.0 && *share < 1.0 ? share : std::nullopt;
}

std::optional<double> count_in(std::string_view cell)
{
    const auto count = number_in(cell);
    return count && *count >= 0.0 ? count : std::nullopt;
}

std::optional<double> rate_in(std::string_view cell)
{
    return number_in(cell) && *number_in(cell) <= 1.0 ? count_in(cell) : std::nullopt;
}

std::optional<Age> single_age_in(std::string_view cell)
{
    const auto group = age_in(cell);
    return group && group->width == 1 ? std::optional(group->lower) : std::nullopt;
}

std::optional<ShareKind> kind_in(std::string_view cell)
{
    if (cell == "single") {
        return ShareKind::single;
    }
    return cell == "childless" ? std::optional(ShareKind::childless) : std::nullopt;
}

std::optional<ClosureUse> use_in(std::string_view cell)
{
    for (const ClosureUse use : {ClosureUse::fitted, ClosureUse::check, ClosureUse::offset}) {
        if (cell == to_string(use)) {
            return use;
        }
    }
    return std::nullopt;
}

std::optional<std::string> text_in(std::string_view cell)
{
    return cell.empty() ? std::nullopt : std::optional(std::string(cell));
}

/// Shares of one census by age group as read, each with its row.
struct CensusGroup {
    AgeGroup age;
    double share;
    const files::CsvTable::Row* row;
};

/// Orders the groups of a census and checks that they adjoin.
MaritalCensus census_of(double date, std::vector<CensusGroup> groups, const files::CsvTable& table)
{
    std::sort(groups.begin(), groups.end(),
              [](const CensusGroup& a, const CensusGroup& b) { return a.age.lower < b.age.lower; });
    const AgeGroup& first = groups.front().age;
    MaritalCensus census{date, {first.lower, first.width, {}}};
    for (const CensusGroup& group : groups) {
        const AgeGroup expected{census.single.end(), first.width};
        if (group.age != expected || group.age.is_open()) {
            table.report(*group.row, localized("age: {} where {} is expected; the groups of a "
                                               "census adjoin and are of one width",
                                               to_string(group.age), to_string(expected)));
            break;
        }
        census.single.shares.push_back(group.share);
    }
    return census;
}

std::vector<MaritalCensus> read_single_women(const files::InputFile& file, Problems& problems)
{
    const files::CsvTable table(file, {"date", "age", "share"}, problems);
    std::map<double, std::vector<CensusGroup>> groups;
    for (const files::CsvTable::Row& row : table.rows()) {
        const auto date = table.value(row, "date", date_in, date_expected);
        const auto age = table.value(row, "age", age_in, age_expected);
        const auto share = table.value(row, "share", share_in, share_expected);
        if (date && age && share) {
            groups[*date].push_back({*age, *share, &row});
        }
    }
    std::vector<MaritalCensus> censuses;
    for (const auto& [date, of_date] : groups) {
        censuses.push_back(census_of(date, of_date, table));
        const GroupedShares& shares = censuses.back().single;
        const GroupedShares& others = censuses.front().single;
        if (problems.empty() && (shares.first != others.first || shares.width != others.width ||
                                 shares.shares.size() != others.shares.size())) {
            table.report(*of_date.front().row,
                         localized("the ages of this census are not those of the first one"));
        }
    }
    return censuses;
}

YearSeries read_brides(const files::InputFile& file, Problems& problems)
{
    const files::CsvTable table(file, {"year", "women"}, problems);
    std::vector<double> women;
    std::optional<Year> first;
    for (const files::CsvTable::Row& row : table.rows()) {
        const auto year = table.value(row, "year", year_in, year_expected);
        const auto count = table.value(row, "women", count_in, count_expected);
        if (!year || !count) {
            continue;
        }
        first = first.value_or(*year);
        const int expected = first->value + static_cast<int>(women.size());
        if (year->value != expected) {
            table.report(row, localized("year: {} where {} is expected; years follow one another",
                                        year->value, expected));
            break;
        }
        women.push_back(*count);
    }
    const auto size = static_cast<Index>(women.size());
    return {YearAxis(first.value_or(Year{}), size), Eigen::Map<const ByYear>(women.data(), size)};
}

ByAge read_women(const files::InputFile& file, Problems& problems)
{
    const files::CsvTable table(file, {"age", "women"}, problems);
    std::vector<double> women;
    for (const files::CsvTable::Row& row : table.rows()) {
        const auto age = table.value(row, "age", age_in, "an age, for instance 27 or 100+");
        const auto count = table.value(row, "women", count_in, count_expected);
        if (!age || !count) {
            continue;
        }
        const bool may_be_open = &row == &table.rows().back();
        const bool is_open = age->is_open() && may_be_open;
        if (age->lower.value != static_cast<int>(women.size()) || (age->width != 1 && !is_open)) {
            table.report(row, localized("age: {} where {} is expected; ages are single years "
                                        "from 0, the last may be open",
                                        to_string(*age), women.size()));
            break;
        }
        women.push_back(*count);
    }
    return Eigen::Map<const ByAge>(women.data(), static_cast<Index>(women.size()));
}

/// Labels of the orders: `1`, `2`, `3+`.
std::vector<std::string> order_labels(int last_parity)
{
    std::vector<std::string> labels;
    for (int order = 1; order <= last_parity; ++order) {
        labels.push_back(std::to_string(order) + (order == last_parity ? "+" : ""));
    }
    return labels;
}

/// Reads births by order; every cell of the fertile ages and the orders is there once.
class OrderRatesReader {
public:
    OrderRatesReader(const files::InputFile& file, const StateEstimateInputs& inputs,
                     Problems& problems)
        : table_(file, {"year", "age", "order", "rate"}, problems),
          fertile_(inputs.fertile),
          orders_(order_labels(inputs.last_parity)),
          ages_(inputs.censuses.empty() ? fertile_.last.value + 1
                                        : inputs.censuses.front().single.end().value)
    {
    }

    std::vector<OrderRates> read()
    {
        for (const files::CsvTable::Row& row : table_.rows()) {
            take(row);
        }
        std::vector<OrderRates> rates;
        for (auto& [year, values] : years_) {
            report_gap(year, values);
            rates.push_back({year, std::move(values)});
        }
        return rates;
    }

private:
    void take(const files::CsvTable::Row& row)
    {
        const auto year = table_.value(row, "year", year_in, year_expected);
        const auto age = table_.value(row, "age", single_age_in, "a single age, for instance 27");
        const auto order = table_.value(row, "order", text_in, "an order of birth");
        const auto rate = table_.value(row, "rate", rate_in, "a rate per woman, 0 to 1");
        if (!year || !age || !order || !rate) {
            return;
        }
        const auto label = std::find(orders_.begin(), orders_.end(), *order);
        if (label == orders_.end()) {
            table_.report(row, localized("order: '{}' is not known; {}", *order,
                                         nearest_name_hint(*order, orders_)));
            return;
        }
        if (*age < fertile_.first || *age > fertile_.last || age->value >= ages_) {
            table_.report(row, localized("age: {} is outside the fertile ages {}-{}", age->value,
                                         fertile_.first.value, fertile_.last.value));
            return;
        }
        double& cell = values_of(*year)(age->value, label - orders_.begin());
        if (!std::isnan(cell)) {
            table_.report(row, localized("stands twice: the same year, age and order"));
        }
        cell = *rate;
    }

    /// The table of a year; cells not read are not numbers, those that no row is for are zero.
    Eigen::ArrayXXd& values_of(Year year)
    {
        const auto columns = static_cast<Index>(orders_.size());
        const auto [found, is_new] =
            years_.try_emplace(year, Eigen::ArrayXXd::Zero(ages_, columns));
        if (is_new) {
            const Index count = std::min(fertile_.last.value + 1, ages_) - fertile_.first.value;
            found->second.middleRows(fertile_.first.value, count) = missing;
        }
        return found->second;
    }

    void report_gap(Year year, const Eigen::ArrayXXd& values)
    {
        Index age = 0;
        Index order = 0;
        if (values.isNaN().cast<int>().maxCoeff(&age, &order) > 0) {
            table_.report(localized("year {}: there is no rate of order {} at age {}; all orders "
                                    "are needed at all fertile ages",
                                    year.value, orders_[static_cast<std::size_t>(order)], age));
        }
    }

    files::CsvTable table_;
    FertileAges fertile_;
    std::vector<std::string> orders_;
    int ages_;
    std::map<Year, Eigen::ArrayXXd> years_;
};

/// Puts a share to its use: at most one of a kind is fitted.
void use_share(const files::CsvTable& table, const files::CsvTable::Row& row,
               const ObservedShare& share, ClosureUse use, StateEstimateInputs& inputs)
{
    if (use != ClosureUse::fitted) {
        (use == ClosureUse::check ? inputs.checks : inputs.offset_checks).push_back(share);
        return;
    }
    auto& anchor = share.kind == ShareKind::single ? inputs.single_anchor : inputs.childless_anchor;
    if (anchor) {
        table.report(
            row, localized("use: another share of this kind is fitted already; only one can be"));
    }
    anchor = share;
}

void read_shares(const files::InputFile& file, StateEstimateInputs& inputs, Problems& problems)
{
    const files::CsvTable table(
        file, {"kind", "first_age", "last_age", "date", "share", "use", "source"}, problems);
    constexpr std::string_view age = "a single age, for instance 27";
    for (const files::CsvTable::Row& row : table.rows()) {
        const auto kind = table.value(row, "kind", kind_in, "single or childless");
        const auto first = table.value(row, "first_age", single_age_in, age);
        const auto last = table.value(row, "last_age", single_age_in, age);
        const auto date = table.value(row, "date", date_in, date_expected);
        const auto share = table.value(row, "share", share_in, share_expected);
        const auto use = table.value(row, "use", use_in, "fitted, check or offset");
        const auto source =
            table.value(row, "source", text_in, "a text saying where the figure is published");
        if (first && last && *last < *first) {
            table.report(row, localized("last_age: {} lies below first_age", last->value));
        } else if (kind && first && last && date && share && use && source) {
            use_share(table, row, {*kind, *first, *last, *date, *share}, *use, inputs);
        }
    }
}

/// The file of that name; its absence is reported.
const files::InputFile* required_file(const files::InputFiles& files, const std::string& name,
                                      Problems& problems)
{
    const files::InputFile* const file = files.find(name);
    if (file == nullptr) {
        problems.add(files.place(name), "is missing; state sources have it");
    }
    return file;
}

}  // namespace

files::InputFiles state_source_files(const std::filesystem::path& folder)
{
    static const std::vector<std::string> names{
        std::string(states_name), "single_women.csv", "brides.csv", "women.csv",
        "births_by_order.csv",    "shares.csv"};
    return files::read_folder(folder, [](const std::string& name) {
        return std::find(names.begin(), names.end(), name) != names.end();
    });
}

StateEstimateInputs read_state_sources(const files::InputFiles& files)
{
    const files::InputFile* const description = files.find(states_name);
    if (description == nullptr) {
        throw InputError(files.place(states_name),
                         "is missing; it is what makes a folder state sources");
    }
    Problems problems;
    StateEstimateInputs inputs = state_sources_description(*description, problems);
    const bool is_described = problems.empty();
    if (const auto* file = required_file(files, "single_women.csv", problems)) {
        inputs.censuses = read_single_women(*file, problems);
    }
    if (const auto* file = required_file(files, "brides.csv", problems)) {
        inputs.brides = read_brides(*file, problems);
    }
    if (const auto* file = required_file(files, "women.csv", problems)) {
        inputs.women = {read_women(*file, problems), inputs.base_year};
    }
    // Its orders and ages are those of the description.
    const auto* const births = required_file(files, "births_by_order.csv", problems);
    if (births != nullptr && is_described) {
        inputs.order_rates = OrderRatesReader(*births, inputs, problems).read();
    }
    if (const auto* file = files.find("shares.csv")) {
        read_shares(*file, inputs, problems);
    }
    problems.throw_if_any();
    return inputs;
}

StateEstimateInputs read_state_sources(const std::filesystem::path& folder)
{
    return read_state_sources(state_source_files(folder));
}

}  // namespace natality::io
