#pragma once

/// \file
/// A small data set, catalogue and scenario as the text of their files; a test changes the one
/// thing it is about.

#include <natality/files/input_files.hpp>

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>

namespace natality::test {

/// Content of files by name.
using TextFiles = std::map<std::string, std::string>;

/// One region N, ages 0 … 3 and 4+, base year 2020, rates of 2020 and 2021.
///
/// Lines: population.csv women 2-6, men 7-11; mortality.csv 2020 women 2-6, men 7-11, 2021 women
/// 12-16, men 17-21; fertility.csv 2020 ages 1-3 in 2-4, 2021 in 5-7; sex_ratio_at_birth.csv 2-3.
inline TextFiles tiny_dataset()
{
    return {
        {"dataset.toml", "format = 1\n"
                         "title = \"Northland\"\n"
                         "base_year = 2020\n"
                         "open_age = 4\n"
                         "\n"
                         "[money]\n"
                         "price_year = 2020\n"
                         "currency = 'CNY'\n"
                         "[desired_family_size]\n"
                         "children = 1.8\n"
                         "\n"
                         "[[region]]\n"
                         "id = \"N\"\n"},
        {"population.csv",
         "sex,age,persons\n"
         "female,0,1000\nfemale,1,900\nfemale,2,800\nfemale,3,700\nfemale,4+,600\n"
         "male,0,1050\nmale,1,950\nmale,2,850\nmale,3,750\nmale,4+,500\n"},
        {"mortality.csv",
         "year,sex,age,mx\n"
         "2020,female,0,0.02\n2020,female,1,0.01\n2020,female,2,0.05\n2020,female,3,0.1\n"
         "2020,female,4+,0.5\n"
         "2020,male,0,0.03\n2020,male,1,0.02\n2020,male,2,0.06\n2020,male,3,0.2\n"
         "2020,male,4+,0.6\n"
         "2021,female,0,0.02\n2021,female,1,0.01\n2021,female,2,0.05\n2021,female,3,0.1\n"
         "2021,female,4+,0.5\n"
         "2021,male,0,0.03\n2021,male,1,0.02\n2021,male,2,0.06\n2021,male,3,0.2\n"
         "2021,male,4+,0.6\n"},
        {"fertility.csv", "year,age,asfr\n"
                          "2020,1,0.2\n2020,2,0.6\n2020,3,0.1\n"
                          "2021,1,0.2\n2021,2,0.5\n2021,3,0.1\n"},
        {"sex_ratio_at_birth.csv", "year,males_per_female\n2020,1.05\n2021,1.06\n"},
    };
}

/// Two measures, `places` and `leave`, under one heading and one barrier.
///
/// Lines of catalogue.toml: heading 4, barrier 8, reference 12; measure `places` 16, its effect 25,
/// its cost 29; measure `leave` 34.
inline TextFiles tiny_catalogue()
{
    return {{"catalogue.toml", "format = 1\n"
                               "title = \"Two supports\"\n"
                               "\n"
                               "[[heading]]\n"
                               "id = \"care\"\n"
                               "name = \"Care\"\n"
                               "\n"
                               "[[barrier]]\n"
                               "id = \"time\"\n"
                               "name = \"Time\"\n"
                               "\n"
                               "[[reference]]\n"
                               "key = \"author-2020\"\n"
                               "text = \"Author (2020)\"\n"
                               "\n"
                               "[[measure]]\n"
                               "id = \"places\"\n"
                               "number = 1\n"
                               "heading = \"care\"\n"
                               "name = \"Places\"\n"
                               "barrier = \"time\"\n"
                               "unit = \"share enrolled\"\n"
                               "reference = 0.1\n"
                               "full = 0.5\n"
                               "[[measure.effect]]\n"
                               "target = \"birth\"\n"
                               "log_effect = { low = 0.0, central = 0.05, high = 0.1 }\n"
                               "evidence = [\"author-2020\"]\n"
                               "[[measure.cost]]\n"
                               "name = \"operation\"\n"
                               "per = { persons = \"children\", ages = [0, 2] }\n"
                               "amount = 10000\n"
                               "\n"
                               "[[measure]]\n"
                               "id = \"leave\"\n"
                               "number = 2\n"
                               "heading = \"care\"\n"
                               "name = \"Leave\"\n"
                               "barrier = \"time\"\n"
                               "unit = \"weeks\"\n"
                               "reference = 14\n"
                               "full = 26\n"}};
}

/// One package of both measures.
///
/// Lines: dataset 1, horizon 2, ceiling 3, package 5, its measures 7 and 8.
inline std::string tiny_scenario()
{
    return "dataset = \"tiny\"\n"
           "horizon = 2030\n"
           "ceiling = \"none\"\n"
           "\n"
           "[[package]]\n"
           "id = \"both\"\n"
           "measures.places = { level = 0.3, from = 2022, phase_in = 5 }\n"
           "measures.leave = { from = 2023 }\n";
}

/// \p text with \p line in the place of its line \p number, counted from 1; \p line may hold
/// several lines, and an empty one takes the line away.
inline std::string with_line(const std::string& text, std::size_t number, const std::string& line)
{
    std::istringstream lines(text);
    std::string result;
    std::string each;
    std::size_t count = 0;
    while (std::getline(lines, each)) {
        const bool is_replaced = ++count == number;
        const std::string& written = is_replaced ? line : each;
        result += written.empty() && is_replaced ? "" : written + "\n";
    }
    if (number > count) {
        throw std::out_of_range("the text has no such line");
    }
    return result;
}

/// The files as a reader gets them, shown as standing in \p folder.
inline files::InputFiles in_memory(const TextFiles& files, const std::string& folder)
{
    files::InputFiles input(folder);
    for (const auto& [name, content] : files) {
        input.add({name, folder + "/" + name, content});
    }
    return input;
}

/// Writes the files into \p folder, which is made.
inline void write_files(const std::filesystem::path& folder, const TextFiles& files)
{
    std::filesystem::create_directories(folder);
    for (const auto& [name, content] : files) {
        std::ofstream(folder / name, std::ios::binary) << content;
    }
}

}  // namespace natality::test
