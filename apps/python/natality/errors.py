"""What natality raises on purpose."""

from typing import NamedTuple


class Problem(NamedTuple):
    """One thing that is wrong with an input; line 0 means the file as a whole, an empty file name no file."""

    file: str
    line: int
    message: str


class Error(Exception):
    """Root of everything natality raises on purpose."""


class InputError(Error):
    """An input cannot be used; `problems` holds everything that is wrong with it."""

    def __init__(self, text, problems=()):
        super().__init__(text, problems)
        self.problems = [Problem(*problem) for problem in problems]

    def __str__(self):
        return self.args[0]


class RunError(Error):
    """The input was good and the work failed: a cell driven below zero, for instance."""
