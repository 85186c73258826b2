#pragma once

/// \file
/// One bracketed root search for the whole library.

#include <natality/base/local_text.hpp>

#include <functional>
#include <string_view>

namespace natality {

/// The point between \p low and \p high at which \p function changes sign, to the last bits of a
/// double, by algorithm 748 (Alefeld, Potra and Shi 1995, ACM Transactions on Mathematical Software
/// 21:327-344).
/// \param sought what the point is, for the message: a text of the catalogue of texts.
/// \throws RunError if the values at the two ends have the same sign or are not numbers.
[[nodiscard]] double bracketed_root(const std::function<double(double)>& function, double low,
                                    double high, std::string_view sought);

/// The same, of something that is said with arguments.
[[nodiscard]] double bracketed_root(const std::function<double(double)>& function, double low,
                                    double high, const LocalText& sought);

}  // namespace natality
