#pragma once

/// \file
/// Wishes that a data set describes.

#include <natality/base/problems.hpp>
#include <natality/rates/family_wishes.hpp>

namespace natality::detail {

/// Reports a mean that cannot be, shares that are none, rise with the number of children, or leave
/// fewer children than they count.
/// \param place the file that declares them.
void check_family_wishes(const FamilyWishes& wishes, const Place& place, Problems& problems);

}  // namespace natality::detail
