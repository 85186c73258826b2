"""`natality import` makes data sets from the files of others: small invented ones, and the published ones where they are."""

import csv
import os
import re
import unittest
from pathlib import Path

import foreign_files as foreign
import h5py
import numpy as np
from program import InAFolder, run

REFERENCE = os.environ.get("NATALITY_REFERENCE_DATA")


def table(path):
    """The rows of a table as dictionaries."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def of(rows, value, **keys):
    """The one value of the rows with these keys."""
    found = [float(row[value]) for row in rows if all(row[key] == str(wanted) for key, wanted in keys.items())]
    assert len(found) == 1, (keys, found)
    return found[0]


class ImportTest(InAFolder):
    """A folder, and what an import makes in it."""

    def setUp(self):
        super().setUp()
        self.out = self.folder / "made"

    def imported(self, what, *arguments, to=None):
        """Imports, checks, and returns the data set's folder and what was said."""
        out = to or self.out
        done = run("import", what, *arguments, "-o", out)
        self.assertEqual(done.returncode, 0, done.stderr)
        checked = run("check", out)
        self.assertEqual(checked.returncode, 0, checked.stderr)
        return out, done.stderr

    def refused(self, what, *arguments):
        """The lines of an import that is refused and writes nothing."""
        done = run("import", what, *arguments, "-o", self.out)
        self.assertEqual(done.returncode, 2, done.stdout + done.stderr)
        self.assertFalse(self.out.exists())
        return done.stderr.splitlines()

    def projected(self, dataset, scenario="baseline.toml"):
        """The population of the baseline: points, regions, sexes, ages; and its points and regions."""
        results = self.folder / "results.h5"
        done = run("run", dataset / scenario, "-o", results, "--force")
        self.assertEqual(done.returncode, 0, done.stderr)
        with h5py.File(results) as file:
            return (file["population"][0], [int(year) for year in file["time"][...]],
                    [region.decode() for region in file["region"][...]])


