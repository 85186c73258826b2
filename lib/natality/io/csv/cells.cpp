#include <natality/io/csv/cells.hpp>

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
    const auto value = parsed<double>(cell);
    // Not a number is not within anything.
    return value && std::abs(*value) <= files::largest_figure ? value : std::nullopt;
}

std::optional<Year> year_in(std::string_view cell)
{
    constexpr std::size_t digits = 4;
    const auto value = cell.size() == digits ? count_in(cell) : std::nullopt;
    const bool is_year = value && *value >= earliest_year.value && *value <= latest_year.value;
    return is_year ? std::optional(Year{*value}) : std::nullopt;
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
