"""The R package: built against the installed library, it gives the numbers of the program."""

import json
import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

import h5py
import numpy as np

PROGRAM = os.environ["NATALITY_PROGRAM"]
SOURCE = Path(os.environ["NATALITY_SOURCE_DIR"])
PREFIX = Path(os.environ["NATALITY_PREFIX"])
MEASURES = ["childcare_places", "cash_and_tax", "parental_leave", "flexible_work"]
SCENARIO = """
dataset = "china-2020"
horizon = 2052

[[package]]
id = "both"
measures.childcare_places = { from = 2025, phase_in = 5 }
measures.cash_and_tax = { from = 2026 }
measures.flexible_work = { from = 2026 }
"""
SWEEP = "\n".join(['dataset = "china-2020"', "horizon = 2052", 'design = "all-packages"', "[measures]",
                   *(f"{measure} = {{ from = 2027, phase_in = 5 }}" for measure in MEASURES),
                   "[output]", "block = 7", 'precision = "float64"', "[output.indicators]",
                   "births_total = 1", "incremental_cost = 1", "births_by_order = 5"]) + "\n"
# Writes every array in the order of the results file, the last axis fastest.
WRITE_ALL = """
write_all <- function(arrays, folder) for (id in names(arrays))
    writeBin(as.vector(aperm(arrays[[id]])), file.path(folder, id), size = 8, endian = "little")
"""


def has_rcpp():
    """True if R and Rcpp are there."""
    return shutil.which("R") and subprocess.run(["Rscript", "-e", "library(Rcpp)"], capture_output=True,
                                                check=False).returncode == 0


