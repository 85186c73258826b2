"""The main job from outside: natality run, compare, measures, check and info on real files."""

import json
import os
import resource
import signal
import subprocess
import unittest

import h5py
import numpy as np
from program import DATA, PROGRAM, InAFolder, columns, run

WITHOUT_TODAYS = DATA / "scenarios" / "without-todays-supports.toml"

SCENARIO = """
dataset = "china-2020"
horizon = 2060

[[package]]
id = "nothing"
name.en = "No measure"

[[package]]
id = "late"
name.en = "Childcare from 2035"
measures.childcare_places = { from = 2035, phase_in = 5 }
"""


class RunTest(InAFolder):
    """A folder with a scenario file."""

    def scenario(self, text=SCENARIO):
        """Writes a scenario file and returns its path."""
        path = self.folder / "scenario.toml"
        path.write_text(text, encoding="utf-8")
        return path


class MainJob(RunTest):
    """`natality run` without a scenario file."""

    def test_ends_with_the_comparison_and_leaves_the_file(self):
        done = run("run", "-o", self.folder / "r.h5")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("Baseline", done.stdout)
        self.assertIn("Everything, moderate", done.stdout)
        self.assertEqual(os.listdir(self.folder), ["r.h5"])

    def test_tables_fit_eighty_columns_in_both_languages(self):
        for language in ("en", "zh"):
            done = run("run", "--force", "-o", self.folder / "r.h5", "--lang", language)
            self.assertLessEqual(max(map(columns, done.stdout.splitlines())), 80, done.stdout)
            done = run("measures", "--lang", language)
            self.assertLessEqual(max(map(columns, done.stdout.splitlines())), 80, done.stdout)

    def test_uses_little_memory(self):
        run("run", "-o", self.folder / "r.h5")
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        sanitized = "sanitize" in os.environ.get("NATALITY_PROGRAM_FLAGS", "") or "asan" in PROGRAM
        if sanitized:
            self.skipTest("sanitizers need memory of their own")
        self.assertLess(peak, 200 * 1024)

    def test_compare_prints_the_same_table_as_the_run(self):
        ran = run("run", "-o", self.folder / "r.h5")
        self.assertEqual(run("compare", self.folder / "r.h5").stdout, ran.stdout)

    def test_quiet_says_nothing_on_standard_error(self):
        self.assertEqual(run("run", "-q", "-o", self.folder / "r.h5").stderr, "")

    def test_json_has_every_scenario(self):
        done = run("run", "-o", self.folder / "r.h5", "--json")
        region = json.loads(done.stdout)["regions"][0]
        self.assertEqual(region["scenarios"][0]["id"], "baseline")
        self.assertEqual(len(region["scenarios"]), 10)

    def test_same_source_date_gives_the_same_bytes(self):
        contents = []
        for _ in range(2):
            run("run", "--force", "-o", self.folder / "r.h5", SOURCE_DATE_EPOCH="1600000000")
            contents.append((self.folder / "r.h5").read_bytes())
        self.assertEqual(contents[0], contents[1])


class Scenarios(RunTest):
    """Scenario files of one's own."""

    def births(self):
        """Births by scenario and year of the scenario file."""
        done = run("run", self.scenario(), "-o", self.folder / "r.h5")
        self.assertEqual(done.returncode, 0, done.stderr)
        with h5py.File(self.folder / "r.h5") as file:
            return file["births"][...], list(file["year"][...])

    def test_a_package_without_measures_is_the_baseline_to_the_bit(self):
        births, _ = self.births()
        self.assertTrue(np.array_equal(births[0], births[1]))

    def test_years_before_a_measure_starts_are_unchanged_to_the_bit(self):
        births, years = self.births()
        start = years.index(2035)
        self.assertTrue(np.array_equal(births[0, :start], births[2, :start]))
        self.assertFalse(np.array_equal(births[0, start:], births[2, start:]))

    def test_a_result_can_be_run_again_from_itself(self):
        run("run", self.scenario(), "-o", self.folder / "a.h5")
        again = run("run", "--from", self.folder / "a.h5", "-o", self.folder / "b.h5")
        self.assertEqual(again.returncode, 0, again.stderr)
        with h5py.File(self.folder / "a.h5") as first, h5py.File(self.folder / "b.h5") as second:
            for name, variable in first.items():
                if isinstance(variable, h5py.Dataset) and variable.dtype.kind == "f":
                    self.assertTrue(np.array_equal(variable[...], second[name][...], equal_nan=True), name)

    def test_todays_supports_are_worth_what_births_lose_without_them(self):
        done = run("run", WITHOUT_TODAYS, "-o", self.folder / "r.h5", "--json")
        self.assertEqual(done.stderr.count("Warning"), 0, done.stderr)
        *parts, whole = json.loads(done.stdout)["regions"][0]["scenarios"][1:]
        losses = [-part["additional_births_to_middle"] for part in parts]
        loss = -whole["additional_births_to_middle"]
        self.assertGreater(min(losses), 0)
        self.assertGreater(loss, max(losses))
        self.assertLess(loss, sum(losses) * 1.001)  # measures that act alike are worth less together
        for one in (*parts, whole):
            self.assertLess(one["cost_to_middle"], 0)
            self.assertIsNone(one["cost_per_additional_birth"])
            self.assertEqual(one["unpriced_measures"], [])
            self.assertTrue(one["births_gain"]["is_plausible"])

    def test_a_package_of_unknown_price_does_not_cost_nothing(self):
        run("run", "-o", self.folder / "r.h5")
        done = run("compare", self.folder / "r.h5", "--json")
        rows = {row["id"]: row for row in json.loads(done.stdout)["regions"][0]["scenarios"]}
        self.assertIsNone(rows["work-and-norms"]["cost_to_middle"])
        self.assertIn("flexible_work", rows["work-and-norms"]["unpriced_measures"])
        self.assertGreater(rows["everything"]["cost_to_middle"], 0)
        self.assertIn("flexible_work", rows["everything"]["unpriced_measures"])
        self.assertEqual(rows["tax-and-cash"]["unpriced_measures"], [])
        out = run("compare", self.folder / "r.h5").stdout
        self.assertRegex(out, r"Work and norms .* \? +\?")
        self.assertRegex(out, r"Everything .* ≥\d+ +≥\d+")

    def test_an_unknown_measure_is_named_with_the_nearest(self):
        done = run("run", self.scenario(SCENARIO.replace("childcare_places", "childcare_place")),
                   "-o", self.folder / "r.h5")
        self.assertEqual(done.returncode, 2)
        self.assertIn("did you mean 'childcare_places'?", done.stderr)
        self.assertFalse((self.folder / "r.h5").exists())


