"""The projection of this folder's data set in exact fractions: `python3 expected.py > expected.csv`.

Follows docs/model.md, section 3, and shares no code with the library.
"""

import csv
import sys
from collections import defaultdict
from fractions import Fraction
from pathlib import Path

AGES = ["0", "1", "2", "3", "4", "5+"]
SEXES = ["female", "male"]
YEARS = [2000, 2001, 2002]
HALF = Fraction(1, 2)


def table(name, keys, value):
    """Values of a CSV file by their keys; missing keys are zero."""
    values = defaultdict(Fraction)
    with open(Path(__file__).parent / name, newline="") as file:
        for row in csv.DictReader(file):
            values[tuple(row[key] for key in keys)] = Fraction(row[value])
    return values


POPULATION = table("population.csv", ["sex", "age"], "persons")
SURVIVAL = table("mortality.csv", ["year", "sex", "age"], "sx")
FERTILITY = table("fertility.csv", ["year", "age"], "asfr")
SEX_RATIO = table("sex_ratio_at_birth.csv", ["year"], "males_per_female")
MIGRANTS = table("migration.csv", ["year", "sex", "age"], "net_migrants")


def year_step(start, year, timing):
    """End population, births by age of mother and cohort deaths of one year."""
    survival_year = str(min(year, 2001))  # the table ends in 2001 and is held
    before = HALF if timing == "even" else 0
    after = 1 - before
    entered, end, deaths, births = {}, {}, {}, {}
    for sex in SEXES:
        for age in AGES:
            entered[sex, age] = start[sex, age] + before * MIGRANTS[str(year), sex, age]
        for i, age in enumerate(AGES[1:], 1):
            exposed = entered[sex, AGES[i - 1]] + (entered[sex, age] if age == "5+" else 0)
            survivors = SURVIVAL[survival_year, sex, age] * exposed
            deaths[sex, age] = exposed - survivors
            end[sex, age] = survivors + (after * MIGRANTS[str(year), sex, age] if timing == "even" else 0)
    for age in AGES[1:]:
        births[age] = FERTILITY[str(year), age] * HALF * (entered["female", age] + end["female", age])
    girls = sum(births.values()) / (1 + SEX_RATIO[str(year),])
    for sex, born in [("female", girls), ("male", sum(births.values()) - girls)]:
        survivors = SURVIVAL[survival_year, sex, "0"] * born
        deaths[sex, "0"] = born - survivors
        end[sex, "0"] = survivors + (after * MIGRANTS[str(year), sex, "0"] if timing == "even" else 0)
        if timing == "end":
            for age in AGES:
                end[sex, age] += MIGRANTS[str(year), sex, age]
    return end, births, deaths


def main():
    output = csv.writer(sys.stdout, lineterminator="\n")
    output.writerow(["timing", "quantity", "year", "sex", "age", "value"])
    for timing in ["even", "end"]:
        population = {(sex, age): POPULATION[sex, age] for sex in SEXES for age in AGES}
        for year in YEARS:
            population, births, deaths = year_step(population, year, timing)
            for age, value in births.items():
                output.writerow([timing, "births", year, "female", age, float(value)])
            for sex in SEXES:
                for age in AGES:
                    output.writerow([timing, "deaths", year, sex, age, float(deaths[sex, age])])
                    output.writerow([timing, "population", year + 1, sex, age, float(population[sex, age])])


main()
