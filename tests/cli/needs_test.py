"""What packages need, from outside: natality needs on a results file."""

import json
import tempfile
import unittest
from pathlib import Path

import h5py
import numpy as np
from program import columns, run

SCENARIO = """
dataset = "china-2020"
horizon = 2060
[[package]]
id = "places"
measures.childcare_places = { from = 2027 }
"""


class Needs(unittest.TestCase):
    """Results of China with half of the children under three enrolled from 2027 on."""

    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.scratch.cleanup)
        cls.folder = Path(cls.scratch.name)
        cls.results = cls.folder / "r.h5"
        (cls.folder / "scenario.toml").write_text(SCENARIO, encoding="utf-8")
        done = run("run", cls.folder / "scenario.toml", "-o", cls.results)
        assert done.returncode == 0, done.stderr

    def test_the_only_package_is_shown_in_both_languages(self):
        for language, place in (("en", "places taken"), ("zh", "在用托位")):
            with self.subTest(language):
                done = run("needs", self.results, "--lang", language)
                self.assertEqual(done.returncode, 0, done.stderr)
                self.assertIn(place, done.stdout)
                self.assertLessEqual(max(map(columns, done.stdout.splitlines())), 80)

    def test_places_and_target_are_counted_by_the_projection(self):
        found = json.loads(run("needs", self.results, "--json").stdout)
        self.assertEqual(found["package"], "places")
        taken, target = (np.array(need["capacity"]) for need in found["needs"])
        with h5py.File(self.results) as file:
            children, persons = (file[name][1, :, 0] for name in ("population_0_2", "population_total"))
        # At mid-year; the level is reached in 2027.
        np.testing.assert_allclose(taken[7:], 0.5 * (children[7:-1] + children[8:]) / 2)
        np.testing.assert_allclose(target, 0.0045 * (persons[:-1] + persons[1:]) / 2)

    def test_an_unknown_package_is_told_with_the_nearest(self):
        done = run("needs", self.results, "--package", "place")
        self.assertEqual(done.returncode, 2)
        self.assertIn("--package: 'place' is not in the file; did you mean 'places'?", done.stderr)


if __name__ == "__main__":
    unittest.main()
