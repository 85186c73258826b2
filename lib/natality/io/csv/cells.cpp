#include <natality/io/csv/cells.hpp>

#include <natality/base/localized.hpp>
#include <natality/files/largest_figure.hpp>

#include <charconv>
#include <cmath>
#include <system_error>

namespace natality::io {

namespace {

/// The whole of \p cell as a number of that type.
template <class Number>
std::optional<Number> parsed(std::string_view cell)
{
    Number value{};
    const char* const end = cell.data() + cell.size();
    const auto [stop, error] = std::from_chars(cell.data(), end, value);
    const bool is_whole_cell = error == std::errc{} && stop == end;
    return is_whole_cell ? std::optional(value) : std::nullopt;
}

/// A number of any size; from_chars takes no plus sign.
std::optional<double> any_number(std::string_view cell)
{
    const bool has_plus = cell.size() > 1 && cell[0] == '+' && cell[1] != '-';
    return parsed<double>(has_plus ? cell.substr(1) : cell);
}

/// A whole number in digits alone, at least 0.
std::optional<int> count_in(std::string_view cell)
{
    return cell.starts_with('-') ? std::nullopt : parsed<int>(cell);
}

/// A completed age, of three digits at most.
std::optional<int> age_bound(std::string_view cell)
{
    return cell.size() > 3 ? std::nullopt : count_in(cell);
}

}  // namespace

std::optional<double> number_in(std::string_view cell)
{
    const auto value = any_number(cell);
    // Not a number is not within anything.
    return value && std::abs(*value) <= files::largest_figure ? value : std::nullopt;
}

bool is_beyond_figures(std::string_view cell)
{
    const auto value = any_number(cell);
    return value && std::isfinite(*value) && std::abs(*value) > files::largest_figure;
}

std::optional<LocalText> foreign_sign(std::string_view cell)
{
    // U+FF10 to U+FF19 and U+2212, U+2013 in UTF-8.
    constexpr std::string_view before_digits = "\xEF\xBC";
    for (std::size_t at = cell.find(before_digits); at != std::string_view::npos;
         at = cell.find(before_digits, at + 1)) {
        const auto last = static_cast<unsigned char>(cell.substr(at).size() > 2 ? cell[at + 2] : 0);
        if (last >= 0x90 && last <= 0x99) {
            return localized("it has digits of full width, such as '{}'; write {}",
                             cell.substr(at, 3), last - 0x90);
        }
    }
    for (const std::string_view minus : {"\xE2\x88\x92", "\xE2\x80\x93"}) {
        if (cell.find(minus) != std::string_view::npos) {
            return localized("it has the sign '{}', which is no minus; write -", minus);
        }
    }
    return std::nullopt;
}

std::optional<Year> year_in(std::string_view cell)
{
    constexpr std::size_t digits = 4;
    const auto value = cell.size() == digits ? count_in(cell) : std::nullopt;
    const bool is_year = value && *value >= earliest_year.value && *value <= latest_year.value;
    return is_year ? std::optional(Year{*value}) : std::nullopt;
}

std::optional<std::chrono::year_month_day> date_in(std::string_view cell)
{
    constexpr std::size_t length = 10;
    if (cell.size() != length || cell[4] != '-' || cell[7] != '-') {
        return std::nullopt;
    }
    const auto year = year_in(cell.substr(0, 4));
    const auto month = count_in(cell.substr(5, 2));
    const auto day = count_in(cell.substr(8));
    if (!year || !month || !day) {
        return std::nullopt;
    }
    const std::chrono::year_month_day date{std::chrono::year(year->value),
                                           std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day))};
    return date.ok() ? std::optional(date) : std::nullopt;
}

std::optional<Sex> sex_in(std::string_view cell)
{
    for (const Sex sex : both_sexes) {
        if (cell == to_string(sex)) {
            return sex;
        }
    }
    return std::nullopt;
}

std::optional<AgeGroup> age_in(std::string_view cell)
{
    const bool is_open = cell.ends_with('+');
    const std::size_t dash = cell.find('-');
    const auto lower = age_bound(is_open ? cell.substr(0, cell.size() - 1) : cell.substr(0, dash));
    if (!lower) {
        return std::nullopt;
    }
    if (is_open) {
        return AgeGroup{Age{*lower}, 0};
    }
    if (dash == std::string_view::npos) {
        return AgeGroup{Age{*lower}, 1};
    }
    const auto upper = age_bound(cell.substr(dash + 1));
    if (!upper || *upper < *lower) {
        return std::nullopt;
    }
    return AgeGroup{Age{*lower}, *upper - *lower + 1};
}

bool is_order_of_birth(std::string_view cell)
{
    if (cell.ends_with('+')) {
        cell.remove_suffix(1);
    }
    const auto order = count_in(cell);
    return order && *order >= 1;
}

}  // namespace natality::io
