"""A results file opens by name in the tools people use: ncdump, h5py, xarray with both netCDF engines."""

import hashlib
import os
import resource
import subprocess
import tempfile
import unittest
from pathlib import Path

import h5py
from program import DATA, PROGRAM
import xarray as xr

ENGINES = ("netcdf4", "h5netcdf")
PYRAMID = ("scenario", "time", "region", "sex", "age")


def natality(folder, *arguments, **options):
    """Runs the program in a folder, at a fixed time, and returns what it did."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1704110400"}
    return subprocess.run(
        [PROGRAM, *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False, **options
    )


class BuiltInResults(unittest.TestCase):
    """The results of the built-in study, made once."""

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = Path(folder.name)
        done = natality(cls.folder, "run", "--quiet", "-o", "results.h5")
        if done.returncode != 0:
            raise RuntimeError(done.stderr)
        cls.file = cls.folder / "results.h5"

    def opened(self, engine, **options):
        dataset = xr.open_dataset(self.file, engine=engine, **options)
        self.addCleanup(dataset.close)
        return dataset


class Xarray(BuiltInResults):
    def test_axes_have_names_and_labels(self):
        for engine in ENGINES:
            with self.subTest(engine=engine):
                results = self.opened(engine)
                self.assertEqual(PYRAMID, results.population.dims)
                self.assertEqual(("scenario", "year", "region", "order"), results.births_by_order.dims)
                self.assertEqual(("scenario", "year", "region", "measure"), results.cost.dims)
                self.assertEqual("baseline", results.scenario.values[0])
                self.assertEqual(["female", "male"], list(results.sex.values))
                self.assertEqual(list(range(2020, 2101)), list(results.time.values))
                self.assertEqual(list(range(2020, 2100)), list(results.year.values))
                self.assertEqual(list(range(101)), list(results.age.values))

    def test_cells_are_found_by_label(self):
        for engine in ENGINES:
            with self.subTest(engine=engine):
                baseline = self.opened(engine).sel(scenario="baseline", region="CN")
                people = baseline.population.sel(time=2020).sum(["sex", "age"])
                self.assertAlmostEqual(1.0, float(people / baseline.population_total.sel(time=2020)), places=12)
                self.assertEqual("100+", baseline.age_label.sel(age=100).item())

    def test_texts_are_texts_not_bytes(self):
        for engine in ENGINES:
            with self.subTest(engine=engine):
                results = self.opened(engine)
                texts = [
                    *results.attrs.items(),
                    *((name, value) for name in results.variables for value in results[name].attrs.items()),
                    *((name, value) for name in results.variables for value in results[name].values.flat[:1]),
                ]
                self.assertEqual([], [name for name, value in texts if isinstance(value, bytes)])
                self.assertIsInstance(results.attrs["title"], str)
                self.assertEqual("基线", results.scenario_name_zh.values[0])

    def test_every_variable_says_its_unit_and_names(self):
        results = self.opened("netcdf4")
        for name, variable in results.variables.items():
            with self.subTest(variable=name):
                self.assertLessEqual({"units", "long_name", "long_name_zh"}, set(variable.attrs))

    def test_names_come_along_with_values(self):
        for engine in ENGINES:
            with self.subTest(engine=engine):
                self.assertIn("scenario_name", self.opened(engine).tfr.coords)

    def test_both_engines_find_the_same(self):
        one, other = (self.opened(engine) for engine in ENGINES)
        xr.testing.assert_identical(one.load(), other.load())


class OtherTools(BuiltInResults):
    def test_ncdump_lists_named_dimensions(self):
        header = subprocess.run(["ncdump", "-h", self.file], capture_output=True, text=True, check=True).stdout
        self.assertIn("\tscenario = ", header)
        self.assertIn("double population(scenario, time, region, sex, age) ;", header)
        self.assertIn(':Conventions = "CF-1.8, ACDD-1.3"', header)
        self.assertNotIn("phony_dim", header)

    def test_h5py_finds_scales_on_every_axis(self):
        with h5py.File(self.file) as results:
            variables = [item for item in results.values() if isinstance(item, h5py.Dataset)]
            self.assertGreater(len(variables), 40)
            for variable in variables:
                if h5py.h5ds.is_scale(variable.id):
                    continue
                for axis, dim in enumerate(variable.dims):
                    self.assertEqual(1, len(dim), f"{variable.name}, axis {axis}")
            self.assertEqual(list(PYRAMID), [dim.keys()[0] for dim in results["population"].dims])
            self.assertEqual("baseline", results["scenario"].asstr()[0])

    def test_nothing_is_stored_in_exotic_types(self):
        with h5py.File(self.file) as results:
            kinds = {item.dtype.kind for item in results.values() if isinstance(item, h5py.Dataset)}
        self.assertLessEqual(kinds, {"f", "i", "O"})


class Inputs(BuiltInResults):
    def test_inputs_are_embedded_byte_for_byte(self):
        data = DATA
        with h5py.File(self.file) as results:
            embedded = results["inputs/dataset/population.csv"]
            content = embedded[:].tobytes()
            self.assertEqual((data / "china-2020" / "population.csv").read_bytes(), content)
            self.assertEqual(hashlib.sha256(content).hexdigest(), embedded.attrs["sha256"])

    def test_the_group_of_inputs_opens_too(self):
        for engine in ENGINES:
            with self.subTest(engine=engine):
                self.assertIn("scenario.toml", self.opened(engine, group="inputs").variables)

    def test_results_can_be_run_again_from_themselves(self):
        done = natality(self.folder, "run", "--quiet", "--from", "results.h5", "-o", "again.h5")
        self.assertEqual(0, done.returncode, done.stderr)
        again = xr.open_dataset(self.folder / "again.h5")
        self.addCleanup(again.close)
        self.assertTrue(self.opened("netcdf4").load().equals(again.load()))


class Writing(BuiltInResults):
    def test_the_same_run_gives_the_same_bytes(self):
        other = self.folder / "other"
        other.mkdir()
        done = natality(other, "run", "--quiet", "-o", "results.h5")
        self.assertEqual(0, done.returncode, done.stderr)
        self.assertEqual(self.file.read_bytes(), (other / "results.h5").read_bytes())

    def test_existing_results_are_kept(self):
        before = self.file.read_bytes()
        done = natality(self.folder, "run", "--quiet", "-o", "results.h5")
        self.assertEqual(2, done.returncode)
        self.assertEqual("results.h5: exists already; give --force to replace it\n", done.stderr)
        self.assertEqual(before, self.file.read_bytes())

    def test_a_full_disk_leaves_nothing_behind(self):
        full = self.folder / "full"
        full.mkdir()
        limit = self.file.stat().st_size // 2
        # Python ignores SIGXFSZ; so does the child, and sees a failed write instead.
        done = natality(
            full, "run", "--quiet", "-o", "results.h5", restore_signals=False,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
        )
        self.assertEqual(1, done.returncode)
        self.assertIn("results.h5: cannot write: File too large\n", done.stderr)
        self.assertEqual([], list(full.iterdir()))

    def test_a_missing_folder_is_named(self):
        done = natality(self.folder, "run", "--quiet", "-o", "nowhere/results.h5")
        self.assertEqual(2, done.returncode)
        self.assertEqual("nowhere/results.h5: there is no folder nowhere\n", done.stderr)


if __name__ == "__main__":
    unittest.main()
