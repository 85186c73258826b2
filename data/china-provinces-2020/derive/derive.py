#!/usr/bin/env python3
"""Makes the tables of china-provinces-2020: derive.py REFERENCE_FOLDER.

REFERENCE_FOLDER holds the census tables by province as comma-separated files (SOURCES.md names them). The nation's tables are those of
../china-2020. SOURCES.md says what is done here and why."""
import csv
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent.parent
NATION = HERE.parent / "china-2020"
LAST_YEAR = 2059
OPEN_AGE = 100
FERTILE_GROUPS = range(15, 50, 5)
# Groups wide enough that a province's few deaths do not decide.
MORTALITY_GROUPS = [(0, 15), (15, 40), (40, 65), (65, 80), (80, 101)]
PROVINCES = dict(zip(
    "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65".split(),
    "BJ TJ HE SX NM LN JL HL SH JS ZJ AH FJ JX SD HA HB HN GD GX HI CQ SC GZ YN XZ SN GS QH NX XJ".split()))
SEXES = ("female", "male")


def rows(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def write(name, header, lines):
    with open(HERE / name, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(lines)


def age_of(text):
    return int(text.rstrip("+"))


def label(age):
    return f"{age}+" if age == OPEN_AGE else str(age)


def by_group(table, wanted, value):
    """{province: {(sex, first age): figure}} of a census table by five-year groups; 0 and 1-4 as 0."""
    figures = {}
    for row in rows(table):
        if row["census_year"] != "2020" or row["residence"] != "all" or row["province_code"] not in wanted:
            continue
        group = int(row["age_start"]) // 5 * 5
        for sex in SEXES:
            key = (sex, min(group, OPEN_AGE))
            of_province = figures.setdefault(row["province_code"], {})
            of_province[key] = of_province.get(key, 0.0) + float(row[value + sex])
    return figures


def population(census):
    """The nation's persons of each age, shared out as the census of 1 November 2020 has the five-year group."""
    lines = []
    nation = {(row["sex"], age_of(row["age"])): float(row["persons"]) for row in rows(NATION / "population.csv")}
    lines += [("CN", sex, label(age), f"{persons:.0f}") for (sex, age), persons in nation.items()]
    result = {}
    for (sex, age), persons in nation.items():
        group = min(age // 5 * 5, OPEN_AGE)
        everywhere = sum(census[each][(sex, group)] for each in PROVINCES)
        before, counted = 0, 0.0
        for code, region in PROVINCES.items():
            # Whole persons whose sum over the provinces so far is the nearest there is.
            counted += persons * census[code][(sex, group)] / everywhere
            result[(region, sex, age)] = round(counted) - before
            before = round(counted)
    lines += [(region, sex, label(age), result[(region, sex, age)]) for region in PROVINCES.values() for sex, age in nation]
    write("population.csv", ("region", "sex", "age", "persons"), lines)
    return result


def mortality(census, deaths):
    """The nation's rates of 2020 times how far the province's census deaths per person are from the nation's."""
    def rate(code, sex, low, high):
        groups = [group for group in range(0, OPEN_AGE + 1, 5) if low <= group < high]
        return sum(deaths[code][(sex, group)] for group in groups) / sum(census[code][(sex, group)] for group in groups)

    lines = []
    nation = [row for row in rows(NATION / "mortality.csv") if int(row["year"]) <= LAST_YEAR]
    lines += [("CN", row["year"], row["sex"], row["age"], row["mx"]) for row in nation]
    for code, region in PROVINCES.items():
        for row in nation:
            if row["year"] != "2020":
                continue
            age, sex = age_of(row["age"]), row["sex"]
            low, high = next(group for group in MORTALITY_GROUPS if group[0] <= age < group[1])
            groups = [group for group in range(0, OPEN_AGE + 1, 5) if low <= group < high]
            # What the nation's rates by five-year group would give on the province's own ages.
            expected = sum(census[code][(sex, group)] * rate("CN", sex, group, group + 5) for group in groups)
            ratio = sum(deaths[code][(sex, group)] for group in groups) / expected
            lines.append((region, "2020", sex, row["age"], f"{float(row['mx']) * ratio:.7g}"))
    write("mortality.csv", ("region", "year", "sex", "age", "mx"), lines)


def fertility(reference):
    """The nation's rates of 2020 times the province's census rate of the five-year group over the nation's."""
    census = {(row["province_code"], int(row["age_start"])): float(row["asfr_per_1000"])
              for row in rows(reference / "province_asfr_2020.csv")}
    nation = [row for row in rows(NATION / "fertility.csv") if int(row["year"]) <= LAST_YEAR]
    lines = [("CN", row["year"], row["age"], row["asfr"]) for row in nation]
    result = {}
    for code, region in PROVINCES.items():
        for row in nation:
            if row["year"] == "2020":
                age = int(row["age"])
                group = min(max(age // 5 * 5, FERTILE_GROUPS[0]), FERTILE_GROUPS[-1])
                result[(region, age)] = float(row["asfr"]) * census[(code, group)] / census[("CN", group)]
                lines.append((region, "2020", age, f"{result[(region, age)]:.7g}"))
    write("fertility.csv", ("region", "year", "age", "asfr"), lines)
    return result


def births_by_order(reference, persons, asfr):
    """The nation's rates by order, each order times one factor, so that the province's shares of orders come out."""
    counted = {}
    sexes = {}
    for row in rows(reference / "census_births_province_order_sex.csv"):
        if row["census_year"] == "2020" and row["residence"] == "all":
            boys, girls = float(row["births_male"]), float(row["births_female"])
            code, order = row["province_code"], row["birth_order"]
            if order == "all":
                sexes[code] = boys / girls
                continue
            key = "3+" if order.rstrip("+") in ("3", "4", "5") else order
            of_province = counted.setdefault(code, {})
            of_province[key] = of_province.get(key, 0.0) + boys + girls
    nation = {}
    for row in rows(NATION / "births_by_order.csv"):
        nation.setdefault(int(row["age"]), {})[row["order"]] = float(row["rate"])
    lines = [("CN", "2020", age, order, f"{rate:.7g}") for age, rates in nation.items() for order, rate in rates.items()]
    for code, region in PROVINCES.items():
        total = sum(counted[code].values())
        factors = {order: 1.0 for order in counted[code]}
        rates = {}
        for _ in range(500):
            births = dict.fromkeys(factors, 0.0)
            for age, own in nation.items():
                weights = {order: own[order] * factors[order] for order in factors}
                whole = sum(weights.values())
                of_age = asfr.get((region, age), 0.0)
                rates[age] = {order: of_age * weight / whole if whole else 0.0 for order, weight in weights.items()}
                for order, rate in rates[age].items():
                    births[order] += rate * persons[(region, "female", age)]
            whole = sum(births.values())
            factors = {order: factors[order] * counted[code][order] / total / (births[order] / whole) for order in factors}
        lines += [(region, "2020", age, order, f"{rates[age][order]:.7g}") for age in rates for order in sorted(rates[age])]
    write("births_by_order.csv", ("region", "year", "age", "order", "rate"), lines)
    return sexes


def sex_ratio_at_birth(census):
    """The nation's ratio of 2020 times the province's census ratio over the nation's."""
    nation = [row for row in rows(NATION / "sex_ratio_at_birth.csv") if int(row["year"]) <= LAST_YEAR]
    lines = [("CN", row["year"], row["males_per_female"]) for row in nation]
    base = float(nation[0]["males_per_female"])
    lines += [(region, "2020", f"{base * census[code] / census['CN']:.4f}") for code, region in PROVINCES.items()]
    write("sex_ratio_at_birth.csv", ("region", "year", "males_per_female"), lines)


def main():
    reference = pathlib.Path(sys.argv[1])
    wanted = ["CN", *PROVINCES]
    census = by_group(reference / "census_population_province_age5.csv", wanted, "")
    deaths = by_group(reference / "census_deaths_province_age5.csv", wanted, "deaths_")
    persons = population(census)
    mortality(census, deaths)
    asfr = fertility(reference)
    sex_ratio_at_birth(births_by_order(reference, persons, asfr))
    migrants = [row for row in rows(NATION / "migration.csv") if int(row["year"]) <= LAST_YEAR]
    write("migration.csv", ("region", "year", "sex", "age", "net_migrants"),
          [("CN", row["year"], row["sex"], row["age"], row["net_migrants"]) for row in migrants])


if __name__ == "__main__":
    main()
