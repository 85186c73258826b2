"""Draws from outside: natality run --draws, [draws] of a scenario file, and what compare shows of them."""

import json
import os
import tempfile
import unittest
from functools import partial
from pathlib import Path

import h5py
import numpy as np
import program
from program import columns

SCENARIO = """
dataset = "china-2020"
horizon = 2060
ceiling = "none"

[baseline]
fertility = "observed"

{draws}
[[package]]
id = "places"
name.en = "Childcare places"
measures.childcare_places = {{ from = 2027, phase_in = 5 }}

[[package]]
id = "cash"
name.en = "Cash for families, and tax relief"
name.zh = "现金补贴与税收优惠一揽子"
measures.cash_and_tax = {{ from = 2027 }}
"""

QUANTILES = [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975]


run = partial(program.run, SOURCE_DATE_EPOCH="0")


class Draws(unittest.TestCase):
    """`natality run` of a study that is drawn."""

    def setUp(self):
        self._folder = tempfile.TemporaryDirectory()
        self.addCleanup(self._folder.cleanup)
        self.folder = Path(self._folder.name)

    def scenario(self, draws=""):
        path = self.folder / "scenario.toml"
        path.write_text(SCENARIO.format(draws=draws), encoding="utf-8")
        return path

    def results(self, *options, draws="", name="r.h5"):
        """Runs the scenario into a file; returns its path and what the program did."""
        file = self.folder / name
        done = run("run", "--force", "-o", file, *options, self.scenario(draws))
        self.assertEqual(done.returncode, 0, done.stderr)
        return file, done

    def test_the_file_holds_distributions_of_values_and_differences(self):
        path, _ = self.results("--draws", 60)
        with h5py.File(path) as file:
            np.testing.assert_array_equal(file["quantile"][:], QUANTILES)
            self.assertEqual(file.attrs["draws"], 60)
            for name in ("births_total", "births_cumulative", "tfr", "population_total",
                         "old_age_dependency_ratio", "incremental_cost_cumulative"):
                values = file[name + "_quantile"][:]
                self.assertTrue((np.diff(values, axis=-1) >= 0).all(), name)
                difference = file[name + "_difference_quantile"][:]
                self.assertTrue((difference[0] == 0).all(), name)
            births = file["births_cumulative_quantile"][:]
            plain = np.cumsum(file["births_total"][0, :, 0])
            # The years counted are known, and the run without draws lies within the draws.
            self.assertAlmostEqual(births[0, 5, 0, 0] / births[0, 5, 0, 6], 1.0, places=3)
            self.assertTrue(births[0, 39, 0, 0] < plain[39] < births[0, 39, 0, 6])
            variance = file["births_cumulative_difference_variance"][1, 39, 0]
            # All sources but the rules, which are drawn on request.
            self.assertTrue((variance[..., :-1] > 0).all())
            self.assertGreater(variance[4], variance[2])
            more = file["probability_more_births"][:, 39, 0, :]
            self.assertEqual(more[1, 0], 1.0)
            self.assertAlmostEqual(more[1, 2] + more[2, 1], 1.0)

    def test_the_scenario_file_may_ask_for_them(self):
        by_option, _ = self.results("--draws", 12, "--seed", 7)
        by_file, _ = self.results(draws="[draws]\ncount = 12\nseed = 7\n", name="f.h5")
        with h5py.File(by_option) as one, h5py.File(by_file) as other:
            np.testing.assert_array_equal(one["tfr_quantile"][:], other["tfr_quantile"][:])
            self.assertEqual(other.attrs["seed"], b"7" if isinstance(other.attrs["seed"], bytes) else "7")

    def test_threads_do_not_change_a_byte(self):
        draws = "[draws]\ncount = 10\nseed = 9223372036854775807\n"
        tables = []
        for threads in (1, 2):
            path, _ = self.results("--threads", threads, draws=draws)
            with h5py.File(path) as file:
                tables.append(file["births_total_quantile"][:])
        np.testing.assert_array_equal(*tables)

    def test_with_effects_alone_the_baseline_does_not_vary(self):
        path, _ = self.results(draws='[draws]\ncount = 12\nwhich = ["effects"]\n')
        with h5py.File(path) as file:
            quantiles = file["births_total_quantile"][0, :, 0, :]
            np.testing.assert_array_equal(quantiles, quantiles[:, :1].repeat(7, axis=1))
            np.testing.assert_array_equal(quantiles[:, 3], file["births_total"][0, :, 0])
            self.assertGreater(np.ptp(file["births_total_quantile"][1, 39, 0, :]), 0)
            self.assertEqual(list(file.attrs["drawn_sources"]), ["effects"])

    def test_how_measures_respond_and_combine_is_drawn_on_request(self):
        sources = ["effects", "overlap", "lag", "tempo", "ceiling", "rule"]
        path, _ = self.results("--draws", 30, "--draw", ",".join(sources))
        with h5py.File(path) as file:
            self.assertEqual(list(file.attrs["drawn_sources"]), sources)
            source = [name.decode() for name in file["source"][:]].index("rules")
            variance = file["births_cumulative_difference_variance"][1, 29, 0, :]
            self.assertGreater(variance[source], 0)
            self.assertGreater(variance[0], variance[source])

    def test_run_from_a_file_draws_again_as_it_was_drawn(self):
        path, _ = self.results("--draws", 7, "--seed", 12, "--draw", "effects,lag")
        again = self.folder / "again.h5"
        done = run("run", "--from", path, "-o", again)
        self.assertEqual(done.returncode, 0, done.stderr)
        with h5py.File(path) as one, h5py.File(again) as other:
            np.testing.assert_array_equal(one["births_total_quantile"][:], other["births_total_quantile"][:])
            self.assertEqual(one.attrs["seed"], other.attrs["seed"])

    def test_run_and_compare_show_intervals_in_both_languages(self):
        for language, words in (("en", "40 draws"), ("zh", "40次抽样")):
            path, done = self.results("--draws", 40, "--lang", language)
            self.assertIn(words, done.stdout)
            self.assertRegex(done.stdout, r"\+\d+(\.\d)? \(\+\d+(\.\d)? … \+\d+(\.\d)?\)")
            self.assertLessEqual(max(map(columns, done.stdout.splitlines())), 80, done.stdout)
            self.assertEqual(run("compare", "--lang", language, path).stdout, done.stdout)

    def test_json_has_the_quantiles(self):
        path, _ = self.results("--draws", 20)
        region = json.loads(run("compare", "--json", path).stdout)["regions"][0]
        self.assertEqual(region["draws"]["count"], 20)
        cash = region["draws"]["scenarios"][2]
        self.assertEqual(list(cash["additional_births_to_middle"]), [*map(str, QUANTILES), "mean"])
        path, _ = self.results()
        self.assertNotIn("draws", json.loads(run("compare", "--json", path).stdout)["regions"][0])

    def test_the_part_of_effects_is_that_of_their_draws_alone(self):
        path, _ = self.results("--draws", 40)
        shown = json.loads(run("compare", "--json", path).stdout)["regions"][0]["draws"]["scenarios"][1]
        with h5py.File(path) as file:
            medians = file["births_cumulative_quantile"][1, :, 0, QUANTILES.index(0.5)]
            step = list(medians).index(shown["births_to_middle"]["0.5"])
            variance = file["births_cumulative_difference_variance"][1, step, 0]
            source = [name.decode() for name in file["source"][:]].index("effects")
        share = min(1.0, variance[source] / variance[0])
        self.assertGreater(share, 0.3)
        self.assertAlmostEqual(shown["share_of_variance_from_effects"], share)
        row = next(line for line in run("compare", path).stdout.splitlines()
                   if line.startswith("Childcare places") and "(" in line)
        self.assertEqual(row.split()[-2], f"{100 * share:.0f}")

    def test_checks_and_exports_the_file(self):
        path, _ = self.results("--draws", 5)
        self.assertEqual(run("check", path).returncode, 0)
        done = run("export", "-o", self.folder / "csv", path)
        self.assertEqual(done.returncode, 0, done.stderr)
        header = (self.folder / "csv" / "tfr_quantile.csv").read_text().splitlines()[0]
        self.assertEqual(header, "scenario,year,region,quantile,tfr_quantile")

    def test_what_cannot_be_drawn_is_said(self):
        done = run("run", "-o", self.folder / "r.h5", "--draws", "-3", self.scenario())
        self.assertEqual(done.returncode, 2)
        self.assertIn("-3 is not a number of draws", done.stderr)
        done = run("run", "-o", self.folder / "r.h5", "--seed", "3", self.scenario())
        self.assertEqual(done.returncode, 2)
        self.assertIn("ask for some by --draws", done.stderr)
        done = run("run", "-o", self.folder / "r.h5", self.scenario("[draws]\ncount = 5\ncorelation = 1\n"))
        self.assertEqual(done.returncode, 2)
        self.assertIn("correlation", done.stderr)
        self.assertEqual(os.listdir(self.folder), ["scenario.toml"])


if __name__ == "__main__":
    unittest.main()
