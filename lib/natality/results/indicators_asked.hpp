#pragma once

/// \file
/// Indicators that somebody asks for by id.

#include <natality/results/indicators.hpp>

#include <string>
#include <vector>

namespace natality {

/// The indicators of \p ids, in their order.
/// \throws InputError with every id that there is not, and the nearest that there is.
[[nodiscard]] std::vector<const Indicator*> indicators_asked(const std::vector<std::string>& ids);

}  // namespace natality
