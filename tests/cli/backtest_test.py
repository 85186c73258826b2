"""Back-tests from outside: tables that fit a terminal, JSON that adds up, and the section of a measure's sheet."""

import json
import subprocess
import unittest

from program import PROGRAM, columns


def output(*arguments):
    return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, check=True).stdout


class Backtest(unittest.TestCase):
    def test_tables_fit_eighty_columns_in_both_languages(self):
        for language in ("en", "zh"):
            for line in output("backtest", "--lang", language).splitlines():
                self.assertLessEqual(columns(line), 80, line)

    def test_the_scores_are_the_means_of_the_reforms(self):
        found = json.loads(output("backtest", "--json"))
        reforms = found["reforms"]
        for key, wanted in (("all", (True, False)), ("not_calibrated", (False,)), ("calibrated", (True,))):
            members = [reform for reform in reforms if reform["calibrated"] in wanted]
            scores = found["scores"][key]
            self.assertEqual(scores["count"], len(members))
            self.assertEqual(scores["inside"], sum(reform["inside"] for reform in members))
            self.assertAlmostEqual(scores["crps"], sum(reform["crps"] for reform in members) / len(members))

    def test_the_sheet_of_a_measure_tells_how_it_did(self):
        sheet = output("measures", "6")
        self.assertIn("Back-tests", sheet)
        self.assertIn("Sweden 2002", sheet)
        self.assertNotIn("Back-tests", output("measures", "20"))


if __name__ == "__main__":
    unittest.main()
