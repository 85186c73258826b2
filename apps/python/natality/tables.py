"""Tables and dictionaries in memory as the files that the library reads, so that both are checked by the same rules."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import Any

import numpy


def _cells(column: Any, table: str, name: str) -> list:
    """The values of a column as Python has them."""
    values = numpy.asarray(column)
    if values.ndim != 1:
        raise TypeError(f"{table}: column '{name}' has {values.ndim} axes; one is needed")
    return values.tolist()


def _columns(table: Any, name: str) -> dict[str, list]:
    """The columns of a data frame, a structured array or a mapping."""
    if isinstance(table, numpy.ndarray) and table.dtype.names:
        names = table.dtype.names
    elif isinstance(table, Mapping):
        names = tuple(table)
    elif hasattr(table, "columns"):
        names = tuple(table.columns)
    else:
        raise TypeError(f"{name}: a data frame, a structured array or a mapping of columns is needed")
    if not all(isinstance(column, str) for column in names):
        raise TypeError(f"{name}: the names of columns are texts")
    columns = {column: _cells(table[column], name, column) for column in names}
    if len({len(values) for values in columns.values()}) > 1:
        raise TypeError(f"{name}: columns differ in length")
    return columns


def _text(value: Any) -> str:
    """A cell: numbers with all their digits, nothing for what is missing."""
    if value is None or value != value:
        return ""
    if isinstance(value, bytes):
        return value.decode("utf-8")
    return repr(value) if isinstance(value, float) else str(value)


def csv_of(table: Any, name: str) -> bytes:
    """A table as CSV, numbers to their last bit."""
    columns = _columns(table, name)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(map(_text, row) for row in zip(*columns.values()))
    return text.getvalue().encode("utf-8")


def toml_of(content: Mapping | str, name: str) -> bytes:
    """A dictionary as TOML; a text is TOML already."""
    if isinstance(content, str):
        return content.encode("utf-8")
    if not isinstance(content, Mapping):
        raise TypeError(f"{name}: a mapping, or a text in TOML, is needed")
    import tomli_w  # of use to those who write no TOML themselves

    return tomli_w.dumps(dict(content)).encode("utf-8")
