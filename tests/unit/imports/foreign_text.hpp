#pragma once

/// \file
/// Small foreign files from text, and what readers gather from them.

#include <natality/files/input_files.hpp>
#include <natality/imports/figure_gatherer.hpp>

#include <string>
#include <vector>

namespace natality::test {

/// A file in memory.
inline files::InputFile foreign_file(const std::string& name, const std::string& content)
{
    return {name, "in/" + name, content};
}

/// What \p read makes of one file.
template <class Read>
io::Figures gathered(const files::InputFile& file, Problems& problems, const Read& read)
{
    io::FigureGatherer gatherer({});
    gatherer.begin(file);
    read(file, gatherer, problems);
    gatherer.end();
    io::Figures figures = gatherer.take();
    io::sort_figures(figures, problems);
    return figures;
}

/// Values of a kind in their order.
inline std::vector<double> values_of(const io::Figures& figures, io::FigureKind kind)
{
    std::vector<double> values;
    for (const io::Figure& figure : figures.of(kind)) {
        values.push_back(figure.value);
    }
    return values;
}

/// Ages of a kind in their order.
inline std::vector<std::string> ages_of(const io::Figures& figures, io::FigureKind kind)
{
    std::vector<std::string> ages;
    for (const io::Figure& figure : figures.of(kind)) {
        ages.push_back(to_string(figure.age));
    }
    return ages;
}

/// Figures of one place, number 0, as by hand.
class FiguresByHand {
public:
    FiguresByHand()
    {
        figures_.places.push_back({"1", "ONE", "Island", std::nullopt});
        figures_.files.push_back({"in/a.csv", "0", false, false, {}});
    }

    FiguresByHand& add(io::FigureKind kind, Year year, Sex sex, AgeGroup age, double value,
                       const std::string& variant = "", int span = 1)
    {
        io::Figure figure;
        figure.year = year;
        figure.sex = sex;
        figure.age = age;
        figure.value = value;
        figure.span = span;
        figure.variant = figures_.variant(variant);
        figures_.by_kind[kind].push_back(figure);
        figures_.files.front().taken[kind] = 1;
        return *this;
    }

    FiguresByHand& add_both(io::FigureKind kind, Year year, AgeGroup age, double value,
                            int span = 1)
    {
        return add(kind, year, Sex::female, age, value, "", span)
            .add(kind, year, Sex::male, age, value, "", span);
    }

    /// Sorted.
    io::Figures figures()
    {
        Problems problems;
        io::sort_figures(figures_, problems);
        problems.throw_if_any();
        return figures_;
    }

private:
    io::Figures figures_;
};

}  // namespace natality::test
