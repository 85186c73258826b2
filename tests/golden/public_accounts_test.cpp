/// What today's supports cost by the built-in study, against the bills that were published.

#include <natality/io/read_study.hpp>
#include <natality/results/accounts.hpp>

#include <gtest/gtest.h>

#include <filesystem>

namespace natality {
namespace {

/// The accounts of the built-in baseline, in which the fund pays for today's supports.
RegionAccounts accounts_of_today()
{
    const std::filesystem::path data = std::filesystem::path(NATALITY_SOURCE_DIR) / "data";
    const Study study = io::load_study(data / "scenarios/scenarios.toml", {data}).study;
    const Baseline baseline(study);
    const Outcome outcome = run(study, baseline, study.scenarios()[0]);
    return accounts(study, outcome, outcome).front();
}

/// National Healthcare Security Administration: maternity benefits of 2023, 2024 and 2025. They set
/// the share of mothers with an allowance by year (data/measures/SOURCES.md), so this is a check of
/// the account's working and not of its figures; assisted reproduction comes on top of them.
TEST(PublicAccounts, OfTheMaternityFundComeOutWithinATenth)
{
    const InsuranceAccount fund = accounts_of_today().insurance.value();
    const ByYear paid = fund.allowances + fund.care;
    EXPECT_NEAR(paid(3) / 106.9e9, 1.0, 0.1);
    EXPECT_NEAR(paid(4) / 143.2e9, 1.0, 0.1);
    EXPECT_NEAR(paid(5) / 136.0e9, 1.0, 0.1);
}

}  // namespace
}  // namespace natality
