#pragma once

/// \file
/// Reads a file as readers will, to see whether HDF5 survives it.

#include <hdf5.h>

namespace natality::files::detail {

/// Reads all attributes, variables and embedded files, and keeps none of them.
/// \throws CallFailure if HDF5 cannot read one of them, or a variable has more values than fit into
///         the file.
void read_everything(hid_t file);

}  // namespace natality::files::detail