class UnitedNations(ImportTest):
    """`import wpp`, the bulk files."""

    def test_figures_become_persons_rates_and_ratios(self):
        out, said = self.imported("wpp", *foreign.write_wpp(self.folder))
        self.assertAlmostEqual(of(table(out / "population.csv"), "persons", sex="male", age=30), 1000 * foreign.persons("Male", 30, 2020), 6)
        self.assertAlmostEqual(of(table(out / "mortality.csv"), "mx", year=2021, sex="female", age="100+"),
                               foreign.death_rate("Female", 100, 2021), 8)
        self.assertAlmostEqual(of(table(out / "fertility.csv"), "asfr", year=2023, age=29), foreign.birth_rate(29, 2023), 9)
        self.assertEqual(of(table(out / "sex_ratio_at_birth.csv"), "males_per_female", year=2020), 1.055)
        self.assertAlmostEqual(of(table(out / "tfr_paths.csv"), "tfr", year=2022, path="low"), foreign.tfr(2022) - 0.5, 4)
        migrants = sum(float(row["net_migrants"]) for row in table(out / "migration.csv") if row["year"] == "2021")
        self.assertAlmostEqual(migrants, 11000.0, 6)
        self.assertIn("Rogers and Castro", said)
        sources = (out / "SOURCES.md").read_text(encoding="utf-8")
        self.assertIn("| WPP2024_Fertility_by_Age1.csv | birth rates by age (140 figures) |", sources)
        self.assertIn("Rogers and Castro", sources)

    def test_packed_files_are_unpacked(self):
        paths = foreign.write_wpp(self.folder, packed=True)
        self.assertTrue(all(path.name.endswith(".csv.gz") for path in paths))
        out, _ = self.imported("wpp", *paths)
        self.assertEqual(len(table(out / "population.csv")), 2 * 101)

    def test_what_populations_leave_over_closes_on_them(self):
        out, said = self.imported("wpp", *foreign.write_wpp(self.folder), "--migration", "residual")
        population, times, regions = self.projected(out)
        self.assertEqual((times, regions), ([2020, 2021, 2022, 2023, 2024], ["NOR"]))
        for point, year in enumerate(times):
            for number, sex in enumerate(foreign.SEXES):
                published = [1000 * foreign.persons(sex, age, year) for age in foreign.AGES]
                np.testing.assert_allclose(population[point, 0, number], published, rtol=1e-12)
        self.assertIn("the residual's sums differ", said)

    def test_countries_are_chosen_by_name_number_or_letters_and_groups_left_out(self):
        files = foreign.write_wpp(self.folder, places=(foreign.COUNTRY, foreign.SOUTHLAND, foreign.REGION))
        for asked in ("southland, the", "997", "SOU"):
            out, _ = self.imported("wpp", *files, "--country", asked, to=self.folder / asked.replace(" ", ""))
            self.assertIn('id = "SOU"\nname = "Southland, The"', (out / "dataset.toml").read_text(encoding="utf-8"))
        out, _ = self.imported("wpp", *files, "--all", to=self.folder / "all")
        self.assertEqual({row["region"] for row in table(out / "population.csv")}, {"NOR", "SOU"})
        self.assertIn("the files hold 2 places; name some by --country, or take all by --all", self.refused("wpp", *files))
        self.assertIn("--country: no file knows 'Northlnd'; did you mean 'Northland'?", self.refused("wpp", *files, "--country", "Northlnd"))

    def test_years_and_ages_are_chosen_or_refused_with_what_there_is(self):
        files = foreign.write_wpp(self.folder)
        out, _ = self.imported("wpp", *files, "--base-year", "2021", "--horizon", "2023", "--open-age", "90")
        self.assertEqual({row["year"] for row in table(out / "mortality.csv")}, {"2021", "2022"})
        self.assertAlmostEqual(of(table(out / "population.csv"), "persons", sex="female", age="90+"),
                               sum(1000 * foreign.persons("Female", age, 2021) for age in range(90, 101)), 5)
        self.out = self.folder / "none"
        self.assertEqual(self.refused("wpp", *files, "--base-year", "1990"),
                         ["--base-year: no population of 1990 for every place; the years are 2020 to 2024"])
        self.assertIn("--open-age: 105 is not a multiple of 1 up to 100", self.refused("wpp", *files, "--open-age", "105")[0])
        self.assertIn("--horizon: 2020 is not after the base year 2020", self.refused("wpp", *files, "--horizon", "2020")[0])

    def test_all_faults_are_told_with_their_lines(self):
        files = foreign.write_wpp(self.folder)
        lines = files[1].read_text(encoding="utf-8").splitlines()
        lines[4] = lines[4].replace(",3,3,1,", ",3,three,1,")
        lines[5] = lines[5].rsplit(",", 2)[0] + ",0;01,"
        lines[6] += ",more"
        files[1].write_text("\n".join(lines), encoding="utf-8")
        self.assertEqual(self.refused("wpp", *files),
                         [f"{files[1]}:5: 'three' is not an age", f"{files[1]}:6: mx: '0;01' is not a number",
                          f"{files[1]}:7: 22 fields where the heading names 21"])

    def test_figures_out_of_range_are_told_with_their_lines(self):
        files = foreign.write_wpp(self.folder)
        lines = files[2].read_text(encoding="utf-8").splitlines()
        lines[7] = lines[7].replace(",21,21,1,", ",21,21,1,9").replace(",21,21,1,9", ",21,21,1,9999")
        files[2].write_text("\n".join(lines), encoding="utf-8")
        self.assertRegex(self.refused("wpp", *files)[0], rf"^{re.escape(str(files[2]))}:8: asfr: .* is not a rate per woman in \[0, 1\]")

    def test_populations_of_july_are_refused_beside_rates_of_calendar_years(self):
        files = foreign.write_wpp(self.folder)
        text = files[0].read_text(encoding="utf-8")
        files[0].write_text(re.sub(r"Medium,(\d{4}),\d{4},", r"Medium,\1,\1.5,", text), encoding="utf-8")
        self.assertIn("are at 1 July", self.refused("wpp", *files)[0])

    def test_what_is_missing_is_named(self):
        files = foreign.write_wpp(self.folder)
        self.assertEqual(self.refused("wpp", files[0], files[2]), ["Northland: the files hold no death rates"])
        self.assertIn("cannot be read", self.refused("wpp", *files, self.folder / "nothing.csv")[0])

    def test_nothing_is_replaced_unless_forced(self):
        files = foreign.write_wpp(self.folder)
        out, _ = self.imported("wpp", *files)
        before = (out / "population.csv").read_bytes()
        done = run("import", "wpp", *files, "--base-year", "2021", "-o", out)
        self.assertEqual(done.returncode, 2)
        self.assertIn("exists already; give --force", done.stderr)
        self.assertEqual((out / "population.csv").read_bytes(), before)
        self.imported("wpp", *files, "--base-year", "2021", "--migration", "none", "--force")
        self.assertNotEqual((out / "population.csv").read_bytes(), before)
        self.assertFalse((out / "migration.csv").exists(), "a table of the import before")

    def test_births_by_order_come_from_the_fertility_database_or_a_stand_in(self):
        files = foreign.write_wpp(self.folder)
        orders = foreign.write_hfd(self.folder, parities=False)[1]
        out, _ = self.imported("wpp", *files, orders, "--base-year", "2022")
        self.assertAlmostEqual(of(table(out / "births_by_order.csv"), "rate", year=2023, age=15, order=1), foreign.birth_rate(15, 2023), 4)
        out, said = self.imported("wpp", *files, "--orders-alike", to=self.folder / "alike")
        first = sum(float(row["rate"]) for row in table(out / "births_by_order.csv") if (row["year"], row["order"]) == ("2020", "1"))
        # As many as have any children of a Poisson-distributed number, but for steps of one year in place of none.
        self.assertAlmostEqual(first, 1.0 - np.exp(-foreign.tfr(2020)), 2)
        self.assertIn("stand-in", said)
        self.projected(out)

    def test_usage_is_told(self):
        self.assertIn("known: wpp, wide, hmd, hfd, states", run("import", "csv").stderr)
        self.assertIn("--output: a folder", run("import", "wpp", "a.csv").stderr)
        self.assertIn("did you mean 'residual'?", run("import", "wpp", "a.csv", "-o", "b", "--migration", "residul").stderr)
        self.assertIn("Usage: natality import", run("import", "--help").stdout)
        self.assertIn("--base-year", run("import", "wpp", "--help").stdout)


