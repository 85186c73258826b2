"""Makes the tables of this folder again from tables of World Population Prospects 2024 and 2019 (SOURCE.md).

Usage: derive.py FOLDER, with the folders wpp2024 and wpp2019 of the sources in FOLDER.
"""

import csv
import sys
from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).parent
REGIONS = {156: "CN", 356: "IN", 566: "NG", 410: "KR", 380: "IT"}
BASE = 2024
LAST = 2099
LEVELS = {"low95": "pi95_lower", "low80": "pi80_lower", "median": "medium", "high80": "pi80_upper", "high95": "pi95_upper"}


def rows(path):
    """Rows of the five countries, each with its region."""
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            region = REGIONS.get(int(row["country_code"]))
            if region:
                yield region, row


def write(name, header, lines):
    with (HERE / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(header)
        table.writerows(sorted(lines, key=lambda line: list(REGIONS.values()).index(line[0])))


def number(value, digits=5):
    return f"{value:.{digits}g}" if abs(value) < 10 ** digits else f"{value:.0f}"


def group(age, last, of_infants=False):
    if of_infants and age < 5:
        return "0" if age == 0 else "1-4"
    return f"{age}+" if age == last else f"{age}-{age + 4}"


def population(source):
    """Ages on 1 January 2024 of the revision of 2019, at the totals by sex of that of 2024."""
    totals = {}
    for region, row in rows(source / "wpp2024/pop_total_projection_bounds.csv"):
        if int(row["year_end"]) == BASE:
            totals[region] = {sex: float(row[sex]) for sex in ("female", "male")}
    growth = {region: float(row["pop_change_thousands"])
              for region, row in rows(source / "wpp2024/indicators_annual.csv") if int(row["year"]) == BASE}
    middle = defaultdict(dict)
    for name, year in (("estimates", 2020), ("projection_medium", 2025)):
        for region, row in rows(source / f"wpp2019/pop_{name}.csv"):
            if int(row["year"]) == year:
                for sex in ("female", "male"):
                    middle[region, sex, int(row["age_start"])][year] = float(row[f"pop_{sex}"])
    by_age = {key: 0.3 * of[2020] + 0.7 * of[2025] for key, of in middle.items()}
    for (region, sex, age), persons in by_age.items():
        alike = sum(value for (r, s, _), value in by_age.items() if (r, s) == (region, sex))
        both = sum(totals[region].values())
        total = totals[region][sex] * (both - growth[region]) / both
        yield region, sex, group(age, 100), round(1000 * persons * total / alike)


def mortality(source):
    for region, row in rows(source / "wpp2024/mx_5x5.csv"):
        if BASE - 4 <= int(row["period_start"]) <= LAST:
            for sex in ("female", "male"):
                age = int(row["age_start"])
                yield region, row["period_start"], sex, group(age, 100, True), number(float(row[f"mx_{sex}"]))


def migration(source):
    """Thousands in five years."""
    for region, row in rows(source / "wpp2024/net_migration_age_5x5.csv"):
        if BASE - 4 <= int(row["period_start"]) <= LAST:
            for sex in ("female", "male"):
                yield (region, row["period_start"], sex, group(int(row["age_start"]), 100),
                       round(200 * float(row[f"mig_{sex}"])))


def fertility(source):
    share = {(region, int(row["period_start"]), int(row["age_start"])): float(row["percent_asfr"]) / 100
             for region, row in rows(source / "wpp2024/percent_asfr_5x5.csv")}
    for region, row in rows(source / "wpp2024/indicators_annual.csv"):
        year = int(row["year"])
        if BASE <= year <= LAST:
            for age in range(15, 50, 5):
                rate = float(row["tfr"]) * share[region, year - year % 5, age] / 5
                yield region, year, group(age, 100), number(rate)


def sex_ratio(source):
    for region, row in rows(source / "wpp2024/indicators_annual.csv"):
        if int(row["year"]) == BASE:
            yield region, BASE, row["srb"]


def bounds(source, name, factor=1):
    for region, row in rows(source / f"wpp2024/{name}_projection_bounds.csv"):
        if BASE <= int(row["year"]) <= LAST:
            for level, column in LEVELS.items():
                yield region, row["year"], level, number(factor * float(row[column]), 7)


def life_expectancy_bounds(source):
    """The median is that of the indicators."""
    medians = {(region, row["year"]): row for region, row in rows(source / "wpp2024/indicators_annual.csv")}
    for region, row in rows(source / "wpp2024/e0_projection_bounds.csv"):
        if BASE <= int(row["year"]) <= LAST:
            for sex in ("female", "male"):
                for level, column in LEVELS.items():
                    value = (medians[region, row["year"]][f"e0_{sex}"] if level == "median"
                             else row[f"{sex}_{column}"])
                    yield region, row["year"], sex, level, value


def published(source):
    """Total population on 1 January, thousands: what the draws are held against."""
    for region, row in rows(source / "wpp2024/pop_total_projection_bounds.csv"):
        year = int(row["year_end"]) + 1
        if year in (2035, 2050, 2075, 2100):
            yield region, year, *(row[LEVELS[level]] for level in LEVELS if level != "median")


def main():
    source = Path(sys.argv[1])
    write("population", ["region", "sex", "age", "persons"], population(source))
    write("mortality", ["region", "period", "sex", "age", "mx"], mortality(source))
    write("migration", ["region", "period", "sex", "age", "net_migrants"], migration(source))
    write("fertility", ["region", "year", "age", "asfr"], fertility(source))
    write("sex_ratio_at_birth", ["region", "year", "males_per_female"], sex_ratio(source))
    write("tfr_bounds", ["region", "year", "level", "tfr"], bounds(source, "tfr"))
    write("life_expectancy_bounds", ["region", "year", "sex", "level", "e0"], life_expectancy_bounds(source))
    write("net_migration_bounds", ["region", "year", "level", "net_migrants"], bounds(source, "net_migration", 1000))
    write("published_population", ["region", "year", "low95", "low80", "high80", "high95"], published(source))


if __name__ == "__main__":
    main()
