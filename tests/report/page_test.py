"""The page of a report in a browser without a window: prepares a report and what must stand in it, then runs page.mjs."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import h5py
import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "cli"))
os.environ.setdefault("NATALITY_FULL_DISK", "")
from program import PROGRAM  # noqa: E402  pylint: disable=wrong-import-position
from sweeps import sweep_text  # noqa: E402  pylint: disable=wrong-import-position

SKIPPED = 77
MEASURES = ["reproductive_health", "childcare_places", "cash_and_tax", "compulsory_education", "population_service"]
HOSTILE = "<img src=x onerror=alert(1)></script><b>bold</b> \"&'"
FORMULA = "=HYPERLINK(\"x\")"
SCENARIOS = f"""dataset = "china-2020"
horizon = 2060
[draws]
count = 20
[[package]]
id = "hostile"
name.en = {json.dumps(HOSTILE)}
measures.childcare_places = {{ from = 2027, phase_in = 5 }}
measures.population_service = {{ from = 2027 }}
[[package]]
id = "formula"
name.en = {json.dumps(FORMULA)}
measures.cash_and_tax = {{ from = 2027, phase_in = 5 }}
[[package]]
id = "housing"
name.en = "Housing"
name.zh = "住房支持"
measures.home_purchase = {{ from = 2027, phase_in = 5 }}
"""


# Another baseline, and sums that end before the years that are asked for.
SHORT = """dataset = "china-2020"
horizon = 2032
[[baseline]]
fertility = "observed"
[[baseline]]
id = "un-high"
name.en = "UN high"
name.zh = "联合国高方案"
fertility = "un-high"
[[package]]
id = "housing"
name.en = "Housing"
name.zh = "住房支持"
measures.home_purchase = { from = 2027, phase_in = 5 }
"""


def program(*arguments):
    """Runs the program and returns what it printed."""
    done = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, check=False)
    if "this build has no report" in done.stderr:
        print(done.stderr.strip())
        sys.exit(SKIPPED)
    assert done.returncode == 0, done.stderr
    return done.stdout


def expected_packages(sweep):
    """By package number: sums of births and cost to 2050, the total fertility rate of that year."""
    with h5py.File(sweep) as file:
        last = list(file["year"][...]).index(2050)
        births = np.cumsum(file["births_total"][:, :, 0], axis=1)[:, last]
        costs = np.cumsum(file["incremental_cost"][:, :, 0], axis=1)[:, last]
        return {"births": births.tolist(), "tfr": file["tfr"][:, last, 0].tolist(), "costs": costs.tolist(),
                "measures": [name.decode() for name in file["measure"][...]]}


def main():
    """Exits with what page.mjs finds."""
    modules = Path(os.environ["NATALITY_REPORT_MODULES"])
    chromium = os.environ.get("NATALITY_CHROMIUM", "")
    if not (modules / "node_modules" / "playwright-core").is_dir() or not Path(chromium).is_file():
        print("skipped: chromium, or the packages of tests/report, are not there")
        sys.exit(SKIPPED)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "scenarios.toml").write_text(SCENARIOS, encoding="utf-8")
        (folder / "sweep.toml").write_text(sweep_text(MEASURES, horizon=2060, precision="float64",
                                                      indicators={"births_total": 1, "tfr": 1, "incremental_cost": 1}), encoding="utf-8")
        (folder / "short.toml").write_text(SHORT, encoding="utf-8")
        program("run", folder / "scenarios.toml", "-o", folder / "results.h5")
        program("run", folder / "short.toml", "-o", folder / "short.h5")
        program("report", folder / "short.h5", "-o", folder / "short.html")
        program("sweep", folder / "sweep.toml", "-o", folder / "sweep.h5")
        program("report", folder / "results.h5", folder / "sweep.h5", "-o", folder / "report.html")
        attribution = json.loads(program("attribute", folder / "sweep.h5", "--of", "births_to_2050", "--json"))
        with h5py.File(folder / "results.h5") as results:
            population = results["population"][:, :, 0].sum(axis=(2, 3))
            births = results["births_total"][:, :, 0]
            expected = {"hostile": HOSTILE, "formula": FORMULA, "packages": expected_packages(folder / "sweep.h5"),
                        "contributions": [one["shapley"] for one in attribution["measures"]],
                        "population_2050": population[:, 30].tolist(), "women_2050": results["population"][:, 30, 0, 0].sum(axis=1).tolist(),
                        "births_2030": births[:, 10].tolist(), "short": str(folder / "short.html"),
                        "gained_10_90": results["births_cumulative_difference_quantile"][:, 30, 0, [1, 5]].tolist(),
                        "births_10_90": results["births_total_quantile"][:, 30, 0, [1, 5]].tolist(),
                        "scenarios": [name.decode() for name in results["scenario"][...]]}
        (folder / "expected.json").write_text(json.dumps(expected), encoding="utf-8")
        script = modules / "page.mjs"
        done = subprocess.run(["node", script, folder / "report.html", folder / "expected.json", chromium], check=False)
        sys.exit(done.returncode)


if __name__ == "__main__":
    main()
