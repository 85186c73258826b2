"""The tables of the data set as CSV text: header, one observation a row, plain decimal numbers."""

import csv
from pathlib import Path

import numpy as np

from base_population import total_on_1_january
from fertility import FERTILE_AGES
from reference import AGES, OPEN_AGE, SEXES, rows

AGE_LABELS = [*(str(age) for age in range(OPEN_AGE)), f"{OPEN_AGE}+"]
MX_DIGITS = 7  # significant digits of death rates
ASFR_DIGITS = 7  # significant digits of fertility rates
LAST_ESTIMATE = 2023  # the UN's last year of estimates, after it the medium variant


def significant(value, digits):
    """`value` to so many significant digits, never in powers of ten."""
    return np.format_float_positional(value, precision=digits, fractional=False, trim="-")


def whole(value):
    """`value` to the nearest whole number."""
    return str(int(round(value)))


def csv_text(header, records):
    """A table as text, lines ending in a line feed."""
    return "".join(",".join(map(str, record)) + "\n" for record in (header, *records))


def population_table(population):
    """Persons at 1 January of the base year."""
    return csv_text(("sex", "age", "persons"),
                    ((sex, AGE_LABELS[age], whole(population[index][age]))
                     for index, sex in enumerate(SEXES) for age in range(AGES)))


def by_year_sex_age(column, table, render):
    """A table by year, sex and age."""
    return csv_text(("year", "sex", "age", column),
                    ((year, sex, AGE_LABELS[age], render(table[year][index][age]))
                     for year in sorted(table) for index, sex in enumerate(SEXES) for age in range(AGES)))


def mortality_table(rates):
    """Death rates per person-year."""
    return by_year_sex_age("mx", rates, lambda value: significant(value, MX_DIGITS))


def migration_table(net_migrants):
    """Net migrants of the year, persons, by age at the end of the year."""
    return by_year_sex_age("net_migrants", net_migrants, whole)


def fertility_table(asfr):
    """Births per woman-year, fertile ages only."""
    return csv_text(("year", "age", "asfr"),
                    ((year, age, significant(asfr[year][age], ASFR_DIGITS))
                     for year in sorted(asfr) for age in FERTILE_AGES))


def birth_order_table(rates, year):
    """Births of each order per woman, by age of mother."""
    ages = sorted(next(iter(rates.values())))
    return csv_text(("year", "age", "order", "rate"),
                    ((year, age, order, rates[order][age]) for age in ages for order in rates))


def sex_ratio_table(reference, years):
    """Boys per girl born."""
    return csv_text(("year", "males_per_female"), ((year, reference.annual[year]["srb"]) for year in years))


def observed_table(reference, announced_path):
    """What the National Bureau of Statistics announced and what the UN estimates, for back-testing."""
    announced = [(row["year"], name, row[name])
                 for row in rows(announced_path) for name in row if name != "year"]
    first = min(int(row[0]) for row in announced)
    estimated = [(year, "un_" + name, value)
                 for year in range(first, LAST_ESTIMATE + 1)
                 for name, value in un_estimates(reference, year).items()]
    return csv_text(("year", "indicator", "value"), announced + estimated)


def un_estimates(reference, year):
    """The UN's estimates of one year, by indicator name."""
    annual = reference.annual[year]
    return {
        "births": whole(annual["births"]),
        "deaths": whole(annual["deaths"]),
        "population_year_end": whole(total_on_1_january(reference, year + 1)),
        "tfr": annual["tfr"],
        "e0_female": annual["e0_female"],
        "e0_male": annual["e0_male"],
    }


def tfr_paths_table(reference, first_year):
    """Total fertility by path: the UN's estimate to 2023 in every path, then its variants and bounds."""
    names = list(reference.tfr_paths[LAST_ESTIMATE + 1])
    years = range(first_year, max(reference.tfr_paths) + 1)
    return csv_text(("year", "path", "tfr"),
                    ((year, name, tfr_on_path(reference, year, name)) for name in names for year in years))


def tfr_on_path(reference, year, name):
    """Total fertility of one year on one path; the medium path has the annual figure, one digit finer."""
    if year <= LAST_ESTIMATE or name == "un-medium":
        return reference.annual[year]["tfr"]
    return reference.tfr_paths[year][name]


def reference_table(reference, years):
    """The UN's own results for its medium variant, to compare a projection with."""
    header = ("year", "population_1_january", "births", "deaths", "e0_male", "e0_female", "tfr")
    records = []
    for year in years:
        annual = reference.annual[year]
        records.append((year, whole(total_on_1_january(reference, year)), whole(annual["births"]),
                        whole(annual["deaths"]), annual["e0_male"], annual["e0_female"], annual["tfr"]))
    return csv_text(header, records)


def read_table(folder, name):
    """A table of the data set as a list of dictionaries of text."""
    with open(Path(folder) / name, newline="", encoding="utf-8") as stream:
        return list(csv.DictReader(stream))
