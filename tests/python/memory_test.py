"""The Python module in memory: data sets of tables, sweeps, attribution and choice."""

import json
import os
import signal
import subprocess
import tempfile
import threading
import tomllib
import unittest
from pathlib import Path

import h5py
import natality
import numpy as np
import pandas

PROGRAM = os.environ["NATALITY_PROGRAM"]
CHINA = Path(os.environ["NATALITY_SOURCE_DIR"]) / "data/china-2020"
MEASURES = ["childcare_places", "cash_and_tax", "parental_leave", "flexible_work"]
SCENARIO = {"horizon": 2052, "package": [{"id": "four", "name": {"en": "Four"},
                                          "measures": {measure: {"from": 2026} for measure in MEASURES}}]}
SWEEP = "\n".join(['dataset = "china-2020"', "horizon = 2052", 'design = "all-packages"', "[measures]",
                   *(f"{measure} = {{ from = 2027, phase_in = 5 }}" for measure in MEASURES),
                   "[output]", "block = 7", 'precision = "float64"', "[output.indicators]",
                   "births_total = 1", "incremental_cost = 1", "births_by_order = 5"]) + "\n"


def tables():
    """The tables of China as data frames, as pandas reads them."""
    frames = {path.stem: pandas.read_csv(path, dtype={"age": str, "order": str}) for path in CHINA.glob("*.csv")}
    frames.pop("reference_un_medium")
    return frames


def description():
    """What the data set says of itself."""
    return tomllib.loads((CHINA / "dataset.toml").read_text(encoding="utf-8"))


def same(one, other):
    """Two results have the same bits."""
    np.testing.assert_equal(list(one), list(other))
    for name in one:
        np.testing.assert_array_equal(one[name], other[name], name)


class Datasets(unittest.TestCase):
    def test_tables_of_pandas_give_the_bits_of_files(self):
        read = natality.Dataset.read(CHINA)
        made = natality.Dataset.from_tables(description(), **tables())
        self.assertEqual(made.regions, ["CN"])
        same(natality.Study.of(made, SCENARIO).run(), natality.Study.of(read, SCENARIO).run())

    def test_columns_and_structured_arrays_are_tables_too(self):
        frames = tables()
        columns = {name: {column: frame[column].tolist() for column in frame} for name, frame in frames.items()}
        columns["sex_ratio_at_birth"] = frames["sex_ratio_at_birth"].to_records(index=False)
        made = natality.Dataset.from_tables(description(), **columns)
        read = natality.Dataset.from_tables((CHINA / "dataset.toml").read_text(encoding="utf-8"), **frames)
        wanted = ["births_total", "e0_female"] if "e0_female" in natality.indicators() else ["births_total"]
        same(natality.Study.of(made, SCENARIO).run(wanted), natality.Study.of(read, SCENARIO).run(wanted))

    def test_every_problem_is_told_by_table_and_row(self):
        frames = tables()
        frames["population"]["persons"] = frames["population"]["persons"].astype(object)
        frames["population"].loc[3, "persons"] = "few"
        frames["fertility"].loc[0, "age"] = "no age"
        frames["mortality"] = None
        with self.assertRaises(natality.InputError) as raised:
            natality.Dataset.from_tables(description(), **frames)
        problems = raised.exception.problems
        self.assertTrue({"population", "fertility"} <= {problem.file for problem in problems}, problems)
        self.assertIn(("fertility", 1), [(problem.file, problem.line) for problem in problems])
        self.assertIn(("population", 4), [(problem.file, problem.line) for problem in problems])
        self.assertTrue(any("mortality" in str(problem) for problem in problems))

    def test_a_data_set_takes_the_place_of_the_one_that_a_file_names(self):
        frames = tables()
        frames["population"]["persons"] *= 2.0
        doubled = natality.Study.read(dataset=natality.Dataset.from_tables(description(), **frames))
        persons = doubled.run(["population_total"])["population_total"][0, 0, 0]
        self.assertAlmostEqual(persons, 2.0 * tables()["population"]["persons"].sum(), delta=1.0)