class Wide(ImportTest):
    """`import wide`, a column a year."""

    def test_regions_become_one_data_set_at_the_end_of_the_year_before(self):
        out, said = self.imported("wide", *foreign.write_wide(self.folder), "--all", "--base-year", "2021")
        population = table(out / "population.csv")
        self.assertEqual({row["region"] for row in population}, {"1", "2"})
        self.assertAlmostEqual(of(population, "persons", region=1, sex="female", age=40), 400 * foreign.persons("Female", 40, 2021), 1)
        self.assertAlmostEqual(of(table(out / "fertility.csv"), "asfr", region=2, year=2022, age=30), foreign.birth_rate(30, 2022), 6)
        self.assertEqual(of(table(out / "migration.csv"), "net_migrants", region=2, year=2022, sex="male", age="100+"), 12.0)
        self.assertIn("31 December", said)
        self.assertIn("e0F.txt", said)
        _, times, regions = self.projected(out)
        self.assertEqual((times, regions), ([2021, 2022, 2023, 2024], ["1", "2"]))

    def test_populations_may_be_at_the_start_of_the_year(self):
        out, _ = self.imported("wide", *foreign.write_wide(self.folder), "--country", "East", "--base-year", "2021",
                               "--population-date", "january", "--unit", "thousands")
        self.assertAlmostEqual(of(table(out / "population.csv"), "persons", sex="female", age=40),
                               400e3 * foreign.persons("Female", 40, 2022), 0)

    def test_faults_are_told_with_their_lines(self):
        files = foreign.write_wide(self.folder)
        lines = files[1].read_text(encoding="utf-8").splitlines()
        lines[3] = lines[3] + "x"
        lines[9] = "1\tEast\t8"
        files[1].write_text("\n".join(lines), encoding="utf-8")
        said = self.refused("wide", *files, "--all")
        self.assertRegex(said[0], rf"{re.escape(str(files[1]))}:4: 2023: '.*x' is not a number")
        self.assertEqual(said[1], f"{files[1]}:10: 3 fields where the heading names 8")


