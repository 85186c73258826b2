"""The sources of women by life-course state: single women, brides, women, births by order and published shares.

Nothing is estimated here but the brides of 2016-2020; `natality import states` does that from these tables.
"""

from reference import rows
from tables import csv_text

CENSUS_DATES = {1990: "1990-07-01", 2000: "2000-11-01", 2010: "2010-11-01"}
MARITAL_AGES = range(15, 60, 5)
ANCHORS = {2010: "census2010_asfr_by_order_single_age.csv", 2020: "derived_asfr_by_order_single_age_2020.csv"}
ORDERS = {"1": "asfr_order1", "2": "asfr_order2", "3+": "asfr_order3plus"}
FIRST_YEAR_OF_BRIDES, LAST_YEAR_OF_BRIDES = 2010, 2025

# Published shares of women: indicator and year in the reference, ages, date, use, source.
MICRODATA = "Zhang, Jiang, Zhuang et al. 2023, Population Research 47(3), from census microdata; as reported in the press"
CENSUS = "census 2020 (NBS), as reported by a university"
COMMENTARY = "census 2020 (NBS), rounded, as cited in a commentary of 2026"
SURVEY = "sample survey 2023 (NBS), rounded, as cited in a commentary of 2026"
SHARES = (
    ("never_married", 2020, "25-29", "2020-11-01", "fitted", COMMENTARY),
    ("childless", 2010, "40", "2010-11-01", "fitted", MICRODATA),
    ("childless", 2020, "35", "2020-11-01", "check", MICRODATA),
    ("childless", 2020, "40", "2020-11-01", "check", MICRODATA),
    ("childless", 2020, "49", "2020-11-01", "check", MICRODATA),
    ("never_married", 2020, "30-34", "2020-11-01", "check", CENSUS),
    ("never_married", 2020, "45-49", "2020-11-01", "check", CENSUS),
    ("childless", 2010, "35", "2010-11-01", "check", MICRODATA),
    ("never_married", 2023, "25-29", "2023-11-01", "check", SURVEY),
)
KINDS = {"never_married": "single", "childless": "childless"}


def state_source_tables(folder):
    """The tables as file name -> text; `folder` holds the reference figures."""
    china = folder / "china"
    return {
        "states/single_women.csv": single_women_table(china),
        "states/brides.csv": brides_table(china),
        "states/women.csv": women_table(china),
        "states/births_by_order.csv": births_table(china),
        "states/shares.csv": shares_table(china),
    }


def single_women_table(china):
    """Shares never married among the women of five-year ages, by census."""
    counts = {}
    for row in rows(china / "census_marital_status_age_1990_2010.csv"):
        if row["sex"] == "female" and int(row["age_start"]) in MARITAL_AGES:
            counts.setdefault((int(row["census_year"]), int(row["age_start"])), {})[row["status"]] = float(row["count"])
    return csv_text(("date", "age", "share"),
                    ((date, f"{age}-{age + 4}", never_married(counts[year, age]))
                     for year, date in CENSUS_DATES.items() for age in MARITAL_AGES))


def never_married(by_status):
    """The share never married, from counts by status."""
    return by_status["never_married"] / sum(by_status.values())


def brides_table(china):
    """Women marrying for the first time: half of the persons; 2016-2020 geometrically between 2015 and 2021, 2025 as
    many of the marriages as in 2024."""
    persons = {int(row["year"]): float(row["first_marriages_mainland_10k_persons"])
               for row in rows(china / "annual_marriages_divorces.csv")}
    persons |= {int(row["year"]): float(row["value"])
                for row in rows(china / "marriage_and_childlessness.csv") if row["indicator"] == "first_marriages"}
    marriages = {int(row["year"]): float(row["value"])
                 for row in rows(china / "marriage_and_childlessness.csv") if row["indicator"] == "marriages"}
    persons[2025] = persons[2024] * marriages[2025] / marriages[2024]
    before, after = 2015, 2021
    for year in range(before + 1, after):
        part = (year - before) / (after - before)
        persons[year] = persons[before] * (persons[after] / persons[before]) ** part
    return csv_text(("year", "women"), ((year, f"{persons[year] * 1e4 / 2:.6f}".rstrip("0").rstrip("."))
                                        for year in range(FIRST_YEAR_OF_BRIDES, LAST_YEAR_OF_BRIDES + 1)))


def women_table(china):
    """Women by single age, census 2020: the average of its twelve months, which stands for the base date."""
    women = [row for row in rows(china / "census_deaths_single_age.csv")
             if row["census_year"] == "2020" and row["residence"] == "all"]
    last = len(women) - 1
    return csv_text(("age", "women"),
                    ((f"{age}+" if age == last else age, row["avg_pop_female"]) for age, row in enumerate(women)))


def births_table(china):
    """Births by order per woman, censuses of 2010 and 2020."""
    return csv_text(("year", "age", "order", "rate"),
                    ((year, row["age"], order, row[column])
                     for year, name in ANCHORS.items() for row in rows(china / name) for order, column in ORDERS.items()))


def shares_table(china):
    """Published shares of women, to fit the estimate by or to check it against."""
    published = {(row["indicator"], int(row["year"]), row["age"]): row["value"]
                 for row in rows(china / "marriage_and_childlessness.csv") if row["sex"] == "female"}
    records = []
    for indicator, year, age, date, use, source in SHARES:
        first, _, last = age.partition("-")
        share = round(float(published[indicator, year, age]) / 100, 6)
        records.append((KINDS[indicator], first, last or first, date, share, use, f'"{source}"'))
    return csv_text(("kind", "first_age", "last_age", "date", "share", "use", "source"), records)
