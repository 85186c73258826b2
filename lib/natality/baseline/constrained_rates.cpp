#include <natality/baseline/constrained_rates.hpp>

#include <natality/base/localized.hpp>
#include <natality/base/problems.hpp>
#include <natality/projection/migration_by_rate.hpp>
#include <natality/projection/state_step.hpp>
#include <natality/projection/state_survival.hpp>

#include <algorithm>
#include <cmath>

namespace natality {

namespace {

/// \p wanted over \p own, and 1 where there is none to scale.
ByAge factor_to(const ByAge& wanted, const ByAge& own)
{
    return (own > 0.0).select(wanted / own.max(1e-300), 1.0);
}

/// Scales the rates of all regions but the nation, a year at a time.
class NationScaling {
public:
    NationScaling(const std::vector<RegionStart>& regions, std::vector<RatePaths>& rates,
                  const FlowPaths& flows, std::size_t nation)
        : rates_(rates),
          nation_(nation),
          share_(share_at_start(regions.front().conventions->migration_timing)),
          projection_(on(regions, rates), flows)
    {
        const ByYear none = ByYear::Zero(rates.front().years.size());
        for (const std::size_t region : members()) {
            rates_[region].constraint = ConstraintFactors{none, none, none};
        }
    }

    void run()
    {
        for (Index year = 0; year < rates_.front().years.size(); ++year) {
            projection_.begin(year);
            count_migrants_by_rate(year);
            projection_.advance(year, nation_);
            scale(year);
            for (const std::size_t region : members()) {
                projection_.advance(year, region);
            }
            projection_.end(year);
        }
    }

private:
    /// The regions with the rates that are to be scaled.
    static std::vector<RegionStart> on(const std::vector<RegionStart>& regions,
                                       const std::vector<RatePaths>& rates)
    {
        std::vector<RegionStart> starts;
        for (std::size_t r = 0; r < regions.size(); ++r) {
            starts.push_back({regions[r].population, &rates[r], regions[r].conventions});
        }
        return starts;
    }

    [[nodiscard]] std::vector<std::size_t> members() const
    {
        std::vector<std::size_t> members;
        for (std::size_t r = 0; r < rates_.size(); ++r) {
            if (r != nation_) {
                members.push_back(r);
            }
        }
        return members;
    }

    [[nodiscard]] const Trajectory& nation() const { return projection_.trajectories()[nation_]; }

    /// Adds up over the regions what \p of yields of each.
    template <class Of>
    ByAge over_members(const Of& of) const
    {
        ByAge sum = ByAge::Zero(rates_.front().ages.size());
        for (const std::size_t region : members()) {
            sum += of(region);
        }
        return sum;
    }

    ByAge present(Index year, std::size_t region, Sex sex)
    {
        const auto persons = projection_.present(year, region)[sex];
        return Eigen::Map<const ByAge>(persons.data(), static_cast<Index>(persons.size()));
    }

    /// Persons by age of arrival who are exposed to death; none in row 0.
    ByAge exposed(Index year, std::size_t region, Sex sex)
    {
        const ByAge there =
            present(year, region, sex) + share_ * rates_[region].net_migrants[sex].col(year);
        const Index open = there.size() - 1;
        ByAge exposed = ByAge::Zero(there.size());
        exposed.segment(1, open) = there.head(open);
        exposed(open) += there(open);
        return exposed;
    }

    /// Woman-years by age with the survival of the year.
    ByAge woman_years(Index year, std::size_t region)
    {
        const RatePaths& rates = rates_[region];
        const auto migrants = rates.net_migrants.female.col(year);
        return 0.5 * rates.ages.width() *
               (present(year, region, Sex::female) + 2.0 * share_ * migrants +
                rates.survival_ratio.female.col(year) * exposed(year, region, Sex::female));
    }

