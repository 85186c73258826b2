/// What today's supports cost by the built-in study, against the bills that were published.

#include <natality/io/read_study.hpp>
#include <natality/results/accounts.hpp>

#include <gtest/gtest.h>

#include <filesystem>

namespace natality {
namespace {

/// Everything that today's supports cost when they are taken away, by year; and the fund.
RegionAccounts accounts_of_today()
{
    const std::filesystem::path data = std::filesystem::path(NATALITY_SOURCE_DIR) / "data";
    const Study study = io::load_study(data / "scenarios/scenarios.toml", {data}).study;
    const Baseline baseline(study);
    const Outcome outcome = run(study, baseline, 0);
    return accounts(study, outcome, outcome).front();
}

/// National Healthcare Security Administration: maternity benefits of 2023, 2024 and 2025. They set
/// the share of mothers with an allowance; that they come out holds them to the births and the pay
/// of these years, with what assisted reproduction costs on top.
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
