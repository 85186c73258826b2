"""Sweeps in parts: run apart, put together, and the same bits as by one process."""

import os
import signal
import subprocess
import time
import unittest
from pathlib import Path

import h5py
import numpy as np
from program import SOURCE
from sweeps import MEASURES, PROGRAM, SweepTest, sweep_text


class InParts(SweepTest):
    """A sweep in parts, each a process of its own."""

    def parts(self, sweep, of, *options):
        """Runs all parts of a sweep and returns their files."""
        paths = []
        for number in range(1, of + 1):
            paths.append(self.folder / f"part{number}.h5")
            self.run_program("sweep", sweep, "--part", f"{number}/{of}", "-o", paths[-1], *options)
        return paths

    def assert_same_file(self, one, other):
        """Every variable has the same bits, type and axes."""
        with h5py.File(one, "r") as first, h5py.File(other, "r") as second:
            names = [name for name in first if isinstance(first[name], h5py.Dataset)]
            self.assertEqual(names, [name for name in second if isinstance(second[name], h5py.Dataset)])
            for name in names:
                self.assertEqual(first[name].dtype, second[name].dtype)
                if first[name].dtype.kind == "O":
                    self.assertEqual(list(first[name]), list(second[name]), name)
                else:
                    self.assertEqual(first[name][()].tobytes(), second[name][()].tobytes(), name)
            self.assertEqual({key: str(value) for key, value in first["inputs"].attrs.items()},
                             {key: str(value) for key, value in second["inputs"].attrs.items()})
            self.assertEqual(set(first.attrs), set(second.attrs))
            for key in set(first.attrs) - {"command_line", "history", "start_time", "date_created"}:
                np.testing.assert_array_equal(first.attrs[key], second.attrs[key], key)

    def test_parts_put_together_are_the_sweep(self):
        sweep = self.write(sweep_text(MEASURES[:10], block=64))
        whole = self.sweep(sweep, "whole.h5")
        one, two, three = self.parts(sweep, 3)
        _, err = self.run_program("join", three, one, two, "-o", self.folder / "all.h5")
        self.assertIn("3 parts joined, 1024 scenarios", err)
        self.assert_same_file(whole, self.folder / "all.h5")
        out, _ = self.run_program("compare", self.folder / "all.h5", "--json")
        self.assertEqual(out, self.run_program("compare", whole, "--json")[0])
        self.run_program("run", "--from", self.folder / "all.h5", "--scenario", 1023, "-o", self.folder / "one.h5")
        with h5py.File(self.folder / "all.h5", "r") as joined:
            self.assertIn("natality join", joined.attrs["history"])
            self.assertIn("--part 1/3", joined.attrs["history"])

    def test_a_short_last_block_and_drawn_levels(self):
        text = sweep_text(MEASURES[:3], block=8).replace(
            '"all-packages"', '"latin-hypercube"\nsamples = 50\ndraw_evidence = true')
        sweep = self.write(text)
        whole = self.sweep(sweep, "whole.h5", "--seed", 7)
        paths = self.parts(sweep, 6, "--seed", 7)
        with h5py.File(paths[-1], "r") as last:
            self.assertEqual(list(last["scenario"]), list(range(40, last["scenario"][-1] + 1)))
            self.assertGreater(len(last["scenario"]), 8)
        self.run_program("join", *paths, "-o", self.folder / "all.h5")
        self.assert_same_file(whole, self.folder / "all.h5")
        _, err = self.run_program("sweep", sweep, "--part", "1/7", code=2)
        self.assertIn("at most 6 parts", err)

    def test_a_part_says_what_it_is(self):
        sweep = self.write(sweep_text(MEASURES[:6], block=16))
        (path,) = self.parts(sweep, 4)[2:3]
        with h5py.File(path, "r") as part:
            self.assertEqual(list(part["scenario"]), list(range(32, 48)))
            self.assertEqual((part.attrs["natality_sweep_part"], part.attrs["natality_sweep_parts"]), (3, 4))
        out, _ = self.run_program("info", path)
        self.assertIn("Scenarios: 16, in 1 blocks, of which 1 are complete", out)
        for command in ("compare", "attribute"):
            _, err = self.run_program(command, path, code=2)
            self.assertIn("part3.h5: is part 3 of 4 of a sweep; put the parts together first", err)

    def test_what_does_not_belong_together_is_named(self):
        sweep = self.write(sweep_text(MEASURES[:8], block=32))
        one, two, three = self.parts(sweep, 3)
        other = self.folder / "other.h5"
        joined = self.folder / "all.h5"

        def refused(*parts):
            _, err = self.run_program("join", *parts, "-o", joined, code=2)
            self.assertFalse(joined.exists())
            return err

        self.assertEqual(refused(one, three), "of the 3 parts of the sweep 1 is not given: 2\n")
        self.assertIn("2 are not given: 1 to 2", refused(three))
        again = self.folder / "again.h5"
        again.write_bytes(two.read_bytes())
        self.assertEqual(refused(one, two, three, again), f"{again}: is part 2 of 3, as is {two}\n")
        self.sweep(self.write(sweep_text(MEASURES[:8], block=32, horizon=2090), "sweep.toml"), other, "--part", "2/3")
        self.assertIn(f"{other}: was made with another sweep.toml than {one}", refused(one, other, three))
        self.sweep(self.write(sweep_text(MEASURES[:8], block=32)), other, "--part", "2/4", "--force")
        self.assertIn(f"{other}: is one of 4 parts, {one} one of 3", refused(one, other, three))
        self.sweep(sweep, other, "--force")
        self.assertIn(f"{other}: is a sweep of its own", refused(one, other, three))
        self.assertIn("sweep.toml: ", refused(one, sweep, three))
        self.assertIn("the parts of a sweep are needed", refused())

    def test_a_part_of_another_program_or_damaged_is_refused(self):
        sweep = self.write(sweep_text(MEASURES[:8], block=32))
        one, two = self.parts(sweep, 2)
        intact = two.read_bytes()
        with h5py.File(two, "r+") as part:
            part.attrs["natality_revision"] = "0123456789ab"
        _, err = self.run_program("join", one, two, "-o", self.folder / "all.h5", code=2)
        self.assertIn(f"{two}: was made by natality ", err)
        self.assertIn("(0123456789ab, ", err)
        two.write_bytes(intact)
        with h5py.File(two, "r") as part:
            chunk = part["tfr"].id.get_chunk_info(1)
        damaged = bytearray(intact)
        damaged[chunk.byte_offset + chunk.size // 2] ^= 1
        two.write_bytes(damaged)
        _, err = self.run_program("join", one, two, "-o", self.folder / "all.h5", code=2)
        self.assertIn(f"{two}: is damaged in block 5, 'tfr'", err)
        self.assertEqual(sorted(path.name for path in self.folder.iterdir()), ["part1.h5", "part2.h5", "sweep.toml"])
        self.run_program("sweep", sweep, "--part", "2/2", "-o", two, "--resume")
        self.run_program("join", one, two, "-o", self.folder / "all.h5")

    def test_a_killed_part_goes_on(self):
        sweep = self.write(sweep_text(MEASURES[:12], block=32))
        whole = self.sweep(sweep, "whole.h5")
        paths = self.parts(sweep, 2)
        killed = self.folder / "killed.h5"
        for number in (signal.SIGKILL, signal.SIGINT):
            killed.unlink(missing_ok=True)
            process = self.start("sweep", sweep, "--part", "2/2", "-o", killed, "--threads", 1)
            while process.poll() is None and not (killed.exists() and self.complete_blocks(killed).any()):
                time.sleep(0.001)
            process.send_signal(number)
            process.communicate()
            self.assertFalse(self.complete_blocks(killed).all())
            _, err = self.run_program("join", paths[0], killed, "-o", self.folder / "all.h5", code=2)
            self.assertIn(f"{killed}: is not complete: ", err)
            self.assertIn("--part 2/2 --resume", err)
            _, err = self.run_program("sweep", sweep, "--part", "1/2", "-o", killed, "--resume", code=2)
            self.assertIn("is part 2 of 2, and what is asked for is part 1 of 2", err)
            self.run_program("sweep", sweep, "--part", "2/2", "-o", killed, "--resume")
            self.run_program("join", paths[0], killed, "-o", self.folder / "all.h5", "--force")
            self.assert_same_file(whole, self.folder / "all.h5")
            (self.folder / "all.h5").unlink()

    def test_joining_replaces_nothing_unasked_and_can_be_interrupted(self):
        sweep = self.write(sweep_text(MEASURES[:14], block=2))
        paths = self.parts(sweep, 2)
        joined = self.folder / "all.h5"
        process = self.start("join", *paths, "-o", joined)
        while process.poll() is None and not list(self.folder.glob("all.h5*")):
            time.sleep(0.001)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate()
        self.assertEqual(process.returncode, 130, err)
        self.assertIn("nothing was written", err)
        self.assertEqual(sorted(path.name for path in self.folder.iterdir()), ["part1.h5", "part2.h5", "sweep.toml"])
        joined.write_text("mine")
        _, err = self.run_program("join", *paths, "-o", joined, code=2)
        self.assertIn("exists already", err)
        self.assertEqual(joined.read_text(), "mine")

    def test_the_scripts_of_the_guide_run(self):
        whole = self.sweep(self.write(sweep_text(MEASURES[:5], block=2), "my-sweep.toml"), "whole.h5")
        guides = []
        for guide in ("cluster.md", "cluster.zh-CN.md"):
            text = (SOURCE / "docs/guide" / guide).read_text(encoding="utf-8")
            guides.append([block.split("```")[0] for block in text.split("```sh\n")[1:]])
        self.assertEqual(guides[0], guides[1])
        sweep, join, _ = guides[0]  # the last needs mpirun: tests/slurm
        for number in range(1, 5):
            self.bash(sweep.replace("/64", "/4"), SLURM_ARRAY_TASK_ID=str(number), SLURM_CPUS_PER_TASK="1")
        self.bash(join)
        self.assert_same_file(whole, self.folder / "all.h5")

    def bash(self, script, **environment):
        """Runs a script in the folder, with the program in its path."""
        path = f"{Path(PROGRAM).parent}:{os.environ['PATH']}"
        done = subprocess.run(["bash", "-c", script], cwd=self.folder, capture_output=True, text=True, check=False,
                              env={**os.environ, "PATH": path, **environment})
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_a_dry_run_is_of_the_part(self):
        sweep = self.write(sweep_text(MEASURES, block=128))
        out, _ = self.run_program("sweep", sweep, "--part", "2/4", "--dry-run", "--json")
        self.assertIn(f'"scenarios": {1 << (len(MEASURES) - 2)}', out)
        for wrong in ("0/3", "4/3", "3", "/3", "1/", "1/3x", "-1/3"):
            _, err = self.run_program("sweep", sweep, f"--part={wrong}", "--dry-run", code=2)
            self.assertIn(f"--part: '{wrong}' is no part of a sweep", err)


if __name__ == "__main__":
    unittest.main()
