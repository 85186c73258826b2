#include <natality/estimation/single_women.hpp>

#include <natality/base/bracketed_root.hpp>
#include <natality/base/localized.hpp>
#include <natality/base/problems.hpp>
#include <natality/estimation/detail/logit.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>

namespace natality {

namespace {

constexpr double widest_shift = 6.0;
constexpr double lowest_coverage = 0.25;
constexpr double highest_coverage = 2.0;

void check(const SingleWomenInputs& in)
{
    Problems problems;
    if (in.censuses.empty()) {
        throw InputError({}, "at least one census of marital status is needed");
    }
    for (std::size_t i = 1; i < in.censuses.size(); ++i) {
        const MaritalCensus& census = in.censuses[i];
        const GroupedShares& first = in.censuses.front().single;
        if (census.date <= in.censuses[i - 1].date) {
            problems.add({}, localized("censuses are not in order of date: {:.2f} follows {:.2f}",
                                       census.date, in.censuses[i - 1].date));
        }
        if (census.single.first != first.first || census.single.end() != first.end()) {
            problems.add({}, localized("the census of {:.2f} has other ages than that of {:.2f}",
                                       census.date, in.censuses.front().date));
        }
    }
    const int last_census = static_cast<int>(std::floor(in.censuses.back().date));
    const int last_year = in.times.at(in.times.size() - 1).value - 1;
    if (in.brides.years.first().value > last_census ||
        in.brides.years.at(in.brides.years.size() - 1).value < last_year) {
        problems.add({}, localized("first marriages are needed for every year from {} to {}",
                                   last_census, last_year));
    }
    problems.throw_if_any();
}

/// Logits of the single shares of each census by single age.
std::vector<ByAge> census_logits(const SingleWomenInputs& in)
{
    std::vector<ByAge> logits;
    for (const MaritalCensus& census : in.censuses) {
        logits.emplace_back(graduated_shares(census.single).unaryExpr(&detail::logit));
    }
    return logits;
}

/// Builds the table column by column.
class SingleTable {
public:
    explicit SingleTable(const SingleWomenInputs& inputs)
        : in_(inputs),
          first_age_(inputs.censuses.front().single.first.value),
          logits_(census_logits(inputs)),
          census_year_{static_cast<int>(std::floor(inputs.censuses.back().date))},
          single_{inputs.times,
                  ByAgeYear::Ones(inputs.censuses.front().single.end().value, inputs.times.size()),
                  1.0, ByYear::Zero(inputs.times.size())}
    {
        for (Index t = 0; t < in_.times.size() && in_.times.at(t) <= census_year_; ++t) {
            single_.share.col(t).tail(logits_.back().size()) =
                logits_at(in_.times.at(t).value).unaryExpr(&detail::expit);
        }
    }

    /// Continues the table past the last census to \p last.
    void follow_marriages(double coverage, Year last)
    {
        single_.coverage = coverage;
        for (Year year = census_year_; year < last; ++year.value) {
            const double shift = shift_after(year);
            const Index next = in_.times.index({year.value + 1});
            single_.shift(next) = shift;
            single_.share.col(next) = shifted(year, shift);
        }
    }

    [[nodiscard]] const SingleWomen& result() const { return single_; }

    /// The first year whose marriages no shift gives, if there is one.
    [[nodiscard]] std::optional<Year> unmet() const { return unmet_; }

private:
    [[nodiscard]] ByAge logits_at(double date) const
    {
        if (date <= in_.censuses.front().date) {
            return logits_.front();
        }
        std::size_t after = 1;
        while (in_.censuses[after].date < date) {
            ++after;
        }
        const double from = in_.censuses[after - 1].date;
        const double part = (date - from) / (in_.censuses[after].date - from);
        return (1.0 - part) * logits_[after - 1] + part * logits_[after];
    }

    /// The shares a year after \p year under a shift.
    [[nodiscard]] ByAge shifted(Year year, double shift) const
    {
        const auto now = single_.share.col(in_.times.index(year));
        ByAge next = ByAge::Ones(now.size());
        for (Index age = first_age_; age < next.size(); ++age) {
            next(age) =
                std::min(detail::expit(logits_.back()(age - first_age_) + shift), now(age - 1));
        }
        return next;
    }

    [[nodiscard]] double shift_after(Year year)
    {
        const auto now = single_.share.col(in_.times.index(year));
        const double marriages = single_.coverage * in_.brides.at(year);
        const auto surplus = [&](double shift) {
            const ByAge next = shifted(year, shift);
            double unions = 0.0;
            for (int age = first_age_ - 1; age + 1 < next.size(); ++age) {
                unions += in_.women.at(Age{age}, year) * (now(age) - next(age + 1));
            }
            return unions - marriages;
        };
        if (surplus(-widest_shift) < 0.0 || surplus(widest_shift) > 0.0) {
            unmet_ = unmet_.value_or(year);
            return surplus(widest_shift) > 0.0 ? widest_shift : -widest_shift;
        }
        return bracketed_root(surplus, -widest_shift, widest_shift,
                              "shift of the share of single women");
    }

    const SingleWomenInputs& in_;
    int first_age_;
    std::vector<ByAge> logits_;
    Year census_year_;
    std::optional<Year> unmet_;
    SingleWomen single_;
};

/// The coverage at which the table meets the anchor.
double fitted_coverage(const SingleWomenInputs& in, const SingleTable& start)
{
    const ObservedShare& anchor = *in.anchor;
    const Year last{static_cast<int>(std::floor(anchor.date)) + 1};
    const auto miss = [&](double coverage) {
        SingleTable table = start;
        table.follow_marriages(coverage, last);
        return share_at(anchor, table.result().share, in.times, in.women) - anchor.share;
    };
    if (miss(lowest_coverage) < 0.0 || miss(highest_coverage) > 0.0) {
        throw RunError(localized("no coverage of the marriage register between {:g} and {:g} "
                                 "gives {:.4g} {}",
                                 lowest_coverage, highest_coverage, anchor.share, anchor.text()));
    }
    return bracketed_root(miss, lowest_coverage, highest_coverage,
                          "coverage of the marriage register");
}

}  // namespace

SingleWomen single_women(const SingleWomenInputs& inputs)
{
    check(inputs);
    SingleTable table(inputs);
    const double coverage = inputs.anchor ? fitted_coverage(inputs, table) : 1.0;
    table.follow_marriages(coverage, inputs.times.at(inputs.times.size() - 1));
    if (table.unmet()) {
        throw RunError(localized(
            "{:.6g} first unions in {} cannot be had from the women still single; check the counts "
            "of brides and the census shares",
            coverage * inputs.brides.at(*table.unmet()), table.unmet()->value));
    }
    return table.result();
}

ByAge unions_per_woman(const ByAge& share, const ByAge& next_share)
{
    const Index last = share.size() - 1;
    const ByAge of_cohort = share.head(last) - next_share.tail(last);
    ByAge unions = ByAge::Zero(share.size());
    unions.head(last) += 0.5 * of_cohort;
    unions.tail(last) += 0.5 * of_cohort;
    return unions;
}

}  // namespace natality
