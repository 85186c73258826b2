"""Reports from outside: what stands in the page is what stands in the files."""

import base64
import json
import os
import re
import subprocess
import tempfile
import unittest
from pathlib import Path

import h5py
import numpy as np
from program import PROGRAM
from sweeps import sweep_text

MEASURES = ["childcare_places", "cash_and_tax", "preschool", "flexible_work", "population_service"]
NAMES = {"one": "</script><script>alert(1)</script>", "two": "<!-- \"quoted\" & 'more' \u2028", "three": "=SUM(A1)"}


def run(*arguments):
    """Runs the program with a fixed locale and returns what it did."""
    return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, timeout=120, check=False,
                          env={**os.environ, "LC_ALL": "C.UTF-8"})


def ran(*arguments):
    """The same, and it must have been done."""
    done = run(*arguments)
    assert done.returncode == 0, done.stderr
    return done


def data_of(page):
    """The data of a report."""
    text = page.read_text(encoding="utf-8")
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', text, re.S)
    return json.loads(found.group(1))


def numbers(table):
    """The numbers of a table of the page."""
    kind = {"float64": "<f8", "float32": "<f4"}[table["width"]]
    return np.frombuffer(base64.b64decode(table["data"]), dtype=kind).astype(float)


def rows(table):
    """Its rows, repeated ones too."""
    return numbers(table).reshape(-1, table["length"])[table["index"]]


def by_package(table, count):
    """Values of all packages from those that differ."""
    values = numbers(table)
    position = np.zeros(count, dtype=int)
    for bit, measure in enumerate(table["measures"]):
        position |= (np.arange(count) >> measure & 1) << bit
    return values[position]


