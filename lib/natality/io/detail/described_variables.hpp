#pragma once

/// \file
/// Variables as our files describe them: unit, name in English and Chinese, a remark.

#include <natality/base/local_text.hpp>
#include <natality/io/hdf5/netcdf_model.hpp>

#include <string>
#include <vector>

namespace natality::io::detail {

/// Unit and both names, as every variable has them.
[[nodiscard]] Attributes described(const std::string& units, const LocalText& name);

/// A variable of numbers.
[[nodiscard]] Variable variable(const std::string& name, std::vector<std::string> dimensions,
                                const std::string& units, const LocalText& long_name);

/// The same with a comment.
[[nodiscard]] Variable remarked(Variable variable, const std::string& comment);

}  // namespace natality::io::detail
