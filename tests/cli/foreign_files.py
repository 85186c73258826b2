"""Small invented files in the formats that `natality import` takes: one country, Northland, growing by one percent a year."""

import gzip
import math

AGES = range(101)
MOTHERS = range(15, 50)
SEXES = ("Female", "Male")
HEAD = "SortOrder,LocID,Notes,ISO3_code,ISO2_code,SDMX_code,LocTypeID,LocTypeName,ParentID,Location,VarID,Variant,Time,MidPeriod"
COUNTRY = (998, "NOR", 4, "Country/Area", "Northland")
SOUTHLAND = (997, "SOU", 4, "Country/Area", "Southland, The")
REGION = (1840, "", 3, "Region", "All lands")


def persons(sex, age, year):
    """Thousands, to the three decimals of the United Nations."""
    shape = 60.0 * math.exp(-0.012 * age - math.exp(0.09 * (age - 88)))
    return round((0.98 if sex == "Female" else 1.0) * shape * 1.01 ** (year - 2020), 3)


def death_rate(sex, age, year):
    level = (1.0 if sex == "Female" else 1.4) * 0.99 ** (year - 2020)
    infant = 0.004 if age == 0 else 0.0
    return level * (infant + 0.00003 * math.exp(0.095 * age))


def birth_rate(age, year):
    """Births per woman."""
    return (0.12 - 0.001 * (year - 2020)) * math.exp(-((age - 29) / 6.0) ** 2)


def tfr(year):
    return sum(birth_rate(age, year) for age in MOTHERS)


def front(place, year, middle, variant="Medium"):
    """The columns that all of the United Nations' files have."""
    number, letters, kind, kind_name, name = place
    shown = f'"{name}"' if "," in name else name
    return f"1,{number},,{letters},,,{kind},{kind_name},900,{shown},2,{variant},{year},{middle}"


def group(age):
    return f"{age}+,{age},-1" if age == 100 else f"{age},{age},1"


def write(path, lines, packed=False, mark="\ufeff"):
    """Lines as a file, with a byte order mark; packed by gzip if asked for."""
    data = (mark + "\n".join(lines) + "\n").encode()
    if packed:
        path = path.with_name(path.name + ".gz")
        data = gzip.compress(data)
    path.write_bytes(data)
    return path


def write_wpp(folder, places=(COUNTRY, REGION), years=range(2020, 2024), packed=False):
    """The four bulk files; population one year further than the rates. Returns their paths."""
    population = [HEAD + ",AgeGrp,AgeGrpStart,AgeGrpSpan,PopMale,PopFemale,PopTotal"]
    deaths = [HEAD + ",SexID,Sex,AgeGrp,AgeGrpStart,AgeGrpSpan,mx,qx"]
    births = [HEAD + ",AgeGrp,AgeGrpStart,AgeGrpSpan,ASFR,PASFR,Births"]
    indicators = [HEAD + ",TPopulation1Jan,TFR,SRB,NetMigrations"]
    for place in places:
        for year in [*years, years[-1] + 1]:
            for age in AGES:
                population.append(f"{front(place, year, year)},{group(age)},{persons('Male', age, year)},{persons('Female', age, year)},")
        for year in years:
            for sex in (*SEXES, "Total"):
                for age in AGES:
                    deaths.append(f"{front(place, year, year + 0.5)},1,{sex},{group(age)},{death_rate(sex, age, year):.8f},")
            for age in MOTHERS:
                births.append(f"{front(place, year, year + 0.5)},{group(age)},{1000 * birth_rate(age, year):.6f},,")
            for variant, more in (("Medium", 0.0), ("High", 0.5), ("Low", -0.5)):
                indicators.append(f"{front(place, year, year + 0.5, variant)},,{tfr(year) + more:.4f},105.5,{10 + year - 2020}")
    return [write(folder / "WPP2024_Population1JanuaryBySingleAgeSex_Medium_2020-2024.csv", population, packed),
            write(folder / "WPP2024_Life_Table_Complete_Medium_Both_2020-2023.csv", deaths, packed),
            write(folder / "WPP2024_Fertility_by_Age1.csv", births, packed),
            write(folder / "WPP2024_Demographic_Indicators_Medium.csv", indicators, packed)]


