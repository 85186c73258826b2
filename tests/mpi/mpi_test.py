"""Processes that mpirun has started share a sweep: the same bits as by one of them alone, whatever happens to any."""

import json
import os
import signal
import subprocess
import sys
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "cli"))

import h5py  # noqa: E402
from sweeps import MEASURES, PROGRAM, SweepTest, sweep_text  # noqa: E402

# As root, on fewer processors than processes, and without looking for a network: all are on this machine.
LAUNCHER = [os.environ["NATALITY_MPIEXEC"], "--allow-run-as-root", "--oversubscribe"]
# Open MPI leaves memory behind, which is not ours to find.
SANITIZER = {"ASAN_OPTIONS": "detect_leaks=0"}
# An indicator that needs every scenario in full: there is time to kill somebody.
SLOW_INDICATORS = {"births_total": 1, "median_age": 5}
SLOW_SWEEP = sweep_text(MEASURES[:10], block=4, horizon=2060, indicators=SLOW_INDICATORS)


class ByMpi(SweepTest):
    """The program started several times over."""

    def launch(self, processes, *arguments):
        """Starts the program in some processes."""
        environment = {**os.environ, **SANITIZER, "LC_ALL": "C.UTF-8"}
        return subprocess.Popen([*LAUNCHER, "-n", str(processes), PROGRAM, *map(str, arguments)], stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, text=True, env=environment, start_new_session=True)

    def launched(self, processes, *arguments, code=0):
        """Runs the program in some processes to the end and returns its output and messages."""
        process = self.launch(processes, *arguments)
        out, err = process.communicate(timeout=240)
        self.assertEqual(process.returncode, code, err)
        return out, err

    @staticmethod
    def process_of_rank(launcher, rank):
        """The id of the process of a rank; None if it has not begun or has ended."""
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                environment = (folder / "environ").read_bytes().split(b"\0")
                is_ours = os.getsid(int(folder.name)) == launcher.pid
            except OSError:
                continue
            if is_ours and f"OMPI_COMM_WORLD_RANK={rank}".encode() in environment:
                return int(folder.name)
        return None

    def stop(self, rank, number, output, *arguments):
        """Starts a sweep by three processes and sends a rank a signal once all of them are at work."""
        launcher = self.launch(3, "sweep", *arguments, "-o", output, "--threads", 1)
        process = None
        while launcher.poll() is None and process is None:
            process = self.process_of_rank(launcher, rank)
        while launcher.poll() is None and not (output.exists() and self.complete_blocks(output).sum() >= 60):
            time.sleep(0.001)
        os.kill(process, number)
        launcher.communicate(timeout=60)
        self.assertNotEqual(launcher.returncode, 0)
        self.assertFalse(self.complete_blocks(output).all())

    def assert_same_numbers(self, one, other):
        """Every variable of numbers has the same bits."""
        with h5py.File(one) as first, h5py.File(other) as second:
            numbers = [name for name, variable in first.items() if isinstance(variable, h5py.Dataset) and variable.dtype.kind in "fi"]
            self.assertTrue("tfr_quantile" in numbers)
            for name in numbers:
                self.assertEqual(first[name][()].tobytes(), second[name][()].tobytes(), name)


