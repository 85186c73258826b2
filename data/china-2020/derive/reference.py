"""Reading the reference figures, World Population Prospects 2024.

Everything is returned in persons, years and rates per person-year. Sexes are ordered female, male
throughout; single ages are 0..99 and 100+ (index 100).
"""

import csv
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np

CHINA = 156  # UN country code
SEXES = ("female", "male")
OPEN_AGE = 100
AGES = OPEN_AGE + 1
THOUSAND = 1000.0

# First ages of the groups of the abridged life table and of the five-year fertile groups.
ABRIDGED_AGES = (0, 1, *range(5, OPEN_AGE + 1, 5))
FERTILE_FIVE_YEAR_AGES = tuple(range(15, 50, 5))


@dataclass(frozen=True)
class Reference:
    """The reference figures for China, keyed by year (or first year of a five-year period)."""

    annual: dict  # year -> {indicator: value}; births, deaths, net_migrants, population_change in persons
    population_year_end: dict  # year -> persons, from 2024 on
    mid_year_population: dict  # year -> (2, 101) persons on 1 July
    survival_complement: dict  # year -> (2, 101) 1 - S(x)
    abridged_death_rates: dict  # first year of period -> (2, 22)
    fertility_shares_five_year: dict  # first year of period -> (7,) shares of the TFR
    fertility_shares_single: dict  # year -> (101,) shares of the TFR
    net_migrants: dict  # year -> (2, 101) persons, from 2023 on
    tfr_paths: dict  # year -> {path: tfr}, from 2024 on


def rows(path):
    """All rows of a CSV file as dictionaries of text."""
    with open(path, newline="", encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


def china_rows(path):
    """The rows of a UN table that belong to China."""
    return [row for row in rows(path) if int(row["country_code"]) == CHINA]


def read_reference(folder):
    """Read everything needed from the tables in `folder`/wpp2024 (SOURCES.md lists them)."""
    un = Path(folder) / "wpp2024"
    return Reference(
        annual=read_annual(un / "indicators_annual.csv"),
        population_year_end=read_population_year_end(un / "pop_total_projection_bounds.csv"),
        mid_year_population=read_by_sex(
            un / "china_pop_single_age.csv", "year", "age_start", "pop_", range(AGES), 1.0),
        survival_complement=read_by_sex(
            un / "china_one_minus_sx_single_age.csv", "year", "age", "one_minus_sx_", range(AGES), 1.0),
        abridged_death_rates=read_by_sex(
            un / "mx_5x5.csv", "period_start", "age_start", "mx_", ABRIDGED_AGES, 1.0),
        fertility_shares_five_year=read_shares_five_year(un / "percent_asfr_5x5.csv"),
        fertility_shares_single=read_shares_single(un / "china_asfr_pattern_single_age.csv"),
        net_migrants=read_by_sex(
            un / "china_net_migration_age_1x1.csv", "year", "age_start", "mig_", range(AGES), THOUSAND),
        tfr_paths=read_tfr_paths(un / "tfr_projection_bounds.csv"),
    )


def read_annual(path):
    """Annual indicators; counts are turned from thousands into persons."""
    names = {"births_thousands": "births", "deaths_thousands": "deaths",
             "net_migration_thousands": "net_migrants", "pop_change_thousands": "population_change"}
    annual = {}
    for row in china_rows(path):
        values = {key: float(row[key]) for key in ("tfr", "srb", "e0_male", "e0_female")}
        values |= {name: float(row[column]) * THOUSAND for column, name in names.items()}
        annual[int(row["year"])] = values
    return annual


def read_population_year_end(path):
    """Total population on 31 December, persons."""
    return {int(row["year_end"]): (float(row["male"]) + float(row["female"])) * THOUSAND
            for row in china_rows(path)}


def read_by_sex(path, year_column, age_column, value_prefix, ages, unit):
    """A table by year, age and sex as year -> array (sex, age)."""
    position = {age: index for index, age in enumerate(ages)}
    table = defaultdict(lambda: np.full((len(SEXES), len(position)), np.nan))
    for row in china_rows(path):
        cell = table[int(row[year_column])][:, position[int(row[age_column])]]
        cell[:] = [float(row[value_prefix + sex]) * unit for sex in SEXES]
    if any(np.isnan(values).any() for values in table.values()):
        raise ValueError(f"{path}: some ages are missing")
    return dict(table)


def read_shares_five_year(path):
    """Shares of the TFR by five-year age group, complete periods only, each summing to one."""
    table = defaultdict(dict)
    for row in china_rows(path):
        table[int(row["period_start"])][int(row["age_start"])] = float(row["percent_asfr"])
    shares = {}
    for period, values in table.items():
        percent = np.array([values[age] for age in FERTILE_FIVE_YEAR_AGES])
        shares[period] = percent / percent.sum()
    return shares


def read_shares_single(path):
    """Shares of the TFR by single age, each year summing to one."""
    table = defaultdict(lambda: np.zeros(AGES))
    for row in china_rows(path):
        table[int(row["year"])][int(row["age"])] = float(row["proportion_of_tfr"])
    return {year: shares / shares.sum() for year, shares in table.items()}


def read_tfr_paths(path):
    """The UN's medium path, half-child variants and probabilistic bounds of the TFR."""
    columns = {"un-medium": "medium", "un-low": "low", "un-high": "high",
               "un-lower-80": "pi80_lower", "un-upper-80": "pi80_upper",
               "un-lower-95": "pi95_lower", "un-upper-95": "pi95_upper"}
    return {int(row["year"]): {name: float(row[column]) for name, column in columns.items()}
            for row in china_rows(path)}
