#include <natality/files/csv/header_fault.hpp>

#include <natality/base/localized.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace natality::files {

std::optional<LocalText> header_fault(std::span<const std::string> names)
{
    static constexpr std::array<std::pair<char, const char*>, 3> separators{
        {{';', "semicolons"}, {'\t', "tabs"}, {'|', "vertical bars"}}};
    for (const auto& [separator, name] : separators) {
        if (names.size() == 1 && names.front().find(separator) != std::string::npos) {
            return localized("the columns are separated by {}; save the table with commas",
                             localized_text(name));
        }
    }
    const auto unnamed = std::find(names.begin(), names.end(), std::string());
    if (unnamed == names.end()) {
        return std::nullopt;
    }
    return localized("column {} has no name; if it holds row numbers, leave it out (pandas: "
                     "index=False; R: row.names = FALSE)",
                     unnamed - names.begin() + 1);
}

}  // namespace natality::files
