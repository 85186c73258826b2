"""What the tests of sweeps share: sweep files, a folder for each test, the program started in it."""

import os
import subprocess

import h5py
import numpy as np
from program import PROGRAM, InAFolder

FULL_DISK = os.environ["NATALITY_FULL_DISK"]

MEASURES = ["childcare_places", "parental_leave", "affordable_housing", "cash_and_tax", "preschool", "flexible_work",
            "reproductive_health", "compulsory_education", "maternal_newborn_care", "birth_friendly_culture",
            "home_purchase", "childcare_fees", "maternity_insurance", "child_health", "employment_rights"]
INDICATORS = {"births_total": 1, "tfr": 1, "population_total": 1, "cost": 1, "incremental_cost": 1, "births_by_order": 5,
              "population_65_over": 5}


def sweep_text(measures, block=128, horizon=2100, precision="float32", indicators=None):
    """A sweep over all packages of some measures."""
    lines = ['dataset = "china-2020"', f"horizon = {horizon}", 'design = "all-packages"', "[measures]"]
    lines += [f"{measure} = {{ from = 2027, phase_in = 5 }}" for measure in measures]
    lines += ["[output]", f"block = {block}", f'precision = "{precision}"', "[output.indicators]"]
    lines += [f"{name} = {every}" for name, every in (indicators or INDICATORS).items()]
    return "\n".join(lines) + "\n"


class SweepTest(InAFolder):
    """A folder with sweeps."""

    def write(self, text, name="sweep.toml"):
        """Writes a sweep file and returns its path."""
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def start(self, *arguments, env=None):
        """Starts the program."""
        return subprocess.Popen([PROGRAM, *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                                env={**os.environ, "LC_ALL": "C.UTF-8", **(env or {})})

    def run_program(self, *arguments, code=0, env=None):
        """Runs the program to its end and returns its output and messages."""
        process = self.start(*arguments, env=env)
        out, err = process.communicate(timeout=240)
        self.assertEqual(process.returncode, code, err)
        return out, err

    def sweep(self, sweep, output, *options):
        """Runs a sweep and returns its file."""
        output = self.folder / output
        self.run_program("sweep", sweep, "-o", output, *options)
        return output

    def assert_same_data(self, one, other, indicators=tuple(INDICATORS)):
        """h5diff finds the same values to the last bit."""
        for variable in ("package", *indicators):
            found = subprocess.run(["h5diff", one, other, f"/{variable}", f"/{variable}"], capture_output=True, text=True,
                                   check=False)
            self.assertEqual(found.returncode, 0, found.stdout + found.stderr)

    def complete_blocks(self, path):
        """Completion by block, after checking that complete blocks have their values."""
        with h5py.File(path, "r") as file:
            complete = file["block_complete"][:].astype(bool)
            births = file["births_total"][:, :, 0]
            for block, done in enumerate(complete):
                scenarios = births[block * file.attrs["scenarios_per_block"]:(block + 1) * file.attrs["scenarios_per_block"]]
                if done:
                    self.assertFalse(np.isnan(scenarios).any())
        return complete
