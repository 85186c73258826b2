#include <natality/scenario/results_details.hpp>

namespace natality {

std::vector<std::string> known_results_details()
{
    return names_of({.life_tables = true, .asfr = true, .deaths = true});
}

std::vector<std::string> names_of(const ResultsDetails& details)
{
    std::vector<std::string> names;
    for (const auto& [name, detail] : results_detail_names) {
        if (details.*detail) {
            names.emplace_back(name);
        }
    }
    return names;
}

bool ask_for(ResultsDetails& details, std::string_view asked)
{
    for (const auto& [name, detail] : results_detail_names) {
        if (name == asked) {
            details.*detail = true;
            return true;
        }
    }
    return false;
}

}  // namespace natality
