"""Kills sweeps at random moments, several times each, and goes on with them.

    kill_sweeps.py [--kills N] [--minutes N] [--seed N]

The program is NATALITY_PROGRAM; 1,000 kills take a quarter of an hour or so. After every kill the file must be sound as far as
it goes, with every block that it had before; in the end each must hold what a sweep holds that nobody disturbed. Exit code 1 if
something is lost. Needs h5py."""

import random
import sys
import tempfile
import time
from pathlib import Path

import h5py

import studies


def blocks_done(path):
    """By block, whether it is there; nothing if there is no file yet."""
    if not path.exists():
        return []
    with h5py.File(path, "r") as file:
        return file["block_complete"][:].astype(bool).tolist()


class Killing:
    """One sweep after the other, each killed until it is done."""

    def __init__(self, folder, dice):
        self.folder, self.dice = folder, dice
        self.kills, self.sweeps, self.cut_short, self.faults = 0, 0, 0, []
        studies.write_study(folder)
        began = time.monotonic()
        studies.require(folder, "sweep", "larger.toml", "-o", "undisturbed.h5")
        self.takes = time.monotonic() - began
        self.undisturbed = studies.content(folder / "undisturbed.h5")

    def kill_until_done(self, most):
        """One sweep: shots at it until it gets through, or there have been enough."""
        path = self.folder / "killed.h5"
        path.unlink(missing_ok=True)
        before, shots = [], 0
        while self.kills < most:
            process = studies.start(self.folder, "sweep", "larger.toml", "-o", path.name, "--resume", "--threads",
                                    str(self.dice.randint(1, 2)))
            time.sleep(self.takes * self.dice.choice([self.dice.uniform(0.0, 1.0), self.dice.uniform(0.3, 0.9)]))
            process.kill()
            _, err = process.communicate()
            if process.returncode == 0:
                break
            shots += 1
            self.kills += 1
            if process.returncode != -9:
                self.fault(shots, f"exit code {process.returncode}: {err}")
            before = self.look_at(path, before, shots)
        code, _, err = studies.run(self.folder, "sweep", "larger.toml", "-o", path.name, "--resume")
        if code != 0 or studies.content(path) != self.undisturbed:
            self.fault(shots, f"not what nobody disturbed: exit code {code}: {err}")
        self.sweeps += 1

    def look_at(self, path, before, shots):
        """What is done stays done, and the file is sound."""
        done = blocks_done(path)
        self.cut_short += 0 < sum(done) < len(done)
        if any(then and not now for then, now in zip(before, done)) or (before and not done):
            self.fault(shots, "a block was lost")
        if done:
            code, _, err = studies.run(self.folder, "check", path.name)
            if code != 0:
                self.fault(shots, f"check: exit code {code}: {err}")
        return done

    def fault(self, shots, what):
        self.faults.append(what)
        print(f"sweep {self.sweeps}, shot {shots}: {what}", flush=True)


def main():
    options = studies.command_line(__doc__, "kills", 1000).parse_args()
    with tempfile.TemporaryDirectory() as made:
        killing = Killing(Path(made), random.Random(options.seed))
        end = time.monotonic() + 60 * options.minutes
        while killing.kills < options.count and time.monotonic() < end:
            killing.kill_until_done(options.count)
    print(f"{killing.kills} kills of {killing.sweeps} sweeps, {killing.cut_short} with some of the blocks done; "
          f"{len(killing.faults)} faults")
    return 1 if killing.faults else 0


if __name__ == "__main__":
    sys.exit(main())
