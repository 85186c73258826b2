"""Results as CSV tables and as workbooks from outside."""

import csv
import tempfile
import unittest
import zipfile
from pathlib import Path

import h5py
import numpy as np
import openpyxl
from program import run


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


class Workbook(unittest.TestCase):
    """`natality export` of a small study as a workbook."""

    NAME = "=HYPERLINK(\"http://example.org\")"

    @classmethod
    def setUpClass(cls):
        cls._folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls._folder.cleanup)
        cls.folder = Path(cls._folder.name)
        scenario = cls.folder / "small.toml"
        scenario.write_text(f"dataset = 'china-2020'\nhorizon = 2023\n[[package]]\nid = 'one'\nname.en = '{cls.NAME}'\nname.zh = '学前教育'\n"
                            "measures.preschool = { from = 2021 }\n", encoding="utf-8")
        cls.results = cls.folder / "small.h5"
        done = run("run", scenario, "-o", cls.results)
        assert done.returncode == 0, done.stderr

    def export(self, name, *options, code=0):
        """Exports as a workbook; returns its path and what was said."""
        path = self.folder / name
        done = run("export", self.results, "-o", path, *options)
        self.assertEqual(done.returncode, code, done.stderr)
        return path, done

    def book(self, *arguments):
        """The workbook, opened."""
        return openpyxl.load_workbook(self.export(*arguments)[0])

    def test_it_has_a_sheet_a_variable_with_typed_numbers_and_labels_in_both_languages(self):
        book = self.book("three.xlsx", "--variables", "births_total,population,births_by_order")
        self.assertEqual(book.sheetnames[0], "variables")
        self.assertEqual(set(book.sheetnames[1:-1]), {"births_total", "population", "births_by_order"})
        sheet = list(book["births_total"].values)
        self.assertEqual(sheet[0], ("scenario", "scenario_name", "scenario_name_zh", "year", "region", "region_name", "region_name_zh",
                                    "births_total"))
        self.assertEqual(sheet[1][:7], ("baseline", "Baseline", "基线", 2020, "CN", "China", "中国"))
        with h5py.File(self.results) as results:
            expected = results["births_total"][...].ravel()
        np.testing.assert_allclose([row[-1] for row in sheet[1:]], expected, rtol=1e-15)
        ages = {row[book["population"].max_column - 2] for row in book["population"].values}
        self.assertLessEqual({0, 99, "100+"}, ages)
        self.assertEqual({row[0]: row[2] for row in book["variables"].values}["births_total"], "births")
        self.assertIn(("scenario", "one", self.NAME, "学前教育"), list(book["labels"].values))

    def test_every_variable_that_is_not_by_age_has_a_sheet_named_on_the_first(self):
        book = self.book("all.xlsx")
        self.assertLessEqual(max(map(len, book.sheetnames)), 31)
        told = {row[0]: row[1] for row in list(book["variables"].values)[1:]}
        self.assertEqual(list(told.values()), book.sheetnames[1:-1])
        self.assertIn("incremental_cost_by_payer", told)

    def test_names_are_texts_whatever_they_begin_with(self):
        path, _ = self.export("formula.xlsx", "--variables", "tfr")
        book = openpyxl.load_workbook(path)
        cells = [cell for row in book["tfr"].rows for cell in row if cell.value == self.NAME]
        self.assertEqual(len(cells), 3)
        self.assertTrue(all(cell.hyperlink is None for cell in cells))
        with zipfile.ZipFile(path) as parts:
            self.assertNotIn(b"<f>", parts.read("xl/worksheets/sheet2.xml"))

    def test_the_format_is_what_is_asked_for_or_what_the_name_says(self):
        self.assertTrue(zipfile.is_zipfile(self.export("named", "--format", "xlsx", "--variables", "tfr")[0]))
        _, done = self.export("never", "--format", "ods", code=2)
        self.assertIn("csv or xlsx", done.stderr)
        _, done = self.export("named", "--variables", "tfr", "--format", "xlsx", code=2)
        self.assertIn("exists already", done.stderr)


if __name__ == "__main__":
    unittest.main()