class HumanDatabases(ImportTest):
    """`import hmd` and `import hfd`, the text files."""

    def files(self, **choices):
        return foreign.write_hmd(self.folder, **choices) + foreign.write_hfd(self.folder)

    def test_ages_to_110_become_an_open_age_of_100(self):
        out, said = self.imported("hmd", *self.files())
        population = table(out / "population.csv")
        old = [1000 * foreign.persons("Female", age, 2023) for age in range(100, 111)]
        self.assertAlmostEqual(of(population, "persons", sex="female", age="100+"), sum(old), 1)
        # Deaths over persons of the ages, which both grow by one percent a year, so that the weights of 2023 are those of 2024.
        rate = sum(persons * foreign.death_rate("Female", age, 2023) for persons, age in zip(old, range(100, 111))) / sum(old)
        self.assertAlmostEqual(of(table(out / "mortality.csv"), "mx", year=2023, sex="female", age="100+"), rate, 3)
        self.assertIn("death rates from age 100 on were joined, each weighed by the persons of its age", said)
        self.projected(out)

    def test_births_by_order_and_women_by_children_are_taken(self):
        out, _ = self.imported("hfd", *self.files())
        self.assertEqual({row["order"] for row in table(out / "births_by_order.csv")}, {"1", "2", "3", "4", "5+"})
        self.assertEqual({row["age"] for row in table(out / "fertility.csv")}, {str(age) for age in range(12, 56)})
        self.assertAlmostEqual(of(table(out / "women_by_state.csv"), "share", age=40, state="parity4plus"), 0.85 * 0.05, 6)
        self.projected(out)

    def test_a_change_of_territory_takes_the_new_one_and_is_no_migration(self):
        files = self.files(change=2021)
        out, said = self.imported("hmd", *files, "--base-year", "2021")
        self.assertAlmostEqual(of(table(out / "population.csv"), "persons", sex="male", age=50), 1100 * foreign.persons("Male", 50, 2021), 1)
        self.assertIn("Population.txt: 111 rows of the territory before a change (years with '-') were left out", said)
        self.imported("hmd", *files, "--base-year", "2021", "--migration", "residual", to=self.folder / "after")
        self.out = self.folder / "none"
        self.assertIn("the territory of Northland changes in 2021", self.refused("hmd", *files, "--base-year", "2020", "--migration", "residual")[0])

    def test_missing_rates_of_great_ages_go_with_the_open_age_and_of_others_are_named(self):
        files = self.files()
        self.assertIn("  .  .", files[1].read_text(encoding="utf-8"))
        text = files[1].read_text(encoding="utf-8")
        files[1].write_text(re.sub(r"(2023 +50 +)\S+", r"\g<1>.", text), encoding="utf-8")
        self.assertIn("no mx for the ages from 50 to 50 (region Northland, female, year 2023)", self.refused("hmd", *files)[0])

    def test_what_populations_leave_over_closes_on_them(self):
        out, _ = self.imported("hmd", *self.files(), "--base-year", "2019", "--migration", "residual")
        population, times, _ = self.projected(out)
        self.assertEqual(times, [2019, 2020, 2021, 2022, 2023, 2024])
        published = sum(1000 * foreign.persons(sex, age, 2024) for sex in foreign.SEXES for age in range(111))
        self.assertLess(abs(population[-1].sum() / published - 1.0), 1e-5)

    def test_faults_are_told_with_their_lines(self):
        files = self.files()
        lines = files[0].read_text(encoding="utf-8").splitlines()
        lines[4] = lines[4].replace("2019", "19x9")
        lines[5] = lines[5].replace(".", ",")
        lines[6] += " 1"
        files[0].write_text("\n".join(lines), encoding="utf-8")
        said = self.refused("hmd", *files)
        self.assertIn(f"{files[0]}:5: Year: '19x9' is not a year", said[0])
        self.assertRegex(said[1], rf"{re.escape(str(files[0]))}:6: Female: '\d+,\d+' is not a number")
        self.assertEqual(said[3], f"{files[0]}:7: 6 fields where the heading names 5")


class Guides(InAFolder):
    """The commands of the guides do what they say."""

    def test_every_command_of_the_page_works(self):
        self.run_commands_of("docs/guide/own-country.md")

    def test_every_command_of_the_chinese_page_works(self):
        self.run_commands_of("docs/guide/own-country.zh-CN.md")


