#pragma once

/// \file
/// Tidy CSV tables of golden cases: one observation a row, looked up by the text of its keys.

#include <natality/files/csv/csv_reader.hpp>

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

namespace natality::test {

/// A CSV file by column and row.
class TidyTable {
public:
    explicit TidyTable(const std::filesystem::path& path)
    {
        std::ifstream file(path);
        const std::string text{std::istreambuf_iterator<char>(file), {}};
        Problems problems;
        files::CsvReader reader(text, path.filename().string(), problems);
        files::CsvRecord record;
        while (reader.read(record)) {
            rows_.emplace_back(record.fields.begin(), record.fields.end());
        }
        problems.throw_if_any();
        if (rows_.empty()) {
            throw std::runtime_error("cannot read " + path.string());
        }
        for (std::size_t i = 0; i < rows_.front().size(); ++i) {
            columns_[rows_.front()[i]] = i;
        }
    }

    /// Number of rows below the header.
    [[nodiscard]] std::size_t size() const { return rows_.size() - 1; }

    [[nodiscard]] const std::string& text(std::size_t row, const std::string& column) const
    {
        return rows_.at(row + 1).at(columns_.at(column));
    }

    [[nodiscard]] double number(std::size_t row, const std::string& column) const
    {
        return std::stod(text(row, column));
    }

    [[nodiscard]] int whole(std::size_t row, const std::string& column) const
    {
        return std::stoi(text(row, column));
    }

private:
    std::vector<std::vector<std::string>> rows_;
    std::map<std::string, std::size_t> columns_;
};

}  // namespace natality::test
