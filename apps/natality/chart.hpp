#pragma once

/// \file
/// Pictures as values: what is drawn, in the units it is drawn in, before any program draws it.

#include <cstddef>
#include <string>
#include <vector>

namespace natality::app {

/// What stands around a picture.
struct ChartTexts {
    std::string title;
    /// The unit, and of what or whom.
    std::string subtitle;
    /// Where the figures come from.
    std::string source;
};

/// A line over the years of its chart; values that are missing leave gaps.
struct ChartLine {
    std::string name;
    std::vector<double> values;
    /// The first scenario is drawn in the colour of text, the others in colours of their own.
    bool is_baseline = false;
};

/// An interval around a line, over the years of its chart.
struct ChartBand {
    /// Position of the line.
    std::size_t line = 0;
    std::vector<double> low;
    std::vector<double> high;
};

/// Lines over years.
struct LineChart {
    ChartTexts texts;
    std::vector<double> years;
    std::vector<ChartLine> lines;
    std::vector<ChartBand> bands;
    /// True for differences, which have signs.
    bool is_difference = false;
};

/// A population by sex and age beside that of the baseline.
struct PyramidChart {
    ChartTexts texts;
    std::string women_name;
    std::string men_name;
    std::string baseline_name;
    /// By age group, the youngest first.
    std::vector<std::string> ages;
    std::vector<double> women;
    std::vector<double> men;
    std::vector<double> women_baseline;
    std::vector<double> men_baseline;
};

}  // namespace natality::app
