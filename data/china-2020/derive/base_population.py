"""The population at 1 January of the base year from the UN's table of 1 July."""

import numpy as np
from scipy.linalg import block_diag

from reference import AGES, SEXES

ROUNDING = 1000.0 / np.sqrt(12.0)  # standard deviation of rounding to thousands, persons
ROUGHNESS = 0.004  # expected size of the second differences of cohort size relative to births and survival
TOTAL_PRECISION = 1.0  # persons
FIRST_BIRTH_YEAR = 1950  # first year with births by the UN


def base_population(reference, year, survival, net_migrants):
    """Persons by sex and single age at 1 January `year`, as (sex, age).

    The UN's 1 July table is the mean of the tables of 1 January before and after, age by age. The second is
    the first one moved a year by cohort, with the year's survival, net migrants (end of year) and births.
    So the mean is linear in the first table, which is found by least squares: the mean meets the
    1 July table to its rounding, the sum meets the UN's total, and cohorts are as smooth relative to
    their births as that allows (the mean alone would leave a swing from age to age undecided).
    """
    expected = expected_cohorts(reference, year, survival)
    middle = reference.mid_year_population[year]
    gained = net_migrants.copy()
    gained[:, 0] += births_by_sex(reference, year) * survival[:, 0]

    blocks = [cohort_equations(survival[sex], expected[sex], year) for sex in range(len(SEXES))]
    total = expected.reshape(1, -1) / TOTAL_PRECISION
    matrix = np.vstack((block_diag(*blocks), total))
    right = [cohort_targets(middle[sex] - 0.5 * gained[sex], len(blocks[sex])) for sex in range(len(SEXES))]
    right.append([total_on_1_january(reference, year) / TOTAL_PRECISION])
    relative = np.linalg.lstsq(matrix, np.concatenate(right), rcond=None)[0]
    return relative.reshape(expected.shape) * expected


def cohort_equations(survival, expected, year):
    """Rows of one sex, unknowns relative to `expected`: the mean of two years by age, then smoothness."""
    mean = 0.5 * (np.eye(AGES) + one_year_matrix(survival)) * expected / ROUNDING
    return np.vstack((mean, roughness_rows(year) / ROUGHNESS))


def cohort_targets(mean, row_count):
    """Right sides of `cohort_equations`: the mean in units of its rounding, then zeros."""
    return np.concatenate((mean / ROUNDING, np.zeros(row_count - AGES)))


def one_year_matrix(survival):
    """The matrix that moves a population by age one year on, births and migrants apart."""
    matrix = np.zeros((AGES, AGES))
    for age in range(1, AGES):
        matrix[age, age - 1] = survival[age]
    matrix[-1, -1] = survival[-1]
    return matrix


def roughness_rows(year):
    """Second differences over single ages, none of them across the first cohort with known births."""
    rows = np.diff(np.eye(AGES), 2, axis=0)[:-1]  # the last one would touch the open group
    last_known = year - 1 - FIRST_BIRTH_YEAR
    spans = (rows[:, last_known] != 0.0) & (rows[:, last_known + 1] != 0.0)
    return rows[~spans]


def births_by_sex(reference, year):
    """(girls, boys) born in `year`."""
    births, srb = reference.annual[year]["births"], reference.annual[year]["srb"]
    return births / (1.0 + srb) * np.array([1.0, srb])


def expected_cohorts(reference, year, survival):
    """Births of each cohort times its survival by one year's rates: the yardstick of smoothness.

    Cohorts older than the UN's first births are given the births of that first year.
    """
    expected, alive = np.empty((len(SEXES), AGES)), np.ones(len(SEXES))
    for age in range(AGES):
        alive = alive * survival[:, age]
        expected[:, age] = births_by_sex(reference, max(year - 1 - age, FIRST_BIRTH_YEAR)) * alive
    return expected


def total_on_1_january(reference, year):
    """The UN's total at 1 January `year`; before the first one known, that one less the changes since."""
    first_known = min(reference.population_year_end)
    if year > first_known:
        return reference.population_year_end[year - 1]
    changes = sum(reference.annual[t]["population_change"] for t in range(year, first_known + 1))
    return reference.population_year_end[first_known] - changes
