#pragma once

/// \file
/// Figures that are the same to the bit, missing ones included.

#include <cmath>

namespace natality::test {

/// True if both are equal, or both missing.
inline bool is_same(double one, double other)
{
    return one == other || (std::isnan(one) && std::isnan(other));
}

/// True if all are, as far as \p one goes.
template <class One, class Other>
bool are_same(const One& one, const Other& other)
{
    auto next = other.begin();
    for (const double value : one) {
        if (!is_same(value, *next++)) {
            return false;
        }
    }
    return true;
}

}  // namespace natality::test