class Sweeps(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = Path(folder.name)
        cls.file = cls.folder / "sweep.toml"
        cls.file.write_text(SWEEP, encoding="utf-8")
        subprocess.run([PROGRAM, "sweep", cls.file, "-o", cls.folder / "sweep.h5"], check=True, capture_output=True)
        cls.sweep = natality.Sweep.read(cls.file)
        cls.packages = cls.sweep.run()

    def program(self, *arguments):
        """What the program answers."""
        done = subprocess.run([PROGRAM, *map(str, arguments), "--json"], check=True, capture_output=True, text=True)
        return json.loads(done.stdout)

    def test_arrays_have_the_bits_of_the_file(self):
        with h5py.File(self.folder / "sweep.h5") as file:
            np.testing.assert_array_equal(self.packages.levels, file["package"][()])
            self.assertEqual(list(self.packages.values), ["births_total", "incremental_cost", "births_by_order"])
            for name, array in self.packages.values.items():
                np.testing.assert_array_equal(array, file[name][()], name)

    def test_a_sink_gets_every_block_in_order(self):
        blocks = []
        failures = natality.sweep(self.sweep, blocks.append, threads=2)
        self.assertEqual(failures, (0, []))
        self.assertEqual([block.number for block in blocks], list(range(len(blocks))))
        blocks.clear()
        self.sweep.run_into(blocks.append, block_size=3)
        self.assertEqual([block.first for block in blocks], list(range(0, 16, 3)))
        for name, array in self.packages.values.items():
            np.testing.assert_array_equal(np.concatenate([block.values[name] for block in blocks]), array)
        np.testing.assert_array_equal(np.concatenate([block.levels for block in blocks]), self.packages.levels)

    def test_what_a_sink_raises_ends_the_sweep_and_is_raised_on(self):
        class Enough(Exception):
            pass

        calls = []

        def sink(block):
            calls.append(block.number)
            if len(calls) == 2:
                raise Enough("two are enough")

        for threads in (1, 2, 4):
            calls.clear()
            with self.assertRaisesRegex(Enough, "two are enough"):
                self.sweep.run_into(sink, threads=threads, block_size=1)
            self.assertEqual(calls, [0, 1])

    def test_other_threads_of_python_go_on(self):
        counted = threading.Event()
        thread = threading.Thread(target=lambda: [counted.set() for _ in range(1000)])
        natality.Sweep.read(measures=MEASURES).run_into(lambda block: thread.is_alive() or thread.ident or thread.start())
        thread.join()
        self.assertTrue(counted.is_set())

    def test_control_c_ends_a_sweep(self):
        sweep = natality.Sweep.read()
        for run in (lambda: sweep.run_into(lambda block: None, threads=2), lambda: sweep.run(max_values=1e9, threads=1)):
            threading.Timer(0.2, signal.raise_signal, [signal.SIGINT]).start()
            with self.assertRaises(KeyboardInterrupt):
                run()

    def test_a_sweep_in_memory_is_that_of_a_file(self):
        design = tomllib.loads(SWEEP)
        del design["dataset"]
        made = natality.Sweep.of(natality.Dataset.read(CHINA), design).run()
        same(made.values, self.packages.values)

    def test_too_large_a_sweep_is_refused(self):
        with self.assertRaisesRegex(natality.InputError, "more than max_values; give a sink"):
            natality.Sweep.read().run(max_values=1000)

    def test_xarray_has_names_and_years(self):
        data = self.packages.to_xarray()
        self.assertEqual(data["births_total"].dims, ("scenario", "year", "region"))
        self.assertEqual(data["births_by_order"].dims, ("scenario", "year_of_births_by_order", "region", "order"))
        self.assertEqual(data["year"].values[0], 2020)

    def test_attribution_is_the_programs(self):
        found = natality.attribute(self.packages, of="births_to_2050")
        program = self.program("attribute", self.folder / "sweep.h5", "--of", "births_to_2050")
        self.assertEqual([found.baseline, found.package], [program["baseline"], program["package"]])
        for key in ("alone", "shapley", "last"):
            self.assertEqual([getattr(one, key) for one in found.measures], [one[key] for one in program["measures"]])
        ids = [one.measure for one in found.measures]
        for pair in program["pairs"]:
            row, column = (ids.index(measure) for measure in pair["measures"])
            self.assertEqual(found.pairs[row, column], pair["interaction"])

    def test_choice_is_the_programs(self):
        for asked, options in (({"target": "births_2050=+0.5%"}, ["--target=births_2050=+0.5%"]),
                               ({"budget": 2e12}, ["--budget=2e12"]),
                               ({"budget": "9e10/year", "count_unpriced": True}, ["--budget=9e10/year", "--count-unpriced"])):
            found = natality.choose(self.packages, **asked)
            program = self.program("choose", self.folder / "sweep.h5", *options)
            self.assertEqual((found.is_reached, found.left_out), (program["is_reached"], program["left_out"]))
            self.assertEqual(found.chosen and found.chosen.measures, program["chosen"] and program["chosen"]["measures"])
            self.assertEqual([[one.measures, one.value, one.change, one.cost] for one in found.front],
                             [[one[key] for key in ("measures", "value", "change", "cost")] for one in program["front"]])

    def test_packages_of_a_study_are_those_the_program_takes_apart(self):
        file = self.folder / "scenarios.toml"
        file.write_text('dataset = "china-2020"\nhorizon = 2052\n[[package]]\nid = "four"\nname = "Four"\n' + "".join(
            f"measures.{measure} = {{ from = 2026 }}\n" for measure in MEASURES), encoding="utf-8")
        study = natality.Study.of(natality.Dataset.read(CHINA), SCENARIO)
        found = natality.attribute(study.packages("four").run())
        program = self.program("attribute", file)
        self.assertEqual([one.shapley for one in found.measures], [one["shapley"] for one in program["measures"]])

    def test_what_is_not_kept_is_said(self):
        for of, text in (("births", "not an indicator and a year"), ("tfr_2040", "is not kept"), ("births_2090", "is known from"),
                         ("births_by_order_to_2050", "not known of every year")):
            with self.assertRaisesRegex(natality.InputError, text):
                natality.attribute(self.packages, of=of)
        for asked in ({}, {"target": "births_2050=+1%", "budget": 1}, {"target": "births_2050"}, {"budget": "much"},
                      {"budget": 1.0, "region": "Mars"}):
            with self.assertRaises(natality.InputError):
                natality.choose(self.packages, **asked)


if __name__ == "__main__":
    unittest.main()