@unittest.skipIf("-fsanitize" in os.environ["NATALITY_CXX_FLAGS"], "R cannot load a library with sanitizers")
@unittest.skipUnless(has_rcpp(), "R with Rcpp is not installed (r-base-core, r-cran-rcpp)")
class RPackage(unittest.TestCase):
    """The package, built once."""

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = Path(folder.name)
        library = cls.folder / "library"
        library.mkdir()
        (pkgconfig,) = PREFIX.glob("**/pkgconfig")
        cls.environment = {**os.environ, "R_LIBS": str(library), "LC_ALL": "C.UTF-8", "MAKEFLAGS": "-j2",
                           "PKG_CONFIG_PATH": str(pkgconfig)}
        shutil.copytree(SOURCE / "apps/r", cls.folder / "natality")
        makevars = cls.folder / "Makevars"  # not the flags of a user, and soon compiled
        makevars.write_text("CXX20FLAGS = -O1 -Wall -Werror\n", encoding="utf-8")
        install = subprocess.run(["R", "CMD", "INSTALL", f"--library={library}", cls.folder / "natality"],
                                 env={**cls.environment, "R_MAKEVARS_USER": str(makevars)},
                                 capture_output=True, text=True, check=False)
        if install.returncode != 0:
            raise AssertionError(install.stdout + install.stderr)
        (cls.folder / "scenarios.toml").write_text(SCENARIO, encoding="utf-8")
        (cls.folder / "sweep.toml").write_text(SWEEP, encoding="utf-8")

    def r(self, script):
        """Runs a script of R."""
        done = subprocess.run(["Rscript", "-e", "library(natality)", "-e", WRITE_ALL, "-e", script], cwd=self.folder,
                              env=self.environment, capture_output=True, text=True, check=False, timeout=300)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        return done.stdout

    def program(self, *arguments):
        """Runs the program."""
        return subprocess.run([PROGRAM, *map(str, arguments)], cwd=self.folder, check=True, capture_output=True,
                              text=True).stdout

    def assert_same_bits(self, folder, file):
        """Every array that R wrote is that of a file."""
        written = list((self.folder / folder).iterdir())
        self.assertTrue(written)
        with h5py.File(self.folder / file, "r") as results:
            for path in written:
                there = results[path.name][()]
                np.testing.assert_array_equal(np.fromfile(path).reshape(there.shape), there, path.name)
        return {path.name for path in written}

    def test_a_study_has_the_bits_of_the_results_file(self):
        self.program("run", "scenarios.toml", "-o", "results.h5")
        self.r('dir.create("study"); write_all(run(read_study("scenarios.toml")), "study")')
        self.assertGreater(len(self.assert_same_bits("study", "results.h5")), 50)

    def test_draws_have_the_bits_of_the_results_file(self):
        self.program("run", "scenarios.toml", "-o", "draws.h5", "--draws", 20, "--seed", 7)
        self.r('dir.create("drawn"); write_all(run(read_study("scenarios.toml"), "tfr", draws = 20, seed = 7), "drawn")')
        self.assertIn("probability_more_births", self.assert_same_bits("drawn", "draws.h5"))

    def test_data_frames_have_the_bits_of_files(self):
        self.program("run", "scenarios.toml", "-o", "frames.h5")
        self.r("""
            folder <- file.path(data_folder(), "china-2020")
            names <- setdiff(sub("[.]csv$", "", list.files(folder, "[.]csv$")), "reference_un_medium")
            tables <- lapply(setNames(names, names), function(name) read.csv(file.path(folder, paste0(name, ".csv"))))
            made <- do.call(dataset_from_tables, c(list(readLines(file.path(folder, "dataset.toml"))), tables))
            dir.create("tables"); write_all(run(read_study("scenarios.toml", dataset = made)), "tables")""")
        self.assertGreater(len(self.assert_same_bits("tables", "frames.h5")), 50)

    def test_a_sweep_has_the_bits_of_its_file_and_the_answers_of_the_program(self):
        self.program("sweep", "sweep.toml", "-o", "sweep.h5")
        script = """
            packages <- sweep(read_sweep("sweep.toml"))
            dir.create("sweep"); write_all(c(packages$values, list(package = packages$levels)), "sweep")
            of <- attribute(packages, of = "births_to_2050")
            writeBin(c(of$baseline, of$package, as.matrix(of$measures[-1]), of$pairs), "attributed", size = 8)
            for (asked in list(list(target = "births_2050=+0.5%"), list(budget = 2e12), list(budget = "9e10/year"))) {
                answer <- do.call(choose, c(list(packages), asked))
                front <- as.matrix(answer$front[c("value", "change", "cost")])
                writeBin(c(answer$chosen$scenario, answer$left_out, front), gsub("/", "_", asked[[1]]), size = 8)
            }"""
        self.r(script)
        self.assert_same_bits("sweep", "sweep.h5")
        self.check_attribution(json.loads(self.program("attribute", "sweep.h5", "--json")))
        for option, value in (("target", "births_2050=+0.5%"), ("budget", "2e+12"), ("budget", "9e10/year")):
            self.check_choice(value.replace("/", "_"), json.loads(self.program("choose", "sweep.h5", f"--{option}={value}", "--json")))

    def check_attribution(self, program):
        """R's attribution is the program's."""
        found = list(np.fromfile(self.folder / "attributed"))
        self.assertEqual(found[:2], [program["baseline"], program["package"]])
        by_measure = [[one[key] for one in program["measures"]] for key in ("alone", "shapley", "last")]
        self.assertEqual(found[2:14], sum(by_measure, []))
        ids = [one["id"] for one in program["measures"]]
        for pair in program["pairs"]:
            row, column = (ids.index(measure) for measure in pair["measures"])
            self.assertEqual(found[14 + 4 * row + column], pair["interaction"])

    def check_choice(self, written, program):
        """R's choice is the program's."""
        chosen, left_out, *front = np.fromfile(self.folder / written)
        with h5py.File(self.folder / "sweep.h5", "r") as file:
            held = ~np.isnan(file["package"][int(chosen)])
            ids = np.array(list(file["measure"].asstr()))
        self.assertEqual(list(ids[held]), program["chosen"]["measures"])
        self.assertEqual(left_out, program["left_out"])
        self.assertEqual(front, [one[key] for key in ("value", "change", "cost") for one in program["front"]])

    def test_packages_of_a_study_are_those_the_program_takes_apart(self):
        self.r("""
            of <- attribute(sweep(read_study("scenarios.toml"), package = "both"))
            writeBin(of$measures$shapley, "shapley", size = 8)""")
        program = json.loads(self.program("attribute", "scenarios.toml", "--json"))
        self.assertEqual(list(np.fromfile(self.folder / "shapley")), [one["shapley"] for one in program["measures"]])

    def test_what_the_package_promises(self):
        script = (SOURCE / "apps/r/tests/natality.R").read_text(encoding="utf-8")
        self.r(script)

    def test_the_version_is_that_of_the_program(self):
        version = (SOURCE / "VERSION").read_text(encoding="utf-8").strip()
        self.assertIn(f"\nVersion: {version}\n", (SOURCE / "apps/r/DESCRIPTION").read_text(encoding="utf-8"))

    def test_the_code_of_the_guide_runs(self):
        guides = sorted((SOURCE / "docs/guide").glob("r*.md"))
        self.assertEqual([guide.name for guide in guides], ["r.md", "r.zh-CN.md"])
        for guide in guides:
            blocks = guide.read_text(encoding="utf-8").split("```r\n")[1:]
            code = "\n".join(block.split("```")[0] for block in blocks)
            self.assertIn("read_study", code)
            self.r('pdf("plot.pdf")\n' + code)


if __name__ == "__main__":
    unittest.main()
