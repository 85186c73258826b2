#include <natality/choice/attribution.hpp>

#include <algorithm>
#include <bit>
#include <stdexcept>

namespace natality {

namespace {

constexpr std::uint64_t bit_of(std::size_t measure)
{
    return std::uint64_t{1} << measure;
}

std::size_t size_of(std::uint64_t package)
{
    return static_cast<std::size_t>(std::popcount(package));
}

std::size_t measures_of(std::span<const double> values)
{
    if (!std::has_single_bit(values.size()) || values.size() > bit_of(most_attributed_measures)) {
        throw std::invalid_argument("values by package: their number must be a power of two");
    }
    return static_cast<std::size_t>(std::countr_zero(values.size()));
}

/// The packages of \p members, the given bits, one after another from the empty one on.
template <typename Visit>
void for_each_subset(std::uint64_t members, Visit visit)
{
    std::uint64_t subset = 0;
    do {
        visit(subset);
        subset = (subset - members) & members;
    } while (subset != 0);
}

/// By number s of players already in: the share of all orders of \p players in which one given
/// player finds a given set of s there, s! (n − s − 1)! / n!.
std::vector<double> order_shares(std::size_t players)
{
    std::vector<double> shares(players);
    const auto n = static_cast<double>(players);
    for (std::size_t s = 0; s < players; ++s) {
        const auto present = static_cast<double>(s);
        shares[s] = s == 0 ? 1.0 / n : shares[s - 1] * present / (n - present);
    }
    return shares;
}

double added_by(std::span<const double> values, std::uint64_t measure, std::uint64_t to)
{
    return values[to | measure] - values[to];
}

double interaction(std::span<const double> values, std::uint64_t one, std::uint64_t other,
                   std::span<const double> shares)
{
    double index = 0.0;
    for_each_subset((values.size() - 1) & ~(one | other), [&](std::uint64_t package) {
        index += shares[size_of(package)] *
                 (added_by(values, one, package | other) - added_by(values, one, package));
    });
    return index;
}

/// By heading: the bits of its measures.
std::vector<std::uint64_t> members_of(std::span<const std::size_t> headings, std::size_t measures)
{
    if (headings.size() != measures) {
        throw std::invalid_argument("headings: one for each measure");
    }
    std::size_t count = 0;
    for (const std::size_t heading : headings) {
        count = std::max(count, heading + 1);
    }
    if (count > measures) {
        throw std::invalid_argument("headings: each must have a measure");
    }
    std::vector<std::uint64_t> members(count);
    for (std::size_t m = 0; m < measures; ++m) {
        members[headings[m]] |= bit_of(m);
    }
    if (std::find(members.begin(), members.end(), 0U) != members.end()) {
        throw std::invalid_argument("headings: each must have a measure");
    }
    return members;
}

/// The measures of all headings of a set.
std::uint64_t measures_under(std::span<const std::uint64_t> members, std::uint64_t headings)
{
    std::uint64_t measures = 0;
    for (std::size_t heading = 0; heading < members.size(); ++heading) {
        measures |= (headings & bit_of(heading)) != 0 ? members[heading] : 0;
    }
    return measures;
}

double owen_value(std::span<const double> values, std::size_t measure, std::size_t heading,
                  std::span<const std::uint64_t> members)
{
    const std::uint64_t bit = bit_of(measure);
    const std::vector<double> heading_shares = order_shares(members.size());
    const std::vector<double> member_shares = order_shares(size_of(members[heading]));
    double value = 0.0;
    for_each_subset((bit_of(members.size()) - 1) & ~bit_of(heading), [&](std::uint64_t before) {
        const std::uint64_t whole = measures_under(members, before);
        for_each_subset(members[heading] & ~bit, [&](std::uint64_t beside) {
            value += heading_shares[size_of(before)] * member_shares[size_of(beside)] *
                     added_by(values, bit, whole | beside);
        });
    });
    return value;
}

}  // namespace

std::vector<double> values_within(std::span<const double> values, std::uint64_t package)
{
    static_cast<void>(measures_of(values));
    if (package >= values.size()) {
        throw std::out_of_range("values by package: a measure that they do not have");
    }
    std::vector<double> within;
    within.reserve(std::size_t{1} << size_of(package));
    for_each_subset(package, [&](std::uint64_t subset) { within.push_back(values[subset]); });
    return within;
}

std::vector<double> shapley_values(std::span<const double> values)
{
    const std::size_t measures = measures_of(values);
    const std::vector<double> shares = order_shares(measures);
    std::vector<double> shapley(measures);
    for (std::size_t m = 0; m < measures; ++m) {
        for_each_subset((values.size() - 1) & ~bit_of(m), [&](std::uint64_t package) {
            shapley[m] += shares[size_of(package)] * added_by(values, bit_of(m), package);
        });
    }
    return shapley;
}

std::vector<double> first_in_effects(std::span<const double> values)
{
    std::vector<double> effects(measures_of(values));
    for (std::size_t m = 0; m < effects.size(); ++m) {
        effects[m] = added_by(values, bit_of(m), 0);
    }
    return effects;
}

std::vector<double> last_in_effects(std::span<const double> values)
{
    std::vector<double> effects(measures_of(values));
    for (std::size_t m = 0; m < effects.size(); ++m) {
        effects[m] = added_by(values, bit_of(m), (values.size() - 1) & ~bit_of(m));
    }
    return effects;
}

Eigen::MatrixXd shapley_interactions(std::span<const double> values)
{
    const std::size_t measures = measures_of(values);
    const auto size = static_cast<Eigen::Index>(measures);
    Eigen::MatrixXd interactions = Eigen::MatrixXd::Zero(size, size);
    if (measures < 2) {
        return interactions;
    }
    // A pair comes in as one player.
    const std::vector<double> shares = order_shares(measures - 1);
    for (std::size_t i = 0; i < measures; ++i) {
        for (std::size_t j = i + 1; j < measures; ++j) {
            const double index = interaction(values, bit_of(i), bit_of(j), shares);
            interactions(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)) = index;
            interactions(static_cast<Eigen::Index>(j), static_cast<Eigen::Index>(i)) = index;
        }
    }
    return interactions;
}

std::vector<double> owen_values(std::span<const double> values,
                                std::span<const std::size_t> headings)
{
    const std::size_t measures = measures_of(values);
    const std::vector<std::uint64_t> members = members_of(headings, measures);
    std::vector<double> owen(measures);
    for (std::size_t m = 0; m < measures; ++m) {
        owen[m] = owen_value(values, m, headings[m], members);
    }
    return owen;
}

}  // namespace natality
