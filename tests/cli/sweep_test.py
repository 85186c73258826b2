"""Sweeps from outside: the same bits whatever happens, packages ranked and rebuilt."""

import json
import random
import signal
import subprocess
import tempfile
import unittest
from pathlib import Path

import h5py
import numpy as np
from program import columns
from sweeps import MEASURES, PROGRAM, SweepTest, sweep_text

# Those of the first nine measures of the sweep that act and have no price.
UNPRICED = {"affordable_housing", "flexible_work", "compulsory_education", "maternal_newborn_care"}


class SameBits(SweepTest):
    """What must not change a number does not."""

    def test_threads_and_blocks_do_not_change_a_bit(self):
        one = self.sweep(self.write(sweep_text(MEASURES[:10], block=64)), "one.h5", "--threads", 1)
        two = self.sweep(self.write(sweep_text(MEASURES[:10], block=100)), "two.h5", "--threads", 2)
        whole = self.sweep(self.write(sweep_text(MEASURES[:10], block=1024)), "whole.h5", "--threads", 2)
        self.assert_same_data(one, two)
        self.assert_same_data(one, whole)

    def test_the_same_command_at_the_same_time_gives_the_same_file(self):
        sweep = self.write(sweep_text(MEASURES[:6]))
        output = self.folder / "sweep.h5"
        contents = []
        for _ in range(2):
            self.run_program("sweep", sweep, "-o", output, "--force", env={"SOURCE_DATE_EPOCH": "0"})
            contents.append(output.read_bytes())
        self.assertEqual(contents[0], contents[1])


class Draws(SweepTest):
    """Sweeps that are drawn keep quantiles of every package."""

    QUANTILES = ("births_total_quantile", "births_total_difference_quantile", "tfr_quantile", "tfr_difference_quantile")

    def drawn(self, output, *options, block=3, draws=6):
        sweep = self.write(sweep_text(MEASURES[:3], block=block, horizon=2040, precision="float64",
                                      indicators={"births_total": 1, "tfr": 5}))
        return self.sweep(sweep, output, "--draws", draws, *options)

    def test_quantiles_of_values_and_differences_stand_beside_the_central_run(self):
        with h5py.File(self.drawn("drawn.h5")) as file:
            births = file["births_total_quantile"][:]
            self.assertEqual(births.shape, (8, 20, 1, 7))
            self.assertEqual(file["tfr_difference_quantile"].shape, (8, 4, 1, 7))
            self.assertEqual(list(file["quantile"][:]), [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975])
            self.assertTrue((np.diff(births, axis=-1) >= 0).all())
            self.assertGreater(np.ptp(births[0, -1, 0]), 1e5)
            difference = file["births_total_difference_quantile"][:]
            self.assertTrue((difference[0] == 0).all())
            self.assertTrue((difference[7, -1] > 0).all())
            self.assertEqual(file.attrs["draws"], 6)

    def test_one_package_run_alone_has_the_same_quantiles(self):
        drawn = self.drawn("drawn.h5", "--draw", "fertility,effects")
        alone = self.folder / "alone.toml"
        alone.write_text("""dataset = "china-2020"
horizon = 2040
[[package]]
id = "all"
name = "all"
""" + "".join(f"measures.{measure} = {{ from = 2027, phase_in = 5 }}\n" for measure in MEASURES[:3]), encoding="utf-8")
        self.run_program("run", alone, "--draws", 6, "--draw", "fertility,effects", "-o", self.folder / "alone.h5")
        with h5py.File(drawn) as sweep, h5py.File(self.folder / "alone.h5") as run:
            for name in ("births_total_quantile", "births_total_difference_quantile"):
                np.testing.assert_allclose(sweep[name][7], run[name][1], rtol=1e-9, atol=1e-3)

    def test_threads_blocks_and_resuming_do_not_change_a_bit(self):
        one = self.drawn("one.h5", "--threads", 1)
        two = self.drawn("two.h5", "--threads", 2, block=2)
        self.assert_same_data(one, two, self.QUANTILES)
        self.drawn("one.h5", "--resume")
        self.assert_same_data(one, two, self.QUANTILES)
        _, err = self.run_program("sweep", self.folder / "sweep.toml", "-o", one, "--resume", "--draws", 7, code=2)
        self.assertIn("draws.toml", err)

    def cut_short(self, path, number, code, draws):
        """Sends a signal once a block is complete; false if the last one was by then."""
        process = self.start("sweep", self.folder / "sweep.toml", "--draws", draws, "-o", path, "--threads", 1)
        while process.poll() is None and not (path.exists() and self.complete_blocks(path).any()):
            pass
        process.send_signal(number)
        process.communicate()
        if self.complete_blocks(path).all():
            path.unlink()
            return False
        self.assertEqual(process.returncode, code)
        return True

    def test_a_killed_sweep_goes_on_to_the_same_bits(self):
        path = self.folder / "killed.h5"
        for number, code in ((signal.SIGKILL, -9), (signal.SIGINT, 130)):
            # A block takes longer the more draws there are: the signal comes in time in the end.
            for draws in (6, 60, 600, 6000):
                undisturbed = self.drawn("undisturbed.h5", "--force", block=1, draws=draws)
                if self.cut_short(path, number, code, draws):
                    break
            else:
                self.fail("the last block was complete before the signal came, however many draws there were")
            self.run_program("sweep", self.folder / "sweep.toml", "--draws", draws, "-o", path, "--resume")
            self.assert_same_data(undisturbed, path, self.QUANTILES)
            path.unlink()

    def test_parts_are_joined_with_their_quantiles(self):
        whole = self.drawn("whole.h5")
        for part in (1, 2):
            self.drawn(f"{part}.h5", "--part", f"{part}/2")
        self.run_program("join", self.folder / "1.h5", self.folder / "2.h5", "-o", self.folder / "all.h5")
        self.assert_same_data(whole, self.folder / "all.h5", self.QUANTILES)


