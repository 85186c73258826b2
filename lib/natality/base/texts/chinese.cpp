#include <natality/base/texts/translation.hpp>

namespace natality::texts {

std::string_view chinese(std::string_view english)
{
    for (const std::span<const Translation> part :
         {errors_of_files(), errors_of_inputs(), errors_of_measures(), errors_of_scenarios(),
          errors_of_results(), errors_of_imports(), errors_of_the_program(), help(), tables(),
          notes(), variables(), of_others()}) {
        const auto found = std::lower_bound(
            part.begin(), part.end(), english,
            [](const Translation& line, std::string_view key) { return line.english < key; });
        if (found != part.end() && found->english == english) {
            return found->chinese;
        }
    }
    return {};
}

}  // namespace natality::texts
