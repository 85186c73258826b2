#pragma once

/// \file
/// Survival and migration of women by state, before any change of state in the year.

#include <natality/projection/state_columns.hpp>
#include <natality/rates/conventions.hpp>

#include <Eigen/Core>

#include <span>

namespace natality {

/// More age groups than any axis of single years has.
inline constexpr int age_groups_at_most = 256;

/// One value an age group, kept on the stack: the step runs millions of times.
using AgeBuffer = Eigen::Array<double, Eigen::Dynamic, 1, 0, age_groups_at_most, 1>;

/// Women by state as the year finds them, as factors of a table of shares or counts.
///
/// Women of state k aged a at the start, with the migrants of the first half: shares(a, k) ·
/// present(a). Of these at age a + 1 at the end, with the migrants of the second half: shares(a, k)
/// · arriving(a). The last two rows arrive in the open group together.
class EnteringWomen {
public:
    /// \param start women by state at the start.
    /// \param share of the migrants who enter at the start, and of those who enter among the
    ///        survivors: a half or none.
    EnteringWomen(Columns<const double> start, std::span<const double> survival_ratio,
                  std::span<const double> net_migrants, double share);

    EnteringWomen(const EnteringWomen&) = delete;
    EnteringWomen& operator=(const EnteringWomen&) = delete;
    ~EnteringWomen() = default;

    /// The start table, but for ages without women that migrants enter or arrive from: those hold
    /// the shares of the next younger age with women.
    [[nodiscard]] const Columns<const double>& shares() const { return shares_; }
    [[nodiscard]] const AgeBuffer& present() const { return present_; }
    [[nodiscard]] const AgeBuffer& arriving() const { return arriving_; }

private:
    AgeBuffer present_;
    AgeBuffer arriving_;
    Columns<const double> shares_;
    /// Holds the shares if they are not the start table's own.
    Eigen::ArrayXXd filled_;
};

/// Women of each age, all states together.
[[nodiscard]] AgeBuffer women_by_age(const Columns<const double>& women);

/// \p women with the rows that are empty filled by the shares of the next younger row with women;
/// where there is none, by the lowest state alone.
[[nodiscard]] Eigen::ArrayXXd with_empty_ages_filled(const Columns<const double>& women);

/// The migration timing's share of migrants who enter at the start of the year.
[[nodiscard]] constexpr double share_at_start(MigrationTiming timing)
{
    return timing == MigrationTiming::even ? 0.5 : 0.0;
}

}  // namespace natality
