"""Wrong arguments raise exceptions: never does one of them end the interpreter."""

import os
import subprocess
import sys
import unittest

# Calls everything that is public with arguments drawn at random; prints how many calls raised and how many did not.
FUZZ = r"""
import array, random, sys
import natality, numpy
from natality import _natality

rounds, seed = int(sys.argv[1]), int(sys.argv[2])
draw = random.Random(seed)
dataset = natality.Dataset.read(sys.argv[3])
study = natality.Study.of(dataset, {"horizon": 2030, "package": [{"id": "one", "name": "One", "measures": {"cash_and_tax": {"from": 2026}}}]})
sweep = study.packages()
packages = sweep.run()
files = _natality.dataset_files(sys.argv[3])
class Odd:
    def __len__(self): return 3
    def __getitem__(self, key): raise RuntimeError("odd")
    def __iter__(self): return iter([Odd, None])
    def __float__(self): raise ValueError("odd")
values = [None, True, 0, 1, -1, 7, 2**31, 2**63, -2**63, 2**70, 1e308, -0.5, float("nan"), float("inf"), "", "one", "tfr", "births_2029",
          "births_to_2029", "births_2029=+1%", "\0", "\ud800", "x" * 100000, b"", b"\xff", [], [1], ["tfr"], ["tfr", None], (), {}, {"a": 1},
          {"horizon": 2030}, set(), object(), Odd(), Odd, print, lambda *a: 1 / 0, numpy.zeros(0), numpy.zeros(3), numpy.zeros((2, 2)),
          numpy.array(["a", None], dtype=object), array.array("d", [1.0]), range(10**5), memoryview(b"abc"), 1j, slice(1), dataset, study,
          sweep, packages, files, [("a", "b", b"c")], [("dataset.toml", "x", b"format = 1")], [(1, 2, 3)], [1.0, 2.0, 3.0, 4.0], [float("nan")] * 8]
targets = [natality.Dataset, natality.Dataset.read, natality.Dataset.from_tables, natality.Study, natality.Study.read, natality.Study.of,
           natality.Sweep, natality.Sweep.read, natality.Sweep.of, natality.sweep, natality.attribute, natality.choose, natality.indicators,
           study.run, study.packages, sweep.run_into, sweep.run, dataset.below,
           _natality.Study, _natality.Sweep, _natality.attribution, _natality.selection, _natality.study_files, _natality.sweep_files,
           _natality.dataset_files, _natality.catalogue_files, _natality.regions_of_dataset,
           _natality.run_drawn, _natality.file_of_table,
           study._study.run, sweep._sweep.run, sweep._sweep.run_into]
names = ["description", "population", "mortality", "dataset", "scenario", "design", "catalogue", "indicators", "package", "sink", "threads",
         "block_size", "max_values", "of", "region", "target", "budget", "count_unpriced", "measures", "seed", "draws", "nonsense"]
raised = 0
for _ in range(rounds):
    target = draw.choice(targets)
    arguments = [draw.choice(values) for _ in range(draw.randrange(4))]
    named = {draw.choice(names): draw.choice(values) for _ in range(draw.randrange(3))}
    try:
        target(*arguments, **named)
    except Exception:
        raised += 1
print(raised, rounds - raised)
"""


class WrongArguments(unittest.TestCase):
    def test_none_of_many_calls_with_arguments_at_random_ends_the_interpreter(self):
        source = os.environ["NATALITY_SOURCE_DIR"]
        for seed in range(2):
            done = subprocess.run([sys.executable, "-B", "-X", "faulthandler", "-c", FUZZ, "2000", str(seed), f"{source}/data/china-2020"],
                                  capture_output=True, text=True, check=False, timeout=600)
            self.assertEqual(done.returncode, 0, f"seed {seed}: {done.stderr[-3000:]}")
            raised, passed = map(int, done.stdout.splitlines()[-1].split())  # print is among the sinks
            self.assertGreater(raised, 1000)
            self.assertGreater(passed, 0)


if __name__ == "__main__":
    unittest.main()
