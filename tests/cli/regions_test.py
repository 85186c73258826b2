"""Regions from outside: sums, flows, provinces, their guides; and tables as other people have them."""

import csv
import json
import re
import shutil
import subprocess
import unittest

from program import InAFolder, run

DATASET = """format = 1
title = "Two"
base_year = 2020
open_age = 4

[[region]]
id = "all"
[[region]]
id = "N"
parent = "all"
[[region]]
id = "S"
parent = "all"
"""
AGES = ("0", "1", "2", "3", "4+")


def rows(header, lines):
    """The text of a table."""
    return "\n".join([header, *lines]) + "\n"


def two_regions():
    """Files of a data set with two regions in one, all in whole numbers."""
    return {
        "dataset.toml": DATASET,
        "population.csv": rows("region,sex,age,persons", [f"{region},{sex},{age},{count}" for region, count in (("N", 1000000), ("S", 400000))
                                                        for sex in ("female", "male") for age in AGES]),
        "mortality.csv": rows("region,year,sex,age,mx", [f"{region},2020,{sex},{age},{0.5 if age == '4+' else 0.1}" for region in "NS"
                                                       for sex in ("female", "male") for age in AGES]),
        "fertility.csv": rows("region,year,age,asfr", [f"{region},2020,{age},0.5" for region in "NS" for age in (1, 2)]),
        "sex_ratio_at_birth.csv": rows("region,year,males_per_female", ["N,2020,1.05", "S,2020,1.06"]),
        "run.toml": 'format = 1\ndataset = "."\nhorizon = 2030\nceiling = "none"\n',
    }


class RegionsTest(InAFolder):
    """A folder with tables of regions."""

    def put(self, files):
        for name, text in files.items():
            (self.folder / name).write_text(text, encoding="utf-8")

    def by_region(self, results, asked):
        done = run("compare", results, "--by-region", asked, "--json")
        self.assertEqual(done.returncode, 0, done.stderr)
        return {region["id"]: region["values"] for region in json.loads(done.stdout)["regions"]}

    def run_here(self, *more):
        done = run("run", "run.toml", "-o", "out.h5", "--force", *more, folder=self.folder)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done


class Regions(RegionsTest):
    """Sums and flows."""

    def test_flows_move_persons_and_lose_none(self):
        self.put(two_regions())
        self.run_here()
        without = self.by_region(self.folder / "out.h5", "population_2025")
        self.put({"migration_flows.csv": rows("year,sex,age,origin,destination,rate", ["2020,female,1,N,S,0.2", "2020,male,1,N,S,0.2"])})
        self.run_here()
        moved = self.by_region(self.folder / "out.h5", "population_2025")
        self.assertLess(moved["N"]["baseline"], without["N"]["baseline"])
        self.assertAlmostEqual(moved["N"]["baseline"] + moved["S"]["baseline"], moved["all"]["baseline"], places=3)
        said = self.run_here().stdout
        self.assertIn("all", said)
        self.assertNotIn("\nN\n", said)

    def test_a_pool_moves_persons_and_its_moves_are_in_the_file(self):
        self.put(two_regions())
        sexes = ("female", "male")
        self.put({"out_migration.csv": rows("region,year,sex,age,rate", [f"N,2020,{sex},1,0.2" for sex in sexes]),
                  "in_migration.csv": rows("region,year,sex,age,share", [f"{region},2020,{sex},1,{share}" for region, share in (("N", 0.25), ("S", 0.75))
                                                                        for sex in sexes])})
        self.run_here()
        moved = self.by_region(self.folder / "out.h5", "population_2025")
        self.assertAlmostEqual(moved["N"]["baseline"] + moved["S"]["baseline"], moved["all"]["baseline"], places=3)
        done = run("export", self.folder / "out.h5", "--variables", "in_migrants,out_migrants", "-o", self.folder / "tables")
        self.assertEqual(done.returncode, 0, done.stderr)
        count = {}
        for name in ("in_migrants", "out_migrants"):
            with open(self.folder / "tables" / f"{name}.csv", encoding="utf-8") as file:
                for row in csv.DictReader(file):
                    if row["year"] == "2020":
                        count[name, row["region"]] = count.get((name, row["region"]), 0.0) + float(row[name])
        leaving = count["out_migrants", "N"]
        self.assertGreater(leaving, 300000)
        self.assertEqual(count["out_migrants", "S"], 0)
        self.assertAlmostEqual(count["in_migrants", "N"], 0.25 * leaving, places=3)
        self.assertAlmostEqual(count["in_migrants", "S"], 0.75 * leaving, places=3)

    def test_net_migration_may_be_a_rate(self):
        self.put(two_regions())
        self.put({"migration.csv": rows("region,year,sex,age,rate", [f"N,2020,{sex},1,-0.1" for sex in ("female", "male")])})
        self.run_here()
        migrants = self.by_region(self.folder / "out.h5", "net_migrants_total_2020")
        # Half of a tenth of the million women and of the million men of age 1, and half of a tenth of the nine tenths or so who follow.
        self.assertLess(migrants["N"]["baseline"], -180000)
        self.assertEqual(migrants["S"]["baseline"], 0)
        self.put({"migration.csv": rows("region,year,sex,age,rate", ["N,2020,female,1,-1", "N,2020,male,1,-0.1"])})
        done = run("check", self.folder, "--lang", "zh")
        self.assertEqual(done.returncode, 2)
        self.assertIn("-1表示全部迁出", done.stderr)

    def test_more_than_everybody_cannot_leave(self):
        self.put(two_regions())
        self.put({"migration_flows.csv": rows("year,sex,age,origin,destination,rate", ["2020,female,1,N,S,1.2", "2020,male,1,N,S,0"])})
        done = run("check", self.folder)
        self.assertEqual(done.returncode, 2)
        self.assertIn("migration_flows.csv:2: rate: '1.2' is not a rate per person and year in [0, 1]", done.stderr)

    def test_the_year_asked_for_must_be_in_the_file(self):
        self.put(two_regions())
        self.run_here()
        done = run("compare", self.folder / "out.h5", "--by-region", "births_2099")
        self.assertEqual(done.returncode, 2)
        self.assertIn("2099 is not in the file", done.stderr)


