"""Monitoring from outside: natality evaluate on a small data set whose deviations are known by hand."""

import json
import tempfile
import unittest
from pathlib import Path

import h5py
import numpy as np
from program import columns, run

DATASET = """
format = 1
title = "Steady land"
base_year = {base_year}
open_age = 60
[[region]]
id = "N"
"""

CATALOGUE = """
format = 1
title = "One measure"
[[heading]]
id = "care"
name = "Care"
[[barrier]]
id = "time"
name = "Time"
[[reference]]
key = "nobody"
text = "Nobody (2020)"
[[measure]]
id = "places"
heading = "care"
barrier = "time"
name = "Places"
unit = "share"
reference = 0.0
full = 1.0
[[measure.effect]]
target = "birth"
log_effect = { low = 0.0, central = 0.1, high = 0.2 }
evidence = ["nobody"]
"""

SCENARIO = """
dataset = "before"
catalogue = "catalogue.toml"
horizon = 2030
ceiling = "none"
[[package]]
id = "care"
name.en = "Care"
name.zh = "照护"
measures.places = { from = 2022 }
"""


def table(path, header, rows):
    """Writes a table of a data set."""
    lines = [header] + [",".join(map(str, row)) for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def dataset(folder, base_year, persons, rate, observed=()):
    """Writes a data set in which nobody dies before 60: as many women at every age in every year, who bear
    `rate` children a year from 20 to 39."""
    folder.mkdir()
    (folder / "dataset.toml").write_text(DATASET.format(base_year=base_year), encoding="utf-8")
    ages = list(range(60)) + ["60+"]
    both = [(sex, age) for sex in ("female", "male") for age in ages]
    table(folder / "population.csv", "sex,age,persons", [(*cell, persons) for cell in both])
    table(folder / "mortality.csv", "year,sex,age,mx",
          [(base_year, *cell, 1 if cell[1] == "60+" else 0) for cell in both])
    table(folder / "fertility.csv", "year,age,asfr", [(base_year, age, rate) for age in range(20, 40)])
    table(folder / "sex_ratio_at_birth.csv", "year,males_per_female", [(base_year, 1)])
    if observed:
        table(folder / "observed.csv", "year,indicator,value", observed)


class Evaluate(unittest.TestCase):
    """Results of a land with 1000 women at every age and 0.04 births a year from 20 to 39: 800 a year."""

    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = Path(scratch.name)
        dataset(self.folder / "before", 2020, 1000, 0.04)
        (self.folder / "catalogue.toml").write_text(CATALOGUE, encoding="utf-8")
        (self.folder / "scenario.toml").write_text(SCENARIO, encoding="utf-8")
        self.results = self.folder / "r.h5"
        done = run("run", self.folder / "scenario.toml", "-o", self.results)
        self.assertEqual(done.returncode, 0, done.stderr)

    def later(self, *arguments, **about):
        """Makes a later data set and evaluates it."""
        dataset(self.folder / "later", **{"base_year": 2024, "persons": 900, "rate": 0.042, **about})
        return run("evaluate", self.folder / "later", self.results, *arguments)

    def refused(self, *arguments):
        """What an evaluation that cannot be made says."""
        done = run("evaluate", *arguments)
        self.assertEqual(done.returncode, 2, done.stderr)
        self.assertEqual(done.stdout, "")
        return done.stderr.replace(str(self.folder) + "/", "")

    def test_a_later_data_set_splits_women_from_rates_by_age(self):
        done = self.later("--json")
        self.assertEqual(done.returncode, 0, done.stderr)
        found = json.loads(done.stdout)
        self.assertEqual([year["year"] for year in found["observed"]], [2024])
        baseline = found["projections"][0]["years"][0]
        # 756 births instead of 800: a tenth fewer women at the mean rate, 5 % higher rates at the mean women.
        self.assertAlmostEqual(baseline["deviation"], -44.0, places=6)
        self.assertEqual(baseline["told_apart_by"], "ages")
        self.assertAlmostEqual(baseline["effects"]["women"], -0.1 * 800 * (1 + 1.05) / 2, places=6)
        self.assertAlmostEqual(baseline["effects"]["ages"], 0.0, places=6)
        self.assertIsNone(baseline["effects"]["states"])
        self.assertAlmostEqual(baseline["effects"]["rates"], 0.05 * 800 * (1 + 0.9) / 2, places=6)
        package = found["projections"][1]
        self.assertEqual(package["id"], "care")
        # At e^0.1 times the births, as the response is immediate from the year after the start.
        self.assertAlmostEqual(package["years"][0]["projected_births"], 800 * np.exp(0.1), places=6)
        self.assertAlmostEqual(sum(part or 0 for part in package["years"][0]["effects"].values()),
                               package["years"][0]["deviation"], places=9)

    def test_years_before_the_data_set_are_split_by_what_is_observed(self):
        done = self.later("--json", observed=[(2022, "births", 780), (2023, "births", 760), (2023, "tfr", 0.76),
                                              (2024, "births", 756), (2025, "births", 378)])
        self.assertEqual(done.returncode, 0, done.stderr)
        years = json.loads(done.stdout)["projections"][0]["years"]
        self.assertEqual([(year["year"], year["told_apart_by"]) for year in years],
                         [(2022, "births"), (2023, "tfr"), (2024, "ages"), (2025, "ages")])
        self.assertEqual(list(years[0]["effects"].values()), [None] * 4)
        # 760 births at a TFR of 0.76: as many women as projected, all of the 40 for the rates.
        self.assertAlmostEqual(years[1]["effects"]["women"], 0.0, places=6)
        self.assertAlmostEqual(years[1]["effects"]["rates"], -40.0, places=6)
        # Half the births of the data set's own rates: a factor of 0.525 on 0.04, at 900 women.
        self.assertAlmostEqual(years[3]["effects"]["women"], -0.1 * 800 * (1 + 0.525) / 2, places=6)
        self.assertAlmostEqual(years[3]["effects"]["rates"], -0.475 * 800 * (1 + 0.9) / 2, places=6)

    def test_the_table_fits_a_terminal_in_both_languages(self):
        for language, name in (("en", "Care"), ("zh", "照护")):
            with self.subTest(language):
                done = run("evaluate", "--lang", language, self.folder / "before", self.results, "--from", "2020")
                self.assertEqual(done.returncode, 0, done.stderr)
                self.assertIn(name, done.stdout)
                self.assertLessEqual(max(map(columns, done.stdout.splitlines())), 80)

    def test_the_file_holds_the_figures_and_the_data_set(self):
        output = self.folder / "e.h5"
        done = self.later("-o", output)
        self.assertEqual(done.returncode, 0, done.stderr)
        with h5py.File(output) as file:
            self.assertEqual(list(file["year"]), [2024])
            self.assertEqual([text.decode() for text in file["projection"]], ["baseline", "care"])
            self.assertEqual([text.decode() for text in file["factor"]], ["women", "ages", "states", "rates"])
            self.assertEqual([text.decode() for text in file["observed_detail"]], ["ages"])
            np.testing.assert_allclose(file["observed_births"], [756])
            np.testing.assert_allclose(file["observed_tfr"], [0.84])
            np.testing.assert_allclose(file["deviation"][0], [-44])
            np.testing.assert_allclose(np.nansum(file["effect"], axis=2), file["deviation"], atol=1e-9)
            self.assertIn("population.csv", file["inputs/dataset"])
        again = run("evaluate", self.folder / "later", self.results, "-o", output)
        self.assertEqual(again.returncode, 2)
        self.assertIn("--force", again.stderr)

    def test_states_are_told_apart_in_the_base_year_of_a_data_set_that_has_them(self):
        (self.folder / "china.toml").write_text('dataset = "china-2020"\nhorizon = 2022\n', encoding="utf-8")
        results = self.folder / "china.h5"
        self.assertEqual(run("run", self.folder / "china.toml", "-o", results).returncode, 0)
        done = run("evaluate", "china-2020", results, "--births", "un_births", "--tfr", "un_tfr", "--json")
        self.assertEqual(done.returncode, 0, done.stderr)
        years = json.loads(done.stdout)["projections"][0]["years"]
        self.assertEqual([year["told_apart_by"] for year in years], ["states", "ages"])
        # The same women: what is left is in the rates.
        self.assertAlmostEqual(years[0]["effects"]["states"], 0.0, places=3)
        self.assertAlmostEqual(years[0]["effects"]["rates"], years[0]["deviation"], places=3)

    def test_bad_inputs_are_told_plainly(self):
        before = self.folder / "before"
        self.assertIn("a data set and a results file are needed", self.refused(before))
        self.assertIn("nowhere", self.refused(self.folder / "nowhere", self.results))
        self.assertIn("before/dataset.toml", self.refused(before, before / "dataset.toml"))
        self.assertIn("'cafe' is not in the file; did you mean 'care'?",
                      self.refused(before, self.results, "--package", "cafe"))
        self.assertIn("--region: 'M' is not in the file", self.refused(before, self.results, "--region", "M"))
        observed = self.folder / "observed"
        dataset(observed, 2020, 1000, 0.04, observed=[(2022, "births", 780)])
        self.assertIn("--births: 'briths' is not there; did you mean 'births'?",
                      self.refused(observed, self.results, "--births", "briths"))
        self.assertIn("has no observed 'births' from 2022 to 2029 (observed.csv), and its base year, 2020, lies "
                      "outside them", self.refused(before, self.results))

    def test_another_region_is_told_plainly(self):
        dataset(self.folder / "other", 2024, 900, 0.04)
        description = self.folder / "other/dataset.toml"
        description.write_text(description.read_text().replace('"N"', '"S"'), encoding="utf-8")
        self.assertIn("region of the results in the data set: 'N' is not there",
                      self.refused(self.folder / "other", self.results))

    def test_several_packages_need_a_choice(self):
        scenario = self.folder / "scenario.toml"
        scenario.write_text(SCENARIO + '[[package]]\nid = "none"\n', encoding="utf-8")
        self.assertEqual(run("run", scenario, "-o", self.results, "--force").returncode, 0)
        self.assertIn("--package: the results hold 2 packages",
                      self.refused(self.folder / "before", self.results))


if __name__ == "__main__":
    unittest.main()