class Instructions(SweepTest):
    """Kernels for other instructions: the same bits where they round alike, and no file with both."""

    def made_with(self, instructions):
        sweep = self.write(sweep_text(MEASURES[:6], precision="float64"))
        return self.sweep(sweep, f"{instructions}.h5", "--instructions", instructions)

    def there(self):
        """Those of this machine, as the program tells them."""
        _, err = self.run_program("sweep", "--instructions", "none", code=2)
        return err.split(": ")[-1].strip().split(", ")

    def test_files_of_sets_that_round_alike_hold_the_same_bits(self):
        first = {}
        for instructions in self.there():
            path = self.made_with(instructions)
            with h5py.File(path, "r") as file:
                rounding = file.attrs["multiply_add"]
            self.assertEqual(rounding, "separate" if instructions == "portable" else "fused")
            self.assert_same_data(path, first.setdefault(rounding, path))

    def test_a_sweep_is_not_gone_on_with_under_another_rounding(self):
        if len(self.there()) == 1:
            self.skipTest("this machine has the portable instructions alone")
        sweep = self.write(sweep_text(MEASURES[:6], precision="float64"))
        path = self.sweep(sweep, "sweep.h5", "--instructions", "portable")
        before = path.read_bytes()
        _, err = self.run_program("sweep", sweep, "-o", path, "--resume", code=2)
        self.assertIn("--instructions portable", err)
        self.assertEqual(path.read_bytes(), before)
        self.run_program("sweep", sweep, "-o", path, "--resume", "--instructions", "portable")

    def test_parts_of_other_rounding_are_not_joined(self):
        if len(self.there()) == 1:
            self.skipTest("this machine has the portable instructions alone")
        sweep = self.write(sweep_text(MEASURES[:8], block=64))
        for part, instructions in ((1, "portable"), (2, "avx2")):
            self.run_program("sweep", sweep, "--part", f"{part}/2", "-o", self.folder / f"{part}.h5",
                             "--instructions", instructions)
        _, err = self.run_program("join", self.folder / "1.h5", self.folder / "2.h5", "-o", self.folder / "all.h5",
                                  code=2)
        self.assertIn("multiply-add", err)


