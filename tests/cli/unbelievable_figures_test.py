"""Figures that nobody can mean, in inputs that are well formed: each is refused where it stands, before anything is projected."""

import unittest

from studies import CATALOGUE, DATASET, Study

COST = """
[[measure.cost]]
name = "Cash"
per = {{ persons = "children", ages = {ages} }}
amount = {amount}
"""


class UnbelievableFigures(Study):
    def test_years_of_another_calendar(self):
        for year in ("3000", "207"):
            with self.subTest(year=year):
                self.setUp()
                self.replace("scenario.toml", "2022", year)
                self.assert_run_and_check_refuse(
                    f"scenario.toml:7: package.measures.places.from: {year} is not a calendar year from 1500 to 2500, for instance 2027"
                )

    def test_a_year_of_prices_that_lacks_a_digit(self):
        self.replace("tiny/dataset.toml", "price_year = 2020", "price_year = 204")
        self.assert_run_and_check_refuse(
            "tiny/dataset.toml:7: money.price_year: 204 is not a calendar year from 1500 to 2500, for instance 2027"
        )

    def test_one_year_written_in_two_ways(self):
        self.replace("scenario.toml", "{ from = 2022 }", "{ level_by_year = { 2027 = 0.2, 02027 = 0.3 } }")
        self.assert_run_and_check_refuse(
            "scenario.toml:7: package.measures.places.level_by_year: '02027' is not a year, for instance { 2027 = 0.3 }"
        )

    def test_ages_that_nobody_reaches(self):
        sentence = "ages must be [first, last] in completed ages from 0 to 150 with first ≤ last"
        self.replace("measures.toml", 'target = "birth"', 'target = "birth"\nages = [200, 300]')
        self.assert_run_and_check_refuse(f"measures.toml:16: {sentence}")
        self.write("measures.toml", CATALOGUE + COST.format(ages="[300, 400]", amount=1))
        self.assert_run_and_check_refuse(f"measures.toml:20: cost: {sentence}")

    def test_effects_beyond_all_bounds(self):
        self.replace("measures.toml", "central = 0.05, high = 0.1", "central = 800, high = 800")
        self.assert_run_and_check_refuse("measures.toml:16: an effect must lie in -5 to 5 as a log ratio, not go from 0 to 800")

    def test_figures_whose_products_would_be_infinite(self):
        self.write("measures.toml", CATALOGUE + COST.format(ages="[0, 4]", amount="1e308"))
        self.assert_run_and_check_refuse("measures.toml:23: measure.cost.amount: must be a finite number, not so large a number")
        self.write("measures.toml", CATALOGUE)
        self.replace("tiny/population.csv", "female,0,1000", "female,0,1e308")
        self.assert_run_and_check_refuse("tiny/population.csv:2: persons: '1e308' is not a number; no figure is larger than 1e+30")

    def test_a_land_where_nobody_dies(self):
        self.replace("tiny/mortality.csv", "female,4+,0.5", "female,4+,1e-300")
        self.assert_run_and_check_refuse(
            "tiny/mortality.csv:6: mx: the open group 4+ needs a rate of at least 1/150 (region N, year 2020, female)"
        )

    def test_thirty_four_children_a_woman(self):
        ages = [*map(str, range(60)), "60+"]
        self.replace("tiny/dataset.toml", "open_age = 4", "open_age = 60")
        both = [(sex, age) for sex in ("female", "male") for age in ages]
        self.write("tiny/population.csv", "sex,age,persons\n" + "".join(f"{sex},{age},100\n" for sex, age in both))
        self.write("tiny/mortality.csv", "year,sex,age,mx\n" + "".join(f"2020,{sex},{age},0.01\n" for sex, age in both))
        self.write("tiny/fertility.csv", "year,age,asfr\n" + "".join(f"2020,{age},1\n" for age in range(15, 49)))
        self.assert_run_and_check_refuse(
            "tiny/fertility.csv:2: asfr: the rates add up to 34.0 children per woman, where 15 is the most that is taken (region N, year 2020)"
        )

    def test_a_land_without_people_of_working_age_has_no_ratio_to_them(self):
        both = [(sex, age) for sex in ("female", "male") for age in [*map(str, range(70)), "70+"]]
        self.replace("tiny/dataset.toml", "open_age = 4", "open_age = 70")
        self.write("tiny/population.csv", "sex,age,persons\n" + "".join(f"{sex},{age},{100 * (age == '70+')}\n" for sex, age in both))
        self.write("tiny/mortality.csv", "year,sex,age,mx\n" + "".join(f"2020,{sex},{age},0.1\n" for sex, age in both))
        self.write("tiny/fertility.csv", "year,age,asfr\n" + "".join(f"2020,{age},0.05\n" for age in range(20, 40)))
        done = self.natality("run", "scenario.toml", "-o", "out.h5")
        self.assertEqual(0, done.returncode, done.stderr)
        self.assertEqual("out.h5: valid\n", self.natality("check", "out.h5").stdout)

    def test_births_below_nothing_are_not_evaluated(self):
        self.assertEqual(0, self.natality("run", "scenario.toml", "-o", "out.h5").returncode)
        for name, text in DATASET.items():
            self.write(f"later/{name}", text)
        self.write("later/observed.csv", "year,indicator,value\n2022,births,-700\n")
        done = self.natality("evaluate", "later", "out.h5")
        self.assertEqual((2, ""), (done.returncode, done.stdout))
        self.assertIn("later/observed.csv:2: ", done.stderr)


if __name__ == "__main__":
    unittest.main()
