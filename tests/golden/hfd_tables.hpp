#pragma once

/// \file
/// Tables of parity-specific rates and transitions as the reference data have them.

#include <natality/files/csv/csv_reader.hpp>
#include <natality/results/parity_life_table.hpp>

#include <Eigen/Core>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace natality::test {

/// Ages of the tables, both included.
inline constexpr int first_hfd_age = 12;
inline constexpr int last_hfd_age = 55;
/// Parities 0 … 4 that can be left; 5 stands for five and more.
inline constexpr int closed_parities = 5;

/// A file of the reference data, if they are there.
inline std::optional<std::filesystem::path> reference_file(const std::string& name)
{
    const char* const root = std::getenv("NATALITY_REFERENCE_DATA");
    if (root == nullptr) {
        return std::nullopt;
    }
    const std::filesystem::path path = std::filesystem::path(root) / "hfd-sample" / name;
    return std::filesystem::exists(path) ? std::optional(path) : std::nullopt;
}

/// One record of numbers, by name of its column.
using NumberRecord = std::map<std::string, double>;

inline std::vector<NumberRecord> read_numbers(const std::filesystem::path& path)
{
    std::ifstream file(path);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    Problems problems;
    files::CsvReader reader(text, path.filename().string(), problems);
    files::CsvRecord record;
    std::vector<std::string> names;
    std::vector<NumberRecord> rows;
    while (reader.read(record)) {
        if (names.empty()) {
            names.assign(record.fields.begin(), record.fields.end());
            continue;
        }
        NumberRecord row;
        for (std::size_t i = 0; i < names.size(); ++i) {
            row[names[i]] = std::stod(std::string(record.fields.at(i)));
        }
        rows.push_back(row);
    }
    problems.throw_if_any();
    return rows;
}

/// Published probabilities of a further birth by age (rows from 12) and parity 0 … 4, of one year
/// if the table has years.
inline Eigen::ArrayXXd published_progressions(const std::vector<NumberRecord>& rows,
                                              std::optional<int> year = std::nullopt)
{
    Eigen::ArrayXXd q = Eigen::ArrayXXd::Zero(last_hfd_age - first_hfd_age + 1, closed_parities);
    for (const NumberRecord& row : rows) {
        const bool moves = row.at("to_parity") == row.at("from_parity") + 1.0;
        if (moves && (!year || row.at("year") == *year)) {
            q(static_cast<Index>(row.at("age")) - first_hfd_age,
              static_cast<Index>(row.at("from_parity"))) = row.at("prob");
        }
    }
    return q;
}

/// Conditional rates that have these probabilities, m = q / (1 − q/2); five and more as four.
inline Eigen::ArrayXXd conditional_rates_of(const Eigen::ArrayXXd& q)
{
    Eigen::ArrayXXd rates(q.rows(), closed_parities + 1);
    rates.leftCols(closed_parities) = q / (1.0 - 0.5 * q);
    rates.col(closed_parities) = rates.col(closed_parities - 1);
    return rates;
}

/// First births by age in a cohort that moves by the published probabilities alone.
inline Eigen::ArrayXd first_births_of(const Eigen::ArrayXXd& q)
{
    Eigen::ArrayXd births(q.rows());
    double childless = 1.0;
    for (Index x = 0; x < q.rows(); ++x) {
        births(x) = childless * q(x, 0);
        childless -= births(x);
    }
    return births;
}

}  // namespace natality::test