class Provinces(RegionsTest):
    """The provinces of China."""

    def test_sums_meet_the_nation_to_2050(self):
        scenario = 'format = 1\ndataset = "{}"\nhorizon = 2051\nceiling = "none"\n\n[baseline]\nwomen = "alike"\n'
        sums = {}
        for dataset in ("china-2020", "china-provinces-2020"):
            self.put({"run.toml": scenario.format(dataset)})
            self.run_here()
            region = "CN" if dataset == "china-2020" else "provinces"
            sums[dataset] = [self.by_region(self.folder / "out.h5", f"population_{year}")[region]["baseline"] for year in (2020, 2035, 2050)]
        for nation, provinces, most in zip(sums["china-2020"], sums["china-provinces-2020"], (0.005, 0.01, 0.01)):
            self.assertLess(abs(provinces / nation - 1), most)

    def test_every_command_of_the_guide_works(self):
        self.run_commands_of("docs/guide/own-province.md")

    def test_every_command_of_the_chinese_guide_works(self):
        self.run_commands_of("docs/guide/own-province.zh-CN.md")


class AsPeopleHaveThem(RegionsTest):
    """Tables of other programs."""

    def setUp(self):
        super().setUp()
        self.put(two_regions())

    def test_totals_of_migration_are_spread_over_ages(self):
        self.put({"migration.csv": rows("region,year,net_migrants", ["N,2020,1200", "S,2020,-800"])})
        self.assertIn("Rogers and Castro", self.run_here().stderr)
        migrants = self.by_region(self.folder / "out.h5", "net_migrants_total_2020")
        self.assertAlmostEqual(migrants["N"]["baseline"], 1200, places=6)
        self.assertAlmostEqual(migrants["all"]["baseline"], 400, places=6)

    def test_a_base_year_within_a_year_is_told_what_to_do(self):
        self.put({"dataset.toml": DATASET.replace("2020", "2020.5")})
        done = run("check", self.folder)
        self.assertEqual(done.returncode, 2)
        self.assertIn("give base_year 2021 and, in population.csv, a column date with 2020-07-01", done.stderr)

    def test_a_population_of_another_year_is_refused(self):
        text = two_regions()["population.csv"].replace("region,", "region,year,", 1)
        for year, code in ((2020, 0), (2010, 2)):
            self.put({"population.csv": re.sub(r"^([NS]),", rf"\1,{year},", text, flags=re.M)})
            done = run("check", self.folder)
            self.assertEqual(done.returncode, code, done.stderr)
        self.assertIn("year: 2010 is not the base year, 2020", done.stderr)

    def test_semicolons_with_decimal_commas_and_tabs_are_read(self):
        self.run_here()
        expected = self.by_region(self.folder / "out.h5", "births_2025")
        plain = two_regions()["fertility.csv"]
        for text in (plain.replace(",", ";").replace("0.5", "0,5"), plain.replace(",", "\t")):
            self.put({"fertility.csv": text})
            self.run_here()
            self.assertEqual(self.by_region(self.folder / "out.h5", "births_2025"), expected)

    def test_thousands_for_persons_are_hard_to_believe(self):
        self.assertNotIn("not thousands", run("check", self.folder).stderr)
        self.put({"population.csv": two_regions()["population.csv"].replace("00000", "")})
        self.assertIn("the population counts persons, not thousands", run("check", self.folder).stderr)

    @unittest.skipUnless(shutil.which("nccopy"), "nccopy is not there")
    def test_a_copy_by_netcdf_tools_is_the_same_results(self):
        self.run_here()
        subprocess.run(["nccopy", "out.h5", "copy.nc"], cwd=self.folder, check=True)
        original, copy = run("compare", self.folder / "out.h5"), run("compare", self.folder / "copy.nc")
        self.assertEqual((copy.returncode, copy.stdout), (0, original.stdout), copy.stderr)


