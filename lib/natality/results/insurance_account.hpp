#pragma once

/// \file
/// The account of the insurance fund that pays allowances and care around births (docs/model.md,
/// section 7).

#include <natality/base/tables.hpp>
#include <natality/results/account_line.hpp>
#include <natality/scenario/scenario.hpp>

#include <vector>

namespace natality {

/// What flows into the fund and out of it in each year, in the money of the year.
struct InsuranceAccount {
    /// Rate × wage × insured persons at mid-year.
    ByYear contributions;
    /// Lines paid by the insurance that count women on leave.
    ByYear allowances;
    /// All other lines paid by it.
    ByYear care;

    [[nodiscard]] ByYear balance() const { return contributions - allowances - care; }
};

/// The fund under a package, or in the baseline. It pays the enabled insurance lines of all
/// measures of the catalogue: those of the package at its levels, the others at today's. \param
/// projection of \p outcome's region, with the orders of \p frame. \param baseline today's levels
/// are taken of: capital starts from its first year.
[[nodiscard]] InsuranceAccount insurance_account(const Study& study, const InsuranceFund& fund,
                                                 const AccountFrame& frame,
                                                 const std::vector<MeasurePath>& measures,
                                                 const Countable& projection,
                                                 const Countable& baseline);

}  // namespace natality
