"""Which measure did it, and which package to choose: the questions of `natality attribute` and `natality choose`."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, NamedTuple

from . import _natality
from .errors import InputError
from .sweeps import Packages

if TYPE_CHECKING:
    import numpy

_COST = "incremental_cost"


class Question(NamedTuple):
    """`births_2050`, of that year, or `births_to_2050`, summed through it."""

    text: str
    id: str
    year: int
    is_sum: bool


class Contribution(NamedTuple):
    """What a measure contributes: to the baseline alone, on average over all orders of coming in, and added last."""

    measure: str
    alone: float
    shapley: float
    last: float


class Attribution(NamedTuple):
    """What all measures change, and which did it; `pairs` holds by two measures how much more they bring together."""

    of: str
    baseline: float
    package: float
    measures: list[Contribution]
    pairs: numpy.ndarray


class Choice(NamedTuple):
    """A package: its number, measures, value, change from the baseline's and cost beyond the baseline's."""

    scenario: int
    measures: list[str]
    value: float
    change: float
    cost: float


class Answer(NamedTuple):
    """The package chosen, or None; whether it answers what was asked; how many packages of unknown price were left out;
    the front, cheapest first, and by package of it but the first what a unit more of value costs."""

    of: str
    baseline: float
    is_reached: bool
    left_out: int
    chosen: Choice | None
    front: list[Choice]
    marginal_costs: list[float]


def _refuse(message: str):
    raise InputError(message, [("", 0, message)])


def _question(text: str) -> Question:
    if not isinstance(text, str):
        raise TypeError("of: a text such as births_to_2050 is needed")
    found = re.fullmatch(r"(.+?)(_to)?_([0-9]{1,4})", text)
    if not found:
        _refuse(f"'{text}' is not an indicator and a year, such as births_2050, or births_to_2050 for the sum")
    indicator = found[1]
    if indicator in ("births", "population"):
        indicator += "_total"
    return Question(text, indicator, int(found[3]), found[2] is not None)


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _require_all_packages(packages: Packages) -> None:
    if not isinstance(packages, Packages):
        raise TypeError("packages: what a sweep gives in memory is needed")
    if not packages.is_of_all_packages:
        _refuse("the sweep has other scenarios than all packages of its measures")


def _region(packages: Packages, region: str | None) -> int:
    if region is None:
        return 0
    if region not in packages.regions:
        _refuse(f"region: '{region}' is not known; known: {', '.join(packages.regions)}")
    return packages.regions.index(region)


def _over_years(array: numpy.ndarray, region: int, steps: range, most: bool = False) -> numpy.ndarray:
    """By scenario the sum over some steps and all orders, or the largest sum of a step; added up as the program does."""
    import numpy

    total = numpy.zeros(len(array))
    largest = numpy.full(len(array), -numpy.inf)
    for step in steps:
        of_step = array[:, step, region]
        orders = of_step.T if of_step.ndim == 2 else of_step[numpy.newaxis]
        if most:
            total = numpy.zeros(len(array))
        for one in orders:
            total = total + one
        largest = numpy.maximum(largest, total)
    return largest if most else total


def _values(packages: Packages, question: Question, region: int) -> numpy.ndarray:
    if question.id not in packages.values:
        _refuse(f"of: '{question.id}' is not kept; known: {', '.join(packages.values)}")
    years = packages.variables[question.id].years
    if question.year not in years:
        _refuse(f"'{question.text}': {question.id} is known from {years[0]} to {years[-1]}")
    if question.is_sum and years != list(range(years[0], years[-1] + 1)):
        _refuse(f"'{question.text}': {question.id} is not known of every year")
    last = years.index(question.year)
    return _over_years(packages.values[question.id], region, range(0 if question.is_sum else last, last + 1))


def _costs(packages: Packages, question: Question, region: int, of_a_year: bool, count_unpriced: bool) -> numpy.ndarray:
    import numpy

    years = packages.variables[_COST].years if _COST in packages.values else []
    steps = range(sum(year <= question.year for year in years))
    if not steps or years != list(range(years[0], years[-1] + 1)):
        _refuse(f"the sweep does not keep {_COST} of every year, which choosing needs")
    costs = _over_years(packages.values[_COST], region, steps, of_a_year)
    if not count_unpriced:
        unpriced = ~numpy.array(packages.priced, dtype=bool)
        costs[(~numpy.isnan(packages.levels[:, unpriced])).any(axis=1)] = numpy.nan
    return costs


def attribute(packages: Packages, of: str = "births_to_2050", *, region: str | None = None) -> Attribution:
    """What each measure of all packages contributes, as `natality attribute` has it.

    packages: a sweep of all packages in memory, `study.packages().run()`.
    of: `births_2050`, of that year, or `births_to_2050`, summed through it.
    region: id; without one, the first.

    Raises InputError if the packages do not hold what is asked for.
    """
    _require_all_packages(packages)
    question = _question(of)
    values = _values(packages, question, _region(packages, region))
    alone, shapley, last, pairs = _natality.attribution(values)
    measures = [Contribution(*row) for row in zip(packages.measures, alone, shapley, last)]
    return Attribution(question.text, float(values[0]), float(values[-1]), measures, pairs)


def choose(packages: Packages, *, target: str | None = None, budget: float | str | None = None, of: str = "births_to_2050",
           region: str | None = None, count_unpriced: bool = False) -> Answer:
    """The cheapest package for a target, or the best for a budget, as `natality choose` has it.

    target: `births_2035=+5%`, or `births_2035=8e6`.
    budget: cost beyond the baseline's, summed through the year of `of`; `"2e11/year"` for no more in any year.
    of: with a budget, what is to be greatest.
    count_unpriced: takes measures of unknown price as free; otherwise packages with them are left out.

    Raises InputError if the packages do not hold what is asked for.
    """
    _require_all_packages(packages)
    if (target is None) == (budget is None):
        _refuse("give either a target, such as births_2035=+5%, or a budget")
    at_least, at_most, of_a_year = None, None, False
    if target is not None:
        if not isinstance(target, str):
            raise TypeError("target: a text such as births_2035=+5% is needed")
        of, _, amount = target.partition("=")
        at_least = _number(amount.removesuffix("%"))
        if at_least is None:
            _refuse(f"target: '{target}' is not an indicator, a year and a number, such as births_2035=+5%")
    else:
        of_a_year = isinstance(budget, str) and budget.endswith("/year")
        at_most = _number(budget.removesuffix("/year")) if isinstance(budget, str) else float(budget)
        if at_most is None or not math.isfinite(at_most):
            _refuse(f"budget: '{budget}' is not an amount, such as 2e12 or 2e11/year")
    question = _question(of)
    where = _region(packages, region)
    values = _values(packages, question, where)
    costs = _costs(packages, question, where, of_a_year, bool(count_unpriced))
    if target is not None and target.endswith("%"):
        at_least = float(values[0]) * (1.0 + at_least / 100.0)
    package, is_reached, front, marginal = _natality.selection(values, costs, at_least, at_most)

    def choice(number: int) -> Choice:
        held = [measure for bit, measure in enumerate(packages.measures) if number >> bit & 1]
        value = float(values[number])
        return Choice(number, held, value, value / float(values[0]) - 1.0, float(costs[number]))

    return Answer(question.text, float(values[0]), is_reached, sum(map(math.isnan, costs)),
                  None if package is None else choice(package), [choice(number) for number in front], marginal)
