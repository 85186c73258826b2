"""Cohort-component projection under packages of fertility supports.

>>> import natality
>>> results = natality.Study.read("scenarios.toml").run()
>>> results["tfr"]                # by scenario, year and region
>>> results.to_xarray()           # every indicator, with its axes, unit and names

From tables in memory: `Dataset.from_tables` and `Study.of`. All packages of some measures: `Study.packages`, `sweep`,
`attribute`, `choose`.
"""

from .choice import Answer, Attribution, Choice, Contribution, attribute, choose
from .data_folder import data_folder
from .dataset import Dataset
from .errors import Error, InputError, Problem, RunError
from .results import ByAge, Drawn, Indicator, Results, indicators
from .study import Study
from .sweeps import Block, Failures, Packages, Sweep, Variable, sweep

__all__ = ["Answer", "Attribution", "Block", "ByAge", "Choice", "Contribution", "Dataset", "Drawn", "Error", "Failures",
           "Indicator", "InputError", "Packages", "Problem", "Results", "RunError", "Study", "Sweep", "Variable",
           "attribute", "choose", "data_folder", "indicators", "sweep"]