class Scenarios(SweepTest):
    """Packages of a sweep, ranked and rebuilt in full."""

    @classmethod
    def setUpClass(cls):
        cls._shared = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls._shared.cleanup)
        cls.path = Path(cls._shared.name) / "sweep.h5"
        toml = Path(cls._shared.name) / "sweep.toml"
        toml.write_text(sweep_text(MEASURES[:9], precision="float64"), encoding="utf-8")
        subprocess.run([PROGRAM, "sweep", toml, "-o", cls.path], check=True, capture_output=True)

    def test_any_scenario_can_be_run_in_full(self):
        chosen = random.Random(3)
        with h5py.File(self.path, "r") as sweep:
            for scenario in [0, *chosen.sample(range(1, 512), 6)]:
                output = self.folder / f"{scenario}.h5"
                self.run_program("run", "--from", self.path, "--scenario", scenario, "-o", output)
                with h5py.File(output, "r") as run:
                    def near(name, expected):
                        np.testing.assert_allclose(sweep[name][scenario, :, 0], expected, rtol=1e-12, err_msg=name)
                    for name in ("births_total", "tfr", "population_total"):
                        near(name, run[name][-1, :, 0])
                    near("births_by_order", run["births_by_order"][-1, ::5, 0])
                    near("population_65_over", run["population_65_over"][-1, ::5, 0])
                    near("cost", run["cost"][-1, :, 0].sum(axis=-1))

    def test_a_scenario_run_in_full_can_be_run_again(self):
        first, second = self.folder / "first.h5", self.folder / "second.h5"
        self.run_program("run", "--from", self.path, "--scenario", 5, "-o", first)
        self.run_program("run", "--from", first, "--scenario", 5, "-o", second)
        with h5py.File(first, "r") as one, h5py.File(second, "r") as other:
            np.testing.assert_array_equal(one["births"][:], other["births"][:])

    def test_scenarios_that_there_are_not_are_refused(self):
        _, err = self.run_program("run", "--from", self.path, "--scenario", 512, code=2)
        self.assertIn("scenarios 0 to 511", err)
        _, err = self.run_program("run", "--from", self.path, code=2)
        self.assertIn("--scenario", err)

    def test_packages_are_ranked(self):
        out, _ = self.run_program("compare", self.path, "--by", "births_2050", "--top", 7, "--json")
        ranking = json.loads(out)
        with h5py.File(self.path, "r") as sweep:
            births = sweep["births_total"][:, 30, 0]
        best = [one["scenario"] for one in ranking["best"]]
        self.assertEqual(len(best), 7)
        np.testing.assert_array_equal(births[best], np.sort(births)[::-1][:7])
        self.assertEqual(ranking["baseline"], births[0])

    def test_a_sweep_that_ends_before_2050_is_ranked_by_its_last_year(self):
        path = self.sweep(self.write(sweep_text(MEASURES[:2], horizon=2040)), "short.h5")
        ranking = json.loads(self.run_program("compare", path, "--json")[0])
        self.assertEqual((ranking["indicator"], ranking["year"]), ("births_total", 2039))

    def test_packages_that_cost_too_much_are_left_out(self):
        with h5py.File(self.path, "r") as sweep:
            costs = sweep["incremental_cost"][:, :31, 0].sum(axis=1)
            births = sweep["births_total"][:, 30, 0]
            priced = np.isnan(sweep["package"][:][:, [id.decode() in UNPRICED for id in sweep["measure"][:]]]).all(axis=1)
        limit = float(np.median(costs))
        question = ["compare", self.path, "--by", "births_2050", "--top", 5, "--max-cost", limit, "--json"]
        for options, allowed in ([], priced), (["--count-unpriced"], np.full(len(costs), True)):
            ranking = json.loads(self.run_program(*question, *options)[0])
            chosen = allowed & (costs <= limit)
            self.assertAlmostEqual(ranking["affordable"], chosen.sum(), delta=1)
            self.assertEqual(ranking["unpriced_left_out"], (~allowed).sum())
            self.assertEqual(ranking["best"][0]["value"], births[chosen].max())
            for one in ranking["best"]:
                self.assertLessEqual(one["cost"], limit)

    def test_the_cheapest_package_is_not_one_of_unknown_price(self):
        out, _ = self.run_program("compare", self.path, "--by", "incremental_cost_2050", "--top", 20, "--json")
        best = json.loads(out)["best"]
        self.assertEqual(best[0]["measures"], [])
        for one in best:
            self.assertFalse(UNPRICED.intersection(one["measures"]))
            self.assertFalse(one["has_unpriced_measures"])
        out, _ = self.run_program("compare", self.path, "--by", "incremental_cost_2050", "--top", 2)
        self.assertIn("480 packages have measures of unknown price and are left out", out)

    def test_a_ranking_fits_a_terminal(self):
        for language in ("en", "zh"):
            out, _ = self.run_program("compare", self.path, "--lang", language)
            self.assertLessEqual(max(map(columns, out.splitlines())), 80)
            self.assertEqual(len([line for line in out.splitlines() if "%" in line]), 20)

    def test_what_a_sweep_does_not_keep_is_named(self):
        _, err = self.run_program("compare", self.path, "--by", "birth_2050", code=2)
        self.assertIn("does not keep 'birth'", err)
        _, err = self.run_program("compare", self.path, "--by", "population_65_over_2051", code=2)
        self.assertIn("every 5 years", err)

    def test_info_and_check_know_sweeps(self):
        out, _ = self.run_program("info", self.path)
        self.assertIn("Scenarios: 512, in 4 blocks, of which 4 are complete", out)
        out, _ = self.run_program("check", self.path)
        self.assertIn("valid", out)


