"""Sweeps from outside: the same bits whatever happens, files that are whole at any instant, packages ranked and rebuilt."""

import json
import os
import random
import signal
import subprocess
import tempfile
import time
import unicodedata
import unittest
from pathlib import Path

import h5py
import numpy as np

PROGRAM = os.environ["NATALITY_PROGRAM"]
FULL_DISK = os.environ["NATALITY_FULL_DISK"]

MEASURES = ["childcare_places", "parental_leave", "affordable_housing", "cash_and_tax", "preschool", "flexible_work",
            "reproductive_health", "compulsory_education", "maternal_newborn_care", "birth_friendly_culture",
            "home_purchase", "childcare_fees", "maternity_insurance", "child_health", "employment_rights"]
INDICATORS = {"births_total": 1, "tfr": 1, "population_total": 1, "cost": 1, "incremental_cost": 1, "births_by_order": 5,
              "population_65_over": 5}


def sweep_text(measures, block=128, horizon=2100, precision="float32", indicators=None):
    """A sweep over all packages of some measures."""
    lines = ['dataset = "china-2020"', f"horizon = {horizon}", 'design = "all-packages"', "[measures]"]
    lines += [f"{measure} = {{ from = 2027, phase_in = 5 }}" for measure in measures]
    lines += ["[output]", f"block = {block}", f'precision = "{precision}"', "[output.indicators]"]
    lines += [f"{name} = {every}" for name, every in (indicators or INDICATORS).items()]
    return "\n".join(lines) + "\n"


