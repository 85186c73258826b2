#include <natality/imports/import_plan.hpp>

#include <natality/base/localized.hpp>
#include <natality/base/problems.hpp>
#include <natality/io/csv/cells.hpp>

#include <algorithm>
#include <charconv>
#include <set>

namespace natality::io {

namespace {

constexpr int years_ahead = 50;
constexpr int oldest_open_age = 100;

bool has(const Figures& figures, FigureKind kind, std::uint32_t place)
{
    return !figures_of(figures, kind, {place, 0, {}, {}}).empty();
}

/// Groups of countries: as a file says, or by the United Nations' numbers from 900 on.
bool is_group(const ForeignPlace& place)
{
    if (place.is_group) {
        return *place.is_group;
    }
    constexpr int first_group = 900;
    int number = 0;
    const char* const end = place.code.data() + place.code.size();
    const auto [stop, error] = std::from_chars(place.code.data(), end, number);
    return error == std::errc{} && stop == end && number >= first_group;
}

std::string called(const ForeignPlace& place)
{
    return place.name.empty() ? place.code : place.name;
}

/// What a place lacks of the tables that a data set must have, in words; empty if nothing.
LocalText lacks(const Figures& figures, std::uint32_t place)
{
    std::vector<LocalText> missing;
    for (const FigureKind kind : {FigureKind::population, FigureKind::death_rate}) {
        if (!has(figures, kind, place)) {
            missing.push_back(localized_text(to_string(kind)));
        }
    }
    if (!has_births(figures, place)) {
        missing.push_back(
            localized("birth rates by age (or shares by age and total fertility rates)"));
    }
    return listed(missing);
}

/// Places with any figures, which the settings' names have chosen already where they were given.
std::vector<std::uint32_t> places_with_figures(const Figures& figures)
{
    std::set<std::uint32_t> found;
    for (const auto& [kind, rows] : figures.by_kind) {
        for (const Figure& row : rows) {
            if (found.empty() || *found.rbegin() != row.place) {
                found.insert(row.place);
            }
        }
    }
    return {found.begin(), found.end()};
}

/// All places that are complete; what the others lack is said.
std::vector<std::uint32_t> complete_places(const Figures& figures, ImportPlan& plan)
{
    std::vector<std::uint32_t> complete;
    std::vector<std::string> left_out;
    for (const std::uint32_t place : places_with_figures(figures)) {
        if (is_group(figures.places[place])) {
            continue;
        }
        if (lacks(figures, place).en.empty()) {
            complete.push_back(place);
        } else {
            left_out.push_back(called(figures.places[place]));
        }
    }
    if (!left_out.empty()) {
        plan.remarks.push_back(localized(
            "left out, as they lack population, death rates or birth rates: {}", listed(left_out)));
    }
    return complete;
}

std::vector<std::uint32_t> chosen_places(const Figures& figures, const ImportSettings& settings,
                                         ImportPlan& plan, Problems& problems)
{
    if (settings.takes_all) {
        return complete_places(figures, plan);
    }
    std::vector<std::uint32_t> chosen = places_with_figures(figures);
    if (settings.places.empty()) {
        std::erase_if(chosen, [&](std::uint32_t place) { return is_group(figures.places[place]); });
        if (chosen.size() > 1) {
            problems.add({}, localized("the files hold {} places; name some by --country, or "
                                       "take all by --all",
                                       chosen.size()));
        }
    }
    for (const std::uint32_t place : chosen) {
        const LocalText missing = lacks(figures, place);
        if (!missing.en.empty() && problems.empty()) {
            problems.add(
                {}, localized("{}: the files hold no {}", called(figures.places[place]), missing));
        }
    }
    return chosen;
}

/// First and last year for which every place has figures of a kind.
struct YearRange {
    int first = earliest;
    int last = latest;

    static constexpr int earliest = 0;
    static constexpr int latest = 9999;

