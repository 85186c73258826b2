"""The cohort-component year step with all women alike (the UN's convention), for checking the tables."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class YearResult:
    """Population at the end of the year (sex, age), births and deaths of the year."""

    population: np.ndarray
    births: float
    deaths: float


def survivors(population, survival):
    """Those alive a year later at ages 1 and over; the open group takes the last two groups."""
    aged = np.zeros_like(population)
    aged[:, 1:] = population[:, :-1]
    aged[:, -1] += population[:, -1]
    return aged * survival


def advance_year(population, survival, asfr, males_per_female, net_migrants, timing):
    """One year on: `population`, `survival` and `net_migrants` are (sex, age), female first.

    timing `even` lets half the migrants in at the start and half at the end; `end` all at the end.
    """
    if timing not in ("even", "end"):
        raise ValueError(f"timing is even or end, not {timing}")
    half = net_migrants / 2.0 if timing == "even" else np.zeros_like(net_migrants)
    start = population + half
    end = survivors(start, survival)
    cohort_deaths = start.sum() - end.sum()
    end += half
    end[:, 0] = 0.0
    births = (asfr * 0.5 * (start[0] + end[0])).sum()
    newborn = births * np.array([1.0, males_per_female]) / (1.0 + males_per_female)
    end[:, 0] = newborn * survival[:, 0] + half[:, 0]
    infant_deaths = (newborn * (1.0 - survival[:, 0])).sum()
    if timing == "end":
        end += net_migrants
    return YearResult(end, births, cohort_deaths + infant_deaths)


def project(population, survival, asfr, males_per_female, net_migrants, timing):
    """Project over the years of `asfr`: dictionaries by year in, dictionaries by year out.

    Returns (population by year at 1 January, births by year, deaths by year).
    """
    years = sorted(asfr)
    points, births, deaths = {years[0]: population}, {}, {}
    for year in years:
        result = advance_year(
            points[year], survival[year], asfr[year], males_per_female[year], net_migrants[year], timing)
        points[year + 1], births[year], deaths[year] = result.population, result.births, result.deaths
    return points, births, deaths