@unittest.skipUnless(REFERENCE, "NATALITY_REFERENCE_DATA does not name a folder of published tables")
class Published(ImportTest):
    """The published tables, from files to a projection."""

    def publication(self, name):
        return Path(REFERENCE) / "wpp2019" / f"{name}.csv"

    def published(self, variant, regions, times):
        """Persons of the variant by point, region, sex and age."""
        persons = np.full((len(times), len(regions), 2, 21), np.nan)
        for row in table(self.publication(f"pop_projection_{variant}")):
            if row["country_code"] in regions:
                cell = persons[times.index(int(row["year"])), regions.index(row["country_code"]), :, int(row["age_start"]) // 5]
                cell[:] = 1000 * float(row["pop_female"]), 1000 * float(row["pop_male"])
        return persons

    def test_every_country_of_2019_closes_and_other_variants_are_near(self):
        files = sorted((Path(REFERENCE) / "wpp2019").glob("*.csv"))
        out, _ = self.imported("wpp", *files, "--all", "--migration", "residual")
        population, times, regions = self.projected(out)
        self.assertEqual((len(regions), times[0], times[-1]), (201, 2020, 2100))
        published = self.published("medium", regions, times)
        np.testing.assert_allclose(population[1:], published[1:], rtol=1e-9, atol=1e-6)
        for variant in ("high", "low"):
            (out / "variant.toml").write_text(f'dataset = "."\nhorizon = 2100\nceiling = "none"\n\n[baseline]\nfertility = "{variant}"\n',
                                              encoding="utf-8")
            population, times, regions = self.projected(out, "variant.toml")
            totals = self.published(variant, regions, times)[-1].sum(axis=(1, 2))
            error = np.abs(population[-1].sum(axis=(1, 2)) / totals - 1.0)
            self.assertLess(np.median(error), 0.0025, variant)

    def test_china_of_2024_in_steps_of_five_years(self):
        published = Path(REFERENCE) / "wpp2024"
        rows = [row for row in table(published / "china_pop_single_age.csv") if row["year"] == "2020"]
        thousands = self.folder / "population.csv"
        foreign.write(thousands, ["country_code,year,age_start,pop_male,pop_female"] + [
            f"156,2020,{row['age_start']},{float(row['pop_male']) / 1000},{float(row['pop_female']) / 1000}" for row in rows])
        files = ["mx_5x5", "percent_asfr_5x5", "indicators_annual", "net_migration_age_5x5", "tfr_projection_bounds", "locations"]
        out, said = self.imported("wpp", thousands, *(published / f"{name}.csv" for name in files), "--country", "China")
        self.assertIn("of calendar years were brought to periods", said)
        self.assertIn("pi80-lower", {row["path"] for row in table(out / "tfr_paths.csv")})
        population, times, _ = self.projected(out)
        ends = {int(row["year_end"]): 1000 * (float(row["male"]) + float(row["female"]))
                for row in table(published / "pop_total_projection_bounds.csv") if row["country_code"] == "156"}
        for year in (2030, 2050, 2075):
            middle = (ends[year - 1] + ends[year]) / 2
            self.assertLess(abs(population[times.index(year)].sum() / middle - 1.0), 0.002, year)

    def test_finland_by_one_command(self):
        files = sorted((Path(REFERENCE) / "finland").glob("*.txt"))
        out, _ = self.imported("wide", *files, "--all", "--base-year", "2011")
        population, times, regions = self.projected(out)
        self.assertEqual((len(regions), times[0], times[-1]), (19, 2011, 2026))
        published = dict.fromkeys(regions, 0.0)
        for name in ("popF", "popM"):
            with (Path(REFERENCE) / "finland" / f"{name}.txt").open(encoding="utf-8") as file:
                for row in csv.DictReader(file, delimiter="\t"):
                    if row["reg_code"] in published:
                        published[row["reg_code"]] += float(row["2025"])
        error = [abs(population[-1, i].sum() / published[region] - 1.0) for i, region in enumerate(regions)]
        self.assertLess(np.median(error), 0.00085)
        self.assertLess(max(error), 0.00305)
        out, _ = self.imported("wide", *files, "--all", "--base-year", "2011", "--sum", "Finland", to=self.folder / "in-one")
        together, _, regions = self.projected(out)
        self.assertEqual((len(regions), regions[-1]), (20, "all"))
        np.testing.assert_array_equal(together[:, :-1], population)
        np.testing.assert_allclose(together[:, -1], population.sum(axis=1), rtol=1e-12)


if __name__ == "__main__":
    unittest.main()
