"""Starts two writers of one file at about the same time, both with --force.

    race_writers.py [--races N] [--minutes N] [--seed N]

The program is NATALITY_PROGRAM; 200 races take some minutes. The file must hold all of what one writer makes and nothing of the
other's; who is refused says so with exit code 2, and whoever ends with 0 last has it. Exit code 1 if something is lost or mixed.
Needs h5py."""

import collections
import random
import sys
import tempfile
import time
from pathlib import Path

import studies

WRITERS = {"sweep": ["sweep", "larger.toml"], "shorter": ["sweep", "shorter.toml"], "run": ["run", "scenario.toml"]}


class Race:
    """Two writers and the file that both want."""

    def __init__(self, folder, dice):
        self.folder, self.dice, self.faults = folder, dice, []
        self.ends = collections.Counter()
        studies.write_study(folder)
        text = (folder / "larger.toml").read_text(encoding="utf-8")
        (folder / "shorter.toml").write_text(text.replace("horizon = 2030", "horizon = 2026"), encoding="utf-8")
        self.alone, self.takes = {}, {}
        for name, command in WRITERS.items():
            began = time.monotonic()
            studies.require(folder, *command, "-o", "alone.h5", "--force")
            self.takes[name] = time.monotonic() - began
            self.alone[name] = studies.content(folder / "alone.h5")

    def run(self, number):
        path = self.folder / "contested.h5"
        if number % 3 == 0:
            path.unlink(missing_ok=True)
        names = self.dice.choice([("sweep", "shorter"), ("shorter", "sweep"), ("sweep", "sweep"), ("sweep", "run"), ("run", "sweep")])
        processes = []
        for name in names:
            processes.append(studies.start(self.folder, *WRITERS[name], "-o", path.name, "--force"))
            if len(processes) == 1:
                time.sleep(self.dice.uniform(0.0, self.takes[name]))
        messages = [process.communicate()[1] for process in processes]
        codes = [process.returncode for process in processes]
        self.ends[tuple(sorted(codes))] += 1
        self.judge(f"race {number} of {names[0]} and {names[1]}: exit codes {codes}: ", path,
                   [name for name, code in zip(names, codes) if code == 0], codes, messages)

    def judge(self, what, path, winners, codes, messages):
        if not winners or set(codes) - {0, 2}:
            self.fault(what + " | ".join(messages))
        elif studies.content(path) not in [self.alone[name] for name in winners]:
            self.fault(what + "the file is of none of those who said that they wrote it")
        if 2 in codes and "another program" not in "".join(messages):
            self.fault(what + "refused without saying why")
        if list(self.folder.glob("*.part-*")):
            self.fault(what + "something was left behind")

    def fault(self, what):
        self.faults.append(what)
        print(what, flush=True)


def main():
    options = studies.command_line(__doc__, "races", 200).parse_args()
    with tempfile.TemporaryDirectory() as made:
        race = Race(Path(made), random.Random(options.seed))
        end = time.monotonic() + 60 * options.minutes
        for number in range(options.count):
            if time.monotonic() < end:
                race.run(number)
    print(f"{sum(race.ends.values())} races: " + ", ".join(f"{count} ended with {one} and {other}"
                                                 for (one, other), count in sorted(race.ends.items()))
          + f"; {len(race.faults)} faults")
    return 1 if race.faults else 0


if __name__ == "__main__":
    sys.exit(main())
