"""Indicators of the scenarios of a study, in memory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from . import _natality

if TYPE_CHECKING:
    import numpy
    import xarray


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
        return ("scenario", self.axis, "region") + (("order",) if self.by_order else ())


def indicators() -> dict[str, Indicator]:
    """All indicators by id, in the order of the documentation."""
    return {row[0]: Indicator(*row) for row in _natality.indicator_rows()}


class Results(Mapping):
    """Arrays by the id of an indicator, each by `Indicator.dimensions`; `coordinates` holds the labels of the axes."""

    def __init__(self, arrays: dict[str, numpy.ndarray], coordinates: dict[str, list]):
        self._arrays = arrays
        self.coordinates = coordinates

    def __getitem__(self, indicator: str) -> numpy.ndarray:
        return self._arrays[indicator]

    def __iter__(self) -> Iterator[str]:
        return iter(self._arrays)

    def __len__(self) -> int:
        return len(self._arrays)

    def to_xarray(self) -> xarray.Dataset:
        """The same as a data set of xarray, with units and names; the arrays are not copied."""
        import xarray  # of use, not needed

        known = indicators()
        variables = {}
        used = set()
        for name, array in self._arrays.items():
            indicator = known[name]
            used.update(indicator.dimensions)
            attributes = {"units": indicator.units, "long_name": indicator.name_en, "long_name_zh": indicator.name_zh}
            variables[name] = (indicator.dimensions, array, attributes)
        return xarray.Dataset(variables, {axis: labels for axis, labels in self.coordinates.items() if axis in used})
