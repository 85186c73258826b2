"""The program as tests run it, and what they share."""

import os
import re
import subprocess
import tempfile
import unicodedata
import unittest
from pathlib import Path

PROGRAM = str(Path(os.environ["NATALITY_PROGRAM"]).resolve())
SOURCE = Path(os.environ["NATALITY_SOURCE_DIR"])
DATA = SOURCE / "data"


def run(*arguments, folder=None, **environment):
    """Runs the program in a folder with a fixed locale and returns what it did."""
    return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, timeout=300, check=False, cwd=folder,
                          env={**os.environ, "LC_ALL": "C.UTF-8", **environment})


def columns(line):
    """Columns that a terminal needs for a line."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in line)


class InAFolder(unittest.TestCase):
    """A test with a folder of its own."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def run_commands_of(self, page):
        """Runs the commands of a page of the documentation here, where they find docs/; each must end well."""
        text = (SOURCE / page).read_text(encoding="utf-8")
        commands = [line for block in re.findall(r"```sh\n(.*?)```", text, re.S) for line in block.splitlines() if line.startswith("natality ")]
        self.assertGreater(len(commands), 4, page)
        (self.folder / "docs").symlink_to(SOURCE / "docs")
        for command in commands:
            done = run(*command.split()[1:], folder=self.folder)
            self.assertEqual(done.returncode, 0, command + "\n" + done.stderr)
