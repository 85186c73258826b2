#pragma once

/// \file
/// What no figure in a file may exceed, whatever it is a figure of.

namespace natality::files {

/// No figure of a population or an economy is larger; products of a few such remain finite.
inline constexpr double largest_figure = 1e30;

}  // namespace natality::files