class CommandLine(SweepTest):
    """Options of the command."""

    def test_a_dry_run_writes_nothing(self):
        sweep = self.write(sweep_text(MEASURES))
        path = self.folder / "sweep.h5"
        out, _ = self.run_program("sweep", sweep, "-o", path, "--dry-run", "--json", "--threads", 2)
        estimate = json.loads(out)
        self.assertEqual(estimate["scenarios"], 1 << len(MEASURES))
        self.assertEqual(estimate["threads"], 2)
        self.assertGreater(estimate["largest_file_bytes"], estimate["file_bytes"])
        self.assertFalse(path.exists())
        out, _ = self.run_program("sweep", sweep, "--dry-run")
        self.assertIn("time, about", out)

    def test_a_sweep_may_be_of_some_measures_alone(self):
        path = self.folder / "sweep.h5"
        self.run_program("sweep", "--measures", "childcare_places,cash_and_tax", "-o", path)
        with h5py.File(path, "r") as file:
            self.assertEqual(list(file["measure"].asstr()), ["childcare_places", "cash_and_tax"])
            self.assertEqual(file["tfr"].shape[0], 4)
        self.run_program("run", "--from", path, "--scenario", 3, "-o", self.folder / "run.h5")
        _, err = self.run_program("sweep", "--measures", "childcare", "-o", path, "--force", code=2)
        self.assertIn("childcare", err)

    def test_drawn_evidence_is_kept(self):
        text = sweep_text(MEASURES[:3]).replace('"all-packages"', '"latin-hypercube"\nsamples = 20\ndraw_evidence = true')
        path = self.sweep(self.write(text), "drawn.h5")
        with h5py.File(path, "r") as file:
            self.assertEqual(file.attrs["seed"], "0")
            quantiles = file["effect_quantile"][1:]
        self.assertTrue(((quantiles >= 0.0) & (quantiles <= 1.0)).all())
        self.assertGreater(quantiles.std(), 0.1)

    def test_another_seed_draws_other_levels(self):
        text = sweep_text(MEASURES[:3]).replace('"all-packages"', '"latin-hypercube"\nsamples = 20\nseed = 1')
        levels = []
        for seed in ((), ("--seed", 1), ("--seed", 2)):
            path = self.sweep(self.write(text), f"seed{len(levels)}.h5", *seed)
            with h5py.File(path, "r") as file:
                levels.append(file["package"][1:])
        np.testing.assert_array_equal(levels[0], levels[1])
        self.assertFalse(np.array_equal(levels[1], levels[2]))


if __name__ == "__main__":
    unittest.main()