class Report(unittest.TestCase):
    """`natality report` of three packages and of all packages of five measures."""

    @classmethod
    def setUpClass(cls):
        cls._folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls._folder.cleanup)
        cls.folder = Path(cls._folder.name)
        scenario = 'dataset = "china-2020"\nhorizon = 2055\n'
        for number, (package, name) in enumerate(NAMES.items()):
            scenario += f"[[package]]\nid = \"{package}\"\nname.en = {json.dumps(name)}\n"
            scenario += f"measures.{MEASURES[number]} = {{ from = 2027, phase_in = 5 }}\n"
        (cls.folder / "scenarios.toml").write_text(scenario, encoding="utf-8")
        indicators = {"births_total": 1, "tfr": 1, "incremental_cost": 1}
        (cls.folder / "sweep.toml").write_text(sweep_text(MEASURES, horizon=2055, precision="float64", indicators=indicators),
                                               encoding="utf-8")
        cls.results = cls.folder / "results.h5"
        cls.sweep = cls.folder / "sweep.h5"
        ran("run", cls.folder / "scenarios.toml", "-o", cls.results)
        ran("sweep", cls.folder / "sweep.toml", "-o", cls.sweep)
        cls.page = cls.folder / "report.html"
        done = run("report", cls.results, cls.sweep, "-o", cls.page)
        if "this build has no report" in done.stderr:
            raise unittest.SkipTest(done.stderr.strip())
        assert done.returncode == 0, done.stderr
        cls.data = data_of(cls.page)

    def refused(self, *arguments, code=2):
        """What is said of a report that cannot be made; nothing must have been written."""
        output = self.folder / "refused.html"
        done = run("report", *arguments, "-o", output)
        self.assertEqual(done.returncode, code, done.stderr)
        self.assertFalse(output.exists())
        return done.stderr

    def test_every_series_has_the_bits_of_the_file(self):
        with h5py.File(self.results) as results:
            for name, table in self.data["results"]["series"].items():
                values = results[name][...].astype(float)
                values = values.reshape((*values.shape[:3], -1))
                # Rows run by scenario, region and place, each over the years.
                expected = np.moveaxis(values, 1, 3).reshape(-1, values.shape[1])
                np.testing.assert_array_equal(rows(table), expected, err_msg=name)
        self.assertIn("births_total", self.data["results"]["series"])

    def test_pyramids_are_the_population_by_age_to_seven_figures(self):
        with h5py.File(self.results) as results:
            population = results["population"][...]
        table = self.data["results"]["pyramids"]
        expected = np.moveaxis(population, 2, 1).reshape(-1, table["length"])
        np.testing.assert_array_equal(rows(table), expected.astype("f4"))

    def test_the_comparison_is_the_one_that_is_printed(self):
        printed = json.loads(ran("compare", self.results, "--json").stdout)["regions"][0]
        del printed["region"]
        self.assertEqual(self.data["results"]["comparisons"], [printed])

    def test_values_by_package_are_those_of_the_sweep(self):
        found = self.data["sweep"]
        with h5py.File(self.sweep) as sweep:
            last = list(sweep["year"][...]).index(found["year"])
            births = np.cumsum(sweep["births_total"][:, :, 0], axis=1)[:, last]
            tfr = sweep["tfr"][:, last, 0]
            costs = np.cumsum(sweep["incremental_cost"][:, :, 0], axis=1)[:, last]
        np.testing.assert_allclose(by_package(found["births"], 32), births, rtol=1e-15)
        np.testing.assert_array_equal(by_package(found["tfr"], 32), tfr)
        np.testing.assert_allclose(by_package(found["costs"], 32), costs, rtol=1e-14)
        # The fifth measure does nothing, and takes no room.
        self.assertEqual(found["births"]["measures"], [0, 1, 2, 3])

    def test_contributions_are_those_of_attribute(self):
        year = self.data["sweep"]["year"]
        told = json.loads(ran("attribute", self.sweep, "--of", f"births_to_{year}", "--json").stdout)
        self.assertEqual(self.data["sweep"]["attribution"]["shapley"], [one["shapley"] for one in told["measures"]])

    def test_names_do_not_break_out_of_the_data(self):
        text = self.page.read_text(encoding="utf-8")
        self.assertNotIn("alert(1)</script>", text)
        self.assertEqual(text.count("</script>"), 2)
        self.assertEqual([scenario["name"]["en"] for scenario in self.data["results"]["scenarios"][1:]], list(NAMES.values()))

    def test_the_page_allows_nothing_from_elsewhere_and_carries_its_notices(self):
        text = self.page.read_text(encoding="utf-8")
        self.assertRegex(text, r"content=\"default-src 'none'; script-src 'sha256-[A-Za-z0-9+/=]{44}';")
        head = text[:text.index('<script type="application/json"')]
        self.assertNotRegex(head, r"(?i)<(link|img|iframe|script)[ >]")
        self.assertIn("Apache ECharts\nCopyright", text)

    def test_the_language_is_the_readers_unless_one_is_asked_for(self):
        self.assertIsNone(self.data["language"])
        page = self.folder / "chinese.html"
        done = ran("report", self.results, "-o", page, "--lang", "zh")
        self.assertIn("chinese.html：已写入", done.stderr)
        self.assertEqual(data_of(page)["language"], "zh")
        self.assertIsNone(data_of(page)["sweep"])

    def test_a_report_is_kept_unless_forced(self):
        page = self.folder / "kept.html"
        page.write_text("mine", encoding="utf-8")
        done = run("report", self.results, "-o", page)
        self.assertEqual(done.returncode, 2)
        self.assertIn("exists already", done.stderr)
        self.assertEqual(page.read_text(encoding="utf-8"), "mine")
        ran("report", self.results, "-o", page, "--force")
        self.assertEqual(len(data_of(page)["results"]["scenarios"]), 4)

    def test_ten_scenarios_stay_under_three_megabytes(self):
        results = self.folder / "builtin.h5"
        page = self.folder / "builtin.html"
        ran("run", "-o", results)
        ran("report", results, "-o", page)
        self.assertLess(page.stat().st_size, 3e6)

    def test_inputs_that_make_no_report_are_refused(self):
        self.assertIn("a results file is needed", self.refused())
        self.assertIn("a results file is needed", self.refused(self.sweep))
        self.assertIn("at most one sweep", self.refused(self.results, self.results))
        self.assertIn("is no results file", self.refused(self.folder / "scenarios.toml"))
        self.assertIn("missing.h5", self.refused(self.folder / "missing.h5"))
        self.assertIn("--region", self.refused(self.results, "--region", "CN"))
        self.assertIn("'CM' is not in the file", self.refused(self.results, self.sweep, "--region", "CM"))

    def test_other_sweeps_are_refused(self):
        text = sweep_text(MEASURES[:2], horizon=2055, indicators={"births_total": 5})
        (self.folder / "five.toml").write_text(text, encoding="utf-8")
        ran("sweep", self.folder / "five.toml", "-o", self.folder / "five.h5")
        self.assertIn("births_total of every year", self.refused(self.results, self.folder / "five.h5"))
        text = sweep_text(MEASURES[:2], horizon=2055).replace('"all-packages"', '"grid"')
        (self.folder / "grid.toml").write_text(text, encoding="utf-8")
        ran("sweep", self.folder / "grid.toml", "-o", self.folder / "grid.h5")
        self.assertIn("of all packages", self.refused(self.results, self.folder / "grid.h5"))


if __name__ == "__main__":
    unittest.main()
