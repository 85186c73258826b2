#include "gnuplot_script.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace natality::app {

namespace {

/// Colours that the colour-blind tell apart (Okabe and Ito 2008), the pale ones darker on white;
/// the same as in the report.
constexpr std::array series_colours{"#0072b2", "#d55e00", "#009e73", "#cc79a7",
                                    "#b97a00", "#3a9fd8", "#5d3a9b", "#882255"};
constexpr const char* baseline_colour = "#1b2430";

constexpr int picture_width = 900;
constexpr int picture_height = 560;
/// Of a picture made of points, so that it stays sharp in print.
constexpr int png_fineness = 2;
constexpr double points_per_legend_row = 22.0;
/// Letters that a row of the legend has room for, a Chinese one counted twice.
constexpr std::size_t legend_letters = 120;

/// A text within quotes in which gnuplot reads nothing; letters that are not to be seen become
/// spaces.
std::string quoted(const std::string& text)
{
    std::string quoted = "'";
    for (const char letter : text) {
        const bool is_seen = static_cast<unsigned char>(letter) >= 32 && letter != 127;
        quoted += is_seen ? std::string(letter == '\'' ? 2 : 1, letter) : " ";
    }
    return quoted + "'";
}

/// Columns that a text takes, roughly: letters beyond the Latin ones are twice as wide.
std::size_t width_of(const std::string& text)
{
    std::size_t columns = 0;
    for (const char letter : text) {
        const auto byte = static_cast<unsigned char>(letter);
        // The first byte of a letter of three or more; what follows it counts nothing.
        columns += byte < 0x80 || (byte >= 0xc0 && byte < 0xe0) ? 1 : byte >= 0xe0 ? 2 : 0;
    }
    return columns;
}

std::string terminal(PictureFormat format)
{
    return format == PictureFormat::svg
               ? fmt::format("set terminal svg size {},{} dynamic noenhanced font "
                             "'sans-serif,13' background '#ffffff'\n",
                             picture_width, picture_height)
               : fmt::format("set terminal pngcairo size {},{} fontscale {} linewidth {} "
                             "pointscale {} noenhanced font 'Sans,9' background '#ffffff'\n",
                             picture_width * png_fineness, picture_height * png_fineness,
                             png_fineness, png_fineness, png_fineness);
}

std::string frame(const ChartTexts& texts, PictureFormat format)
{
    const auto label = [&](int number, const std::string& text, double y, const char* size,
                           const char* colour) {
        return fmt::format("set label {} {} at screen 0.02,{:.3f} left font '{}' "
                           "textcolor rgb '{}' noenhanced\n",
                           number, quoted(text), y, size, colour);
    };
    const bool is_svg = format == PictureFormat::svg;
    return "set encoding utf8\n" + terminal(format) +
           label(1, texts.title, 0.955, is_svg ? ",17" : ",12", baseline_colour) +
           label(2, texts.subtitle, 0.905, is_svg ? ",13" : ",9", "#55606e") +
           label(3, texts.source, 0.022, is_svg ? ",11" : ",7", "#55606e") +
           "set border 1 linecolor rgb '#55606e'\n"
           "set tics nomirror scale 0.5 textcolor rgb '#55606e'\n"
           "set grid ytics linetype 1 linewidth 0.6 linecolor rgb '#e1e5ea'\n"
           "set minussign\n"
           "set lmargin screen 0.085\nset rmargin screen 0.975\nset tmargin screen 0.87\n";
}

/// The legend below the chart in as many columns as its names leave room for, and the room it
/// takes.
std::string legend(const std::vector<std::string>& names)
{
    std::size_t widest = 1;
    for (const std::string& name : names) {
        widest = std::max(widest, width_of(name) + 8);
    }
    const std::size_t columns = std::clamp<std::size_t>(legend_letters / widest, 1, names.size());
    const std::size_t rows = (names.size() + columns - 1) / columns;
    const double bottom = 0.11 + static_cast<double>(rows) * points_per_legend_row / picture_height;
    return fmt::format("set bmargin screen {:.3f}\n"
                       "set key at screen 0.03,{:.3f} left top horizontal Left reverse "
                       "maxrows {} samplen 2 spacing 1.1 noenhanced textcolor rgb '{}'\n",
                       bottom, bottom - 0.065, rows, baseline_colour);
}

/// Rows of numbers as a block that plots read; rows without a number are left empty.
class DataBlock {
public:
    explicit DataBlock(const std::string& name) : text_("$" + name + " << END_OF_BLOCK\n") {}

    template <class... Numbers>
    void add(Numbers... numbers)
    {
        if (!(std::isfinite(static_cast<double>(numbers)) && ...)) {
            text_ += "\n";
            return;
        }
        ((text_ += fmt::format("{} ", numbers)), ...);
        text_ += "\n";
    }

