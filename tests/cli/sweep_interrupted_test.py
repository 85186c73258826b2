"""Sweeps that are stopped, killed or damaged: files that are whole at any instant, and the same bits in the end."""

import json
import random
import signal
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

import h5py

from sweeps import FULL_DISK, MEASURES, PROGRAM, SweepTest, sweep_text


class Interrupted(SweepTest):
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
        for trial in range(10):
            path = self.folder / f"killed{trial}.h5"
            process = self.start("sweep", self.toml, "-o", path, "--threads", 1 + trial % 2)
            if trial >= 2:  # the others may be killed before there is a file
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
        self.assertGreater(cut_short, 2)

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


if __name__ == "__main__":
    unittest.main()
