#pragma once

/// \file
/// A small file with one of everything.

#include <natality/files/hdf5/netcdf_writer.hpp>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace natality::test {

/// Births of two scenarios in three years.
inline const std::vector<double> small_births{9.5, 9.25, 9.0, 9.5, 10.25, 11.0};

/// Axes scenario (texts), year (integers) and age (numbers); variables births (float64, filtered),
/// share (float32), order (int32), name (texts) and total (a single value).
inline files::NetcdfWriter begin_small_file(const std::filesystem::path& file)
{
    using files::ValueType;
    files::NetcdfWriter writer(file, "results.h5");
    writer.add(files::Attributes{{"title", "Births, 出生"}, {"format_version", 1}});
    writer.add({"scenario", std::vector<std::string>{"baseline", "everything"}, {}});
    writer.add({"year", std::vector<std::int32_t>{2020, 2021, 2022}, {{"units", "year"}}});
    writer.add({"age", std::vector<double>{0.5, 1.5}, {}});
    writer.add(
        {"births", ValueType::float64, {"scenario", "year"}, {{"units", "births"}}, {{1, 3}}});
    writer.add({"share", ValueType::float32, {"year", "age"}, {}, {}});
    writer.add({"order", ValueType::int32, {"year"}, {}, {}});
    writer.add({"name", ValueType::text, {"scenario"}, {{"long_name", "Name"}}, {}});
    writer.add({"total", ValueType::float64, {}, {}, {}});
    return writer;
}

/// The whole file.
inline void write_small_file(const std::filesystem::path& file)
{
    files::NetcdfWriter writer = begin_small_file(file);
    writer.write("births", {{0, 0}, {2, 3}}, small_births);
    writer.write("order", {{0}, {3}}, std::vector<std::int32_t>{1, 2, 3});
    writer.write("name", std::vector<std::string>{"Baseline", "所有措施"});
    writer.write("total", {}, std::vector<double>{58.5});
    writer.embed({"scenarios.toml", "horizon = 2100\n", "00ff"});
    writer.embed({"china-2020/population.csv.gz", std::string("\x1f\x8b\0\xff", 4), "ff00"});
    writer.close();
}

}  // namespace natality::test
