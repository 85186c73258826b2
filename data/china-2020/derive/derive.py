#!/usr/bin/python3
"""Derives the tables of the data set china-2020 from the reference figures.

    derive.py REFERENCE            writes the tables into the data set's folder
    derive.py REFERENCE --check    writes nothing; fails if a table differs from its file

REFERENCE is a folder whose subfolders `wpp2024` and `china` hold the tables named in SOURCES.md. Both forms end with
the worst deviations of the projected data set from the UN's medium variant and from its tables by age.
"""

import argparse
import sys
from pathlib import Path

from birth_orders import birth_order_rates
from bounds import bounds_tables
from calibration import calibrated
from comparison import report
from fertility import fertility_rates
from migration import net_migrants
from mortality import death_rates
from reference import read_reference
from state_sources import state_source_tables
from tables import (birth_order_table, fertility_table, migration_table, mortality_table, observed_table, population_table,
                    reference_table, sex_ratio_table, tfr_paths_table)

HERE = Path(__file__).resolve().parent
BASE_YEAR = 2020
LAST_YEAR = 2099  # last year of rates; the last population is that of 1 January 2100


def derive(reference, folder):
    """All tables of the data set as file name -> text; `folder` holds the reference figures."""
    years = range(BASE_YEAR, LAST_YEAR + 1)
    migrants = net_migrants(reference, years)
    asfr = fertility_rates(reference, years)
    population, rates = calibrated(reference, death_rates(reference, years), asfr, migrants)
    return {
        "population.csv": population_table(population),
        "mortality.csv": mortality_table(rates),
        "fertility.csv": fertility_table(asfr),
        "births_by_order.csv": birth_order_table(birth_order_rates(folder), BASE_YEAR),
        "sex_ratio_at_birth.csv": sex_ratio_table(reference, years),
        "migration.csv": migration_table(migrants),
        "observed.csv": observed_table(reference, HERE / "nbs_announced.csv"),
        "tfr_paths.csv": tfr_paths_table(reference, BASE_YEAR),
        "reference_un_medium.csv": reference_table(reference, range(BASE_YEAR, LAST_YEAR + 2)),
    } | bounds_tables(folder) | state_source_tables(folder)


def differing(tables, folder):
    """Names of the tables whose files in `folder` are missing or differ by a byte."""
    return [name for name, text in tables.items()
            if not (folder / name).is_file() or (folder / name).read_bytes() != text.encode()]


def write(tables, folder):
    """Write every table into `folder`."""
    for name, text in tables.items():
        (folder / name).write_bytes(text.encode())


def main():
    """Read the command line, derive, write or check, and report."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reference", type=Path, help="folder of the reference figures")
    parser.add_argument("--check", action="store_true", help="compare with the files instead of writing them")
    parser.add_argument("--folder", type=Path, default=HERE.parent, help="folder of the data set")
    arguments = parser.parse_args()

    reference = read_reference(arguments.reference)
    tables = derive(reference, arguments.reference)
    if arguments.check:
        for name in (different := differing(tables, arguments.folder)):
            print(f"{name}: differs from what the reference figures give", file=sys.stderr)
        if different:
            return 1
    else:
        write(tables, arguments.folder)
    print("\n".join(report(arguments.folder, reference)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
