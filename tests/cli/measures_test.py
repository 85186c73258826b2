"""Measures from outside: a catalogue of one's own, what each measure does, and every rule side by side."""

import json
import tempfile
import unittest
from pathlib import Path

import h5py
from program import columns, run

OWN_MEASURES = """
format = 1

[[reference]]
key = "own"
text = "Made up for a test."

[[measure]]
id = "grandparents"
heading = "childcare"
name.en = "Pay for grandparents"
barrier = "time"
unit.en = "share of families"
reference = 0.0
full = 1.0
level_evidence = ["own"]
eligible = { orders = [2, 3], ages = [20, 39] }

[[measure.effect]]
target = "birth"
log_effect = { low = 0.1, central = 0.2, high = 0.3 }
evidence = ["own"]

[[measure.cost]]
name.en = "pay"
per = { births = [] }
amount = 1000
evidence = ["own"]

[[measure]]
id = "cash_and_tax"
number = 12
heading = "housing_tax"
name.en = "Cash by our own estimate"
barrier = "money"
unit.en = "yuan"
reference = 0.0
full = 10000.0
level_evidence = ["own"]

[[measure.effect]]
target = "birth"
log_effect = { low = 1.0, central = 1.0, high = 1.0 }
evidence = ["own"]
"""

SCENARIO = """
dataset = "china-2020"
additional_measures = "own.toml"
horizon = 2060
ceiling = "none"

[[package]]
id = "grandparents"
name.en = "Grandparents"
name.zh = "祖辈照料"
measures.grandparents = { from = 2027, phase_in = 4, shape = "logistic" }

[[package]]
id = "cash"
name.en = "Cash"
name.zh = "现金"
measures.cash_and_tax = { level_by_year = { 2027 = 5000, 2030 = 10000 } }
measures.grandparents = { from = 2027 }
"""


class WithMeasuresOfOnesOwn(unittest.TestCase):
    """A folder with a scenario file, and measures that join and replace those of the catalogue."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.own = self.folder / "own.toml"
        self.own.write_text(OWN_MEASURES, encoding="utf-8")
        self.scenario = self.folder / "scenario.toml"
        self.scenario.write_text(SCENARIO, encoding="utf-8")
        self.results = self.folder / "r.h5"

    def in_eighty_columns(self, *arguments):
        """Runs in both languages; all of standard output fits a terminal. Returns the English one."""
        texts = [run(*arguments, "--lang", language).stdout for language in ("zh", "en")]
        for text in texts:
            self.assertLessEqual(max(map(columns, text.splitlines())), 80, text)
        return texts[-1]

    def test_they_join_and_replace_those_of_the_catalogue(self):
        listed = run("measures", "--additions", self.own).stdout
        self.assertIn("Pay for grandparents", listed)
        self.assertIn("Cash by our own estimate", listed)
        self.assertNotIn("Cash for small children", listed)
        sheet = run("measures", "--additions", self.own, "grandparents").stdout
        self.assertIn("For: orders 2, 3+, ages 20-39", sheet)

    def test_they_run_and_cost_by_whom_they_are_for(self):
        done = run("run", self.scenario, "-o", self.results)
        self.assertEqual(done.returncode, 0, done.stderr)
        with h5py.File(self.results) as file:
            measures = [name.decode() if isinstance(name, bytes) else name for name in file["measure"][:]]
            year = list(file["year"][:]).index(2050)
            births = file["births_by_order"][:, year, 0, :]
            own = measures.index("grandparents")
            self.assertAlmostEqual(file["cost"][1, year, 0, own] / births[1, 1:].sum(), 1000, places=3)
            self.assertGreater(births[1, 1], 1.05 * births[0, 1])
            levels = file["intensity"][2, :, 0, measures.index("cash_and_tax")]
            start = list(file["year"][:]).index(2026)
            self.assertEqual([round(level) for level in levels[start:start + 6]],
                             [0, 5000, 6667, 8333, 10000, 10000])

    def test_a_package_beyond_the_plausible_is_warned_of(self):
        done = run("run", self.scenario, "-o", self.results)
        self.assertIn("Warning: Cash: births of 2028 to 2057 change by +", done.stderr)
        self.assertNotIn("Warning: Grandparents", done.stderr)
        self.assertIn("Warning: Cash", " ".join(done.stdout.split()))
        with h5py.File(self.results) as file:
            self.assertEqual(list(file.attrs["plausible_gain"]), [0.0, 0.3])
            named = file.attrs["implausible_scenarios"]
            self.assertIn("cash", str(named))
            self.assertNotIn("grandparents", str(named))
        compared = json.loads(run("compare", self.results, "--json").stdout)
        gains = {row["id"]: row["births_gain"] for row in compared["regions"][0]["scenarios"]}
        self.assertIsNone(gains["baseline"])
        self.assertFalse(gains["cash"]["is_plausible"])
        self.assertTrue(gains["grandparents"]["is_plausible"])

    def test_each_is_checked_by_itself(self):
        table = self.in_eighty_columns("measures", "--check", "--additions", self.own)
        self.assertIn("All measures together", table)
        marked = [line for line in table.splitlines() if line.endswith("!")]
        self.assertEqual([line.split()[0] for line in marked], ["All"])
        done = json.loads(run("measures", "--check", "--additions", self.own, "--json").stdout)
        self.assertEqual((done["first"], done["last"]), (2021, 2050))
        by_id = {measure["id"]: measure for measure in done["measures"]}
        self.assertEqual(len(by_id), 21)
        self.assertGreater(by_id["cash_and_tax"]["births"]["central"], 0.3)
        self.assertIsNone(by_id["grandparents"]["plausible"])

    def test_the_built_in_ones_are_plausible(self):
        table = self.in_eighty_columns("measures", "--check")
        self.assertNotIn("!\n", table)
        done = json.loads(run("measures", "--check", "--json").stdout)
        self.assertTrue(all(measure["is_plausible"] for measure in done["measures"]))

    def test_the_json_names_every_coverage_as_the_files_do(self):
        measures = json.loads(run("measures", "--json").stdout)["measures"]
        lines = [line for measure in measures for line in measure["costs"] + measure["capacities"]]
        self.assertEqual({line["per"]["coverage"] for line in lines}, {"dose", "level", "standard"})
        places = next(measure for measure in measures if measure["id"] == "preschool")["capacities"]
        self.assertIn("standard", [line["per"]["coverage"] for line in places])

    def test_check_is_for_the_whole_catalogue(self):
        done = run("measures", "--check", "5")
        self.assertEqual(done.returncode, 2)
        self.assertIn("--check is for the whole catalogue", done.stderr)

    def test_every_rule_stands_side_by_side(self):
        run("run", self.scenario, "-o", self.results)
        table = self.in_eighty_columns("compare", "--rules", self.results)
        self.assertIn("diminishing*", table)
        self.assertEqual(run("compare", "--rules", self.scenario).stdout, table)
        done = json.loads(run("compare", "--rules", self.results, "--json").stdout)
        region = done["regions"][0]
        self.assertEqual(region["rule"], "diminishing")
        # One measure, or two against different barriers, is the same under every rule.
        for package in region["packages"]:
            gained = [rule["additional_births"] for rule in package["rules"].values()]
            self.assertEqual(len(gained), 4)
            self.assertAlmostEqual(max(gained) / min(gained), 1.0, places=9)


if __name__ == "__main__":
    unittest.main()
