#pragma once

/// \file
/// Names of the catalogue's enumerations, as the files write them and as people read them.

#include <natality/base/local_text.hpp>
#include <natality/measures/measure.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace natality {

/// `union`, `birth`, `infant_mortality`, `maternal_mortality` or `sex_ratio_at_birth`.
[[nodiscard]] std::string target_id(Target target);
[[nodiscard]] LocalText target_name(Target target);
[[nodiscard]] std::optional<Target> target_named(std::string_view id);
[[nodiscard]] std::vector<std::string> target_ids();

/// `births`, `completed_fertility` or `rates`.
[[nodiscard]] std::string observed_on_id(ObservedOn on);
[[nodiscard]] LocalText observed_on_name(ObservedOn on);
[[nodiscard]] std::optional<ObservedOn> observed_on_named(std::string_view id);
[[nodiscard]] std::vector<std::string> observed_on_ids();

/// `children`, `women`, `pupils`, `renters`, `population`, `births`, `women_on_leave` or `fixed`.
[[nodiscard]] std::string beneficiaries_id(Beneficiaries who);
[[nodiscard]] std::optional<Beneficiaries> beneficiaries_named(std::string_view id);
[[nodiscard]] std::vector<std::string> beneficiaries_ids();

/// True if a count of \p who is by ages.
[[nodiscard]] bool counts_ages(Beneficiaries who);

/// True if a count of \p who can be told apart by order of birth: births, women on leave after
/// them, and children and pupils, whose order is that of the births of their cohorts.
[[nodiscard]] bool tells_orders(Beneficiaries who);

/// `dose`, `level` or `standard`.
[[nodiscard]] std::string coverage_id(LineCoverage coverage);
[[nodiscard]] std::optional<LineCoverage> coverage_named(std::string_view id);
[[nodiscard]] std::vector<std::string> coverage_ids();

/// `running` or `capital`.
[[nodiscard]] std::string line_kind_id(LineKind kind);
[[nodiscard]] std::optional<LineKind> line_kind_named(std::string_view id);
[[nodiscard]] std::vector<std::string> line_kind_ids();

/// `none`, `price` or `wage`.
[[nodiscard]] std::string growth_id(Growth growth);
[[nodiscard]] std::optional<Growth> growth_named(std::string_view id);
[[nodiscard]] std::vector<std::string> growth_ids();

/// `central`, `local`, `insurance`, `employer` or `family`.
[[nodiscard]] std::string payer_id(Payer payer);
[[nodiscard]] LocalText payer_name(Payer payer);
[[nodiscard]] std::optional<Payer> payer_named(std::string_view id);
[[nodiscard]] std::vector<std::string> payer_ids();

}  // namespace natality