class SeveralResults(RegionsTest):
    """Results of several data sets beside each other."""

    def compared(self, *options):
        self.put(two_regions())
        run("run", "run.toml", "-o", "one.h5", folder=self.folder)
        self.put({"dataset.toml": DATASET.replace('"Two"', '"Elsewhere"') + '\n[money]\nprice_year = 2020\ncurrency = "EUR"\n'})
        run("run", "run.toml", "-o", "other.h5", folder=self.folder)
        return run("compare", "one.h5", "other.h5", *options, folder=self.folder)

    def test_stand_in_one_table_and_currencies_that_differ_are_said(self):
        done = self.compared()
        self.assertEqual(done.returncode, 0, done.stderr)
        for said in ("Two – all", "Elsewhere – all", "(EUR, XXX)", "2029"):
            self.assertIn(said, done.stdout)

    def test_as_json_have_the_figures_of_each_file(self):
        done = self.compared("--json", "--years", "2021,2025", "--region", "N")
        places = json.loads(done.stdout)["places"]
        self.assertEqual([(place["region"], place["year"], place["currency"]) for place in places],
                         [("N", 2021, "XXX"), ("N", 2021, "EUR"), ("N", 2025, "XXX"), ("N", 2025, "EUR")])
        self.assertEqual(places[0]["scenarios"], places[1]["scenarios"])

    def test_need_years_in_common_and_the_region_asked_for(self):
        done = self.compared("--region", "Z")
        self.assertEqual(done.returncode, 2)
        self.assertIn("one.h5: no region 'Z'", done.stderr)


class TablesAsPeopleHaveThem(RegionsTest):
    """Signs and names of files that other programs write."""

    def test_a_fault_of_every_line_hides_no_other(self):
        files = two_regions()
        files["mortality.csv"] = files["mortality.csv"].replace(",0.1", ",0，1")
        files["fertility.csv"] = files["fertility.csv"].replace(",0.5", ",−0.5")
        self.put(files)
        done = run("check", self.folder)
        self.assertEqual(done.returncode, 2)
        self.assertIn("mx: the same in 13 more lines", done.stderr)
        self.assertIn("it has the sign '−', which is no minus; write -", done.stderr)

    def test_a_table_of_another_ending_is_named(self):
        files = two_regions()
        files["fertility.tsv"] = files.pop("fertility.csv")
        files["migration.txt"] = "region,year,net_migrants\nN,2020,+20\nS,2020,0\n"
        self.put(files)
        done = run("check", self.folder)
        self.assertEqual(done.returncode, 2)
        self.assertIn("fertility.tsv: is not read: the tables of a data set end in .csv; call it fertility.csv", done.stderr)
        self.assertIn("call it migration.csv", done.stderr)
        self.put({"fertility.csv": files["fertility.tsv"], "migration.csv": files["migration.txt"]})
        self.assertEqual(run("check", self.folder).returncode, 0)


class AgesBeyondTheOpenOne(RegionsTest):
    """Tables that go on beyond the open age of the data set."""

    def test_are_joined_to_it_and_said(self):
        files = two_regions()
        for table in ("population.csv", "mortality.csv"):
            lines = files[table].splitlines()
            later = [line.replace(",4+,", ",5+,") for line in lines if ",4+," in line]
            files[table] = "\n".join([line.replace(",4+,", ",4,") for line in lines] + later) + "\n"
        self.put(files)
        said = self.run_here().stderr
        self.assertIn("population.csv: ages beyond 4+ were joined to it, summed", said)
        self.assertIn("mortality.csv: ages beyond 4+ were joined to it, by the life table of their rates", said)
        persons = self.by_region(self.folder / "out.h5", "population_2020")
        self.assertAlmostEqual(persons["N"]["baseline"], 12000000.0)


