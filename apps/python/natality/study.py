"""A study: a data set, a catalogue of measures, and the packages to compare."""

from __future__ import annotations

import os
from collections.abc import Iterable

from . import _natality
from .data_folder import data_folder
from .results import Results


class Study:
    """What a scenario file says, checked. Made by `Study.read`."""

    def __init__(self, study: _natality.Study):
        self._study = study

    @classmethod
    def read(cls, scenario: str | os.PathLike | None = None) -> Study:
        """Reads a scenario file and all it names; without one, the built-in study.

        Raises InputError with everything that is wrong in all of the files.
        """
        data = data_folder()
        file = data / "scenarios" / "scenarios.toml" if scenario is None else scenario
        return cls(_natality.Study(os.fspath(file), os.fspath(data)))

    @property
    def scenarios(self) -> list[str]:
        """Ids of the scenarios; the first is the baseline."""
        return self._study.scenarios()

    @property
    def regions(self) -> list[str]:
        """Ids of the regions of the data set."""
        return self._study.regions()

    @property
    def years(self) -> list[int]:
        """The years of events."""
        return self._study.years()

    def run(self, indicators: Iterable[str] = ()) -> Results:
        """Runs every scenario; other threads of Python go on meanwhile, and Ctrl-C ends it.

        indicators: ids of those wanted; without any, those that `natality run` would write.
        Raises InputError naming every indicator there is none of, RunError if a scenario cannot be run.
        """
        if isinstance(indicators, str):
            raise TypeError("indicators: a list of ids, not one text")
        coordinates = {
            "scenario": self.scenarios,
            "year": self.years,
            "time": self._study.times(),
            "region": self.regions,
            "order": self._study.orders(),
        }
        return Results(dict(self._study.run(list(indicators))), coordinates)
