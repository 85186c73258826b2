#include <natality/inputs/detail/family_wishes_check.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <numeric>

namespace natality::detail {

namespace {

/// Published shares, each rounded to a percent, may count so many children too many.
constexpr double rounding_of_shares = 0.02;

bool is_wish(double share)
{
    return share > 0.0 && share <= 1.0;
}

}  // namespace

void check_family_wishes(const FamilyWishes& wishes, const Place& place, Problems& problems)
{
    if (!(wishes.children > 0.0 && wishes.children <= 20.0)) {
        problems.add(place, "desired_family_size: children must lie in (0, 20]");
        return;
    }
    if (wishes.ever_in_union && !is_wish(*wishes.ever_in_union)) {
        problems.add(place, "desired_family_size: ever_in_union must be a share in (0, 1]");
    }
    const std::vector<double>& at_least = wishes.at_least;
    if (!std::ranges::all_of(at_least, is_wish) ||
        !std::ranges::is_sorted(at_least, std::greater_equal<>{})) {
        problems.add(place,
                     "desired_family_size: at_least must be shares in (0, 1], none above the "
                     "one before it");
        return;
    }
    const double counted = std::accumulate(at_least.begin(), at_least.end(), 0.0);
    if (counted > wishes.children + rounding_of_shares) {
        problems.add(place, localized("desired_family_size: at_least counts {:g} children a "
                                      "woman, more than the {:g} of children",
                                      counted, wishes.children));
    }
}

}  // namespace natality::detail
