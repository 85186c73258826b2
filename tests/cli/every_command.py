"""What the walks over all commands share: every command with inputs that make it succeed, and what it prints."""

import os
import subprocess
import tempfile
import unittest
from pathlib import Path

import foreign_files as foreign
from program import DATA, PROGRAM

MEASURES = ["childcare_places", "cash_and_tax", "flexible_work"]
SCENARIO = 'dataset = "china-2020"\nhorizon = 2056\n' + "".join(
    f'[[package]]\nid = "{package}"\nname.en = "{english}"\nname.zh = "{chinese}"\n'
    + "".join(f"measures.{measure} = {{ from = 2027 }}\n" for measure in used)
    for package, english, chinese, used in (("three", "Three supports", "三项支持", MEASURES),
                                            ("places", "Places", "托位", MEASURES[:1])))
SWEEP = ('dataset = "china-2020"\nhorizon = 2056\ndesign = "all-packages"\n[measures]\n'
         + "".join(f"{measure} = {{ from = 2027 }}\n" for measure in MEASURES)
         + '[output]\nblock = 4\nprecision = "float64"\n[output.indicators]\nbirths_total = 1\ntfr = 1\nincremental_cost = 1\n')


def run(*arguments, language=None):
    """The finished program; in English unless told, whatever the environment speaks."""
    environment = {**os.environ, "LC_ALL": "C"}
    chosen = ["--lang", language] if language else []
    return subprocess.run([PROGRAM, *map(str, arguments), *chosen], capture_output=True, text=True, check=False,
                          env=environment)


class EveryCommand(unittest.TestCase):
    """Inputs for all commands, made once."""

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = Path(folder.name)
        (cls.folder / "s.toml").write_text(SCENARIO, encoding="utf-8")
        (cls.folder / "sweep.toml").write_text(SWEEP, encoding="utf-8")
        (cls.folder / "slow.toml").write_text(SWEEP.replace("tfr = 1", "median_age = 1"), encoding="utf-8")
        for command in (["run", cls.folder / "s.toml", "--draws", 20, "-o", cls.folder / "r.h5"],
                        ["sweep", cls.folder / "sweep.toml", "-o", cls.folder / "sw.h5"],
                        *(["sweep", cls.folder / "sweep.toml", "--part", f"{k}/2", "-o", cls.folder / f"part{k}.h5"]
                          for k in (1, 2))):
            made = run(*command)
            if made.returncode != 0:
                raise RuntimeError(made.stderr)

    def successes(self):
        """Command lines that succeed and print something for people."""
        at = self.folder
        foreigners = at / "foreign"
        foreigners.mkdir(exist_ok=True)
        wpp, wide = foreign.write_wpp(foreigners), foreign.write_wide(foreigners)
        human = foreign.write_hmd(foreigners) + foreign.write_hfd(foreigners)
        return [
            ["run", at / "s.toml", "-o", at / "again.h5", "--force"],
            ["run", at / "s.toml", "-o", at / "drawn.h5", "--draws", 20, "--force"],
            ["sweep", at / "sweep.toml", "-o", at / "again-sw.h5", "--force"],
            ["sweep", at / "sweep.toml", "--dry-run"],
            ["sweep", at / "slow.toml", "-o", at / "slow.h5", "--force"],
            ["sweep", at / "slow.toml", "--dry-run"],
            ["compare", at / "r.h5"],
            ["compare", at / "r.h5", "--years", "2030,2040"],
            ["compare", at / "r.h5", at / "r.h5"],
            ["compare", at / "r.h5", "--cost-ranges"],
            ["compare", at / "r.h5", "--rules"],
            ["compare", at / "sw.h5"],
            ["compare", at / "sw.h5", "--by", "tfr_2040"],
            ["attribute", at / "sw.h5"],
            ["choose", at / "sw.h5", "--target", "births_2035=+1%", "--count-unpriced"],
            ["choose", at / "sw.h5", "--budget", "2e12", "--count-unpriced"],
            ["attribute", at / "s.toml", "--draws", 20],
            ["attribute", at / "s.toml", "--sampled"],
            ["choose", at / "s.toml", "--target", "births_2035=+1%", "--also", "population_2050", "--draws", 20, "--count-unpriced"],
            ["choose", at / "s.toml", "--budget", "2e12", "--draws", 20, "--count-unpriced"],
            ["sensitivity", at / "s.toml", "--samples", 16],
            ["needs", at / "r.h5", "--package", "places"],
            ["evaluate", DATA / "china-2020", at / "r.h5", "--package", "places", "--from", "2021"],
            ["backtest"],
            ["measures"],
            ["measures", "--check"],
            *(["measures", number] for number in range(1, 21)),
            ["check", at / "s.toml", at / "r.h5"],
            ["info", at / "r.h5"],
            ["info", at / "sw.h5"],
            ["info", "--indicators"],
            ["info", "--indicators", "tfr"],
            ["export", at / "r.h5", "-o", at / "tables", "--force"],
            ["export", at / "r.h5", "-o", at / "tables.xlsx", "--force"],
            ["plot", at / "r.h5", "births", "-o", at / "births.svg", "--force"],
            ["report", at / "r.h5", at / "sw.h5", "-o", at / "report.html", "--force"],
            ["join", at / "part1.h5", at / "part2.h5", "-o", at / "joined.h5", "--force"],
            ["import", "wpp", *wpp, "-o", at / "of-wpp", "--force"],
            ["import", "wide", *wide, "--all", "--base-year", 2021, "-o", at / "of-wide", "--force"],
            ["import", "hmd", *human, "-o", at / "of-hmd", "--force"],
        ]