class Dates(RegionsTest):
    """Populations of another day than 1 January."""

    def started(self, date, base_year=2020):
        """What becomes of the population with this date, and persons of 1 January."""
        files = two_regions()
        files["population.csv"] = "\n".join(f"{line},{date if at else 'date'}" for at, line in enumerate(files["population.csv"].splitlines())) + "\n"
        files["dataset.toml"] = DATASET.replace("base_year = 2020", f"base_year = {base_year}")
        self.put(files)
        done = run("run", "run.toml", "-o", "out.h5", "--force", folder=self.folder)
        return done, self.by_region(self.folder / "out.h5", f"population_{base_year}") if done.returncode == 0 else None

    def test_31_december_is_1_january_and_mid_year_is_half_a_step_before_it(self):
        start = 14000000.0
        done, december = self.started("2019-12-31")
        self.assertIn("counted on 2019-12-31, taken as of 1 January 2020", done.stderr)
        self.assertAlmostEqual(december["all"]["baseline"], start)
        a_year_on = self.by_region(self.folder / "out.h5", "population_2021")["all"]["baseline"]
        done, moved = self.started("2019-07-01")
        self.assertIn("moved half a year ahead to 1 January 2020", done.stderr)
        self.assertAlmostEqual(moved["all"]["baseline"], (start + a_year_on) / 2.0, places=3)

    def test_dates_that_lead_elsewhere_are_refused(self):
        for date, message in (("2020-07-01", "leads to 1 January 2021, and base_year is 2020"),
                              ("2019-10-15", "is neither 1 January, 31 December nor the middle of a year"),
                              ("2019-02-30", "is not a day, for instance 2020-07-01")):
            done, _ = self.started(date)
            self.assertEqual(done.returncode, 2)
            self.assertIn(message, done.stderr)


class Details(RegionsTest):
    """Life tables, birth rates and deaths by age in results on request."""

    def run_ok(self, *arguments):
        done = run(*arguments, folder=self.folder)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done

    def setUp(self):
        super().setUp()
        self.put(two_regions())

    def exported(self, *variables):
        """The rows of variables of the results of two regions and their sum, by variable."""
        done = self.run_ok("run", "run.toml", "--detail", "all", "-o", "r.h5")
        self.run_ok("export", "r.h5", "--variables", ",".join(variables), "-o", "tables")
        return {variable: list(csv.DictReader((self.folder / "tables" / f"{variable}.csv").read_text(encoding="utf-8").splitlines())) for variable in variables}

    def test_are_tidy_tables_that_agree_with_the_indicators(self):
        tables = self.exported("deaths_by_age", "deaths_total", "life_table_e", "life_expectancy_male", "asfr", "tfr")

        def total(variable, region):
            return sum(float(row[variable]) for row in tables[variable] if row["region"] == region and row["year"] == "2025")

        for region in ("N", "S", "all"):
            self.assertAlmostEqual(total("deaths_by_age", region), total("deaths_total", region), delta=1e-6)
            self.assertAlmostEqual(total("asfr", region), total("tfr", region), delta=1e-12)
            at_birth = [float(row["life_table_e"]) for row in tables["life_table_e"]
                        if (row["region"], row["year"], row["sex"], row["age"]) == (region, "2025", "male", "0")]
            self.assertAlmostEqual(at_birth[0], total("life_expectancy_male", region), delta=1e-9)

    def test_are_kept_when_the_results_are_run_again_and_checked(self):
        self.run_ok("run", "run.toml", "--detail", "life_tables,deaths", "-o", "r.h5")
        self.run_ok("run", "--from", "r.h5", "-o", "again.h5")
        self.assertIn("valid", self.run_ok("check", "again.h5").stdout)
        self.assertIn("life_table_e", self.run_ok("info", "again.h5").stdout)

    def test_of_another_name_are_refused_with_the_nearest(self):
        done = run("run", "run.toml", "--detail", "life_table", "-o", "r.h5", folder=self.folder)
        self.assertEqual(done.returncode, 2)
        self.assertIn("did you mean 'life_tables'", done.stderr)


if __name__ == "__main__":
    unittest.main()
