"""Cohort-component projection under packages of fertility supports.

>>> import natality
>>> results = natality.Study.read("scenarios.toml").run()
>>> results["tfr"]                # by scenario, year and region
>>> results.to_xarray()           # every indicator, with its axes, unit and names
"""

from .errors import Error, InputError, Problem, RunError
from .results import Indicator, Results, indicators
from .study import Study

__all__ = ["Error", "Indicator", "InputError", "Problem", "Results", "RunError", "Study", "indicators"]
