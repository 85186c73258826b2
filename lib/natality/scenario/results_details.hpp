#pragma once

/// \file
/// What results hold on request, because few need it and it is large.

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace natality {

/// What is asked for.
struct ResultsDetails {
    /// Period life tables of every year, region and sex.
    bool life_tables = false;
    /// Birth rates by age of mother, and by order where the data tell orders apart.
    bool asfr = false;
    /// Deaths by age at death.
    bool deaths = false;

    bool operator==(const ResultsDetails&) const = default;
};

/// A detail and what files and options call it.
struct NamedResultsDetail {
    std::string_view name;
    bool ResultsDetails::*detail;
};

inline constexpr std::array<NamedResultsDetail, 3> results_detail_names{
    {{"life_tables", &ResultsDetails::life_tables},
     {"asfr", &ResultsDetails::asfr},
     {"deaths", &ResultsDetails::deaths}}};

/// Names of all details, for hints.
[[nodiscard]] std::vector<std::string> known_results_details();

/// Names of those asked for.
[[nodiscard]] std::vector<std::string> names_of(const ResultsDetails& details);

/// Asks for the detail of that name too. \return false if there is none.
[[nodiscard]] bool ask_for(ResultsDetails& details, std::string_view name);

}  // namespace natality
