"""Results that other programs copied, and results that were damaged, as a user meets them."""

import json
import struct
import subprocess
import unittest

from program import DATA
from sweeps import MEASURES, SweepTest, sweep_text


def without_seal(path):
    """The file as versions before the seal wrote it: a seal ends with a footer that says where it begins."""
    content = path.read_bytes()
    letters, covered = struct.unpack("<16sQ", content[-48:-24])
    assert letters == b"natality seal 1\n"
    old = path.with_name("old-" + path.name)
    old.write_bytes(content[:covered])
    return old


class Copies(SweepTest):
    """A results file and copies of it."""

    def setUp(self):
        super().setUp()
        scenario = DATA / "scenarios" / "baselines.toml"
        self.results = self.folder / "results.h5"
        self.run_program("run", scenario, "-o", self.results, "-q")

    def copy_by(self, program):
        copy = self.folder / f"{program}.h5"
        subprocess.run([program, self.results, copy], check=True, capture_output=True)
        return copy

    def test_copies_of_other_programs_are_read_and_said_to_be_copies(self):
        expected, _ = self.run_program("compare", self.results)
        for program in ("nccopy", "h5repack"):
            copy = self.copy_by(program)
            self.assertEqual(self.run_program("compare", copy)[0], expected)
            self.assertEqual(self.run_program("check", copy)[0],
                             f"{copy}: readable, and made as its inputs say; it has no checksums, so that changed figures cannot "
                             "be told\n")
            self.assertEqual(self.run_program("check", copy, "--lang", "zh")[0],
                             f"{copy}：可读，结构与其输入一致；没有校验和，无法判断数值是否被改动\n")
            self.assertFalse(json.loads(self.run_program("check", copy, "--json")[0])["inputs"][0]["sealed"])

    def test_results_of_older_versions_are_read(self):
        old = without_seal(self.results)
        for command in ("compare", "info"):
            self.assertEqual(self.run_program(command, old)[0], self.run_program(command, self.results)[0])
        self.assertFalse(json.loads(self.run_program("check", old, "--json")[0])["inputs"][0]["sealed"])

    def test_a_damaged_byte_is_said_in_the_language_asked_for_and_not_read(self):
        content = bytearray(self.results.read_bytes())
        content[len(content) // 2] ^= 1
        self.results.write_bytes(content)
        out, err = self.run_program("check", self.results, code=2)
        self.assertEqual(out, "")
        self.assertIn("they do not fit their checksum", err)
        self.assertIn("与校验和不符", self.run_program("check", self.results, "--lang", "zh", code=2)[1])

    def test_what_is_cut_off_is_said(self):
        with self.results.open("r+b") as file:
            file.truncate(self.results.stat().st_size // 2)
        for command in ("check", "compare", "info", "report", "export"):
            _, err = self.run_program(command, self.results, code=2)
            self.assertIn("results.h5: cannot be read: it is cut off", err)


class Sweeps(SweepTest):
    def test_a_finished_sweep_is_valid_and_says_how_much_of_it_is_there(self):
        path = self.sweep(self.write(sweep_text(MEASURES[:4], block=4)), "sweep.h5")
        self.assertEqual(self.run_program("check", path)[0], f"{path}: valid\n")
        found = json.loads(self.run_program("check", path, "--json")[0])["inputs"][0]
        self.assertEqual((found["sealed"], found["blocks"], found["blocks_complete"]), (True, 4, 4))

    def test_sweeps_of_older_versions_are_read(self):
        path = self.sweep(self.write(sweep_text(MEASURES[:4], block=4)), "sweep.h5")
        old = without_seal(path)
        self.assertEqual(self.run_program("compare", old)[0], self.run_program("compare", path)[0])
        self.assertFalse(json.loads(self.run_program("check", old, "--json")[0])["inputs"][0]["sealed"])


if __name__ == "__main__":
    unittest.main()
