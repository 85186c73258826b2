#pragma once

/// \file
/// Tables of numbers in the JSON of a report: their bits as base64, repeated rows once.

#include <natality/files/hdf5/netcdf_reader.hpp>

#include <nlohmann/json.hpp>

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace natality::app {

/// Whether a report keeps the bits of a number or rounds it to seven figures.
enum class NumberWidth { float64, float32 };

/// The numbers as base64 of their little-endian bits.
[[nodiscard]] std::string base64_numbers(std::span<const double> values, NumberWidth width);

/// Rows of numbers of which many are alike: each different row is kept once.
class RowTable {
public:
    RowTable(std::size_t row_length, NumberWidth width) : row_length_(row_length), width_(width) {}

    /// \throws std::invalid_argument if the row is of another length.
    void add(std::span<const double> row);

    /// `{"length", "width", "index": [row of each added], "data": base64}`.
    [[nodiscard]] nlohmann::ordered_json json() const;

private:
    std::size_t row_length_;
    NumberWidth width_;
    /// By row added: its position among the different ones.
    std::vector<std::size_t> index_;
    std::map<std::string, std::size_t> positions_;
    std::string bytes_;
};

/// A variable on scenario, year or time, region and at most one axis more: a row is a scenario, a
/// region and a place on that axis over the years.
[[nodiscard]] nlohmann::ordered_json series_json(const files::NetcdfReader& results,
                                                 const std::string& variable, NumberWidth width);

/// `population` at every \p step -th point, rounded to seven figures: a row is a scenario, a region
/// and a point, women by age and then men.
[[nodiscard]] nlohmann::ordered_json pyramids_json(const files::NetcdfReader& results,
                                                   std::size_t step);

}  // namespace natality::app
