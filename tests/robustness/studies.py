"""A small study and its sweep, in files, for programs that break what is made of them."""

import argparse
import os
import resource
import shutil
import subprocess
from pathlib import Path

import h5py
import numpy as np

SOURCE = Path(os.environ.get("NATALITY_SOURCE_DIR", Path(__file__).resolve().parents[2]))
PROGRAM = os.environ.get("NATALITY_PROGRAM", "natality")

# The same moment for every run, so that the same inputs give the same bytes.
ENVIRONMENT = {**os.environ, "SOURCE_DATE_EPOCH": "1700000000", "LC_ALL": "C.UTF-8",
               "NATALITY_DATA": os.environ.get("NATALITY_DATA", str(SOURCE / "data"))}

SECONDS = 60

MEASURE = """
[[measure]]
id = "{id}"
name = {{ en = "{name}", zh = "措施{name}" }}
unit = "1"
heading = "care"
barrier = "time"
reference = 0
full = {full}
[[measure.effect]]
target = "birth"
log_effect = {{ low = 0.01, central = {effect}, high = 0.4 }}
[[measure.cost]]
name = "Cash"
per = {{ births = [] }}
amount = {amount}
[[measure.capacity]]
name = "Places"
per = {{ persons = "children", ages = [0, 4] }}
amount = 0.1
unit = "places"
"""

CATALOGUE = """format = 1
[[heading]]
id = "care"
name = "Care"
[[barrier]]
id = "time"
name = "Time"
""" + "".join(MEASURE.format(id=f"m{number}", name=f"M{number}", full=number, effect=0.02 * number, amount=100 * number)
              for number in range(1, 12))

SCENARIO = """dataset = "small"
catalogue = "catalogue.toml"
horizon = 2030
ceiling = "none"
rule = "diminishing"
indicators = ["births_total", "tfr", "population_total", "population_15_64", "population_65_over", "births_by_order"]
[[package]]
id = "some"
measures.m1 = { from = 2007, phase_in = 5 }
measures.m2 = { from = 2007, level = 1 }
"""


def command_line(script, what, count):
    """The command line of a script that tries something many times: how often, how long and by which seed."""
    parser = argparse.ArgumentParser(description=script.splitlines()[0])
    parser.add_argument(f"--{what}", dest="count", metavar="N", type=int, default=count)
    parser.add_argument("--minutes", metavar="N", type=float, default=10000, help="begin nothing after so long")
    parser.add_argument("--seed", metavar="N", type=int, default=1)
    return parser


def sweep_text(measures, block):
    """A sweep over all packages of the first measures."""
    lines = ['dataset = "small"', 'catalogue = "catalogue.toml"', "horizon = 2030", 'ceiling = "none"',
             'design = "all-packages"']
    lines += [f"measures.m{number} = {{ from = 2007, phase_in = 5 }}" for number in range(1, measures + 1)]
    lines += ["[output]", f"block = {block}", "[output.indicators]"]
    lines += [f"{name} = {every}" for name, every in
              {"births_total": 1, "tfr": 1, "population_total": 5, "cost": 1, "incremental_cost": 1}.items()]
    return "\n".join(lines) + "\n"


def write_study(folder):
    """Writes data set, catalogue, scenario and sweep files into a folder."""
    shutil.copytree(SOURCE / "tests" / "golden" / "small_country", folder / "small")
    (folder / "small" / "migration.csv").unlink()  # emigration would empty the country within decades
    description = folder / "small" / "dataset.toml"
    description.chmod(0o644)
    description.write_text(description.read_text(encoding="utf-8") + "\n[money]\nprice_year = 2000\ncurrency = \"CNY\"\n", encoding="utf-8")
    for name, text in {"catalogue.toml": CATALOGUE, "scenario.toml": SCENARIO, "sweep.toml": sweep_text(3, 2),
                       "larger.toml": sweep_text(11, 4)}.items():
        (folder / name).write_text(text, encoding="utf-8")


def run(folder, *arguments):
    """Runs the program in a folder, for a limited time of the processor.

    Returns its exit code (negative for a signal) and what it put out."""
    def limit():
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 5))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    done = subprocess.run([PROGRAM, *map(str, arguments)], cwd=folder, env=ENVIRONMENT, capture_output=True, check=False,
                          stdin=subprocess.DEVNULL, preexec_fn=limit)
    return done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace")


def require(folder, *arguments):
    """Runs the program, which must be done."""
    code, out, err = run(folder, *arguments)
    if code != 0:
        raise SystemExit(f"natality {' '.join(map(str, arguments))}: exit code {code}\n{err}")
    return out


def start(folder, *arguments):
    """Starts the program in a folder."""
    return subprocess.Popen([PROGRAM, *map(str, arguments)], cwd=folder, env=ENVIRONMENT, stdout=subprocess.DEVNULL,
                            stderr=subprocess.PIPE, text=True)


def content(path):
    """What a file or a folder holds: its bytes or, of HDF5, all that does not say how it was made."""
    if not path.exists():
        return None
    if path.is_dir():
        return {entry.name: entry.read_bytes() for entry in sorted(path.iterdir())}
    if path.suffix != ".h5":
        return path.read_bytes()
    made = ("command_line", "history", "start_time", "date_created", "natality_sweep_storage", "REFERENCE_LIST", "DIMENSION_LIST",
            "_Netcdf4Dimid", "_NCProperties", "NAME")
    held = {}

    def note(name, thing):
        attributes = {key: repr(np.asarray(value).tolist()) for key, value in thing.attrs.items() if key not in made}
        values = thing[()] if isinstance(thing, h5py.Dataset) else np.zeros(0)
        held[name] = (values.shape, str(values.dtype), values.tolist() if values.dtype.kind == "O" else values.tobytes(),
                      attributes)
    with h5py.File(path, "r") as file:
        note("/", file)
        file.visititems(note)
    return held
