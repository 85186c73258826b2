#pragma once

/// \file
/// One bracketed root search for the whole library.

#include <functional>
#include <string_view>

namespace natality {

/// The point between \p low and \p high at which \p function changes sign, to the last bits of a
/// double, by algorithm 748 (Alefeld, Potra and Shi 1995, ACM Transactions on Mathematical Software
/// 21:327-344).
/// \param sought what the point is, for the message.
/// \throws RunError if the values at the two ends have the same sign or are not numbers.
[[nodiscard]] double bracketed_root(const std::function<double(double)>& function, double low,
                                    double high, std::string_view sought);

}  // namespace natality
