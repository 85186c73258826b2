"""Projects the data set as it stands in its files and compares it with the UN's medium variant."""

from collections import defaultdict

import numpy as np

from calibration import TIMING
from engine import project
from life_table import LifeTable
from mortality import survival_ratios
from reference import AGES, SEXES
from tables import AGE_LABELS, read_table

BROAD_AGES = ((0, 14), (15, 49), (50, 69), (70, 79), (80, 89), (90, 99))
AGE_INDEX = {label: age for age, label in enumerate(AGE_LABELS)}


def read_by_sex_and_age(folder, name, column):
    """A table by year, sex and age as year -> (sex, age)."""
    table = defaultdict(lambda: np.full((len(SEXES), AGES), np.nan))
    for row in read_table(folder, name):
        table[int(row["year"])][SEXES.index(row["sex"]), AGE_INDEX[row["age"]]] = float(row[column])
    return dict(table)


def read_population(folder):
    """Persons at 1 January of the base year, (sex, age)."""
    population = np.full((len(SEXES), AGES), np.nan)
    for row in read_table(folder, "population.csv"):
        population[SEXES.index(row["sex"]), AGE_INDEX[row["age"]]] = float(row["persons"])
    return population


def read_asfr(folder):
    """Births per woman-year as year -> (age), zero outside the listed ages."""
    asfr = defaultdict(lambda: np.zeros(AGES))
    for row in read_table(folder, "fertility.csv"):
        asfr[int(row["year"])][int(row["age"])] = float(row["asfr"])
    return dict(asfr)


def un_medium(folder, column):
    """One column of the UN's reference series, by year."""
    return {int(row["year"]): float(row[column]) for row in read_table(folder, "reference_un_medium.csv")}


def projection(folder):
    """(death rates, asfr, population at 1 January, births, deaths) by year, of the data set projected."""
    rates = read_by_sex_and_age(folder, "mortality.csv", "mx")
    asfr = read_asfr(folder)
    srb = {int(row["year"]): float(row["males_per_female"])
           for row in read_table(folder, "sex_ratio_at_birth.csv")}
    net_migrants = read_by_sex_and_age(folder, "migration.csv", "net_migrants")
    survival = {year: survival_ratios(values) for year, values in rates.items()}
    points, births, deaths = project(read_population(folder), survival, asfr, srb, net_migrants, TIMING)
    if min(point.min() for point in points.values()) < 0.0:
        raise ValueError("the projection has a negative number of persons")
    return rates, asfr, points, births, deaths


def percent_off(values, expected):
    """Deviation of `values` from `expected` in percent, by year."""
    return {year: 100.0 * (value / expected[year] - 1.0) for year, value in values.items()}


def annual_deviations(folder, rates, asfr, points, births, deaths):
    """quantity -> (unit, {year: deviation from the UN's medium variant})."""
    totals = {year: point.sum() for year, point in points.items()}
    result = {
        "population": ("%", percent_off(totals, un_medium(folder, "population_1_january"))),
        "births": ("%", percent_off(births, un_medium(folder, "births"))),
        "deaths": ("%", percent_off(deaths, un_medium(folder, "deaths"))),
        "tfr": ("%", percent_off({year: f.sum() for year, f in asfr.items()}, un_medium(folder, "tfr"))),
    }
    for index, sex in enumerate(SEXES):
        expected = un_medium(folder, "e0_" + sex)
        result["e0_" + sex] = ("years", {
            year: LifeTable(values[index], sex).e0 - expected[year] for year, values in rates.items()})
    return result


def age_deviations(reference, points):
    """Lines on the projected mid-year populations against the UN's mid-year tables, by broad age."""
    lines = []
    for year, table in sorted(reference.mid_year_population.items()):
        middle = 0.5 * (points[year] + points[year + 1])
        off = np.abs(100.0 * (middle / table - 1.0))
        parts = [f"{first}-{last} {off[:, first:last + 1].max():.2f}" for first, last in BROAD_AGES]
        lines.append(f"1 July {year}, largest deviation of a single age and sex, %: " + ", ".join(parts))
    return lines


def report(folder, reference):
    """Lines that give the worst deviation of each quantity and those of some years."""
    rates, asfr, points, births, deaths = projection(folder)
    lines = []
    for quantity, (unit, by_year) in annual_deviations(folder, rates, asfr, points, births, deaths).items():
        worst = max(by_year, key=lambda year: abs(by_year[year]))
        last = max(by_year)
        lines.append(f"{quantity:10s} worst {by_year[worst]:+.4f} {unit} in {worst}; "
                     f"2050 {by_year[2050]:+.4f}, {last} {by_year[last]:+.4f}")
    return lines + age_deviations(reference, points)
