"""A study: a data set, a catalogue of measures, and the packages to compare."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping

from . import _natality
from .data_folder import data_folder
from .dataset import Dataset, files_in_memory, with_dataset
from .results import ByAge, Drawn, Results
from .results import indicators as known_indicators
from .sweeps import Sweep

_SCENARIO = "scenario.toml"


class Study:
    """What a scenario file says, checked. Made by `Study.read` or `Study.of`."""

    def __init__(self, study: _natality.Study):
        if type(study) is not _natality.Study:
            raise TypeError("a study is made by Study.read or Study.of")
        self._study = study

    @classmethod
    def read(cls, scenario: str | os.PathLike | None = None, *, dataset: Dataset | None = None) -> Study:
        """Reads a scenario file and all it names; without one, the built-in study.

        dataset: takes the place of the data set that the file names.

        Raises InputError with everything that is wrong in all of the files.
        """
        data = data_folder()
        file = data / "scenarios" / "scenarios.toml" if scenario is None else scenario
        files = _natality.study_files(os.fspath(file), os.fspath(data))
        return cls(_natality.Study(with_dataset(files, dataset)))

    @classmethod
    def of(cls, dataset: Dataset, scenario: Mapping | str, *, catalogue: str | os.PathLike | None = None) -> Study:
        """Makes a study in memory.

        dataset: the data set.
        scenario: what a scenario file says, but for its data set and catalogue: a mapping such as
            `{"horizon": 2060, "package": [{"id": "leave", "name": "Leave", "measures": {"parental_leave": {"from": 2027}}}]}`, or a text
            in TOML.
        catalogue: folder of a catalogue of measures; without one, the built-in catalogue.

        Raises InputError with everything that is wrong.
        """
        return cls(_natality.Study(files_in_memory(dataset, scenario, catalogue, _SCENARIO)))

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

    def run(self, indicators: Iterable[str] = (), *, detail: Iterable[str] = (), draws: int = 0, seed: int | None = None,
            threads: int = 0) -> Results:
        """Runs every scenario; other threads of Python go on meanwhile, and Ctrl-C ends it.

        indicators: ids of those wanted; without any, those that `natality run` would write.
        detail: any of `life_tables`, `asfr` and `deaths`, which `natality run --detail` writes; without any, what the scenario file
            says.
        draws: how many to run besides, for the distributions that `natality run --draws` writes.
        seed: of the draws; without one, what the scenario file says.
        threads: for the draws; 0 for all there are.

        Raises InputError naming every indicator and detail there is none of, or what cannot be drawn; RunError if a scenario cannot
        be run.
        """
        for name, asked in (("indicators", indicators), ("detail", detail)):
            if isinstance(asked, str):
                raise TypeError(f"{name}: a list of ids, not one text")
        coordinates = {
            "scenario": self.scenarios,
            "year": self.years,
            "time": self._study.times(),
            "region": self.regions,
            "sex": ["female", "male"],
            "age": self._study.ages(),
            "order": self._study.orders(),
            "quantile": list(_natality.draw_quantiles),
            "source": list(_natality.variance_sources),
            "other_scenario": self.scenarios,
        }
        of_indicators, by_age = self._study.run(list(indicators), list(detail))
        arrays = dict(of_indicators)
        known = known_indicators()
        described = {name: known[name] for name in arrays}
        for *row, array in by_age:
            quantity = ByAge(*row)
            arrays[quantity.id], described[quantity.id] = array, quantity
        if draws != 0:
            for *row, array in _natality.run_drawn(self._study, draws, seed, threads):
                drawn = Drawn(*row)
                arrays[drawn.id], described[drawn.id] = array, drawn
        return Results(arrays, described, coordinates)

    def packages(self, package: str | None = None, indicators: Iterable[str] = ("births_total",)) -> Sweep:
        """The sweep over all packages that can be made of the measures of one, with their costs.

        package: its id; without one, the package with most measures.
        indicators: ids of those kept of every package, of every year.

        Raises InputError if there is no such package or indicator.
        """
        if isinstance(indicators, str):
            raise TypeError("indicators: a list of ids, not one text")
        return Sweep(_natality.Sweep(self._study, "" if package is None else package, list(indicators)))
