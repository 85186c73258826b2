"""Bad input from outside: exit code 2, one line a fault on stderr, nothing on stdout, nothing left behind."""

import gzip
import resource
import signal
import unittest

from studies import DATASET, SCENARIO, Study


class GoodInput(Study):
    def test_the_study_is_valid_before_it_is_broken(self):
        done = self.natality("check", "scenario.toml", "measures.toml")
        self.assertEqual((0, ""), (done.returncode, done.stderr))
        done = self.natality("check", "tiny")
        self.assertEqual(done.returncode, 0)
        # Ages end at 4, so people live for five years.
        self.assertTrue(all(line.startswith("hard to believe: ") for line in done.stderr.splitlines()), done.stderr)
        done = self.natality("run", "scenario.toml", "-o", "out.h5")
        self.assertEqual(0, done.returncode, done.stderr)
        self.assertTrue((self.folder / "out.h5").stat().st_size > 0)


class BadFiles(Study):
    def test_a_rate_a_thousand_women(self):
        self.replace("tiny/fertility.csv", "2020,2,0.6", "2020,2,600")
        self.assert_run_and_check_refuse(
            "tiny/fertility.csv:3: asfr: '600' is not a rate per woman in [0, 1] (region N, year 2020, age 2)"
        )

    def test_a_missing_column(self):
        self.replace("tiny/population.csv", "sex,age,persons", "sex,age,number")
        self.assert_run_and_check_refuse(
            "tiny/population.csv:1: unknown column 'number'; known: region, year, date, sex, age, persons",
            "tiny/population.csv:1: column 'persons' is missing; the columns of population are region, year, date, sex, age, persons",
        )

    def test_an_unknown_measure_with_its_nearest(self):
        self.replace("scenario.toml", "measures.places", "measures.plases")
        self.assert_run_and_check_refuse(
            "scenario.toml:7: measure 'plases' is not in the catalogue; did you mean 'places'?"
        )

    def test_faults_in_every_file_are_told_at_once(self):
        self.replace("scenario.toml", 'ceiling = "none"', 'ceiling = "non"')
        self.replace("tiny/mortality.csv", "0.05", "x")
        self.replace("measures.toml", "full =", "ful =")
        self.assert_run_and_check_refuse(
            "scenario.toml:4: ceiling: 'non' is not known; did you mean 'none'?",
            "tiny/mortality.csv:4: mx: 'x' is not a number",
            "measures.toml:8: measure.full is missing; it must be a finite number",
            "measures.toml:15: unknown key 'measure.ful'; did you mean 'full'?",
        )

    def test_three_faults_of_a_kind_are_printed_and_the_others_counted(self):
        self.write("tiny/fertility.csv", "year,age,asfr\n" + "2020,1,x\n" * 25)
        lines = [f"tiny/fertility.csv:{line}: asfr: 'x' is not a number" for line in range(2, 5)]
        self.assert_run_and_check_refuse(*lines, "tiny/fertility.csv: asfr: the same in 22 more lines, the last of them line 26")

    def test_a_gzip_stream_that_breaks_off(self):
        packed = gzip.compress(DATASET["fertility.csv"].encode())
        (self.folder / "tiny/fertility.csv").unlink()
        self.write("tiny/fertility.csv.gz", packed[:-8])
        self.assert_run_and_check_refuse(
            "tiny/fertility.csv.gz: the gzip stream breaks off after 4 lines of text; is the file complete?"
        )

    def test_a_file_that_cannot_be_read(self):
        (self.folder / "tiny/fertility.csv").unlink()
        (self.folder / "tiny/fertility.csv").mkdir()
        self.assert_run_and_check_refuse("tiny/fertility.csv: cannot be read: Is a directory")

    def test_a_scenario_that_is_not_there(self):
        self.assert_refused(["run", "none.toml"], "none.toml: cannot be read: No such file or directory")

    def test_toml_that_is_none(self):
        self.write("scenario.toml", "dataset: tiny\n")
        before = self.files()
        done = self.natality("run", "scenario.toml")
        self.assertEqual(2, done.returncode)
        self.assertTrue(done.stderr.startswith("scenario.toml:1: not TOML: "), done.stderr)
        self.assertEqual(before, self.files())

    def test_checking_several_inputs_tells_the_faults_of_each(self):
        self.replace("tiny/fertility.csv", "2020,2,0.6", "2020,2,-1")
        self.replace("measures.toml", 'barrier = "time"', 'barrier = "times"')
        self.assert_refused(
            ["check", "tiny", "measures.toml"],
            "tiny/fertility.csv:3: asfr: '-1' is not a rate per woman in [0, 1] (region N, year 2020, age 2)",
            "measures.toml:8: barrier: 'times' is not in the catalogue; did you mean 'time'?",
        )


class BadOutput(Study):
    def test_an_existing_file_is_kept(self):
        self.write("out.h5", "precious")
        self.assert_refused(
            ["run", "scenario.toml", "-o", "out.h5"], "out.h5: exists already; give --force to replace it"
        )

    def test_a_folder_that_is_not_there(self):
        self.assert_refused(["run", "scenario.toml", "-o", "none/out.h5"], "none/out.h5: there is no folder none")

    def test_what_a_scenario_file_names_is_not_replaced(self):
        self.write("sweep.toml", SCENARIO[: SCENARIO.index("[[package]]")] + 'design = "all-packages"\nmeasures.places = { from = 2022 }\n')
        for command in (["run", "scenario.toml"], ["sweep", "sweep.toml"]):
            for output in ("measures.toml", "tiny/fertility.csv", "tiny/../measures.toml"):
                self.assert_refused(
                    [*command, "-o", output, "--force"],
                    f"{output}: is an input of this command and is not replaced; give another --output",
                )

    def test_a_full_disk_leaves_no_half_written_file(self):
        # A limit on the size of files stands for the full disk: the write fails in the same way.
        def limit():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

        before = self.files()
        done = self.natality("run", "scenario.toml", "-o", "out.h5", preexec_fn=limit)
        self.assertEqual(1, done.returncode, done.stderr)
        self.assertIn("out.h5", done.stderr.splitlines()[-1])
        self.assertEqual("", done.stdout)
        self.assertEqual(before, self.files())


if __name__ == "__main__":
    unittest.main()
