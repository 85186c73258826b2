"""The same sweep in every way there is, one after the other: the program on one and two threads, by one and two processes of
MPI, and from Python into arrays and into a function. Prints scenarios a second, of wall and of processor time.

    PYTHONPATH=build/release/apps/python python3 bench/sweep_ways.py build/release/apps/natality [measures [small]]

With `small` the sweep ends in 2050 and keeps births and cost alone.
"""

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import natality

LAUNCHER = ["mpirun", "--allow-run-as-root", "--oversubscribe", "--bind-to", "none"]


def processor_time():
    """Seconds of this process and of those that have ended."""
    return sum(usage.ru_utime + usage.ru_stime
               for usage in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))


def measured(name, scenarios, work):
    """Runs work twice and prints the better of both."""
    best = None
    for _ in range(2):
        processor, wall = processor_time(), time.perf_counter()
        work()
        wall, processor = time.perf_counter() - wall, processor_time() - processor
        best = min(best or (wall, processor), (wall, processor))
    print(f"{name:32} {scenarios / best[0]:>9,.0f}/s {scenarios / best[1]:>9,.0f}/s of a processor", flush=True)


def sweep_file(folder, ids, is_small):
    """Writes a sweep of all packages of some measures."""
    text = (natality.data_folder() / "scenarios/all-packages.toml").read_text(encoding="utf-8")
    if is_small:
        text = "\n".join(['dataset = "china-2020"', "horizon = 2050", 'design = "all-packages"', "[measures]",
                          *(f"{measure} = {{ from = 2027, phase_in = 5 }}" for measure in ids),
                          "[output.indicators]", "births_total = 1", "incremental_cost = 1"])
    file = Path(folder) / "sweep.toml"
    file.write_text(text, encoding="utf-8")
    return file


def main():
    """Runs all ways."""
    program = sys.argv[1]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 16
    ids = natality.Sweep.read().measures[:count]
    with tempfile.TemporaryDirectory() as folder:
        file = sweep_file(folder, ids, sys.argv[3:] == ["small"])
        sweep = natality.Sweep.read(file, measures=ids)
        command = [program, "sweep", file, "--measures", ",".join(ids), "-o", Path(folder) / "sweep.h5", "--force", "--quiet"]

        def run(*before, threads=1):
            subprocess.run([*before, *command, "--threads", str(threads)], check=True)

        measured("program, one thread", len(sweep), run)
        measured("program, two threads", len(sweep), lambda: run(threads=2))
        measured("mpirun, one process", len(sweep), lambda: run(*LAUNCHER, "-n", "1"))
        measured("mpirun, two processes", len(sweep), lambda: run(*LAUNCHER, "-n", "2"))
    measured("Python into arrays", len(sweep), lambda: sweep.run(threads=1, max_values=1e9))
    measured("Python into a function", len(sweep), lambda: sweep.run_into(lambda block: None, threads=1))
    measured("Python into arrays, two threads", len(sweep), lambda: sweep.run(threads=2, max_values=1e9))


if __name__ == "__main__":
    main()