    [[nodiscard]] std::string text() const { return text_ + "END_OF_BLOCK\n"; }

private:
    std::string text_;
};

const char* colour_of(const LineChart& chart, std::size_t line)
{
    if (chart.lines[line].is_baseline) {
        return baseline_colour;
    }
    const bool has_baseline = chart.lines.front().is_baseline;
    return series_colours.at((line - (has_baseline ? 1 : 0)) % series_colours.size());
}

/// Colours come again as dashes.
int dash_of(const LineChart& chart, std::size_t line)
{
    const std::size_t other = line - (chart.lines.front().is_baseline && line > 0 ? 1 : 0);
    return other < series_colours.size() ? 1 : 2;
}

std::string blocks_of(const LineChart& chart)
{
    std::string text;
    for (std::size_t i = 0; i < chart.bands.size(); ++i) {
        DataBlock block(fmt::format("band{}", i));
        for (std::size_t year = 0; year < chart.years.size(); ++year) {
            block.add(chart.years[year], chart.bands[i].low[year], chart.bands[i].high[year]);
        }
        text += block.text();
    }
    for (std::size_t i = 0; i < chart.lines.size(); ++i) {
        DataBlock block(fmt::format("line{}", i));
        for (std::size_t year = 0; year < chart.years.size(); ++year) {
            block.add(chart.years[year], chart.lines[i].values[year]);
        }
        text += block.text();
    }
    return text;
}

std::string plots_of(const LineChart& chart)
{
    std::vector<std::string> plots;
    for (std::size_t i = 0; i < chart.bands.size(); ++i) {
        plots.push_back(fmt::format("$band{} using 1:2:3 with filledcurves fillcolor rgb '{}' "
                                    "fillstyle transparent solid 0.18 noborder notitle",
                                    i, colour_of(chart, chart.bands[i].line)));
    }
    for (std::size_t i = 0; i < chart.lines.size(); ++i) {
        plots.push_back(fmt::format(
            "$line{} using 1:2 with lines linecolor rgb '{}' linewidth {} dashtype {} title {}", i,
            colour_of(chart, i), chart.lines[i].is_baseline ? 2.6 : 1.9, dash_of(chart, i),
            quoted(chart.lines[i].name)));
    }
    return fmt::format("plot {}\n", fmt::join(plots, ", \\\n     "));
}

/// The widest bar, so that both sides have the same room.
double widest_bar(const PyramidChart& chart)
{
    double most = 0.0;
    for (const auto* const side :
         {&chart.women, &chart.men, &chart.women_baseline, &chart.men_baseline}) {
        most = std::max(most, *std::max_element(side->begin(), side->end()));
    }
    return most;
}

/// Ticks on both sides of nothing, all called by their size: men are not negative.
std::string person_tics(double most)
{
    const double rough = most / 3.0;
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    const double step = power * (rough < 2.0 * power ? 1.0 : rough < 5.0 * power ? 2.0 : 5.0);
    std::vector<std::string> tics;
    for (int i = static_cast<int>(-most / step); i <= static_cast<int>(most / step); ++i) {
        tics.push_back(fmt::format("'{:g}' {:g}", std::abs(i) * step, i * step));
    }
    return fmt::format("set xtics ({})\n", fmt::join(tics, ", "));
}

/// The names of some ages at their positions along the axis.
std::string age_tics(const std::vector<std::string>& ages)
{
    const std::size_t step = ages.size() <= 30 ? 2 : 10;
    std::vector<std::string> tics;
    for (std::size_t age = 0; age < ages.size(); age += step) {
        tics.push_back(fmt::format("{} {}", quoted(ages[age]), age));
    }
    return fmt::format("set ytics ({})\n", fmt::join(tics, ", "));
}

}  // namespace

std::string gnuplot_script(const LineChart& chart, PictureFormat format)
{
    std::vector<std::string> names;
    for (const ChartLine& line : chart.lines) {
        names.push_back(line.name);
    }
    return frame(chart.texts, format) + legend(names) +
           fmt::format("set xrange [{}:{}]\nset format y '{}'\n", chart.years.front(),
                       chart.years.back(), chart.is_difference ? "%+g" : "%g") +
           (chart.is_difference ? "set xzeroaxis linetype 1 linewidth 1 linecolor rgb '#55606e'\n"
                                : "") +
           blocks_of(chart) + plots_of(chart);
}

std::string gnuplot_script(const PyramidChart& chart, PictureFormat format)
{
    DataBlock block("ages");
    for (std::size_t age = 0; age < chart.ages.size(); ++age) {
        block.add(age, -chart.men[age], chart.women[age], -chart.men_baseline[age],
                  chart.women_baseline[age]);
    }
    const auto bars = [](int column, const char* colour, const std::string& name) {
        return fmt::format("$ages using ({0}/2):1:(abs({0})/2):(0.46) with boxxyerror "
                           "fillcolor rgb '{1}' fillstyle solid 0.85 noborder title {2}",
                           fmt::format("${}", column), colour, quoted(name));
    };
    const auto outline = [](int column, const std::string& title) {
        return fmt::format("$ages using {}:1 with lines linecolor rgb '{}' linewidth 1.4 {}",
                           column, baseline_colour, title);
    };
    const double most = widest_bar(chart);
    return frame(chart.texts, format) +
           legend({chart.men_name, chart.women_name, chart.baseline_name}) + block.text() +
           age_tics(chart.ages) + person_tics(most) +
           fmt::format("set xrange [{}:{}]\nset yrange [-1:{}]\nunset grid\n"
                       "set grid xtics linetype 1 linewidth 0.6 linecolor rgb '#e1e5ea'\n",
                       -most * 1.05, most * 1.05, chart.ages.size()) +
           fmt::format("plot {}, \\\n     {}, \\\n     {}, \\\n     {}\n",
                       bars(2, series_colours[0], chart.men_name),
                       bars(3, series_colours[1], chart.women_name),
                       outline(4, "title " + quoted(chart.baseline_name)), outline(5, "notitle"));
}

}  // namespace natality::app
