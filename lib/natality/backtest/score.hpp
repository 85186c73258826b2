#pragma once

/// \file
/// How good an uncertain prediction was.

#include <natality/measures/measure.hpp>

namespace natality {

/// The continuous ranked probability score of \p prediction, read as the distribution of
/// at(Range, quantile): half evenly between low and central, half evenly between central and high.
/// E|X − y| − ½ E|X − X′| (Gneiting and Raftery 2007, equation 21), in the unit of \p observed; 0
/// is perfect, and for a prediction without spread it is the distance. \throws
/// std::invalid_argument unless \p prediction rises from low to high.
[[nodiscard]] double ranked_probability_score(const Range& prediction, double observed);

/// What a score gains on that of a reference: 1 is perfect, 0 no better, negative worse; not a
/// number where the reference is perfect.
[[nodiscard]] double skill(double score, double reference);

}  // namespace natality
