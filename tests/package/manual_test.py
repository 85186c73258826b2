"""The manual pages and the completion say what the program says."""

import os
import re
import shutil
import subprocess
import unittest
from pathlib import Path

from built import run

PREFIX = Path(os.environ["NATALITY_PREFIX"])
PROGRAM = next(PREFIX.glob("bin/natality"))
COMMANDS = re.findall(r"^  ([a-z]+) ", run(PROGRAM, "--help"), re.MULTILINE)


def options_of(command):
    """The options that a command's help lists."""
    help_text = run(PROGRAM, command, "--help")
    return set(re.findall(r"^  (?:-\w \[ )?(--[a-z-]+)", help_text, re.MULTILINE))


class Manual(unittest.TestCase):
    """natality(1) and a page a command."""

    @unittest.skipUnless(shutil.which("man"), "man is not installed")
    def test_every_command_has_a_page_with_its_options(self):
        for command in COMMANDS:
            (page,) = PREFIX.glob(f"share/man/man1/natality-{command}.1*")
            shown = subprocess.run(["man", "--warnings", "--local-file", page], capture_output=True, text=True, check=True,
                                   env={**os.environ, "MANWIDTH": "80", "LC_ALL": "C.UTF-8", "MANPAGER": "cat"})
            self.assertEqual(shown.stderr, "")
            for option in options_of(command):
                self.assertIn(option, shown.stdout)

    def test_the_page_of_the_program_names_every_command(self):
        (page,) = PREFIX.glob("share/man/man1/natality.1*")
        text = run("gzip", "-dc", page) if page.suffix == ".gz" else page.read_text(encoding="utf-8")
        for command in COMMANDS:
            self.assertIn(f"\n.B {command}\n", text)
            self.assertIn(f"natality\\-{command} (1)", text)

    def test_completion_offers_commands_and_their_options(self):
        (completion,) = PREFIX.glob("share/bash-completion/completions/natality")

        def offered(*words):
            script = (f"source {completion}; COMP_WORDS=({' '.join(words)}); COMP_CWORD={len(words) - 1}; "
                      "_natality; printf '%s\\n' \"${COMPREPLY[@]}\"")
            return set(run("bash", "-c", script).split())

        self.assertEqual(offered("natality", "''"), {*COMMANDS, "--help", "--version"})
        self.assertEqual(offered("natality", "swe"), {"sweep"})
        for command in COMMANDS:
            self.assertEqual(offered("natality", command, "--"), options_of(command))
        self.assertEqual(offered("natality", "run", "file"), set())


if __name__ == "__main__":
    unittest.main()
