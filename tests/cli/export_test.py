"""Results as CSV tables from outside."""

import csv
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

import h5py
import numpy as np

PROGRAM = os.environ["NATALITY_PROGRAM"]


def run(*arguments):
    """Runs the program with a fixed locale and returns what it did."""
    return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, timeout=120, check=False,
                          env={**os.environ, "LC_ALL": "C.UTF-8"})


def rows(path):
    """The rows of a table as dictionaries."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class Export(unittest.TestCase):
    """`natality export` of the built-in study."""

    @classmethod
    def setUpClass(cls):
        cls._folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls._folder.cleanup)
        cls.folder = Path(cls._folder.name)
        cls.results = cls.folder / "results.h5"
        done = run("run", "-o", cls.results)
        assert done.returncode == 0, done.stderr

    def export(self, *options, to="tables", code=0):
        """Exports into a folder and returns it and what was said."""
        folder = self.folder / to
        done = run("export", self.results, "-o", folder, *options)
        self.assertEqual(done.returncode, code, done.stderr)
        return folder, done

    def test_every_number_reads_back_as_the_same_bits(self):
        folder, _ = self.export("--all", to="all")
        with h5py.File(self.results) as results:
            for path in sorted(folder.glob("*.csv")):
                name = path.stem
                if name in ("labels", "variables"):
                    continue
                cells = [row[name] for row in rows(path)]
                found = np.array([float(cell) if cell else np.nan for cell in cells])
                np.testing.assert_array_equal(found, results[name][...].astype(float).ravel(), err_msg=name)
            self.assertEqual(len(rows(folder / "variables.csv")), len(list(folder.glob("*.csv"))) - 2)

    def test_rows_carry_the_labels_of_their_axes(self):
        folder, _ = self.export("--variables", "births,tfr", to="chosen")
        self.assertEqual(sorted(path.name for path in folder.iterdir()),
                         ["births.csv", "labels.csv", "tfr.csv", "variables.csv"])
        first = rows(folder / "births.csv")[0]
        self.assertEqual(list(first), ["scenario", "year", "region", "age", "births"])
        self.assertEqual((first["scenario"], first["year"], first["age"]), ("baseline", "2020", "0"))
        names = {(row["axis"], row["id"]): row["name_zh"] for row in rows(folder / "labels.csv")}
        self.assertEqual(names["scenario", "childcare"], "普惠托育")

    def test_tables_are_kept_unless_forced(self):
        folder, _ = self.export("--variables", "tfr", to="kept")
        (folder / "tfr.csv").write_text("mine", encoding="utf-8")
        _, done = self.export("--variables", "tfr", to="kept", code=2)
        self.assertIn("exists already", done.stderr)
        self.assertEqual((folder / "tfr.csv").read_text(encoding="utf-8"), "mine")
        self.export("--variables", "tfr", "--force", to="kept")
        self.assertEqual(len(rows(folder / "tfr.csv")), 10 * 80)

    def test_a_variable_that_there_is_not_is_named_with_the_nearest_and_nothing_is_written(self):
        folder, done = self.export("--variables", "tfrs", to="none", code=2)
        self.assertIn("holds no variable 'tfrs'; did you mean 'tfr'?", done.stderr)
        self.assertFalse(folder.exists())

    def test_tables_stand_beside_the_results_unless_told_otherwise(self):
        done = run("export", self.results, "--variables", "tfr")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertTrue((self.folder / "results" / "tfr.csv").is_file())

    def test_other_files_are_refused(self):
        done = run("export", __file__, "-o", self.folder / "other")
        self.assertEqual(done.returncode, 2)
        self.assertIn("export_test.py", done.stderr)


if __name__ == "__main__":
    unittest.main()
