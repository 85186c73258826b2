#pragma once

/// \file
/// Pictures in the language of gnuplot, which draws them.

#include "chart.hpp"

#include <string>

namespace natality::app {

/// What a picture is written as.
enum class PictureFormat { svg, png };

/// The chart as a script that writes the picture to standard output. Names stay text, whatever is
/// in them.
[[nodiscard]] std::string gnuplot_script(const LineChart& chart, PictureFormat format);
[[nodiscard]] std::string gnuplot_script(const PyramidChart& chart, PictureFormat format);

}  // namespace natality::app
