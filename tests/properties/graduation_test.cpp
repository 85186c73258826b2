#include <natality/inputs/graduation.hpp>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <generators.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

namespace natality {
namespace {

/// One to twelve groups of one to ten ages; some are empty.
GroupedTotals any_groups(double lowest)
{
    GroupedTotals groups{{0.0}, {}};
    const int count = *rc::gen::inRange(1, 13);
    for (int i = 0; i < count; ++i) {
        groups.bounds.push_back(groups.bounds.back() + *rc::gen::inRange(1, 11));
        const bool is_empty = *rc::gen::inRange(0, 4) == 0;
        groups.totals.push_back(is_empty ? 0.0 : test::number_in(lowest, 1e7));
    }
    return groups;
}

RC_GTEST_PROP(Graduation, EveryGroupKeepsItsTotal, ())
{
    const GroupedTotals groups = any_groups(-1e7);
    const std::vector<double> values = graduated(groups);
    const double most =
        std::transform_reduce(groups.totals.begin(), groups.totals.end(), 1.0, std::plus<>(),
                              [](double total) { return std::abs(total); });
    for (std::size_t i = 0; i < groups.totals.size(); ++i) {
        const auto first = values.begin() + static_cast<std::ptrdiff_t>(groups.bounds[i]);
        const auto last = values.begin() + static_cast<std::ptrdiff_t>(groups.bounds[i + 1]);
        RC_ASSERT(std::abs(std::accumulate(first, last, 0.0) - groups.totals[i]) <= 1e-12 * most);
    }
}

RC_GTEST_PROP(Graduation, NonNegativeGroupsHaveNoNegativeAge, ())
{
    const std::vector<double> values = graduated(any_groups(0.0));
    RC_ASSERT(std::all_of(values.begin(), values.end(), [](double value) { return value >= 0.0; }));
}

}  // namespace
}  // namespace natality
