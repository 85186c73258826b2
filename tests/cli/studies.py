"""A small valid study for tests that break one thing of it and run the program there."""

import subprocess
import tempfile
import unittest
from pathlib import Path

from program import PROGRAM

DATASET = {
    "dataset.toml": """\
format = 1
title = "Northland"
base_year = 2020
open_age = 4

[money]
price_year = 2020
currency = "CNY"
[[region]]
id = "N"
""",
    "population.csv": """\
sex,age,persons
female,0,1000
female,1,900
female,2,800
female,3,700
female,4+,600
male,0,1050
male,1,950
male,2,850
male,3,750
male,4+,500
""",
    "mortality.csv": """\
year,sex,age,mx
2020,female,0,0.02
2020,female,1,0.01
2020,female,2,0.05
2020,female,3,0.1
2020,female,4+,0.5
2020,male,0,0.03
2020,male,1,0.02
2020,male,2,0.06
2020,male,3,0.2
2020,male,4+,0.6
""",
    "fertility.csv": "year,age,asfr\n2020,1,0.2\n2020,2,0.6\n2020,3,0.1\n",
    "sex_ratio_at_birth.csv": "year,males_per_female\n2020,1.05\n",
}

CATALOGUE = """\
format = 1
[[heading]]
id = "care"
name = "Care"
[[barrier]]
id = "time"
name = "Time"
[[measure]]
id = "places"
heading = "care"
name = "Places"
barrier = "time"
unit = "share enrolled"
reference = 0.1
full = 0.5
[[measure.effect]]
target = "birth"
log_effect = { low = 0.0, central = 0.05, high = 0.1 }
"""

SCENARIO = """\
dataset = "tiny"
catalogue = "measures.toml"
horizon = 2030
ceiling = "none"
[[package]]
id = "childcare"
measures.places = { from = 2022 }
"""


class Study(unittest.TestCase):
    """A valid study in a folder of its own; a test breaks one thing and runs the program there."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        for name, text in DATASET.items():
            self.write(f"tiny/{name}", text)
        self.write("measures.toml", CATALOGUE)
        self.write("scenario.toml", SCENARIO)

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def replace(self, name, old, new):
        text = (self.folder / name).read_text(encoding="utf-8")
        self.assertIn(old, text)
        self.write(name, text.replace(old, new, 1))

    def files(self):
        return {
            path.relative_to(self.folder).as_posix(): path.read_bytes()
            for path in self.folder.rglob("*")
            if path.is_file()
        }

    def natality(self, *arguments, **options):
        return subprocess.run(
            [PROGRAM, *arguments], cwd=self.folder, capture_output=True, text=True, timeout=60, check=False, **options
        )

    def assert_refused(self, arguments, *lines, code=2, **options):
        """The program ends with the code and just these lines, and leaves every file as it was."""
        before = self.files()
        done = self.natality(*arguments, **options)
        self.assertEqual(code, done.returncode, done.stderr)
        self.assertEqual(list(lines), done.stderr.splitlines())
        self.assertEqual("", done.stdout)
        self.assertEqual(before, self.files())

    def assert_run_and_check_refuse(self, *lines):
        self.assert_refused(["run", "scenario.toml"], *lines)
        self.assert_refused(["check", "scenario.toml"], *lines)
