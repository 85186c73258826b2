"""Age-specific fertility rates by year and single age that sum to the UN's total fertility rate."""

import numpy as np
from scipy.interpolate import PchipInterpolator
from scipy.optimize import brentq

from reference import AGES, FERTILE_FIVE_YEAR_AGES

FERTILE_AGES = np.arange(15, 50)
ANCHORS = (2026, 2050, 2100)  # years whose single-age pattern is known
FIRST_PERIOD, LAST_PERIOD = 2015, 2045  # five-year periods whose shares guide the years between
DATED_YEARS = (2020, 2023, 2025)  # years before the first anchor with a table of women by age
SPREAD_ITERATIONS = 50


def fertility_rates(reference, years):
    """Births per woman-year as year -> (age). See SOURCES.md for the steps."""
    anchors = {year: reference.fertility_shares_single[year][FERTILE_AGES] for year in ANCHORS}
    knots = dated_knots(reference, anchors, share_knots(reference.fertility_shares_five_year, anchors))
    rates = {}
    for year in years:
        rates[year] = np.zeros(AGES)
        rates[year][FERTILE_AGES] = reference.annual[year]["tfr"] * pattern_at(anchors, knots, year + 0.5)
    return rates


def share_knots(five_year, anchors):
    """Shares of the groups 15-19 .. 45-49 by time: middles of the UN's periods and of the anchor years."""
    knots = {year + 0.5: group_shares(pattern) for year, pattern in anchors.items()}
    for period in range(FIRST_PERIOD, LAST_PERIOD + 1, 5):
        knots[period + 3.0] = five_year[period]  # periods run from 1 July to 1 July
    return knots


def dated_knots(reference, anchors, knots):
    """`knots` with those before the first anchor replaced by the years whose women by age are known.

    Total fertility, births and women by age together tell how early the births come: of the patterns along
    `knots` the one is taken that gives the UN's births of the year.
    """
    first_anchor = ANCHORS[0] + 0.5
    dated = {time: shares for time, shares in knots.items() if time >= first_anchor}
    for year in DATED_YEARS:
        women = reference.mid_year_population[year][0][FERTILE_AGES]
        births_per_tfr = reference.annual[year]["births"] / reference.annual[year]["tfr"]

        def gap(time, women=women, births_per_tfr=births_per_tfr):
            return pattern_at(anchors, knots, time) @ women / births_per_tfr - 1.0

        dated[year + 0.5] = shares_at(knots, brentq(gap, min(knots), first_anchor, xtol=1e-10))
    return dated


def group_shares(pattern):
    """Shares of the five-year groups 15-19 .. 45-49 in a single-age pattern."""
    return pattern.reshape(len(FERTILE_FIVE_YEAR_AGES), 5).sum(axis=1)


def shares_at(knots, time):
    """Group shares at `time`, straight between knots."""
    times = sorted(knots)
    table = np.array([knots[knot] for knot in times])
    return np.array([np.interp(time, times, column) for column in table.T])


def pattern_at(anchors, knots, time):
    """Single-age pattern, summing to one: the blend of the anchors, spread to the group shares at `time`."""
    shares = shares_at(knots, time)
    return spread_over_ages(anchor_blend(anchors, time), shares / shares.sum())


def anchor_blend(anchors, time):
    """The single-age pattern between anchor years, linear in time; before the first it is the first."""
    years = sorted(anchors)
    table = np.array([anchors[year] for year in years])
    return np.array([np.interp(time, np.array(years) + 0.5, column) for column in table.T])


def spread_over_ages(pattern, target):
    """`pattern` times a smooth positive curve over age; its five-year groups have the shares `target`."""
    middles = np.array(FERTILE_FIVE_YEAR_AGES) + 2.0
    log_factor = np.zeros(len(middles))
    for _ in range(SPREAD_ITERATIONS):
        result = pattern * smooth_factor(middles, log_factor)
        log_factor += np.log(target / group_shares(result))
    result = pattern * smooth_factor(middles, log_factor)
    return result / result.sum()


def smooth_factor(middles, log_factor):
    """exp of a monotone cubic through the group middles, level beyond the first and the last of them."""
    ages = np.clip(FERTILE_AGES, middles[0], middles[-1])
    return np.exp(PchipInterpolator(middles, log_factor)(ages))
