"""The registry of indicators from outside: natality info --indicators, and what scenario files choose of it."""

import json
import re
import tempfile
import unittest
from pathlib import Path

import h5py
from program import SOURCE, columns, run

COMPARED = {"births_total", "tfr", "population_total", "population_15_64", "population_65_over"}


def registry():
    """The registry as the program gives it to machines."""
    return json.loads(run("info", "--indicators", "--json").stdout)["indicators"]


class Registry(unittest.TestCase):
    """`natality info --indicators`."""

    def test_lists_every_indicator_in_both_languages(self):
        for language in ("en", "zh"):
            with self.subTest(language):
                done = run("info", "--indicators", "--lang", language)
                self.assertEqual(done.returncode, 0, done.stderr)
                lines = done.stdout.splitlines()
                # A long name goes on below itself.
                first = [line.split()[0] for line in lines if not line.startswith(" ")]
                self.assertEqual(first, [one["id"] for one in registry()])
                letters = re.sub(r"\s", "", done.stdout)
                self.assertTrue(all(re.sub(r"\s", "", one["name"][language]) in letters for one in registry()))
                self.assertLessEqual(max(map(columns, lines)), 80)

    def test_shows_some_in_full(self):
        done = run("info", "--indicators", "tfr", "median_age")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("Preston", done.stdout)
        self.assertEqual(len(re.findall(r"^\w+$", done.stdout, re.M)), 2)

    def test_names_the_nearest_of_an_unknown_one(self):
        done = run("info", "--indicators", "mediam_age")
        self.assertEqual(done.returncode, 2)
        self.assertIn("did you mean 'median_age'?", done.stderr)

    def test_the_documentation_describes_every_one(self):
        page = (SOURCE / "docs/indicators.md").read_text(encoding="utf-8")
        words = set(re.findall(r"`(\w+)`", page))
        endings = tuple(word for word in words if word.startswith("_"))
        for one in registry():
            self.assertTrue(one["id"] in words or one["id"].endswith(endings), one["id"])


class Choice(unittest.TestCase):
    """`indicators` in a scenario file."""

    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = Path(scratch.name)

    def run_with(self, line):
        """Runs a short scenario of China with one more line."""
        scenario = self.folder / "scenario.toml"
        scenario.write_text(f'dataset = "china-2020"\nhorizon = 2023\n{line}\n', encoding="utf-8")
        return run("run", scenario, "-o", self.folder / "r.h5")

    def test_keeps_those_chosen_and_those_a_comparison_reads(self):
        done = self.run_with('indicators = ["median_age", "crude_birth_rate"]')
        self.assertEqual(done.returncode, 0, done.stderr)
        with h5py.File(self.folder / "r.h5") as file:
            held = {one["id"] for one in registry()} & set(file)
        self.assertEqual(held, COMPARED | {"median_age", "crude_birth_rate"})
        self.assertEqual(run("compare", self.folder / "r.h5").returncode, 0)

    def test_refuses_an_unknown_one_with_file_line_and_the_nearest(self):
        done = self.run_with('indicators = ["mediam_age"]')
        self.assertEqual(done.returncode, 2)
        self.assertIn("scenario.toml:3: indicators: 'mediam_age' is no indicator; did you mean 'median_age'?",
                      done.stderr)


if __name__ == "__main__":
    unittest.main()
