"""Regions from outside: sums, flows, provinces, their guides; and tables as other people have them."""

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
        self.assertIn("take the mean of the populations of 1 July 2019 and 2020", done.stderr)

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


if __name__ == "__main__":
    unittest.main()
