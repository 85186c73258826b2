"""Damages results and sweep files and runs every command that reads such files on each.

    mutate_files.py [--mutants N] [--minutes N] [--seed N] [--workers N]

The program is NATALITY_PROGRAM. 2,000 mutants take a quarter of an hour of one processor. Whatever a file holds, a command must end
by itself with 0, 1, 2 or 130; `check` must not call a damaged file valid; and what ends with 0 must give what the undamaged
file gives. Exit code 1 if something does not. Needs h5py and h5repack."""

import collections
import concurrent.futures
import random
import shutil
import sys
import tempfile
import time
from pathlib import Path

import h5py

import mutants
import studies
from studies import content

# By file: what is damaged, and the commands, each with the files that it makes or fills.
COMMANDS = {
    "results.h5": [
        (["check", "results.h5"], []),
        (["compare", "results.h5"], []),
        (["compare", "results.h5", "--json"], []),
        (["compare", "--rules", "results.h5", "--json"], []),
        (["needs", "results.h5", "--json"], []),
        (["info", "results.h5", "--json"], []),
        (["export", "results.h5", "-o", "out", "--all"], ["out"]),
        (["report", "results.h5", "-o", "out.html"], ["out.html"]),
        (["attribute", "results.h5", "--json"], []),
        (["choose", "results.h5", "--budget", "1e9", "--json"], []),
        (["run", "--from", "results.h5", "-o", "out.h5"], ["out.h5"])],
    "sweep.h5": [
        (["check", "sweep.h5"], []),
        (["compare", "sweep.h5", "--by", "births_2025", "--json"], []),
        (["attribute", "sweep.h5", "--of", "births_2025", "--json"], []),
        (["choose", "sweep.h5", "--of", "births_to_2025", "--budget", "1e6", "--json"], []),
        (["info", "sweep.h5", "--json"], []),
        (["report", "whole.h5", "sweep.h5", "-o", "out.html"], ["out.html"]),
        (["run", "--from", "sweep.h5", "--scenario", "5", "-o", "out.h5"], ["out.h5"]),
        (["sweep", "sweep.toml", "-o", "sweep.h5", "--resume"], ["sweep.h5"])],
    "part.h5": [
        (["check", "part.h5"], []),
        (["info", "part.h5", "--json"], []),
        (["join", "part.h5", "other.h5", "-o", "out.h5"], ["out.h5"]),
        (["sweep", "sweep.toml", "--part", "1/2", "-o", "part.h5", "--resume"], ["part.h5"])],
    "begun.h5": [
        (["check", "begun.h5"], []),
        (["compare", "begun.h5", "--by", "births_2025", "--json"], []),
        (["info", "begun.h5", "--json"], []),
        (["sweep", "larger.toml", "-o", "begun.h5", "--resume"], ["begun.h5"])],
}
MADE = {"out", "out.html", "out.h5"}


def begun_sweep(folder):
    """A sweep that was interrupted."""
    for attempt in range(50):
        process = studies.start(folder, "sweep", "larger.toml", "-o", "begun.h5", "--threads", "1", "--force")
        while process.poll() is None and not (folder / "begun.h5").exists():
            pass
        time.sleep(0.01 * attempt)
        process.terminate()
        process.communicate()
        if (folder / "begun.h5").exists() and process.returncode == 130:
            with h5py.File(folder / "begun.h5", "r") as file:
                if 0 < file["block_complete"][:].sum() < len(file["block_complete"]):
                    return
        (folder / "begun.h5").unlink(missing_ok=True)
    raise SystemExit("no sweep could be interrupted half-way")


