"""The Python module: the numbers of the program, and errors that say everything."""

import os
import signal
import subprocess
import tempfile
import threading
import unittest
from pathlib import Path

import natality
import numpy as np
import xarray

PROGRAM = os.environ["NATALITY_PROGRAM"]
GUIDE = Path(os.environ["NATALITY_SOURCE_DIR"]) / "docs/guide"

SCENARIO = """
dataset = "china-2020"
horizon = 2030

[[package]]
id = "late"
name.en = "Childcare from 2025"
measures.childcare_places = { from = 2025, phase_in = 5 }
"""


class InAFolder(unittest.TestCase):
    """A test with a folder of its own."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def scenario(self, text=SCENARIO):
        """Writes a scenario file and returns its path."""
        path = self.folder / "scenarios.toml"
        path.write_text(text, encoding="utf-8")
        return path

    def results_file(self, *options):
        """What the program writes of the same scenarios."""
        file = self.folder / "results.h5"
        subprocess.run([PROGRAM, "run", self.scenario(), "-o", file, *options], check=True, capture_output=True, timeout=120)
        return xarray.open_dataset(file, engine="h5netcdf", decode_times=False)


class Studies(InAFolder):
    def test_every_indicator_has_the_bits_of_the_results_file(self):
        results = natality.Study.read(self.scenario()).run()
        self.assertEqual(len(results), len(natality.indicators()))
        with self.results_file() as written:
            for name, array in results.items():
                np.testing.assert_array_equal(array, written[name].values, name)

    def test_a_data_set_of_xarray_has_the_axes_units_and_names_of_the_results_file(self):
        made = natality.Study.read(self.scenario()).run().to_xarray()
        with self.results_file() as written:
            for name, variable in made.data_vars.items():
                self.assertEqual(variable.dims, written[name].dims)
                for attribute, text in variable.attrs.items():
                    self.assertEqual(text, written[name].attrs[attribute], (name, attribute))
            for name, coordinate in made.coords.items():
                self.assertEqual(coordinate.values.tolist(), written[name].values.tolist())

    def test_indicators_are_chosen_by_id(self):
        results = natality.Study.read(self.scenario()).run(["tfr", "births_total"])
        self.assertEqual(list(results), ["tfr", "births_total"])
        self.assertEqual(results["tfr"].shape, (2, 10, 1))

    def test_details_have_the_bits_axes_units_and_names_of_the_results_file(self):
        study = natality.Study.read(self.scenario())
        results = study.run(["tfr"], detail=["life_tables", "asfr", "deaths"])
        made = results.to_xarray()
        self.assertEqual(results["asfr"].shape[:3], (2, 10, 1))
        self.assertEqual(results.described["life_table_e"].dimensions, ("scenario", "year", "region", "sex", "age"))
        self.assertEqual(len(results), 1 + 2 + 1 + 8)
        with self.results_file("--detail", "all") as written:
            for name, variable in made.data_vars.items():
                np.testing.assert_array_equal(variable.values, written[name].values, name)
                self.assertEqual((variable.dims, variable.attrs["units"], variable.attrs["long_name_zh"]),
                                 (written[name].dims, written[name].attrs["units"], written[name].attrs["long_name_zh"]))
            for name, coordinate in made.coords.items():
                self.assertEqual(coordinate.values.tolist(), written[name].values.tolist())
        self.assertEqual(list(study.run(["tfr"], detail=["deaths"])), ["tfr", "deaths_by_age"])

    def test_details_of_the_scenario_file_come_unless_others_are_asked_for(self):
        study = natality.Study.read(self.scenario('detail = ["asfr"]\n' + SCENARIO))
        self.assertIn("asfr_by_order", study.run(["tfr"]))
        self.assertNotIn("asfr", study.run(["tfr"], detail=["deaths"]))

    def test_a_detail_there_is_none_of_is_refused(self):
        study = natality.Study.read(self.scenario())
        with self.assertRaisesRegex(natality.InputError, "'life_table' is no detail of results; did you mean 'life_tables'"):
            study.run(["tfr"], detail=["life_table"])
        with self.assertRaises(TypeError):
            study.run(["tfr"], detail="asfr")

    def test_draws_have_the_bits_of_the_results_file(self):
        with self.results_file("--draws", "20", "--seed", "7") as written:
            for threads in (1, 2):
                results = natality.Study.read(self.scenario()).run(["tfr"], draws=20, seed=7, threads=threads)
                self.assertIn("tfr_quantile", results)
                for name, array in results.items():
                    np.testing.assert_array_equal(array, written[name].values, name)
            made = results.to_xarray()
            self.assertEqual(made["probability_more_births"].dims, ("scenario", "year", "region", "other_scenario"))
            for name, variable in made.data_vars.items():
                self.assertEqual((variable.dims, variable.attrs["units"], variable.attrs["long_name_zh"]),
                                 (written[name].dims, written[name].attrs["units"], written[name].attrs["long_name_zh"]))
            for name, coordinate in made.coords.items():
                self.assertEqual(coordinate.values.tolist(), written[name].values.tolist())

    def test_draws_that_cannot_be_run_are_refused(self):
        study = natality.Study.read(self.scenario())
        for wrong in ({"draws": -1}, {"draws": 1, "threads": -1}, {"draws": 1, "threads": 5000}):
            with self.assertRaises(ValueError):
                study.run(["tfr"], **wrong)
        with self.assertRaises(natality.InputError):
            study.run(["tfr"], draws=10**8)

    def test_arrays_outlive_their_study(self):
        tfr = natality.Study.read(self.scenario()).run(["tfr"])["tfr"]
        copied = tfr.copy()
        natality.Study.read(self.scenario()).run(["tfr"])
        np.testing.assert_array_equal(tfr, copied)

    def test_an_input_error_carries_every_problem(self):
        file = self.scenario(SCENARIO.replace("2030", '"soon"').replace("phase_in", "phase"))
        with self.assertRaises(natality.InputError) as raised:
            natality.Study.read(file)
        problems = raised.exception.problems
        self.assertGreaterEqual(len(problems), 2)
        self.assertEqual({Path(problem.file).name for problem in problems}, {"scenarios.toml"})
        self.assertEqual({problem.line for problem in problems}, {3, 8})
        for problem in problems:
            self.assertIn(problem.message, str(raised.exception))

    def test_unknown_indicators_are_all_named(self):
        study = natality.Study.read(self.scenario())
        with self.assertRaises(natality.InputError) as raised:
            study.run(["tfrr", "tfr", "nonsense"])
        self.assertEqual(len(raised.exception.problems), 2)
        self.assertIn("did you mean 'tfr'", raised.exception.problems[0].message)

    def test_wrong_arguments_are_told_by_exceptions(self):
        study = natality.Study.read(self.scenario())
        for wrong in ("tfr", [1], 7):
            with self.assertRaises(TypeError):
                study.run(wrong)
        with self.assertRaises(natality.InputError):
            natality.Study.read("no such file.toml")
        with self.assertRaises(TypeError):
            natality.Study.read(3)
        with self.assertRaises(KeyError):
            study.run(["tfr"])["births"]

    def test_control_c_ends_a_run(self):
        study = natality.Study.read()
        threading.Timer(0.05, signal.raise_signal, [signal.SIGINT]).start()
        with self.assertRaises(KeyboardInterrupt):
            while True:
                study.run(["tfr"])

    def test_the_code_of_the_guide_runs(self):
        guides = sorted(GUIDE.glob("python*.md"))
        self.assertEqual(len(guides), 2)
        self.addCleanup(os.chdir, os.getcwd())
        os.chdir(self.folder)
        for guide in guides:
            blocks = guide.read_text(encoding="utf-8").split("```python\n")[1:]
            code = "".join(block.split("```")[0] for block in blocks)
            self.assertIn("Study.read", code)
            exec(compile(code, guide.name, "exec"), {})
            self.assertGreater((self.folder / "births.png").stat().st_size, 5000)
            (self.folder / "births.png").unlink()


if __name__ == "__main__":
    unittest.main()
