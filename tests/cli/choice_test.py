"""Attribution and choice from outside: figures that add up, answers that hold, and what is refused."""

import json
import os
import subprocess
import tempfile
import unicodedata
import unittest
from pathlib import Path

import h5py

PROGRAM = os.environ["NATALITY_PROGRAM"]

SCENARIO = """dataset = "china-2020"
horizon = 2041
[[package]]
id = "three"
measures.childcare_places = { from = 2027 }
measures.cash_and_tax = { from = 2027 }
measures.flexible_work = { from = 2027 }
[[package]]
id = "two"
measures.childcare_places = { from = 2027 }
measures.cash_and_tax = { from = 2027 }
"""

SWEEP = """dataset = "china-2020"
horizon = 2041
design = "all-packages"
[measures]
childcare_places = { from = 2027 }
cash_and_tax = { from = 2027 }
flexible_work = { from = 2027 }
[output]
precision = "float64"
[output.indicators]
births_total = 1
incremental_cost = 1
"""


def run(*arguments):
    return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, check=False)


def columns(line):
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in line)


class Choice(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.scenario = str(Path(cls.folder.name) / "scenario.toml")
        Path(cls.scenario).write_text(SCENARIO, encoding="utf-8")

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def answer(self, *arguments):
        found = run(*arguments, "--json", "--quiet")
        self.assertEqual(found.returncode, 0, found.stderr)
        return json.loads(found.stdout)

    def test_contributions_make_up_the_change_of_the_package(self):
        found = self.answer("attribute", self.scenario, "--of", "births_to_2040")
        self.assertEqual([m["id"] for m in found["measures"]], ["childcare_places", "cash_and_tax", "flexible_work"])
        change = found["package"] - found["baseline"]
        self.assertGreater(change, 1e6)
        self.assertAlmostEqual(sum(m["shapley"] for m in found["measures"]), change, delta=1e-3)
        for measure in found["measures"]:
            low, high = sorted((measure["alone"], measure["last"]))
            self.assertTrue(low - 1 <= measure["shapley"] <= high + 1, measure)
        # Places and flexible work lower the same barrier.
        pair = next(p for p in found["pairs"] if set(p["measures"]) == {"childcare_places", "flexible_work"})
        self.assertLess(pair["interaction"], 0)

    def test_a_sweep_file_gives_the_same_as_a_run_on_the_spot(self):
        sweep = Path(self.folder.name) / "sweep.toml"
        sweep.write_text(SWEEP, encoding="utf-8")
        packages = str(Path(self.folder.name) / "packages.h5")
        made = run("sweep", str(sweep), "-o", packages, "--force", "--quiet")
        self.assertEqual(made.returncode, 0, made.stderr)
        for command in (("attribute", "--of", "births_2040"), ("choose", "--target", "births_2040=+3%"),
                        ("choose", "--budget", "1e11/year", "--of", "births_to_2040")):
            here = self.answer(command[0], self.scenario, *command[1:])
            there = self.answer(command[0], packages, *command[1:])
            self.assertEqual(here, there)

    def test_choosing_needs_the_cost_beyond_the_baseline(self):
        sweep = Path(self.folder.name) / "no-cost.toml"
        sweep.write_text(SWEEP.replace("incremental_cost = 1\n", ""), encoding="utf-8")
        packages = str(Path(self.folder.name) / "no-cost.h5")
        made = run("sweep", str(sweep), "-o", packages, "--force", "--quiet")
        self.assertEqual(made.returncode, 0, made.stderr)
        found = run("choose", packages, "--target", "births_2040=+3%")
        self.assertEqual(found.returncode, 2)
        self.assertIn("does not keep incremental_cost of every year", found.stderr)

    def test_the_cheapest_package_reaches_the_target(self):
        found = self.answer("choose", self.scenario, "--package", "two", "--target", "births_2040=+3%")
        self.assertTrue(found["is_reached"])
        self.assertGreaterEqual(found["chosen"]["change"], 0.03)
        cheaper = [p for p in found["front"] if p["cost"] < found["chosen"]["cost"]]
        self.assertTrue(all(p["change"] < 0.03 for p in cheaper))
        costs = [p["cost"] for p in found["front"]]
        self.assertEqual(costs, sorted(costs))

    def test_a_budget_is_never_passed(self):
        found = self.answer("choose", self.scenario, "--package", "two", "--budget", "1.5e12", "--of", "births_2040")
        self.assertLessEqual(found["chosen"]["cost"], 1.5e12)
        better = [p for p in found["front"] if p["value"] > found["chosen"]["value"]]
        self.assertTrue(all(p["cost"] > 1.5e12 for p in better))

    def test_a_budget_a_year_holds_in_every_year(self):
        question = ("--budget", "1e11/year", "--of", "births_to_2040", "--package", "two")
        found = self.answer("choose", self.scenario, *question)
        self.assertEqual(found["cost"], "dearest_year")
        self.assertTrue(found["is_reached"])
        results = str(Path(self.folder.name) / "two.h5")
        self.assertEqual(run("run", self.scenario, "-o", results, "--force", "--quiet").returncode, 0)
        with h5py.File(results) as file:
            ids = [name.decode() for name in file["scenario"][:]]
            yearly = file["incremental_cost"][ids.index("two"), :, 0].sum(axis=1)
        both = next(p for p in found["front"] if len(p["measures"]) == 2)
        self.assertAlmostEqual(both["cost"] / yearly.max(), 1, places=9)
        self.assertGreater(both["cost"], 1e11)
        self.assertLess(found["chosen"]["cost"], 1e11)

    def test_measures_without_a_price_are_not_free(self):
        found = self.answer("choose", self.scenario, "--target", "births_2040=+1%")
        self.assertEqual(found["left_out"], 4)
        self.assertNotIn("flexible_work", found["chosen"]["measures"])
        free = self.answer("choose", self.scenario, "--target", "births_2040=+0.5%", "--count-unpriced")
        self.assertEqual(free["left_out"], 0)
        self.assertEqual(free["chosen"]["measures"], ["flexible_work"])

    def test_a_target_out_of_reach_says_so(self):
        found = run("choose", self.scenario, "--target", "births_2040=+90%")
        self.assertEqual(found.returncode, 0)
        self.assertIn("out of reach", found.stdout)

    def test_tables_fit_eighty_columns_in_both_languages(self):
        for command in (("attribute",), ("choose", "--budget", "1e12")):
            for language in ("en", "zh"):
                found = run(command[0], self.scenario, "--of", "births_2040", *command[1:], "--lang", language)
                self.assertEqual(found.returncode, 0, found.stderr)
                for line in found.stdout.splitlines():
                    self.assertLessEqual(columns(line), 80, line)

    def test_what_cannot_be_answered_is_refused_with_what_would_be_right(self):
        for arguments, words in (
            (("attribute", self.scenario, "--of", "births"), "is not an indicator and a year"),
            (("attribute", self.scenario, "--of", "births_1999"), "is known from 2020 to 2040"),
            (("attribute", self.scenario, "--package", "four"), "known: three, two"),
            (("choose", self.scenario), "either --target"),
            (("choose", self.scenario, "--target", "births_2040"), "needs a number"),
            (("choose", self.scenario, "--target", "births_2040=much"), "is not an indicator, a year and a number"),
            (("choose", self.scenario, "--target", "births_2040=1", "--budget", "1"), "either --target"),
            (("choose", self.scenario, "--budget", "1e11/month"), "is not an amount, such as 2e12 or 2e11/year"),
        ):
            found = run(*arguments)
            self.assertEqual(found.returncode, 2, (arguments, found.stderr))
            self.assertIn(words, found.stderr)


if __name__ == "__main__":
    unittest.main()
