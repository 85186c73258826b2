#pragma once

/// \file
/// Money that a data set describes.

#include <natality/inputs/dataset.hpp>

namespace natality::detail {

/// Reports figures of money and of the insurance fund that cannot be.
/// \param place the file that declares them.
void check_money(const DatasetDescription& description, const Place& place, Problems& problems);

}  // namespace natality::detail
