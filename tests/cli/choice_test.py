"""Attribution and choice from outside: figures that add up, answers that hold, and what is refused."""

import json
import tempfile
import unittest
from pathlib import Path

import h5py
from program import columns, run

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

    def test_a_heading_is_given_what_its_measures_bring_as_one(self):
        study = str(Path(self.folder.name) / "headings.toml")
        uses = "".join(f"measures.{m} = {{ from = 2027 }}\n" for m in ("childcare_places", "childcare_quality", "cash_and_tax"))
        Path(study).write_text('dataset = "china-2020"\nhorizon = 2041\n[[package]]\nid = "p"\n' + uses, encoding="utf-8")
        whole = self.answer("attribute", study, "--of", "births_to_2040")
        alone = {m: self.answer("attribute", study, "--of", "births_to_2040", "--measures", m)["package"] for m in ("5,7", "12")}
        expected = (alone["5,7"] - whole["baseline"] + whole["package"] - alone["12"]) / 2
        of_heading = {h["id"]: h["contribution"] for h in whole["headings"]}
        self.assertAlmostEqual(of_heading["childcare"], expected, delta=1e-3)
        self.assertAlmostEqual(sum(of_heading.values()), whole["package"] - whole["baseline"], delta=1e-3)
        owen = [m["owen"] for m in whole["measures"] if m["heading"] == "childcare"]
        self.assertAlmostEqual(sum(owen), expected, delta=1e-3)
        for language, head in (("en", "heading"), ("zh", "类别")):
            table = run("attribute", study, "--of", "births_to_2040", "--lang", language).stdout
            self.assertIn(head, table)
            self.assertTrue(all(columns(line) <= 80 for line in table.splitlines()), table)

    def test_levels_in_between_do_better_and_keep_to_the_question(self):
        full = self.answer("choose", self.scenario, "--budget", "1e11/year", "--of", "births_to_2040")
        found = self.answer("choose", self.scenario, "--budget", "1e11/year", "--of", "births_to_2040", "--levels")
        self.assertEqual(found["chosen"], full["chosen"])
        levels = found["levels"]
        self.assertLessEqual(levels["cost"], 1e11)
        self.assertGreater(levels["value"], full["chosen"]["value"])
        # Most of the budget is spent, and no measure without a price is used.
        self.assertGreater(levels["cost"], 0.97e11)
        self.assertTrue({m["id"] for m in levels["measures"]} <= {"childcare_places", "cash_and_tax"})
        self.assertTrue(all(0 < m["share"] <= 1 for m in levels["measures"]))
        target = self.answer("choose", self.scenario, "--target", "births_2035=+3%", "--levels")
        self.assertLessEqual(target["levels"]["cost"], target["chosen"]["cost"])
        self.assertGreaterEqual(target["levels"]["change"], 0.03)

    def test_a_target_out_of_reach_has_no_levels(self):
        self.assertNotIn("levels", self.answer("choose", self.scenario, "--target", "births_2035=+90%", "--levels"))

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
        drawn = ("--draws", "4")
        for command in (("attribute",), ("choose", "--budget", "1e12"), ("attribute", *drawn), ("attribute", "--sampled"),
                        ("choose", "--budget", "1e12", *drawn, "--also", "tfr_2040"),
                        ("sensitivity", "--samples", "4")):
            for language in ("en", "zh"):
                found = run(command[0], self.scenario, "--of", "births_2040", *command[1:], "--lang", language)
                self.assertEqual(found.returncode, 0, found.stderr)
                for line in found.stdout.splitlines():
                    self.assertLessEqual(columns(line), 80, line)

    def test_draws_are_the_same_on_any_threads_and_know_ranks(self):
        question = ("attribute", self.scenario, "--of", "births_2040", "--draws", "12", "--seed", str(2**63 - 1))
        found = self.answer(*question, "--threads", "1")
        self.assertEqual(found, self.answer(*question, "--threads", "3"))
        self.assertNotEqual(found, self.answer(*question[:-1], "1"))
        self.assertEqual(found["draws"], 12)
        for measure in found["measures"]:
            draws = measure["shapley_draws"]
            self.assertLess(draws["p10"], draws["p90"], measure)
            self.assertAlmostEqual(sum(measure["rank_probabilities"]), 1, places=12)

    def test_a_choice_under_draws_says_how_often_it_holds(self):
        question = ("choose", self.scenario, "--measures", "5,12", "--draws", "12")
        found = self.answer(*question, "--target", "births_2040=+3%", "--draw", "effects")
        costs = [p["draws"]["cost"] for p in found["front"]]
        self.assertTrue(all(c["p10"] <= c["p50"] <= c["p90"] for c in costs))
        reached = [p["draws"]["reaches_target"] for p in found["front"]]
        self.assertEqual(reached[0], 0)
        self.assertGreater(reached[-1], 0.5)
        self.assertEqual(found["front"][0]["draws"]["change"]["p90"], 0)
        budget = self.answer(*question, "--budget", "1e11/year", "--of", "births_to_2040")
        for choice in (budget["least_regret"], budget["best_on_average"]):
            self.assertLessEqual(choice["draws"]["mean_cost"], 1e11)
        self.assertEqual(budget["least_regret"]["draws"]["keeps_budget"], 1)

    def test_where_only_effects_are_drawn_differences_carry_no_noise_of_the_baseline(self):
        question = ("choose", self.scenario, "--measures", "12", "--target", "births_2040=+3%", "--draws", "10")
        none = self.answer(*question, "--draw", "effects")["front"][0]
        self.assertAlmostEqual(none["draws"]["mean_value"] / none["value"], 1, places=12)
        none = self.answer(*question, "--draw", "fertility")["front"][0]
        self.assertGreater(abs(none["draws"]["mean_value"] / none["value"] - 1), 1e-3)

    def test_a_sample_of_orders_comes_near_the_exact_contributions(self):
        exact = self.answer("attribute", self.scenario, "--of", "births_2040")
        sampled = self.answer("attribute", self.scenario, "--of", "births_2040", "--sampled")
        for one, other in zip(exact["measures"], sampled["measures"]):
            self.assertLess(abs(one["shapley"] - other["shapley"]), 5 * other["standard_error"] + 1e-3)

    def test_a_third_indicator_adds_to_the_front(self):
        question = ("choose", self.scenario, "--budget", "1e12", "--of", "births_2040", "--count-unpriced")
        two = self.answer(*question)["front"]
        three = self.answer(*question, "--also", "-tfr_2040")["front"]
        self.assertGreater(len(three), len(two) - 1)
        self.assertTrue(all("also" in package for package in three))

    def test_sensitivity_of_draws_names_the_sources_and_of_the_difference_the_effects(self):
        found = self.answer("sensitivity", self.scenario, "--measures", "5,12", "--samples", "64", "--of", "births_2040",
                            "--draw", "fertility,effects,lag")
        difference, value = ({i["input"]: i for i in q["inputs"]} for q in found["quantities"])
        self.assertEqual(list(value), ["baseline fertility", "effects of measures", "lags"])
        self.assertGreater(difference["effects of measures"]["total"]["value"], 0.5)
        self.assertGreater(value["baseline fertility"]["total"]["value"], 0.5)
        for source in value.values():
            self.assertLessEqual(source["total"]["p2_5"], source["total"]["p97_5"])

    def test_sensitivity_of_a_sobol_sweep_is_the_same_from_its_file_and_on_the_spot(self):
        sobol = Path(self.folder.name) / "sobol.toml"
        head = 'design = "sobol"\nlayout = "saltelli"\nsamples = 48\nseed = 9223372036854775807\n'
        sobol.write_text(SWEEP.replace('design = "all-packages"\n', head), encoding="utf-8")
        packages = str(Path(self.folder.name) / "sobol.h5")
        made = run("sweep", str(sobol), "-o", packages, "--force", "--quiet")
        self.assertEqual(made.returncode, 0, made.stderr)
        with h5py.File(packages) as file:
            self.assertIn("saltelli", file.attrs["natality_sample_layout"])
            self.assertEqual(file.attrs["natality_samples"], "48")
            self.assertEqual(file.attrs["seed"], "9223372036854775807")
        there = self.answer("sensitivity", packages, "--of", "births_to_2040")
        self.assertEqual(there, self.answer("sensitivity", str(sobol), "--of", "births_to_2040"))
        totals = [i["total"]["value"] for i in there["quantities"][0]["inputs"]]
        self.assertEqual(len(totals), 3)
        self.assertGreater(max(totals[:2]), totals[2])
        self.assertIn("no power of two", run("sensitivity", packages, "--of", "births_to_2040").stdout)
        refused = run("sensitivity", packages.replace("sobol", "packages"), "--of", "births_to_2040")
        self.assertEqual(refused.returncode, 2)

    def test_what_cannot_be_answered_is_refused_with_what_would_be_right(self):
        for arguments, words in (
            (("attribute", self.scenario, "--of", "births"), "is not an indicator and a year"),
            (("attribute", self.scenario, "--of", "births_1999"), "is known from 2020 to 2040"),
            (("attribute", self.scenario, "--package", "four"), "known: three, two"),
            (("choose", self.scenario), "either --target"),
            (("choose", self.scenario, "--target", "births_2040"), "needs a number"),
            (("choose", self.scenario, "--target", "births_2040=much"), "is not an indicator, a year and a number"),
            (("choose", self.scenario, "--target", "births_2040=1", "--budget", "1"), "either --target"),
            (("attribute", self.scenario, "--of", "births_2040", "--seed", "3"), "ask for some by --draws"),
            (("attribute", self.scenario, "--of", "births_2040", "--draws", "3", "--draw", "effect"), "did you mean 'effects'"),
            (("attribute", self.scenario, "--measures", "5,flexible"), "'flexible' is not in package 'three'"),
            (("choose", self.scenario, "--budget", "1e12", "--of", "-births_2040"), "see --also"),
            (("sensitivity", self.scenario, "--samples", "1"), "two at least"),
            (("choose", self.scenario, "--budget", "1e11/month"), "is not an amount, such as 2e12 or 2e11/year"),
        ):
            found = run(*arguments)
            self.assertEqual(found.returncode, 2, (arguments, found.stderr))
            self.assertIn(words, found.stderr)


if __name__ == "__main__":
    unittest.main()
