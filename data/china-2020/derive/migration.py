"""Net migrants by year, sex and single age."""

import numpy as np

PATTERN_YEAR = 2023  # the first year with single-age figures


def net_migrants(reference, years):
    """Net migrants as year -> (sex, age), persons.

    The UN's single-age figures from 2023 on. Before, the pattern of 2023 scaled to the annual total: the
    UN's five-year figures for July 2020 to July 2025 leave exactly that pattern for 2020 to 2022.
    """
    pattern = reference.net_migrants[PATTERN_YEAR]
    table = {}
    for year in years:
        if year in reference.net_migrants:
            table[year] = reference.net_migrants[year]
        else:
            table[year] = pattern * (reference.annual[year]["net_migrants"] / pattern.sum())
    return {year: np.round(values) for year, values in table.items()}
