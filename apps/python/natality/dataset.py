"""A data set: what a projection without policy needs, from a folder or from tables in memory."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from . import _natality
from . import errors as _errors
from .data_folder import data_folder
from .tables import csv_of, toml_of

Files = list[tuple[str, str, bytes]]


class Dataset:
    """A data set that holds together. Made by `Dataset.read` or `Dataset.from_tables`."""

    def __init__(self, files: Files):
        self._regions = _natality.regions_of_dataset(files)
        self._files = files

    @classmethod
    def read(cls, folder: str | os.PathLike) -> Dataset:
        """Reads the folder of a data set.

        Raises InputError with everything that is wrong in all of its files.
        """
        return cls(_natality.dataset_files(os.fspath(folder)))

    @classmethod
    def from_tables(cls, description: Mapping | str, **tables: Any) -> Dataset:
        """Makes a data set of tables in memory, checked as files are; the same figures give the same bits.

        description: what `dataset.toml` says, as a mapping (or a text in TOML).
        tables: by the name of their file without its ending: `population`, `mortality`, `fertility` and
            `sex_ratio_at_birth` are needed. Data frames of pandas, structured arrays of NumPy, or mappings of columns;
            None for a table that is not there.

        Raises InputError with everything that is wrong; the file of a problem is then the name of the table, its line the
        row counted from 1 for the first row of figures.
        """
        unknown = sorted(name for name in tables if _natality.file_of_table(name) == name)
        if unknown:
            raise TypeError(f"there is no table {', '.join(unknown)}")
        files = [("dataset.toml", "description", toml_of(description, "description"))]
        files += [(_natality.file_of_table(name), name, csv_of(table, name)) for name, table in tables.items() if table is not None]
        try:
            return cls(files)
        except _errors.InputError as error:
            raise _by_row(error, tables) from None

    @property
    def regions(self) -> list[str]:
        """Ids of the regions."""
        return list(self._regions)

    def below(self, folder: str) -> Files:
        """The files, as those of a study."""
        return [(f"{folder}/{name}", shown_as, content) for name, shown_as, content in self._files]


def _by_row(error, tables):
    """The same error, its lines counted without the names of the columns."""
    problems = [(file, max(line - 1, 0) if file in tables else line, message) for file, line, message in error.problems]
    lines = [f"{file}: {f'row {line}: ' if line else ''}{message}" if file else message for file, line, message in problems]
    return _errors.InputError("\n".join(lines), problems)


def with_dataset(files: Files, dataset: Dataset | None) -> Files:
    """The files of a study or a sweep with another data set."""
    if dataset is None:
        return files
    if not isinstance(dataset, Dataset):
        raise TypeError("dataset: a natality.Dataset is needed")
    return [file for file in files if not file[0].startswith("dataset/")] + dataset.below("dataset")


def files_in_memory(dataset, content, catalogue, name) -> Files:
    """The files of a study or a sweep whose own file is a mapping or a text."""
    if not isinstance(dataset, Dataset):
        raise TypeError("dataset: a natality.Dataset is needed")
    path = data_folder() / "measures" if catalogue is None else catalogue
    measures = [(f"catalogue/{file}", shown_as, text) for file, shown_as, text in _natality.catalogue_files(os.fspath(path))]
    if isinstance(content, Mapping):
        content = {"dataset": "in memory", **content}
    elif isinstance(content, str):
        content = 'dataset = "in memory"\n' + content
    return [(name, name, toml_of(content, name)), *measures, *dataset.below("dataset")]