    /// Puts persons in place of the rates of net migration, so that they can be added up.
    void count_migrants_by_rate(Index year)
    {
        for (std::size_t region = 0; region < rates_.size(); ++region) {
            RatePaths& rates = rates_[region];
            if (!rates.net_migration_rate) {
                continue;
            }
            for (const Sex sex : both_sexes) {
                rates.net_migrants[sex].col(year) +=
                    (factor_of_migration(rates, sex, year, 1.0) - 1.0) * present(year, region, sex);
                (*rates.net_migration_rate)[sex].col(year).setZero();
            }
        }
    }

    void scale(Index year)
    {
        for (const Sex sex : both_sexes) {
            share_migrants(year, sex);
        }
        double own_deaths = 0.0;
        for (const Sex sex : both_sexes) {
            own_deaths += scale_deaths(year, sex);
        }
        const double own_births = scale_births(year);
        scale_sex_ratio(year);
        for (const Sex sex : both_sexes) {
            own_deaths += scale_infant_deaths(year, sex);
        }
        const double births = nation().births.col(year).sum();
        const double deaths =
            nation().deaths.female.col(year).sum() + nation().deaths.male.col(year).sum();
        for (const std::size_t region : members()) {
            rates_[region].constraint->births(year) = births / own_births;
            rates_[region].constraint->deaths(year) = deaths / own_deaths;
        }
    }

    void share_migrants(Index year, Sex sex)
    {
        const ByAge lacking = rates_[nation_].net_migrants[sex].col(year) -
                              over_members([&](std::size_t region) -> ByAge {
                                  return rates_[region].net_migrants[sex].col(year);
                              });
        const ByAge everybody =
            over_members([&](std::size_t region) { return present(year, region, sex); });
        const double even = 1.0 / static_cast<double>(rates_.size() - 1);
        for (const std::size_t region : members()) {
            const ByAge share =
                (everybody > 0.0).select(present(year, region, sex) / everybody.max(1e-300), even);
            const ByAge added = lacking * share;
            rates_[region].net_migrants[sex].col(year) += added;
            rates_[region].constraint->migrants(year) += added.sum();
        }
    }

    /// \return the deaths that the regions' own rates give.
    double scale_deaths(Index year, Sex sex)
    {
        const ByAge own = over_members([&](std::size_t region) -> ByAge {
            return (1.0 - rates_[region].survival_ratio[sex].col(year)) *
                   exposed(year, region, sex);
        });
        ByAge factor = factor_to(nation().deaths[sex].col(year), own);
        factor(0) = 1.0;
        for (const std::size_t region : members()) {
            auto ratio = rates_[region].survival_ratio[sex].col(year);
            ratio = (1.0 - factor * (1.0 - ratio)).max(0.0).min(1.0);
        }
        return own.sum();
    }

    /// The nation's births of one order by age of mother.
    [[nodiscard]] ByAge births_of_nation(Index year, std::size_t order) const
    {
        const RatePaths& rates = rates_[nation_];
        if (nation().states) {
            return births_of_order(rates.states->rates.space,
                                   columns_of(nation().states->events, year),
                                   static_cast<int>(order) + 1);
        }
        ByAge all = ByAge::Zero(rates.ages.size());
        for (const ByAgeYear& of_order : rates.births.by_order) {
            all += of_order.col(year);
        }
        return (all > 0.0).select(nation().births.col(year) *
                                      rates.births.by_order[order].col(year) / all.max(1e-300),
                                  0.0);
    }

    /// \return the births that the regions' own rates give.
    double scale_births(Index year)
    {
        double own_births = 0.0;
        const std::size_t orders = rates_[nation_].births.by_order.size();
        for (std::size_t order = 0; order < orders; ++order) {
            const ByAge own = over_members([&](std::size_t region) -> ByAge {
                return rates_[region].births.by_order[order].col(year) * woman_years(year, region);
            });
            const ByAge factor = factor_to(orders == 1 ? ByAge(nation().births.col(year))
                                                       : births_of_nation(year, order),
                                           own);
            for (const std::size_t region : members()) {
                rates_[region].births.by_order[order].col(year) *= factor;
            }
            own_births += own.sum();
        }
        return own_births;
    }