class Sweeps(ByMpi):
    def test_any_number_of_processes_and_parts_give_the_bits_of_one(self):
        sweep = self.write(sweep_text(MEASURES[:14], block=128))
        whole = self.sweep(sweep, "whole.h5")
        for processes in (1, 2, 4):
            output = self.folder / f"by{processes}.h5"
            _, err = self.launched(processes, "sweep", sweep, "-o", output)
            self.assertEqual(err, f"{output}: 16384 scenarios written\n")
            self.assert_same_data(whole, output)
        parts = [self.sweep(sweep, f"part{k}.h5", "--part", f"{k}/3") for k in (1, 2, 3)]
        self.run_program("join", *parts, "-o", self.folder / "joined.h5")
        self.assert_same_data(whole, self.folder / "joined.h5")

    def test_drawn_levels_and_evidence_are_the_same_too(self):
        text = sweep_text(MEASURES[:4], block=16, precision="float64").replace(
            '"all-packages"', '"latin-hypercube"\nsamples = 300\ndraw_evidence = true')
        sweep = self.write(text)
        whole = self.sweep(sweep, "whole.h5", "--seed", 7)
        output = self.folder / "shared.h5"
        self.launched(3, "sweep", sweep, "-o", output, "--seed", 7, "--threads", 2)
        self.assert_same_data(whole, output)
        self.assertEqual(subprocess.run(["h5diff", whole, output, "/effect_quantile"], check=False).returncode, 0)

    def test_all_processes_round_as_the_first_is_told_to(self):
        sweep = self.write(sweep_text(MEASURES[:8], block=16, precision="float64"))
        whole = self.sweep(sweep, "whole.h5", "--instructions", "portable")
        output = self.folder / "shared.h5"
        self.launched(3, "sweep", sweep, "-o", output, "--threads", 1, "--instructions", "portable")
        self.assert_same_data(whole, output)

    def test_a_sweep_goes_on_after_any_process_was_killed(self):
        sweep = self.write(SLOW_SWEEP)
        whole = self.sweep(sweep, "whole.h5")
        for rank in (2, 0):
            output = self.folder / f"killed{rank}.h5"
            self.stop(rank, signal.SIGKILL, output, sweep)
            self.launched(2, "sweep", sweep, "-o", output, "--resume")
            self.assert_same_data(whole, output, tuple(SLOW_INDICATORS))
            self.launched(2, "sweep", sweep, "-o", output, "--resume")

    def test_an_interrupt_keeps_what_is_done(self):
        sweep = self.write(SLOW_SWEEP)
        whole = self.sweep(sweep, "whole.h5")
        output = self.folder / "interrupted.h5"
        self.stop(0, signal.SIGTERM, output, sweep)
        self.run_program("sweep", sweep, "-o", output, "--resume")
        self.assert_same_data(whole, output, tuple(SLOW_INDICATORS))

    def test_one_process_speaks_for_all(self):
        sweep = self.write(sweep_text(MEASURES[:8]))
        out, _ = self.launched(3, "sweep", sweep, "--dry-run", "--json")
        self.assertEqual(out.count('"scenarios": 256'), 1)
        _, err = self.launched(3, "sweep", self.folder / "none.toml", code=2)
        self.assertEqual(err.count("none.toml: cannot be read"), 1)
        _, err = self.launched(2, "sweep", sweep, "--sed", 1, code=2)
        self.assertEqual(err.count("unknown option"), 1)
        output = self.sweep(sweep, "there.h5")
        _, err = self.launched(3, "sweep", sweep, "-o", output, code=2)
        self.assertEqual(err.count("exists already"), 1)

    def test_a_full_disk_is_told_once_and_what_is_done_kept(self):
        sweep = self.write(sweep_text(MEASURES[:12], block=32))
        whole = self.sweep(sweep, "whole.h5")
        output = self.folder / "full.h5"
        environment = {**os.environ, **SANITIZER, "LC_ALL": "C.UTF-8"}
        done = subprocess.run([*LAUNCHER, "-n", "2", "-x", f"LD_PRELOAD={os.environ['NATALITY_FULL_DISK']}", "-x",
                               "FULL_DISK_AFTER=2000000", PROGRAM, "sweep", sweep, "-o", output],
                              capture_output=True, text=True, check=False, env=environment, timeout=240)
        if not output.exists():
            self.skipTest("the disk was full before the file was made")
        self.assertNotEqual(done.returncode, 0)
        self.assertEqual(done.stderr.count("What was done is kept"), 1, done.stderr)
        self.run_program("sweep", sweep, "-o", output, "--resume")
        self.assert_same_data(whole, output)

    def test_draws_are_shared_with_the_bits_of_one_process(self):
        scenario = self.write('dataset = "china-2020"\nhorizon = 2040\n[[package]]\nid = "leave"\nname = "Leave"\n'
                              "measures.parental_leave = { from = 2027 }\n", "scenarios.toml")
        alone = self.folder / "alone.h5"
        out, _ = self.run_program("run", scenario, "-o", alone, "--draws", 30)
        for processes in (2, 4):
            shared = self.folder / f"by{processes}.h5"
            said, _ = self.launched(processes, "run", scenario, "-o", shared, "--draws", 30, "--threads", 1)
            self.assertEqual(said, out)
            self.assert_same_numbers(alone, shared)
        shared = self.folder / "without.h5"
        self.launched(2, "run", scenario, "-o", shared)
        self.assertTrue(shared.exists())

    def test_a_drawn_sweep_is_shared_with_the_bits_of_one_process(self):
        sweep = self.write(sweep_text(MEASURES[:4], block=2, horizon=2040, precision="float64",
                                      indicators={"births_total": 1, "tfr": 5}))
        alone = self.sweep(sweep, "alone.h5", "--draws", 5)
        for processes in (2, 4):
            shared = self.folder / f"by{processes}.h5"
            self.launched(processes, "sweep", sweep, "-o", shared, "--draws", 5, "--threads", 1)
            self.assert_same_numbers(alone, shared)

    def test_what_is_attributed_and_chosen_over_draws_is_the_same_too(self):
        sweep = self.write(sweep_text(MEASURES[:4], horizon=2040, indicators={"births_total": 1, "incremental_cost": 1}))
        packages = self.sweep(sweep, "packages.h5")
        for command in (("attribute", packages, "--of", "births_to_2039"),
                        ("choose", packages, "--target", "births_2035=+1%", "--also", "births_to_2039")):
            options = (*command, "--draws", 9, "--seed", 3)
            alone, _ = self.run_program(*options, "--json")
            for processes in (2, 3):
                said, _ = self.launched(processes, *options, "--json", "--threads", 1)
                self.assertEqual(json.loads(said), json.loads(alone))
        # Without draws there is nothing to share, and what is wrong is said once.
        said, _ = self.launched(2, "attribute", packages, "--of", "births_to_2039")
        self.assertEqual(said, self.run_program("attribute", packages, "--of", "births_to_2039")[0])
        _, err = self.launched(2, "choose", packages, code=2)
        self.assertEqual(err.count("give either --target"), 1)

    def test_the_samples_of_a_sensitivity_are_shared(self):
        study = self.write('dataset = "china-2020"\nhorizon = 2040\n[[package]]\nid = "p"\n'
                           "measures.cash_and_tax = { from = 2027 }\n", "study.toml")
        options = ("sensitivity", study, "--of", "births_to_2035", "--samples", 8, "--draw", "fertility,effects", "--json")
        alone, _ = self.run_program(*options)
        for processes in (2, 3):
            said, _ = self.launched(processes, *options, "--threads", 1)
            self.assertEqual(json.loads(said), json.loads(alone))
        # Of a file of another kind there is nothing to share.
        _, err = self.launched(2, "sensitivity", self.write(sweep_text(MEASURES[:2]), "plain.toml"), code=2)
        self.assertEqual(err.count('needs design = "sobol"'), 1)

    def test_parts_know_nothing_of_other_processes(self):
        sweep = self.write(sweep_text(MEASURES[:8]))
        output = self.folder / "part.h5"
        _, err = self.launched(2, "sweep", sweep, "--part", "1/2", "-o", output, code=2)
        self.assertTrue("is being written by another program" in err or "exists already" in err, err)
        with h5py.File(output) as file:
            self.assertEqual(len(file["scenario"]), 128)


if __name__ == "__main__":
    unittest.main()
