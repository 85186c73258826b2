"""Indicators of the scenarios of a study, in memory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from . import _natality

if TYPE_CHECKING:
    import numpy
    import xarray


def dimensions(axis: str, last_axis: str = "") -> tuple[str, ...]:
    """The axes of an array by scenario, years and region, and one more where it has one."""
    return ("scenario", axis, "region") + ((last_axis,) if last_axis else ())


class Indicator(NamedTuple):
    """One indicator of the registry: what results files say of it too."""

    id: str
    units: str
    name_en: str
    name_zh: str
    source: str
    axis: str
    by_order: bool

    @property
    def dimensions(self) -> tuple[str, ...]:
        """The axes of its arrays: scenario, `year` (of events) or `time` (1 January), region, and birth order."""
        return dimensions(self.axis, "order" if self.by_order else "")


class Drawn(NamedTuple):
    """A quantity of the draws of a study: what results files say of it too."""

    id: str
    units: str
    name_en: str
    name_zh: str
    axis: str
    last_axis: str

    @property
    def dimensions(self) -> tuple[str, ...]:
        """The axes of its arrays: scenario, `year` or `time`, region, and `quantile`, `source` or `other_scenario`."""
        return dimensions(self.axis, self.last_axis)


class ByAge(NamedTuple):
    """A quantity by age that was asked for as a detail: what results files say of it too."""

    id: str
    units: str
    name_en: str
    name_zh: str
    axes: list[str]

    @property
    def dimensions(self) -> tuple[str, ...]:
        """The axes of its arrays: scenario, `year`, region, sex where it has sexes, `age`, birth order where it has orders."""
        return tuple(self.axes)


def indicators() -> dict[str, Indicator]:
    """All indicators by id, in the order of the documentation."""
    return {row[0]: Indicator(*row) for row in _natality.indicator_rows()}


class Results(Mapping):
    """Arrays by the id of an indicator, of a quantity by age or of one of draws.

    described: by the same id, an `Indicator`, a `ByAge` or a `Drawn`, which tells the unit, the names and the `dimensions`.
    coordinates: the labels of the axes.
    """

    def __init__(self, arrays: dict[str, numpy.ndarray], described: dict[str, Indicator | ByAge | Drawn],
                 coordinates: dict[str, list]):
        self._arrays = arrays
        self.described = described
        self.coordinates = coordinates

    def __getitem__(self, variable: str) -> numpy.ndarray:
        return self._arrays[variable]

    def __iter__(self) -> Iterator[str]:
        return iter(self._arrays)

    def __len__(self) -> int:
        return len(self._arrays)

    def to_xarray(self) -> xarray.Dataset:
        """The same as a data set of xarray, with units and names; the arrays are not copied."""
        import xarray  # of use, not needed

        variables = {}
        used = set()
        for name, array in self._arrays.items():
            of = self.described[name]
            used.update(of.dimensions)
            attributes = {"units": of.units, "long_name": of.name_en, "long_name_zh": of.name_zh}
            variables[name] = (of.dimensions, array, attributes)
        return xarray.Dataset(variables, {axis: labels for axis, labels in self.coordinates.items() if axis in used})
