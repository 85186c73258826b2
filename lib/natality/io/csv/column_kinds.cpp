#include <natality/io/csv/column_kinds.hpp>

#include <natality/io/csv/cells.hpp>

#include <optional>
#include <string>

namespace natality::io {

namespace {

/// Puts the parsed cell into its place.
/// \return false if the cell was not understood.
template <class Value>
bool assign(Value& target, const std::optional<Value>& parsed)
{
    if (parsed) {
        target = *parsed;
    }
    return parsed.has_value();
}

bool assign_text(std::string& target, std::string_view cell)
{
    target = cell;
    return true;
}

}  // namespace

ColumnKind kind_of_values()
{
    return {
        [](std::string_view cell, Observation& row) { return assign(row.value, number_in(cell)); },
        "a number"};
}

std::string_view name_of(KeyColumn key)
{
    switch (key) {
    case KeyColumn::region:
        return "region";
    case KeyColumn::year:
        return "year";
    case KeyColumn::date:
        return "date";
    case KeyColumn::sex:
        return "sex";
    case KeyColumn::age:
        return "age";
    case KeyColumn::state:
        return "state";
    case KeyColumn::order:
        return "order";
    case KeyColumn::path:
        return "path";
    case KeyColumn::level:
        return "level";
    case KeyColumn::origin:
        return "origin";
    case KeyColumn::destination:
        return "destination";
    case KeyColumn::indicator:
        break;
    }
    return "indicator";
}

ColumnKind kind_of(KeyColumn key)
{
    using Cell = std::string_view;
    switch (key) {
    case KeyColumn::region:
    case KeyColumn::origin:
        return {[](Cell cell, Observation& row) { return assign_text(row.region, cell); },
                "the id of a region"};
    case KeyColumn::year:
        return {[](Cell cell, Observation& row) { return assign(row.year, year_in(cell)); },
                "a year, for instance 2024"};
    case KeyColumn::date:
        return {[](Cell cell, Observation& row) {
                    return date_in(cell).has_value() && assign_text(row.category, cell);
                },
                "a day, for instance 2020-07-01"};
    case KeyColumn::sex:
        return {[](Cell cell, Observation& row) { return assign(row.sex, sex_in(cell)); },
                "female or male"};
    case KeyColumn::age:
        return {[](Cell cell, Observation& row) { return assign(row.age, age_in(cell)); },
                "an age, for instance 27, 25-29 or 100+"};
    case KeyColumn::order:
        return {[](Cell cell, Observation& row) {
                    return is_order_of_birth(cell) && assign_text(row.category, cell);
                },
                "an order of birth, for instance 1, 2 or 3+"};
    case KeyColumn::state:
        return {[](Cell cell, Observation& row) { return assign_text(row.category, cell); },
                "a life-course state, for instance parity1"};
    case KeyColumn::path:
        return {[](Cell cell, Observation& row) { return assign_text(row.category, cell); },
                "the name of a path, for instance un-medium"};
    case KeyColumn::destination:
        return {[](Cell cell, Observation& row) { return assign_text(row.category, cell); },
                "the id of a region"};
    case KeyColumn::level:
        return {[](Cell cell, Observation& row) { return assign_text(row.category, cell); },
                "a level, for instance low80"};
    case KeyColumn::indicator:
        break;
    }
    return {[](Cell cell, Observation& row) { return assign_text(row.category, cell); },
            "an indicator, for instance births"};
}

}  // namespace natality::io
