#pragma once

/// \file
/// One bracketed root search for the whole library.

#include <functional>

namespace natality {

/// The point between \p low and \p high at which \p function changes sign, to the last bits of a
/// double, by algorithm 748 (Alefeld, Potra and Shi 1995, ACM Transactions on Mathematical Software
/// 21:327-344).
/// \pre the values at the two ends do not have the same sign, or one of them is zero.
[[nodiscard]] double bracketed_root(const std::function<double(double)>& function, double low,
                                    double high);

}  // namespace natality
