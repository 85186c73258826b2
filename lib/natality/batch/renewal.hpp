#pragma once

/// \file
/// Populations rebuilt from births (docs/model.md, section 9): whoever is alive at the start, and
/// every migrant, is the same in all scenarios, so that a population is a fixed part and the girls
/// and boys born in each year times their survivorship.

#include <natality/base/tables.hpp>
#include <natality/projection/project.hpp>
#include <natality/rates/rate_paths.hpp>

#include <vector>

namespace natality {

/// Girls and boys by year of birth who survive to the end of that year, before migration.
struct SurvivingBirths {
    ByYear girls;
    ByYear boys;

    [[nodiscard]] const ByYear& operator[](Sex sex) const
    {
        return sex == Sex::female ? girls : boys;
    }
};

/// A quantity by row (a point, or a year) that is linear in the surviving births.
struct BirthFunctional {
    /// What it is without any birth.
    Eigen::ArrayXd fixed;
    /// By sex: rows as \ref fixed, columns years of birth.
    BySex<Eigen::ArrayXXd> per_birth;

    [[nodiscard]] Eigen::ArrayXd operator()(const SurvivingBirths& births) const;
};

/// The mean of each two neighbouring rows: person-years lived, from persons at points.
[[nodiscard]] BirthFunctional mid_year(const BirthFunctional& at_points);

/// One region's population as a function of its births.
class Renewal {
public:
    /// \param start persons by age and sex at the start of the first year.
    /// \param rates survival and migration of every scenario; births and survival to the end of the
    ///        year of birth are not used.
    /// \throws RunError if net emigration drives a cell of those alive at the start below zero and
    ///         the conventions say so.
    Renewal(const ByAgeSex& start, const RatePaths& rates,
            const ProjectionConventions& conventions);

    [[nodiscard]] const AgeAxis& ages() const { return ages_; }
    [[nodiscard]] const YearAxis& years() const { return years_; }

    /// The population without any birth: those alive at the start, and all migrants. Rows ages,
    /// columns points.
    [[nodiscard]] const BySex<ByAgeYear>& fixed() const { return fixed_; }

    /// Share of those born in a year and alive at its end who still live at a later point. Rows
    /// years of birth, columns points; zero up to the start of the year of birth.
    [[nodiscard]] const BySex<Eigen::ArrayXXd>& survivorship() const { return survivorship_; }

    /// Age group at a point of those born in a year before it.
    [[nodiscard]] Index age_at(Index point, Index year_of_birth) const;

    /// Persons added to cells of those alive at the start that net emigration drove below zero.
    [[nodiscard]] const ByYear& clipped_persons() const { return clipped_persons_; }

    /// Persons by age and sex, weighted, at each point: an age group, a sex, a total.
    /// \param weights by age group.
    [[nodiscard]] BirthFunctional weighted_population(const BySex<ByAge>& weights) const;

    /// Full pyramids: rows ages, columns points.
    [[nodiscard]] BySex<ByAgeYear> population(const SurvivingBirths& births) const;

    /// By year of birth, the fewest surviving births for which no net emigration drives their
    /// cohort below zero. Populations are linear in births only above it.
    [[nodiscard]] const BySex<ByYear>& fewest_births() const { return fewest_births_; }

private:
    void survive_cohorts(const RatePaths& rates);
    void project_fixed(const ByAgeSex& start, const RatePaths& rates,
                       const ProjectionConventions& conventions);
    void settle_negative_cells(Index year, const ProjectionConventions& conventions);
    void find_fewest_births();

    AgeAxis ages_;
    YearAxis years_;
    BySex<ByAgeYear> fixed_;
    BySex<Eigen::ArrayXXd> survivorship_;
    BySex<ByYear> fewest_births_;
    ByYear clipped_persons_;
};

}  // namespace natality
