"""The base population and the death rates of the disturbed years 2020 to 2025, found together."""

from scipy.optimize import brentq

from base_population import base_population
from engine import advance_year
from mortality import survival_ratios, tilted

TIMING = "end"  # of migration: the UN's convention
DISTURBED_YEARS = range(2020, 2026)  # before the first year with single-age survival ratios
LARGEST_SLOPE = 0.5
PASSES = 4  # the base population needs the first year's survival, the rates need the base population


def calibrated(reference, rates, asfr, net_migrants):
    """(population at 1 January of the base year, death rates by year) that give the UN's deaths to 2025.

    The age pattern of the epidemic years is known for five-year periods only. The remaining doubt is
    resolved by one number a year, the same for both sexes: a tilt of the log rates over age that leaves e0
    unchanged and makes the deaths of the year the UN's.
    """
    result = dict(rates)
    base_year = DISTURBED_YEARS[0]
    for _ in range(PASSES):
        population = base = base_population(
            reference, base_year, survival_ratios(result[base_year]), net_migrants[base_year])
        for year in DISTURBED_YEARS:
            result[year] = meet_deaths(
                rates[year], population, asfr[year], net_migrants[year], reference.annual[year])
            population = year_on(
                result[year], population, asfr[year], net_migrants[year], reference.annual[year]).population
    return base, result


def meet_deaths(rates, population, asfr, net_migrants, indicators):
    """`rates` tilted so that the year's deaths are those of `indicators`."""
    def gap(slope):
        result = year_on(tilted(rates, slope, indicators), population, asfr, net_migrants, indicators)
        return result.deaths / indicators["deaths"] - 1.0

    return tilted(rates, brentq(gap, -LARGEST_SLOPE, LARGEST_SLOPE, xtol=1e-10), indicators)


def year_on(rates, population, asfr, net_migrants, indicators):
    """The year step with death rates in place of survival ratios."""
    return advance_year(population, survival_ratios(rates), asfr, indicators["srb"], net_migrants, TIMING)