def columns(line):
    """Columns that a terminal needs for a line."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in line)


class InAFolder(unittest.TestCase):
    """A test with a folder of its own."""

    def setUp(self):
        self._folder = tempfile.TemporaryDirectory()
        self.addCleanup(self._folder.cleanup)
        self.folder = Path(self._folder.name)

    def write(self, text, name="sweep.toml"):
        """Writes a sweep file and returns its path."""
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def start(self, *arguments, env=None):
        """Starts the program."""
        return subprocess.Popen([PROGRAM, *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                                env={**os.environ, "LC_ALL": "C.UTF-8", **(env or {})})

    def run_program(self, *arguments, code=0, env=None):
        """Runs the program to its end and returns its output and messages."""
        process = self.start(*arguments, env=env)
        out, err = process.communicate(timeout=240)
        self.assertEqual(process.returncode, code, err)
        return out, err

    def sweep(self, sweep, output, *options):
        """Runs a sweep and returns its file."""
        output = self.folder / output
        self.run_program("sweep", sweep, "-o", output, *options)
        return output

    def assert_same_data(self, one, other, indicators=tuple(INDICATORS)):
        """h5diff finds the same values to the last bit."""
        for variable in ("package", *indicators):
            found = subprocess.run(["h5diff", one, other, f"/{variable}", f"/{variable}"], capture_output=True, text=True,
                                   check=False)
            self.assertEqual(found.returncode, 0, found.stdout + found.stderr)

    def complete_blocks(self, path):
        """Completion by block, after checking that complete blocks have their values."""
        with h5py.File(path, "r") as file:
            complete = file["block_complete"][:].astype(bool)
            births = file["births_total"][:, :, 0]
            for block, done in enumerate(complete):
                scenarios = births[block * file.attrs["scenarios_a_block"]:(block + 1) * file.attrs["scenarios_a_block"]]
                if done:
                    self.assertFalse(np.isnan(scenarios).any())
        return complete


class SameBits(InAFolder):
    """What must not change a number does not."""

    def test_threads_and_blocks_do_not_change_a_bit(self):
        one = self.sweep(self.write(sweep_text(MEASURES[:10], block=64)), "one.h5", "--threads", 1)
        two = self.sweep(self.write(sweep_text(MEASURES[:10], block=100)), "two.h5", "--threads", 2)
        whole = self.sweep(self.write(sweep_text(MEASURES[:10], block=1024)), "whole.h5", "--threads", 2)
        self.assert_same_data(one, two)
        self.assert_same_data(one, whole)

    def test_the_same_command_at_the_same_time_gives_the_same_file(self):
        sweep = self.write(sweep_text(MEASURES[:6]))
        output = self.folder / "sweep.h5"
        contents = []
        for _ in range(2):
            self.run_program("sweep", sweep, "-o", output, "--force", env={"SOURCE_DATE_EPOCH": "0"})
            contents.append(output.read_bytes())
        self.assertEqual(contents[0], contents[1])


class Interrupted(InAFolder):
    """However a sweep ends, its file is whole, and the sweep can go on."""

    @classmethod
    def setUpClass(cls):
        cls._shared = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls._shared.cleanup)
        cls.toml = Path(cls._shared.name) / "sweep.toml"
        cls.toml.write_text(sweep_text(MEASURES), encoding="utf-8")
        cls.undisturbed = Path(cls._shared.name) / "undisturbed.h5"
        subprocess.run([PROGRAM, "sweep", cls.toml, "-o", cls.undisturbed], check=True, capture_output=True)

    def wait_for(self, path, process):
        """Waits until a sweep file is there."""
        while not path.exists() and process.poll() is None:
            time.sleep(0.002)

    def test_signals_finish_the_blocks_at_hand(self):
        for number in (signal.SIGINT, signal.SIGTERM):
            path = self.folder / f"{number.name}.h5"
            process = self.start("sweep", self.toml, "-o", path, "--threads", 1)
            self.wait_for(path, process)
            time.sleep(0.05)
            process.send_signal(number)
            _, err = process.communicate(timeout=60)
            self.assertEqual(process.returncode, 130, err)
            self.assertIn("scenarios are done and kept; go on with:", err)
            self.assertTrue(err.strip().endswith("--resume"))
            self.assertFalse(self.complete_blocks(path).all())
            self.run_program("sweep", self.toml, "-o", path, "--resume")
            self.assert_same_data(self.undisturbed, path)

    def test_a_killed_sweep_is_readable_and_ends_with_the_same_bits(self):
        moments = random.Random(20)
        cut_short = 0
        for trial in range(20):
            path = self.folder / f"killed{trial}.h5"
            process = self.start("sweep", self.toml, "-o", path, "--threads", 1 + trial % 2)
            if trial >= 4:  # the others may be killed before there is a file
                self.wait_for(path, process)
            time.sleep(moments.uniform(0.0, 0.3))
            process.kill()
            process.communicate()
            if path.exists():
                complete = self.complete_blocks(path)
                cut_short += not complete.all()
                out, _ = self.run_program("info", path, "--json")
                self.assertEqual(json.loads(out)["blocks_complete"], complete.sum())
            self.run_program("sweep", self.toml, "-o", path, "--resume")
            self.assert_same_data(self.undisturbed, path)
            path.unlink()
        self.assertGreater(cut_short, 5)

    def test_a_sweep_is_readable_while_it_runs(self):
        path = self.folder / "running.h5"
        process = self.start("sweep", self.toml, "-o", path, "--threads", 1)
        self.wait_for(path, process)
        seen = []
        while process.poll() is None:
            seen.append(int(self.complete_blocks(path).sum()))
        process.communicate()
        self.assertEqual(process.returncode, 0)
        self.assertEqual(seen, sorted(seen))

    def test_a_full_disk_leaves_a_file_that_can_go_on(self):
        path = self.folder / "full.h5"
        allowed = 1 << 20
        while True:
            path.unlink(missing_ok=True)
            process = self.start("sweep", self.toml, "-o", path,
                                 env={"LD_PRELOAD": FULL_DISK, "FULL_DISK_AFTER": str(allowed),
                                      "ASAN_OPTIONS": "verify_asan_link_order=0"})
            _, err = process.communicate(timeout=60)
            self.assertEqual(process.returncode, 1, err)
            self.assertIn("No space left on device", err)
            if path.exists() and self.complete_blocks(path).any():
                break
            allowed += allowed // 4
        self.assertIn("What was done is kept; go on with:", err)
        self.assertFalse(self.complete_blocks(path).all())
        self.run_program("sweep", self.toml, "-o", path, "--resume")
        self.assert_same_data(self.undisturbed, path)

    def test_damaged_blocks_are_run_again(self):
        path = self.folder / "damaged.h5"
        process = self.start("sweep", self.toml, "-o", path, "--threads", 1)
        self.wait_for(path, process)
        while not self.complete_blocks(path).any():
            pass
        process.kill()
        process.communicate()
        self.assertTrue(self.complete_blocks(path)[0])
        with h5py.File(path, "r") as file:
            place = file["tfr"].id.get_chunk_info(0).byte_offset
        with path.open("r+b") as file:
            file.seek(place + 100)
            file.write(b"\xff" * 64)
        _, err = self.run_program("sweep", self.toml, "-o", path, "--resume")
        self.assertIn("1 damaged blocks will be run again", err)
        self.assert_same_data(self.undisturbed, path)

    def test_a_damaged_block_of_a_finished_sweep_is_run_again(self):
        sweep = self.write(sweep_text(MEASURES[:9]))
        undisturbed = self.sweep(sweep, "undisturbed.h5")
        path = self.sweep(sweep, "finished.h5")
        with h5py.File(path, "r") as file:
            chunk = file["births_total"].id.get_chunk_info(1)
        place = chunk.byte_offset + chunk.size // 2
        content = bytearray(path.read_bytes())
        content[place] ^= 1
        path.write_bytes(content)
        _, err = self.run_program("sweep", sweep, "-o", path, "--resume")
        self.assertIn("1 damaged blocks will be run again", err)
        self.assert_same_data(undisturbed, path)

    def test_a_finished_sweep_is_left_as_it_is(self):
        sweep = self.write(sweep_text(MEASURES[:6]))
        path = self.sweep(sweep, "finished.h5")
        before = path.read_bytes()
        self.run_program("sweep", sweep, "-o", path, "--resume")
        self.assertEqual(path.read_bytes(), before)

    def test_one_of_two_sweeps_onto_one_file_is_refused(self):
        sweep = self.write(sweep_text(MEASURES[:11]))
        undisturbed = self.sweep(sweep, "undisturbed.h5")
        path = self.folder / "contested.h5"
        for wait in (0.0, 0.05, 0.1):
            processes = [self.start("sweep", sweep, "-o", path, "--force", "--threads", 1)]
            time.sleep(wait)
            processes.append(self.start("sweep", sweep, "-o", path, "--force", "--threads", 1))
            errors = [process.communicate(timeout=120)[1] for process in processes]
            codes = sorted(process.returncode for process in processes)
            self.assertIn(codes, ([0, 0], [0, 2]), errors)
            if codes == [0, 2]:
                self.assertIn("is being written by another program", "".join(errors))
            self.assert_same_data(undisturbed, path)
            self.assertEqual(list(self.folder.glob("*.part-*")), [])

    def test_a_sweep_resumes_with_the_inputs_it_was_made_from_alone(self):
        path = self.folder / "small.h5"
        self.run_program("sweep", self.write(sweep_text(MEASURES[:4])), "-o", path)
        other = self.write(sweep_text(MEASURES[:4], horizon=2090))
        _, err = self.run_program("sweep", other, "-o", path, "--resume", code=2)
        self.assertIn("was made with another sweep.toml", err)
        _, err = self.run_program("sweep", other, "-o", path, code=2)
        self.assertIn("exists already", err)


class Scenarios(InAFolder):
    """Packages of a sweep, ranked and rebuilt in full."""

    @classmethod
    def setUpClass(cls):
        cls._shared = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls._shared.cleanup)
        cls.path = Path(cls._shared.name) / "sweep.h5"
        toml = Path(cls._shared.name) / "sweep.toml"
        toml.write_text(sweep_text(MEASURES[:9], precision="float64"), encoding="utf-8")
        subprocess.run([PROGRAM, "sweep", toml, "-o", cls.path], check=True, capture_output=True)

    def test_any_scenario_can_be_run_in_full(self):
        chosen = random.Random(3)
        with h5py.File(self.path, "r") as sweep:
            for scenario in [0, *chosen.sample(range(1, 512), 6)]:
                output = self.folder / f"{scenario}.h5"
                self.run_program("run", "--from", self.path, "--scenario", scenario, "-o", output)
                with h5py.File(output, "r") as run:
                    def near(name, expected):
                        np.testing.assert_allclose(sweep[name][scenario, :, 0], expected, rtol=1e-12, err_msg=name)
                    for name in ("births_total", "tfr", "population_total"):
                        near(name, run[name][-1, :, 0])
                    near("births_by_order", run["births_by_order"][-1, ::5, 0])
                    near("population_65_over", run["population_65_over"][-1, ::5, 0])
                    near("cost", run["cost"][-1, :, 0].sum(axis=-1))

    def test_a_scenario_run_in_full_can_be_run_again(self):
        first, second = self.folder / "first.h5", self.folder / "second.h5"
        self.run_program("run", "--from", self.path, "--scenario", 5, "-o", first)
        self.run_program("run", "--from", first, "--scenario", 5, "-o", second)
        with h5py.File(first, "r") as one, h5py.File(second, "r") as other:
            np.testing.assert_array_equal(one["births"][:], other["births"][:])

    def test_scenarios_that_there_are_not_are_refused(self):
        _, err = self.run_program("run", "--from", self.path, "--scenario", 512, code=2)
        self.assertIn("scenarios 0 to 511", err)
        _, err = self.run_program("run", "--from", self.path, code=2)
        self.assertIn("--scenario", err)

    def test_packages_are_ranked(self):
        out, _ = self.run_program("compare", self.path, "--by", "births_2050", "--top", 7, "--json")
        ranking = json.loads(out)
        with h5py.File(self.path, "r") as sweep:
            births = sweep["births_total"][:, 30, 0]
        best = [one["scenario"] for one in ranking["best"]]
        self.assertEqual(len(best), 7)
        np.testing.assert_array_equal(births[best], np.sort(births)[::-1][:7])
        self.assertEqual(ranking["baseline"], births[0])

    def test_packages_that_cost_too_much_are_left_out(self):
        with h5py.File(self.path, "r") as sweep:
            costs = sweep["incremental_cost"][:, :31, 0].sum(axis=1)
            births = sweep["births_total"][:, 30, 0]
        limit = float(np.median(costs))
        out, _ = self.run_program("compare", self.path, "--by", "births_2050", "--top", 5, "--max-cost", limit, "--json")
        ranking = json.loads(out)
        self.assertAlmostEqual(ranking["affordable"], (costs <= limit).sum(), delta=1)
        self.assertEqual(ranking["best"][0]["value"], births[costs <= limit].max())
        for one in ranking["best"]:
            self.assertLessEqual(one["cost"], limit)

    def test_a_ranking_fits_a_terminal(self):
        for language in ("en", "zh"):
            out, _ = self.run_program("compare", self.path, "--lang", language)
            self.assertLessEqual(max(map(columns, out.splitlines())), 80)
            self.assertEqual(len([line for line in out.splitlines() if "%" in line]), 20)

    def test_what_a_sweep_does_not_keep_is_named(self):
        _, err = self.run_program("compare", self.path, "--by", "birth_2050", code=2)
        self.assertIn("does not keep 'birth'", err)
        _, err = self.run_program("compare", self.path, "--by", "population_65_over_2051", code=2)
        self.assertIn("every 5 years", err)

    def test_info_and_check_know_sweeps(self):
        out, _ = self.run_program("info", self.path)
        self.assertIn("Scenarios: 512, in 4 blocks, of which 4 are complete", out)
        out, _ = self.run_program("check", self.path)
        self.assertIn("valid", out)


class CommandLine(InAFolder):
    """Options of the command."""

    def test_a_dry_run_writes_nothing(self):
        sweep = self.write(sweep_text(MEASURES))
        path = self.folder / "sweep.h5"
        out, _ = self.run_program("sweep", sweep, "-o", path, "--dry-run", "--json", "--threads", 2)
        estimate = json.loads(out)
        self.assertEqual(estimate["scenarios"], 1 << len(MEASURES))
        self.assertEqual(estimate["threads"], 2)
        self.assertGreater(estimate["largest_file_bytes"], estimate["file_bytes"])
        self.assertFalse(path.exists())
        out, _ = self.run_program("sweep", sweep, "--dry-run")
        self.assertIn("time, about", out)

    def test_a_sweep_may_be_of_some_measures_alone(self):
        path = self.folder / "sweep.h5"
        self.run_program("sweep", "--measures", "childcare_places,cash_and_tax", "-o", path)
        with h5py.File(path, "r") as file:
            self.assertEqual(list(file["measure"].asstr()), ["childcare_places", "cash_and_tax"])
            self.assertEqual(file["tfr"].shape[0], 4)
        self.run_program("run", "--from", path, "--scenario", 3, "-o", self.folder / "run.h5")
        _, err = self.run_program("sweep", "--measures", "childcare", "-o", path, "--force", code=2)
        self.assertIn("childcare", err)

    def test_drawn_evidence_is_kept(self):
        text = sweep_text(MEASURES[:3]).replace('"all-packages"', '"latin-hypercube"\nsamples = 20\ndraw_evidence = true')
        path = self.sweep(self.write(text), "drawn.h5")
        with h5py.File(path, "r") as file:
            self.assertEqual(file.attrs["seed"], "0")
            quantiles = file["effect_quantile"][1:]
        self.assertTrue(((quantiles >= 0.0) & (quantiles <= 1.0)).all())
        self.assertGreater(quantiles.std(), 0.1)

    def test_another_seed_draws_other_levels(self):
        text = sweep_text(MEASURES[:3]).replace('"all-packages"', '"latin-hypercube"\nsamples = 20\nseed = 1')
        levels = []
        for seed in ((), ("--seed", 1), ("--seed", 2)):
            path = self.sweep(self.write(text), f"seed{len(levels)}.h5", *seed)
            with h5py.File(path, "r") as file:
                levels.append(file["package"][1:])
        np.testing.assert_array_equal(levels[0], levels[1])
        self.assertFalse(np.array_equal(levels[1], levels[2]))


if __name__ == "__main__":
    unittest.main()
