#include "report_values.hpp"

#include "json_values.hpp"

#include <array>
#include <cstring>
#include <map>
#include <stdexcept>
#include <string_view>

namespace natality::app {

namespace {

constexpr std::string_view base64_letters =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

std::string base64(std::string_view bytes)
{
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const std::size_t count = std::min<std::size_t>(3, bytes.size() - i);
        unsigned group = 0;
        for (std::size_t k = 0; k < 3; ++k) {
            group = group << 8U | (k < count ? static_cast<unsigned char>(bytes[i + k]) : 0U);
        }
        for (unsigned k = 0; k < 4; ++k) {
            text += k <= count ? base64_letters[group >> (18U - 6U * k) & 63U] : '=';
        }
    }
    return text;
}

template <class Number>
std::string bits_of(std::span<const double> values)
{
    std::string bytes(values.size() * sizeof(Number), '\0');
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto number = static_cast<Number>(values[i]);
        std::memcpy(bytes.data() + i * sizeof(Number), &number, sizeof(Number));
    }
    return bytes;
}

const char* width_name(NumberWidth width)
{
    return width == NumberWidth::float64 ? "float64" : "float32";
}

LocalText long_name_of(const files::VariableDescription& variable)
{
    const auto text = [&](const char* key) {
        return files::text_attribute(variable.attributes, key).value_or("");
    };
    return {text("long_name"), text("long_name_zh")};
}

std::string bits_of(std::span<const double> values, NumberWidth width)
{
    return width == NumberWidth::float64 ? bits_of<double>(values) : bits_of<float>(values);
}

}  // namespace

std::string base64_numbers(std::span<const double> values, NumberWidth width)
{
    return base64(bits_of(values, width));
}

void RowTable::add(std::span<const double> row)
{
    if (row.size() != row_length_) {
        throw std::invalid_argument("a row of another length");
    }
    std::string bytes = bits_of(row, width_);
    const auto [found, is_new] = positions_.try_emplace(bytes, positions_.size());
    if (is_new) {
        bytes_ += bytes;
    }
    index_.push_back(found->second);
}

nlohmann::ordered_json RowTable::json() const
{
    return {{"length", row_length_},
            {"width", width_name(width_)},
            {"index", index_},
            {"data", base64(bytes_)}};
}

nlohmann::ordered_json series_json(const files::NetcdfReader& results, const std::string& variable,
                                   NumberWidth width)
{
    const files::VariableDescription description = results.describe(variable);
    const std::vector<std::size_t>& shape = description.shape;
    if (shape.size() < 3 || shape.size() > 4) {
        throw std::invalid_argument(variable + ": not by scenario, year and region");
    }
    const std::size_t places = shape.size() == 4 ? shape[3] : 1;
    const std::vector<double> values = results.numbers(variable);
    RowTable table(shape[1], width);
    std::vector<double> row(shape[1]);
    for (std::size_t scenario = 0; scenario < shape[0]; ++scenario) {
        for (std::size_t rest = 0; rest < shape[2] * places; ++rest) {
            for (std::size_t step = 0; step < shape[1]; ++step) {
                row[step] = values[(scenario * shape[1] + step) * shape[2] * places + rest];
            }
            table.add(row);
        }
    }
    nlohmann::ordered_json json{{"name", local_text_json(long_name_of(description))},
                                {"axis", description.dimensions[1]},
                                {"places", places}};
    json.update(table.json());
    return json;
}

nlohmann::ordered_json pyramids_json(const files::NetcdfReader& results, std::size_t step)
{
    const std::vector<std::size_t> shape = results.describe("population").shape;
    const std::size_t cells = shape.at(3) * shape.at(4);
    RowTable table(cells, NumberWidth::float32);
    for (std::size_t scenario = 0; scenario < shape[0]; ++scenario) {
        const std::vector<double> values = results.numbers(
            "population", {{scenario, 0, 0, 0, 0}, {1, shape[1], shape[2], shape[3], shape[4]}});
        for (std::size_t region = 0; region < shape[2]; ++region) {
            for (std::size_t time = 0; time < shape[1]; time += step) {
                table.add(std::span(values).subspan((time * shape[2] + region) * cells, cells));
            }
        }
    }
    nlohmann::ordered_json json{{"step", step}, {"points", (shape[1] + step - 1) / step}};
    json.update(table.json());
    return json;
}

}  // namespace natality::app
