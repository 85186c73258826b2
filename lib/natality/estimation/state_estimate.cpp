#include <natality/estimation/state_estimate.hpp>

#include <natality/base/localized.hpp>
#include <natality/base/problems.hpp>
#include <natality/estimation/detail/rate_rounds.hpp>

#include <algorithm>
#include <cstddef>
#include <utility>

namespace natality {

namespace {

void check_years(const StateEstimateInputs& in, Problems& problems)
{
    if (in.last_year < in.base_year) {
        problems.add({}, localized("last year {} lies before the base year {}", in.last_year.value,
                                   in.base_year.value));
    }
    if (in.order_rates.empty() || in.order_rates.back().year != in.base_year) {
        problems.add({}, localized("births by order of the base year {} are needed, last",
                                   in.base_year.value));
        return;
    }
    const int fertile_years = in.fertile.last.value - in.fertile.first.value + 1;
    const Year latest{in.order_rates.front().year.value - fertile_years};
    if (in.first_year > latest) {
        problems.add({}, localized("first year: {} is too late, the women of {} then have no "
                                   "past at all their fertile ages; at latest {}",
                                   in.first_year.value, in.order_rates.front().year.value,
                                   latest.value));
    }
    for (std::size_t i = 1; i < in.order_rates.size(); ++i) {
        if (in.order_rates[i].year <= in.order_rates[i - 1].year) {
            problems.add({},
                         localized("births by order are not in order of year: {} follows {}",
                                   in.order_rates[i].year.value, in.order_rates[i - 1].year.value));
        }
    }
}

void check_tables(const StateEstimateInputs& in, Problems& problems)
{
    const int rows = in.censuses.empty() ? 0 : in.censuses.front().single.end().value;
    if (rows <= in.fertile.last.value + 2) {
        problems.add({}, localized("censuses: shares of single women are needed past age {}",
                                   in.fertile.last.value + 2));
    }
    for (const MaritalCensus& census : in.censuses) {
        if (census.single.first != in.fertile.first) {
            problems.add({},
                         localized("the census of {:.2f} begins at age {}, not at the first "
                                   "fertile age {}",
                                   census.date, census.single.first.value, in.fertile.first.value));
        }
    }
    for (const OrderRates& given : in.order_rates) {
        if (given.values.rows() != rows || given.values.cols() != in.last_parity) {
            problems.add({}, localized("births by order of {}: {} orders at {} ages, expected {} "
                                       "orders (the last open) at ages 0-{}",
                                       given.year.value, given.values.cols(), given.values.rows(),
                                       in.last_parity, rows - 1));
        }
    }
    if (!(in.first_of_last_order > 0.0 && in.first_of_last_order <= 1.0)) {
        problems.add({}, localized("share of order {} in the last order: {:g} is not in (0, 1]",
                                   in.last_parity, in.first_of_last_order));
    }
}

void check(const StateEstimateInputs& in)
{
    Problems problems;
    if (in.last_parity < 2 || in.last_parity > 4) {
        throw InputError({}, localized("states can be rebuilt up to parity 2+, 3+ or 4+, not {}+",
                                       in.last_parity));
    }
    check_years(in, problems);
    check_tables(in, problems);
    problems.throw_if_any();
}

FirstBirths first_births_of(const StateEstimateInputs& in, const SingleWomen& single)
{
    const FirstBirthInputs inputs{.single = single,
                                  .fertile = in.fertile,
                                  .first_birth_rate = in.order_rates.back().values.col(0),
                                  .base_year = in.base_year,
                                  .highest_rate = in.highest_first_birth_rate,
                                  .women = in.women};
    return in.childless_anchor ? first_births_meeting(inputs, *in.childless_anchor)
                               : first_births(inputs, 1.0);
}

/// Rates at which single women form the year's unions.
ByAge union_rates(const StateSpace& space, const FertileAges& fertile, const ByAge& share,
                  const ByAge& next_share)
{
    Eigen::ArrayXXd women = Eigen::ArrayXXd::Zero(share.size(), space.size());
    women.col(0) = share;
    women.col(1) = 1.0 - share;
    StateCalibrationInputs inputs =
        detail::closed_year(space, fertile, women, unions_per_woman(share, next_share));
    inputs.births_by_order = Eigen::ArrayXXd::Zero(share.size(), space.last_order());
    Problems ignored;
    const Eigen::ArrayXXd rates = calibrated_rates(inputs, {}, {}, ignored);
    return rates.col(0);
}

AgeSchedules union_formation(const StateEstimateInputs& in, const StateSpace& space,
                             const YearAxis& times, const ByAgeYear& single)
{
    const YearAxis years(in.base_year, in.last_year.value - in.base_year.value + 1);
    AgeSchedules unions{years, ByAgeYear(single.rows(), years.size())};
    for (Index t = 0; t < years.size(); ++t) {
        const Index column = times.index(years.at(t));
        unions.values.col(t) =
            union_rates(space, in.fertile, single.col(column), single.col(column + 1));
    }
    return unions;
}

double rebuilt_share(const ObservedShare& observed, const StateEstimate& estimate,
                     const CohortSizes& women)
{
    const FirstBirths& births = estimate.first_births;
    if (observed.kind == ShareKind::single) {
        return share_at(observed, births.single, estimate.single.times, women);
    }
    return share_at(observed, births.single + births.union_childless, estimate.single.times, women);
}

void add_share(const ObservedShare& observed, ClosureUse use, const StateEstimateInputs& in,
               StateEstimate& estimate)
{
    estimate.closures.push_back(
        {observed.text(), observed.share, rebuilt_share(observed, estimate, in.women), use});
}

/// Shares of one kind that differ from the estimate by as much: the difference that fits them best
/// (their mean), and what is then left of each.
void add_offset_shares(ShareKind kind, const StateEstimateInputs& in, StateEstimate& estimate)
{
    std::vector<Closure> shares;
    double offset = 0.0;
    for (const ObservedShare& observed : in.offset_checks) {
        if (observed.kind == kind) {
            const double rebuilt = rebuilt_share(observed, estimate, in.women);
            shares.push_back({observed.text(), observed.share, rebuilt, ClosureUse::offset});
            offset += observed.share - rebuilt;
        }
    }
    if (shares.empty()) {
        return;
    }
    offset /= static_cast<double>(shares.size());
    estimate.closures.push_back(
        {kind == ShareKind::single
             ? localized("women never in a union: reported beyond the estimate")
             : localized("women childless: reported beyond the estimate"),
         offset, offset, ClosureUse::fitted});
    for (Closure& share : shares) {
        share.rebuilt += offset;
        estimate.closures.push_back(std::move(share));
    }
}

/// Births of each order per woman over her life by the year's rates, as given and as walked.
void add_births(const OrderRates& given, const Eigen::ArrayXXd& births, ClosureUse use,
                StateEstimate& estimate)
{
    const Index orders = given.values.cols();
    for (Index order = 0; order < orders; ++order) {
        const bool open = order + 1 == orders;
        const double rebuilt =
            open ? births.rightCols(births.cols() - order).sum() : births.col(order).sum();
        estimate.closures.push_back({localized("total fertility rate of order {}{}, {}", order + 1,
                                               open ? "+" : "", given.year.value),
                                     given.values.col(order).sum(), rebuilt, use});
    }
}

/// Unions of the base year over those registered, which the coverage made them follow.
void add_unions(const StateEstimateInputs& in, const Eigen::ArrayXXd& events,
                StateEstimate& estimate)
{
    double unions = 0.0;
    for (int age = in.fertile.first.value; age <= in.fertile.last.value; ++age) {
        unions += events(age, 0) * 0.5 *
                  (in.women.at(Age{age}, in.base_year) +
                   in.women.at(Age{age}, Year{in.base_year.value + 1}));
    }
    estimate.closures.push_back({localized("first unions of {}", in.base_year.value),
                                 in.brides.at(in.base_year), unions, ClosureUse::check});
}

void add_closures(const StateEstimateInputs& in, StateEstimate& estimate)
{
    if (in.single_anchor) {
        add_share(*in.single_anchor, ClosureUse::fitted, in, estimate);
    }
    if (in.childless_anchor) {
        add_share(*in.childless_anchor, ClosureUse::fitted, in, estimate);
    }
    for (const ObservedShare& check : in.checks) {
        add_share(check, ClosureUse::check, in, estimate);
    }
    add_offset_shares(ShareKind::single, in, estimate);
    add_offset_shares(ShareKind::childless, in, estimate);
    const Eigen::ArrayXXd events =
        detail::events_of_year(estimate.space, in.fertile, estimate.women, estimate.rates);
    for (const OrderRates& given : in.order_rates) {
        if (given.year == in.base_year) {
            add_births(given, events.rightCols(events.cols() - 1), ClosureUse::fitted, estimate);
        } else {
            const Eigen::ArrayXXd births = estimate.past.births_in(given.year);
            add_births(given, births.topRows(in.fertile.last.value + 1), ClosureUse::check,
                       estimate);
        }
    }
    if (in.first_of_last_order < 1.0) {
        const double first = events.col(events.cols() - 2).sum();
        estimate.closures.push_back({localized("order {} in births of order {}+, {}",
                                               in.last_parity, in.last_parity, in.base_year.value),
                                     in.first_of_last_order, first / events.rightCols(2).sum(),
                                     ClosureUse::fitted});
    }
    add_unions(in, events, estimate);
}

}  // namespace

std::string_view to_string(ClosureUse use)
{
    switch (use) {
    case ClosureUse::fitted:
        return "fitted";
    case ClosureUse::offset:
        return "offset";
    case ClosureUse::check:
        break;
    }
    return "check";
}

StateEstimate estimate_states(const StateEstimateInputs& inputs)
{
    check(inputs);
    const StateSpace space({.unions = true, .last_parity = inputs.last_parity});
    const YearAxis times(inputs.first_year, inputs.last_year.value - inputs.first_year.value + 2);
    const SingleWomen single = single_women({.censuses = inputs.censuses,
                                             .brides = inputs.brides,
                                             .women = inputs.women,
                                             .anchor = inputs.single_anchor,
                                             .times = times});
    const FirstBirths first = first_births_of(inputs, single);
    Problems problems;
    detail::SettledRounds settled = detail::settle_rounds(inputs, space, times, first, problems);
    problems.throw_if_any();
    StateEstimate estimate{.space = space,
                           .fertile = inputs.fertile,
                           .women = settled.past.women_in(inputs.base_year),
                           .rates = settled.anchors.back().rates,
                           .later_birth_ratio = settled.later_birth_ratio,
                           .union_formation = union_formation(inputs, space, times, first.single),
                           .past = std::move(settled.past),
                           .single = single,
                           .first_births = first,
                           .rounds = settled.rounds,
                           .closures = {}};
    add_closures(inputs, estimate);
    return estimate;
}

}  // namespace natality
