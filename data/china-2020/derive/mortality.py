"""Death rates by year, sex and single age that meet the UN's life expectancies."""

import numpy as np
from scipy.interpolate import PchipInterpolator
from scipy.optimize import brentq

from life_table import LifeTable, death_rates_from_survival
from reference import ABRIDGED_AGES, AGES, OPEN_AGE, SEXES

ANCHORS = (2026, 2050)  # years whose single-age survival ratios are known
FIRST_PERIOD, LAST_PERIOD = 2015, 2095  # five-year periods whose rates guide the other years
DEPARTURE_ITERATIONS = 30


def death_rates(reference, years):
    """m(x) as year -> (sex, age). See SOURCES.md for the steps."""
    by_sex = {sex: death_rates_of_sex(reference, years, index, sex) for index, sex in enumerate(SEXES)}
    return {year: np.array([by_sex[sex][year] for sex in SEXES]) for year in years}


def death_rates_of_sex(reference, years, index, sex):
    """m(x) of one sex as year -> (age)."""
    e0 = {year: values["e0_" + sex] for year, values in reference.annual.items()}
    anchors = [np.log(death_rates_from_survival(reference.survival_complement[year][index], sex))
               for year in ANCHORS]
    knots, departures = departure_knots(reference.abridged_death_rates, index, sex, anchors, e0)
    rates = {}
    for year in years:
        departure = interpolate_departures(knots, departures, year + 0.5)
        log_rates = anchor_blend(anchors, e0, e0[year]) + spread_over_ages(departure)
        rates[year] = closed_above(meet_e0(np.exp(log_rates), sex, e0[year]))
    return rates


def anchor_blend(anchors, e0, level):
    """Log rates between the two anchor years, by where the life expectancy `level` lies between theirs."""
    low, high = (e0[year] for year in ANCHORS)
    weight = np.clip((level - low) / (high - low), 0.0, 1.0)
    return (1.0 - weight) * anchors[0] + weight * anchors[1]


def departure_knots(abridged, index, sex, anchors, e0):
    """How the log rates of the five-year periods depart from the blended anchors, by abridged age group.

    Knots are the middles of the periods, and of the anchor years, where the departure is zero.
    """
    knots = {year + 0.5: np.zeros(len(ABRIDGED_AGES)) for year in ANCHORS}
    for period in range(FIRST_PERIOD, LAST_PERIOD + 1, 5):
        middle = period + 3  # periods run from 1 July to 1 July
        level = 0.5 * (e0[middle - 1] + e0[middle])
        blend = anchor_blend(anchors, e0, level)
        knots[float(middle)] = departure_from(blend, np.log(abridged[period][index]), sex)
    times = sorted(knots)
    return np.array(times), np.array([knots[time] for time in times])


def departure_from(blend, log_group_rates, sex):
    """The departure, by abridged group, that turns the single-age log rates `blend` into the group rates."""
    departure = np.zeros(len(ABRIDGED_AGES))
    for _ in range(DEPARTURE_ITERATIONS):
        table = LifeTable(np.exp(blend + spread_over_ages(departure)), sex)
        departure += log_group_rates - np.log(table.group_rates(ABRIDGED_AGES))
    return departure


def interpolate_departures(knots, departures, time):
    """Departures at `time`, straight between knots; after the last knot the last straight line goes on."""
    after = np.clip(np.searchsorted(knots, time), 1, len(knots) - 1)
    weight = (time - knots[after - 1]) / (knots[after] - knots[after - 1])
    return (1.0 - weight) * departures[after - 1] + weight * departures[after]


def spread_over_ages(by_group):
    """A smooth curve over single ages through values at the middles of the abridged groups."""
    middles = np.array([0.0, 2.5, *(age + 2.0 for age in ABRIDGED_AGES[2:-1]), 100.0])
    return PchipInterpolator(middles, by_group)(np.arange(AGES))


def meet_e0(m, sex, e0):
    """`m` times the one factor that gives life expectancy `e0`."""
    def gap(log_factor):
        return LifeTable(m * np.exp(log_factor), sex).e0 - e0

    return m * np.exp(brentq(gap, -0.7, 0.7, xtol=1e-14))


def tilted(rates, slope, life_expectancies):
    """`rates` (sex, age) tilted over age by `slope` (log rate at 100 less log rate at 0), at the same e0."""
    tilt = np.exp(slope * np.arange(AGES) / OPEN_AGE)
    return np.array([closed_above(meet_e0(rates[index] * tilt, sex, life_expectancies["e0_" + sex]))
                     for index, sex in enumerate(SEXES)])


def survival_ratios(rates):
    """Survival ratios (sex, age) of death rates (sex, age)."""
    return np.array([LifeTable(rates[index], sex).survival_ratios() for index, sex in enumerate(SEXES)])


def closed_above(m):
    """The open group's rate is at least that of the last single age."""
    closed = m.copy()
    closed[-1] = max(closed[-1], closed[-2])
    return closed
