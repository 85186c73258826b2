"""Sweeps: all scenarios of a design, into arrays in memory or block by block into a function."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from . import _natality
from .data_folder import data_folder
from .dataset import Dataset, files_in_memory, with_dataset
from .results import dimensions

if TYPE_CHECKING:
    import numpy
    import xarray

# Scenarios of a block, unless one asks for others.
BLOCK_SIZE = 1024


class Variable(NamedTuple):
    """A quantity that a sweep keeps of every scenario."""

    id: str
    units: str
    name_en: str
    name_zh: str
    source: str
    axis: str
    years: list[int]
    by_order: bool

    @property
    def dimensions(self) -> tuple[str, ...]:
        """The axes of its arrays: scenario, the years kept (`year` of events or `time`, 1 January), region, birth order."""
        return dimensions(self.axis, "order" if self.by_order else "")


class Failures(NamedTuple):
    """Scenarios that could not be run, whose values are not numbers: how many, and number and reason of the first."""

    count: int
    first: list[tuple[int, str]]


class Block(NamedTuple):
    """Neighbouring scenarios of a sweep, as a sink gets them: arrays are the sink's own to keep."""

    number: int
    first: int
    levels: numpy.ndarray
    values: dict[str, numpy.ndarray]


class Packages:
    """All scenarios of a sweep in memory.

    levels: by scenario and measure; not a number where the measure is not in use.
    values: by the id of a variable its array, by `Variable.dimensions`.
    """

    def __init__(self, sweep: Sweep, levels, values, failures: Failures):
        self.levels = levels
        self.values = values
        self.failures = failures
        self.measures = sweep.measures
        self.priced = sweep.priced
        self.regions = sweep.regions
        self.orders = sweep.orders
        self.variables = sweep.variables
        self.is_of_all_packages = sweep.is_of_all_packages

    def __len__(self) -> int:
        return len(self.levels)

    def __getitem__(self, variable: str) -> numpy.ndarray:
        return self.values[variable]

    def to_xarray(self) -> xarray.Dataset:
        """The same as a data set of xarray; the arrays are not copied.

        Variables that are kept of different years each have an axis of their own, named after them.
        """
        import xarray  # of use, not needed

        arrays = {"package": (("scenario", "measure"), self.levels)}
        labels = {"measure": self.measures, "region": self.regions}
        for variable in self.variables.values():
            axis = variable.axis if labels.setdefault(variable.axis, variable.years) == variable.years else \
                f"{variable.axis}_of_{variable.id}"
            labels[axis] = variable.years
            if variable.by_order:
                labels["order"] = self.orders
            dimensions = tuple(axis if name == variable.axis else name for name in variable.dimensions)
            attributes = {"units": variable.units, "long_name": variable.name_en, "long_name_zh": variable.name_zh}
            arrays[variable.id] = (dimensions, self.values[variable.id], attributes)
        return xarray.Dataset(arrays, labels)


class Sweep:
    """All scenarios of a design, ready to be run. Made by `Sweep.read`, `Sweep.of` or `Study.packages`."""

    def __init__(self, sweep: _natality.Sweep):
        if type(sweep) is not _natality.Sweep:
            raise TypeError("a sweep is made by Sweep.read, Sweep.of or Study.packages")
        self._sweep = sweep

    @classmethod
    def read(cls, sweep: str | os.PathLike | None = None, *, measures: Iterable[str] = (), seed: int | None = None,
             dataset: Dataset | None = None) -> Sweep:
        """Reads a sweep file and all it names; without one, every package of the twenty built-in measures.

        measures: ids; all packages of these alone.
        seed: another seed for a design that draws at random.
        dataset: takes the place of the data set that the file names.

        Raises InputError with everything that is wrong in all of the files.
        """
        if isinstance(measures, str):
            raise TypeError("measures: a list of ids, not one text")
        data = data_folder()
        file = data / "scenarios" / "all-packages.toml" if sweep is None else sweep
        files = with_dataset(_natality.sweep_files(os.fspath(file), os.fspath(data)), dataset)
        ids = list(measures)
        if ids:
            files.append((_natality.restriction_name, "measures", "\n".join(ids).encode("utf-8")))
        if seed is not None:
            files.append((_natality.seed_name, "seed", str(int(seed)).encode("utf-8")))
        return cls(_natality.Sweep(files))

    @classmethod
    def of(cls, dataset: Dataset, design: Mapping | str, *, catalogue: str | os.PathLike | None = None) -> Sweep:
        """Makes a sweep in memory.

        design: what a sweep file says, but for its data set and catalogue, as a mapping or a text in TOML.
        catalogue: folder of a catalogue of measures; without one, the built-in catalogue.

        Raises InputError with everything that is wrong.
        """
        return cls(_natality.Sweep(files_in_memory(dataset, design, catalogue, _natality.sweep_name)))

    def __len__(self) -> int:
        return self._sweep.scenarios()

    @property
    def measures(self) -> list[str]:
        """Ids of the measures whose levels make the scenarios."""
        return self._sweep.measures()

    @property
    def priced(self) -> list[bool]:
        """By measure: false if it acts and no price of it is known."""
        return self._sweep.priced()

    @property
    def regions(self) -> list[str]:
        """Ids of the regions of the data set."""
        return self._sweep.regions()

    @property
    def orders(self) -> list[str]:
        """Birth orders that the data set tells apart."""
        return self._sweep.orders()

    @property
    def variables(self) -> dict[str, Variable]:
        """What is kept of every scenario, by id."""
        return {row[0]: Variable(*row) for row in self._sweep.variables()}

    @property
    def is_of_all_packages(self) -> bool:
        """True if the bits of a scenario's number are the measures of its package."""
        return self._sweep.is_of_all_packages()

    def run(self, *, threads: int = 0, max_values: float = 2e8) -> Packages:
        """Runs all scenarios into memory; other threads of Python go on meanwhile, and Ctrl-C ends it.

        threads: how many to use; 0 for all there are.
        max_values: refuses a sweep of more numbers than this.

        Raises InputError if the sweep is too large, RunError if it cannot be run.
        """
        levels, arrays, failures = self._sweep.run(threads, max_values)
        return Packages(self, levels, dict(zip(self.variables, arrays)), Failures(*failures))

    def run_into(self, sink: Callable[[Block], object], *, threads: int = 0, block_size: int = BLOCK_SIZE) -> Failures:
        """Runs all scenarios and calls the sink with each `Block`, in order and one at a time.

        Memory holds some blocks a thread, whatever the number of scenarios. The sink may be called on any thread; what it
        raises, and Ctrl-C, end the sweep and are raised on.
        """
        if not callable(sink):
            raise TypeError("sink: a function of one block is needed")
        if block_size < 1:
            raise ValueError("block_size: at least 1")
        names = list(self.variables)

        def give(number, first, levels, arrays):
            sink(Block(number, first, levels, dict(zip(names, arrays))))

        return Failures(*self._sweep.run_into(give, threads, block_size))


def sweep(design: Sweep, sink: Callable[[Block], object] | None = None, *, threads: int = 0) -> Packages | Failures:
    """Runs a sweep: into memory, or with a sink into that; `Sweep.run` and `Sweep.run_into` say more."""
    if not isinstance(design, Sweep):
        raise TypeError("design: a natality.Sweep is needed")
    return design.run(threads=threads) if sink is None else design.run_into(sink, threads=threads)