    double births_of(Index year, std::size_t region)
    {
        double births = 0.0;
        for (const ByAgeYear& of_order : rates_[region].births.by_order) {
            births += (of_order.col(year) * woman_years(year, region)).sum();
        }
        return births;
    }

    /// One factor on the boys per girl of all regions, until their girls are the nation's.
    void scale_sex_ratio(Index year)
    {
        constexpr int rounds_at_most = 50;
        const double wanted =
            nation().births_by_sex.male(year) / nation().births_by_sex.female(year);
        for (int round = 0; round < rounds_at_most; ++round) {
            BySex<double> born{0.0, 0.0};
            for (const std::size_t region : members()) {
                const double births = births_of(year, region);
                const double girls = births / (1.0 + rates_[region].sex_ratio_at_birth(year));
                born.female += girls;
                born.male += births - girls;
            }
            const double factor = wanted * born.female / born.male;
            if (!std::isfinite(factor) || std::abs(factor - 1.0) < 1e-14) {
                return;
            }
            for (const std::size_t region : members()) {
                rates_[region].sex_ratio_at_birth(year) *= factor;
            }
        }
    }

    /// \return the deaths of those born in the year that the regions' own rates give.
    double scale_infant_deaths(Index year, Sex sex)
    {
        double own = 0.0;
        for (const std::size_t region : members()) {
            const double births = births_of(year, region);
            const double girls = births / (1.0 + rates_[region].sex_ratio_at_birth(year));
            const double born = sex == Sex::female ? girls : births - girls;
            own += (1.0 - rates_[region].survival_ratio[sex](0, year)) * born;
        }
        const double factor = own > 0.0 ? nation().deaths[sex](0, year) / own : 1.0;
        for (const std::size_t region : members()) {
            double& ratio = rates_[region].survival_ratio[sex](0, year);
            ratio = std::clamp(1.0 - factor * (1.0 - ratio), 0.0, 1.0);
        }
        return own;
    }

    std::vector<RatePaths>& rates_;
    std::size_t nation_;
    /// Of the year's migrants, those who come before it.
    double share_;
    RegionsProjection projection_;
};

double persons_at(const Trajectory& trajectory, Index point)
{
    return trajectory.population.female.col(point).sum() +
           trajectory.population.male.col(point).sum();
}

double deaths_of(const Trajectory& trajectory)
{
    return trajectory.deaths.female.sum() + trajectory.deaths.male.sum();
}

}  // namespace

ConstraintGap constraint_gap(const std::vector<RegionStart>& regions, const FlowPaths& flows,
                             std::size_t nation)
{
    const std::vector<Trajectory> projected = project_regions(regions, flows);
    const Index end = regions.front().rates->years.size();
    const auto gap = [&](const auto& of) {
        double sum = 0.0;
        for (std::size_t r = 0; r < projected.size(); ++r) {
            sum += r == nation ? 0.0 : of(projected[r]);
        }
        return sum / of(projected[nation]) - 1.0;
    };
    return {gap([](const Trajectory& region) { return persons_at(region, 0); }),
            gap([&](const Trajectory& region) { return persons_at(region, end); }),
            gap([](const Trajectory& region) { return region.births.sum(); }), gap(deaths_of)};
}

void constrain_to_nation(const std::vector<RegionStart>& regions, std::vector<RatePaths>& rates,
                         const FlowPaths& flows, std::size_t nation)
{
    for (std::size_t r = 0; r < rates.size(); ++r) {
        if (r != nation && rates[r].states) {
            throw InputError({}, localized("constraint: region {} tells women apart by state, and "
                                           "only births of all women alike can be scaled to a "
                                           "nation's; run it with women = \"alike\", or with mode "
                                           "= \"report\"",
                                           regions[r].conventions->region));
        }
    }
    NationScaling(regions, rates, flows, nation).run();
    for (RatePaths& region : rates) {
        region.net_migration_rate.reset();
    }
}

}  // namespace natality