def write_wide(folder, years=range(2019, 2024)):
    """Tables with a column a year for two regions and their sum, populations at the end of the year."""
    heads = "\t".join(map(str, years))
    tables = {"locations": ["country_code\treg_code\tname\tlocation_type", "998\t1\tEast\t4", "998\t2\tWest\t4", "998\t998\tNorthland\t0"]}
    for sex in SEXES:
        rows = {"pop": [f"reg_code\tname\tage\t{heads}"], "mx": [f"reg_code\tage\tinclude_code\t{heads}"],
                "migration": [f"name\treg_code\tage\t{heads}"]}
        for code, name, share in ((1, "East", 0.4), (2, "West", 0.6), (998, "Northland", 1.0)):
            for age in AGES:
                def line(value, age=age, sex=sex):
                    return "\t".join(f"{value(sex, age, year):.8g}" for year in years)
                rows["pop"].append(f"{code}\t{name}\t{age}\t" + line(lambda s, a, y, w=share: 1000 * w * persons(s, a, y + 1)))
                rows["mx"].append(f"{code}\t{age}\t2\t" + line(death_rate))
                rows["migration"].append(f"{name}\t{code}\t{age}\t" + line(lambda s, a, y, w=share: 20 * w))
        for table, lines in rows.items():
            tables[table + sex[0]] = lines
    tables["tfr"] = [f"country_code\treg_code\tname\t{heads}"]
    tables["pasfr"] = [f"reg_code\tname\tage\t{heads}"]
    for code, name in ((1, "East"), (2, "West"), (998, "Northland")):
        tables["tfr"].append(f"998\t{code}\t{name}\t" + "\t".join(f"{tfr(year):.6f}" for year in years))
        for age in MOTHERS:
            tables["pasfr"].append(f"{code}\t{name}\t{age}\t" + "\t".join(f"{100 * birth_rate(age, year) / tfr(year):.8f}" for year in years))
    tables["e0F"] = ["reg_code\tname\t2020", "1\tEast\t80"]
    return [write(folder / (name + ".txt"), lines, mark="") for name, lines in tables.items()]


def human_age(age, last=110):
    return f"{age}+" if age == last else str(age)


def write_hmd(folder, years=range(2019, 2024), change=None):
    """Population and Mx_1x1 with ages to 110+; the territory grows by a tenth at the start of the year of change."""
    population = ["Northland,  Population size (1-year)   Last modified: 01 Jan 2024;  Methods Protocol: v6 (2017)", "",
                  "  Year          Age             Female            Male           Total"]
    for year in [*years, years[-1] + 1]:
        marks = ["-", "+"] if year == change else [""]
        for mark in marks:
            size = 1.1 if change and (year > change or mark == "+") else 1.0
            for age in range(111):
                woman, man = (1000 * size * persons(sex, age, year) for sex in SEXES)
                population.append(f"  {year}{mark}   {human_age(age):>6}  {woman:14.2f}  {man:14.2f}  {woman + man:14.2f}")
    rates = ["Northland,  Death rates (period 1x1)   Last modified: 01 Jan 2024;  Methods Protocol: v6 (2017)", "",
             "  Year          Age             Female            Male           Total"]
    for year in years:
        for age in range(111):
            woman, man = (f"{death_rate(sex, age, year):.6f}" for sex in SEXES)
            rates.append(f"  {year}  {human_age(age):>6}  {woman}  {man if age < 109 else '.'}  .")
    return [write(folder / "Population.txt", population, mark=""), write(folder / "Mx_1x1.txt", rates, mark="")]


def write_hfd(folder, years=range(2019, 2024), parities=True):
    """asfrRR, asfrRRbo with five orders, and exposures by parity, ages 12- to 55+."""
    def age_of(age):
        return {12: "12-", 55: "55+"}.get(age, str(age))
    asfr = ["Northland, Period fertility rates by calendar year and age (Lexis squares), all birth orders combined",
            "Last modified: 01-Jan-2024; Methods Protocol version: MPv.3 (29/05/2015)", "", "Year     Age       ASFR"]
    orders = ["Northland, Period fertility rates by calendar year, age (Lexis squares) and birth order",
              "Last modified: 01-Jan-2024; Methods Protocol version: MPv.3 (29/05/2015)", "",
              "Year  Age  ASFR  ASFR1  ASFR2  ASFR3  ASFR4  ASFR5p"]
    exposures = ["Northland, Period female exposure to risk by calendar year, age and parity", "Last modified: 01-Jan-2024", "",
                 "Year  Age  E0x  E1x  E2x  E3x  E4px"]
    for year in years:
        for age in range(12, 56):
            rate = birth_rate(age, year) if age in MOTHERS else 0.0
            asfr.append(f"{year}  {age_of(age)}  {rate:.5f}")
            mothers = min(1.0, max(0.0, (age - 15) / 25.0)) * 0.85
            women = 1000 * persons("Female", age, year)
            parts = (1 - mothers, mothers * 0.45, mothers * 0.38, mothers * 0.12, mothers * 0.05)
            # Women of every parity bear alike, so that nobody bears more than there are to bear.
            orders.append(f"{year}  {age_of(age)}  {rate:.5f}  " + "  ".join(f"{rate * part:.7f}" for part in parts))
            exposures.append(f"{year}  {age_of(age)}  " + "  ".join(f"{women * part:.2f}" for part in parts))
    paths = [write(folder / "NORasfrRR.txt", asfr, mark=""), write(folder / "NORasfrRRbo.txt", orders, mark="")]
    if parities:
        paths.append(write(folder / "NORexposRRpa.txt", exposures, mark=""))
    return paths