    void narrow(const std::vector<Year>& years)
    {
        first = std::max(first, years.empty() ? latest : years.front().value);
        last = std::min(last, years.empty() ? earliest : years.back().value);
    }
};

/// Years for which all places have the rates that a projection needs.
YearRange rate_years(const Figures& figures, const std::vector<std::uint32_t>& places)
{
    YearRange range;
    for (const std::uint32_t place : places) {
        range.narrow(years_of(figures, FigureKind::death_rate, place));
        if (has(figures, FigureKind::birth_rate, place)) {
            range.narrow(years_of(figures, FigureKind::birth_rate, place));
        } else {
            range.narrow(years_of(figures, FigureKind::birth_share, place));
            range.narrow(years_of(figures, FigureKind::total_fertility, place));
        }
    }
    return range;
}

/// Years in which all places have a population; those that are projected may be left out.
std::vector<int> population_years(const Figures& figures, const std::vector<std::uint32_t>& places,
                                  bool with_projections)
{
    std::map<int, std::size_t> count;
    for (const std::uint32_t place : places) {
        int last = -1;
        for (const Figure& row : figures_of(figures, FigureKind::population, {place, 0, {}, {}})) {
            const bool is_new = row.year.value != last;
            if (is_new && (with_projections || !figures.files[row.file].is_projection)) {
                ++count[row.year.value];
                last = row.year.value;
            }
        }
    }
    std::vector<int> years;
    for (const auto& [year, number] : count) {
        if (number == places.size()) {
            years.push_back(year);
        }
    }
    return years;
}

Year default_base_year(const Figures& figures, const ImportPlan& plan, const YearRange& rates)
{
    std::vector<int> years = population_years(figures, plan.places, false);
    const bool only_projections = years.empty();
    if (only_projections) {
        years = population_years(figures, plan.places, true);
    }
    const auto is_without_rates = [&](int year) { return year < rates.first || year > rates.last; };
    std::vector<int> with_rates = years;
    std::erase_if(with_rates, is_without_rates);
    const std::vector<int>& choice = with_rates.empty() ? years : with_rates;
    if (choice.empty()) {
        return {rates.first};
    }
    return {only_projections ? choice.front() : choice.back()};
}

void choose_base_year(const Figures& figures, const ImportSettings& settings,
                      const YearRange& rates, ImportPlan& plan, Problems& problems)
{
    plan.base_year = settings.base_year.value_or(default_base_year(figures, plan, rates));
    const int base = plan.base_year.value;
    const std::vector<int> years = population_years(figures, plan.places, true);
    if (std::find(years.begin(), years.end(), base) == years.end()) {
        problems.add({}, years.empty()
                             ? localized("no year has a population of every place that was chosen")
                             : localized("--base-year: no population of {} for every place; the "
                                         "years are {} to {}",
                                         base, years.front(), years.back()));
    } else if (base < rates.first) {
        problems.add({},
                     localized("--base-year: the rates begin in {}, after {}", rates.first, base));
    } else if ((base - rates.first) % plan.width != 0) {
        problems.add({}, localized("--base-year: {} is not the first year of a period; these "
                                   "begin every {} years from {} on",
                                   base, plan.width, rates.first));
    }
}

void choose_horizon(const ImportSettings& settings, const YearRange& rates, ImportPlan& plan,
                    Problems& problems)
{
    const int base = plan.base_year.value;
    const bool has_future = rates.last > base;
    plan.horizon =
        settings.horizon.value_or(Year{has_future ? rates.last + plan.width : base + years_ahead});
    const int steps = plan.horizon.value - base;
    if (plan.horizon > latest_year) {
        problems.add({}, localized("--horizon: {} is after {}, the last year of a projection",
                                   plan.horizon.value, latest_year.value));
    } else if (steps <= 0 || steps % plan.width != 0) {
        problems.add({}, localized("--horizon: {} is not after the base year {} by steps of {}",
                                   plan.horizon.value, base, plan.width));
    }
    if (plan.horizon.value - plan.width > rates.last) {
        plan.remarks.push_back(
            localized("death and birth rates end in {}; their last are held to {}", rates.last,
                      plan.horizon.value - plan.width));
    }
}

/// The first age of the lowest open group of the figures that are used.
int lowest_open_age(const Figures& figures, const ImportPlan& plan, const YearRange& rates)
{
    const Year first{std::min(plan.base_year.value, rates.last)};
    int lowest = oldest_age.value;
    for (const std::uint32_t place : plan.places) {
        for (const FigureKind kind : {FigureKind::population, FigureKind::death_rate}) {
            for (const Figure& row : figures_of(figures, kind, {place, 0, {}, {}})) {
                const bool is_used = row.age.is_open() && row.year >= first;
                lowest = is_used ? std::min(lowest, row.age.lower.value) : lowest;
            }
        }
    }
    return lowest;
}

void choose_open_age(const Figures& figures, const ImportSettings& settings, const YearRange& rates,
                     ImportPlan& plan, Problems& problems)
{
    const int lowest = lowest_open_age(figures, plan, rates);
    const int chosen =
        settings.open_age ? settings.open_age->value : std::min(lowest, oldest_open_age);
    plan.open_age = Age{chosen};
    if (chosen > lowest || chosen % plan.width != 0 || chosen <= 0) {
        problems.add({}, localized("--open-age: {} is not a multiple of {} up to {}, where the "
                                   "lowest open group of the files begins",
                                   chosen, plan.width, lowest));
    }
}

/// Populations of 1 July go with periods of five years, not with calendar years.
void check_dates(const Figures& figures, const ImportPlan& plan, Problems& problems)
{
    for (const ForeignFile& file : figures.files) {
        if (file.is_mid_year && plan.width == 1) {
            problems.add({file.shown_as, 0},
                         "its populations are at 1 July (MidPeriod), and a year's rates need those "
                         "of 1 January: take the file whose name says 1January");
        }
    }
}

/// What was left out may be what is missed.
void tell_why(const Figures& figures, const ImportPlan& plan, Problems& problems)
{
    if (problems.empty()) {
        return;
    }
    for (const auto* remarks : {&figures.remarks, &plan.remarks}) {
        for (const LocalText& remark : *remarks) {
            problems.add({}, remark);
        }
    }
}

}  // namespace

bool has_births(const Figures& figures, std::uint32_t place)
{
    return has(figures, FigureKind::birth_rate, place) ||
           (has(figures, FigureKind::birth_share, place) &&
            has(figures, FigureKind::total_fertility, place));
}

ImportPlan import_plan(const Figures& figures, const ImportSettings& settings)
{
    ImportPlan plan;
    Problems problems;
    plan.places = chosen_places(figures, settings, plan, problems);
    if (plan.places.empty()) {
        problems.add({}, "the files hold no place with population, death rates and birth rates by "
                         "age");
    }
    tell_why(figures, plan, problems);
    problems.throw_if_any();
    plan.width =
        figures_of(figures, FigureKind::death_rate, {plan.places.front(), 0, {}, {}}).front().span;
    check_dates(figures, plan, problems);
    const YearRange rates = rate_years(figures, plan.places);
    choose_base_year(figures, settings, rates, plan, problems);
    choose_horizon(settings, rates, plan, problems);
    choose_open_age(figures, settings, rates, plan, problems);
    problems.throw_if_any();
    return plan;
}

}  // namespace natality::io