class Outputs(RunTest):
    """What happens to the results file when something is in the way."""

    def test_existing_output_is_kept_unless_forced(self):
        (self.folder / "r.h5").write_text("mine")
        done = run("run", "-o", self.folder / "r.h5")
        self.assertEqual(done.returncode, 2)
        self.assertIn("--force", done.stderr)
        self.assertEqual((self.folder / "r.h5").read_text(), "mine")
        self.assertEqual(run("run", "--force", "-o", self.folder / "r.h5").returncode, 0)

    def test_an_input_is_not_replaced(self):
        results, scenario = self.folder / "r.h5", self.scenario()
        self.assertEqual(run("run", scenario, "-o", results).returncode, 0)
        for inputs, output in (([scenario], scenario), (["--from", results], results)):
            before = output.read_bytes()
            done = run("run", *inputs, "-o", output, "--force")
            self.assertEqual(done.returncode, 2)
            self.assertIn("is an input of this command and is not replaced", done.stderr)
            self.assertEqual(output.read_bytes(), before)

    def test_a_full_disk_leaves_no_file(self):
        def limit():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

        done = subprocess.run([PROGRAM, "run", "-o", self.folder / "r.h5"], capture_output=True, text=True, check=False, preexec_fn=limit)
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn("r.h5", done.stderr)
        self.assertEqual(os.listdir(self.folder), [])

    def test_a_missing_folder_is_bad_input(self):
        done = run("run", "-o", self.folder / "nowhere" / "r.h5")
        self.assertEqual(done.returncode, 2)
        self.assertIn("nowhere", done.stderr)

    def test_a_closed_standard_output_is_a_failure(self):
        with open("/dev/full", "w", encoding="utf-8") as full:
            done = subprocess.run([PROGRAM, "measures"], stdout=full, stderr=subprocess.PIPE, check=False)
        self.assertEqual(done.returncode, 1)

    def test_an_interrupt_leaves_no_file_and_says_how_to_go_on(self):
        package = '\n[[package]]\nid = "p{0}"\nmeasures.cash_and_tax = {{ from = 2030 }}\n'
        many = SCENARIO + "".join(package.format(number) for number in range(4000))
        with subprocess.Popen([PROGRAM, "run", str(self.scenario(many)), "-o", str(self.folder / "r.h5")],
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
            while process.poll() is None and len(os.listdir(self.folder)) < 2:
                pass
            process.send_signal(signal.SIGINT)
            _, message = process.communicate(timeout=60)
        self.assertEqual(process.returncode, 130, message)
        self.assertIn("interrupted", message)
        self.assertEqual(os.listdir(self.folder), ["scenario.toml"])


class OtherCommands(RunTest):
    """measures, check and info."""

    def test_measures_shows_one_by_number_and_by_id(self):
        self.assertEqual(run("measures", "5").stdout, run("measures", "childcare_places").stdout)
        self.assertIn("childcare_places", run("measures", "5").stdout)

    def test_measures_as_json_have_the_keys_of_the_files(self):
        measures = json.loads(run("measures", "--json").stdout)["measures"]
        self.assertEqual([measure["number"] for measure in measures], list(range(1, 21)))
        self.assertTrue({"id", "heading", "name", "effects"} <= measures[0].keys())
        self.assertIn("evidence", measures[4]["effects"][0])

    def test_check_accepts_everything_that_ships(self):
        run("run", "-q", "-o", self.folder / "r.h5")
        done = run("check", DATA / "china-2020", DATA / "measures", DATA / "scenarios" / "scenarios.toml",
                   self.folder / "r.h5")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(done.stdout.count(": valid"), 4)

    def test_check_reports_every_broken_input(self):
        (self.folder / "a.toml").write_text("dataset = 7\nhorizon = 'soon'\n")
        (self.folder / "b.toml").write_text("[[measure]]\nid = 'x'\n")
        done = run("check", self.folder / "a.toml", self.folder / "b.toml")
        self.assertEqual(done.returncode, 2)
        self.assertIn("a.toml:2", done.stderr)
        self.assertIn("b.toml", done.stderr)

    def test_info_names_variables_and_provenance(self):
        run("run", "-q", self.scenario(), "-o", self.folder / "r.h5")
        self.assertIn("population (", run("info", self.folder / "r.h5").stdout)
        info = json.loads(run("info", "--json", self.folder / "r.h5").stdout)
        self.assertEqual([label["id"] for label in info["scenarios"]], ["baseline", "nothing", "late"])
        self.assertEqual(run("info", self.scenario()).returncode, 2)

    def test_an_unknown_command_names_the_nearest(self):
        done = run("comparee")
        self.assertEqual(done.returncode, 2)
        self.assertIn("did you mean 'compare'?", done.stderr)


if __name__ == "__main__":
    unittest.main()