class Trial:
    """One undamaged folder, and what its commands give."""

    def __init__(self, folder):
        self.folder = folder
        studies.write_study(folder)
        studies.require(folder, "run", "scenario.toml", "-o", "results.h5")
        studies.require(folder, "run", "scenario.toml", "-o", "whole.h5")
        studies.require(folder, "sweep", "sweep.toml", "-o", "sweep.h5")
        studies.require(folder, "sweep", "sweep.toml", "--part", "1/2", "-o", "part.h5")
        studies.require(folder, "sweep", "sweep.toml", "--part", "2/2", "-o", "other.h5")
        begun_sweep(folder)
        self.contents = {name: content(folder / name) for name in COMMANDS}
        self.answers = {name: [self.answer(folder, command, made)[:3] for command, made in commands]
                        for name, commands in COMMANDS.items()}
        for name, answers in self.answers.items():
            for (command, _), (code, out, _files) in zip(COMMANDS[name], answers):
                if code != (2 if name == "results.h5" and command[0] in ("attribute", "choose") else 0):
                    raise SystemExit(f"natality {' '.join(command)}: exit code {code} on the undamaged file\n{out}")

    @staticmethod
    def answer(folder, command, made):
        """Exit code, output and files made by a command, and its messages; the folder is left as it was."""
        filled = [name for name in made if name not in MADE]
        kept = {name: (folder / name).read_bytes() for name in filled}
        code, out, err = studies.run(folder, *command)
        files = {name: content(folder / name) for name in made} if code == 0 else {}
        for name in set(made) - set(filled):
            shutil.rmtree(folder / name, ignore_errors=True)
            (folder / name).unlink(missing_ok=True)
        for name, before in kept.items():
            (folder / name).write_bytes(before)
        return code, out, files, err

    def faults_of(self, number, seed):
        """Damages one file and runs its commands on it."""
        dice = random.Random(seed * 1_000_003 + number)
        name = list(COMMANDS)[number % len(COMMANDS)]
        kinds = mutants.ON_BYTES + mutants.ON_CONTENT + mutants.ON_COPIES
        kind = kinds[number // len(COMMANDS) % len(kinds)]
        faults, codes = [], collections.Counter()
        with tempfile.TemporaryDirectory() as made:
            folder = Path(made)
            for entry in self.folder.iterdir():
                if entry.name != name:
                    (folder / entry.name).symlink_to(entry)
            shutil.copy(self.folder / name, folder / name)
            kind(folder / name, dice)
            is_damaged = (folder / name).read_bytes() != (self.folder / name).read_bytes()
            # A byte in a copy may be one of a number that no checksum covers: nothing is promised of it but an end.
            is_checked = kind not in mutants.ON_COPIES
            for (command, files), expected in zip(COMMANDS[name], self.answers[name]):
                code, out, files_made, err = self.answer(folder, command, files)
                codes[code] += 1
                what = f"mutant {number} ({kind.__name__} of {name}): natality {' '.join(command)}: "
                if code not in (0, 1, 2, 130):
                    faults.append(f"{what}exit code {code}: {err[-300:]}")
                elif code == 0 and command[0] == "check":
                    faults += [what + "valid"] * (is_damaged and ": valid" in out and self.differs(folder, name))
                elif code == 0 and is_checked and (code, out, files_made) != expected:
                    faults.append(what + "exit code 0 with other values")
        return kind.__name__, codes, faults

    def differs(self, folder, name):
        """Room in a sweep that is not finished holds nothing."""
        try:
            return name != "begun.h5" or content(folder / name) != self.contents[name]
        except OSError:
            return True


def main():
    parser = studies.command_line(__doc__, "mutants", 2000)
    parser.add_argument("--workers", metavar="N", type=int, default=2)
    options = parser.parse_args()
    codes, kinds, faults = collections.Counter(), collections.Counter(), []
    with tempfile.TemporaryDirectory() as made, concurrent.futures.ThreadPoolExecutor(options.workers) as pool:
        undamaged = Path(made) / "undamaged"
        undamaged.mkdir()
        trial = Trial(undamaged)
        end = time.monotonic() + 60 * options.minutes

        def tried(number):
            return trial.faults_of(number, options.seed) if time.monotonic() < end else None
        for kind, of_mutant, found in filter(None, pool.map(tried, range(options.count))):
            kinds[kind] += 1
            codes += of_mutant
            faults += found
            for fault in found:
                print(fault, flush=True)
    print(f"{sum(kinds.values())} mutants of {len(kinds)} kinds, {sum(codes.values())} commands: "
          + ", ".join(f"{count} ended with {code}" for code, count in sorted(codes.items())) + f"; {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
