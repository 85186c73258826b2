"""The United Nations' bounds of the future: medians and 80 and 95 % intervals by year, as published."""

from pathlib import Path

from reference import SEXES, THOUSAND, china_rows
from tables import csv_text, whole

LEVELS = ("low95", "low80", "median", "high80", "high95")


def bounds_tables(folder):
    """The tables of bounds as file name -> text; `folder` holds the reference figures."""
    un = Path(folder) / "wpp2024"
    medians = {row["year"]: row for row in china_rows(un / "indicators_annual.csv")}
    expectancy = china_rows(un / "e0_projection_bounds.csv")
    return {
        "tfr_bounds.csv": csv_text(
            ("year", "level", "tfr"),
            ((row["year"], level, value)
             for row in china_rows(un / "tfr_projection_bounds.csv")
             for level, value in levels(row, "", row["medium"]))),
        "life_expectancy_bounds.csv": csv_text(
            ("year", "sex", "level", "e0"),
            ((row["year"], sex, level, value) for row in expectancy for sex in SEXES
             for level, value in levels(row, f"{sex}_", medians[row["year"]][f"e0_{sex}"]))),
        "net_migration_bounds.csv": csv_text(
            ("year", "level", "net_migrants"),
            ((row["year"], level, whole(THOUSAND * float(value)))
             for row in china_rows(un / "net_migration_projection_bounds.csv")
             for level, value in levels(row, "", row["medium"]))),
    }


def levels(row, prefix, median):
    """The five levels of a row with their values as they stand there."""
    values = (row[f"{prefix}pi95_lower"], row[f"{prefix}pi80_lower"], median,
              row[f"{prefix}pi80_upper"], row[f"{prefix}pi95_upper"])
    return zip(LEVELS, values)
