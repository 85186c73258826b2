#pragma once

/// \file
/// Variables as our files describe them: unit, name in English and Chinese, a remark.

#include <natality/base/local_text.hpp>
#include <natality/files/hdf5/netcdf_model.hpp>

#include <string>
#include <vector>

namespace natality::io::detail {

/// Unit and both names, as every variable has them.
[[nodiscard]] files::Attributes described(const std::string& units, const LocalText& name);

/// A variable of numbers.
[[nodiscard]] files::Variable variable(const std::string& name, std::vector<std::string> dimensions,
                                       const std::string& units, const LocalText& long_name);

/// The same with a comment.
[[nodiscard]] files::Variable remarked(files::Variable variable, const std::string& comment);

}  // namespace natality::io::detail
