"""Texts that are meant to do harm: the program refuses them in words, in bounded time and memory, and obeys none of them."""

import json
import os
import subprocess
import unittest
import zlib

from studies import PROGRAM, SCENARIO, Study

MIB = 1 << 20
# Below this, what the program itself takes counts for more than what it reads.
ALLOWANCE = 32 * MIB


class Hostile(Study):
    def refused(self, *arguments, code=2):
        """Runs the program, which is to refuse; returns what it says."""
        done = self.natality(*arguments)
        self.assertEqual(code, done.returncode, done.stdout + done.stderr)
        return done.stderr

    def peak(self, *arguments):
        """Bytes of memory that the program takes at most, whether it refuses or not."""
        with subprocess.Popen(
            [PROGRAM, *arguments], cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as process:
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        self.assertIn(process.returncode, (0, 2))
        return usage.ru_maxrss * 1024


class Toml(Hostile):
    def test_a_key_of_very_many_parts(self):
        self.write("scenario.toml", "a" + ".a" * 100000 + " = 1\n")
        self.assertEqual("scenario.toml:1: a key of more than 16 parts\n", self.refused("run", "scenario.toml"))

    def test_lists_within_lists(self):
        self.write("scenario.toml", "a = " + "[" * 100000 + "]" * 100000)
        self.assertEqual(
            "scenario.toml:1: tables and lists within each other, more than 16 deep\n",
            self.refused("check", "scenario.toml"),
        )

    def test_years_at_the_ends_of_whole_numbers(self):
        for year in (2**31 - 1, -(2**31), -(2**31) + 1, 2**63 - 1, 3000, 0):
            with self.subTest(year=year):
                self.write("scenario.toml", SCENARIO.replace("2030", str(year)))
                self.assertRegex(self.refused("run", "scenario.toml"), r"^scenario.toml(:3)?: horizon: ")
                self.write("scenario.toml", SCENARIO.replace("2022", str(year)))
                self.assertIn("scenario.toml:7: package.measures.places.from", self.refused("run", "scenario.toml"))

    def test_a_name_of_a_file_that_holds_a_zero(self):
        self.replace("scenario.toml", '"tiny"', '"tiny\\u0000x"')
        self.assertIn("tiny\\u0000x", self.refused("run", "scenario.toml"))


class Terminal(Hostile):
    def assert_obeys_nothing(self, text):
        self.assertFalse([sign for sign in text if ord(sign) < 0x20 and sign != "\n" or 0x7F <= ord(sign) < 0xA0])

    def test_messages_show_control_characters_of_a_cell(self):
        self.write("tiny/fertility.csv", "year,age,asfr\n2020,\x1b[2J\x1b]0;x\x07,0.2\n")
        message = self.refused("run", "scenario.toml")
        self.assertIn("tiny/fertility.csv:2", message)
        self.assert_obeys_nothing(message)

    def test_messages_show_control_characters_of_a_key(self):
        self.write("scenario.toml", SCENARIO + '"\\u001b[31m\\u009b" = 1\n')
        message = self.refused("run", "scenario.toml")
        self.assertIn("\\u001b[31m\\u009b", message)
        self.assert_obeys_nothing(message)

    def test_messages_show_control_characters_of_an_argument(self):
        message = self.refused("check", "no\x1b[31m\nsuch.toml")
        self.assertEqual("no\\u001b[31m\\u000asuch.toml: cannot be read: No such file or directory\n", message)

    def test_tables_show_control_characters_of_names(self):
        name = "\\u001b[31mred\\u202e\\nNext"
        self.write("scenario.toml", SCENARIO.replace('id = "childcare"', f'id = "childcare"\nname = "{name}"'))
        self.assertEqual(0, self.natality("run", "scenario.toml", "-o", "out.h5").returncode)
        for command in (["compare", "out.h5"], ["info", "out.h5"], ["needs", "out.h5"]):
            done = self.natality(*command)
            self.assertEqual(0, done.returncode, done.stderr)
            self.assert_obeys_nothing(done.stdout + done.stderr)
        self.assertIn("\\u001b[31mred\\u202e\\u000aNext", self.natality("compare", "out.h5").stdout)
        self.assertIn("\x1b[31mred", json.loads(self.natality("info", "out.h5", "--json").stdout)["scenarios"][1]["name"]["en"])

    def test_json_of_a_file_name_that_is_not_utf8(self):
        name = os.fsdecode(b"caf\xe9\x9b.toml")
        self.write(name, SCENARIO)
        self.write("bad" + name, "dataset: x")
        done = self.natality("check", name, "bad" + name, "--json")
        self.assertEqual(2, done.returncode, done.stderr)
        self.assertEqual([0, 1], [found["problem_count"] for found in json.loads(done.stdout)["inputs"]])
        done = self.natality("run", name, "-o", "out.h5", "--json")
        self.assertEqual(0, done.returncode, done.stderr)
        json.loads(done.stdout)
        json.loads(self.natality("info", "out.h5", "--json").stdout)


class NoFiles(Hostile):
    def test_a_device_without_end(self):
        for command in (["run", "/dev/zero"], ["check", "/dev/zero"], ["sweep", "/dev/zero"], ["import", "wpp", "/dev/zero", "-o", "made"]):
            self.assertIn("/dev/zero: is no file but a device or a pipe", self.refused(*command))

    def test_a_pipe_that_nobody_writes_to(self):
        os.mkfifo(self.folder / "pipe.toml")
        self.assertIn("pipe.toml: is no file but a device or a pipe", self.refused("check", "pipe.toml"))
        (self.folder / "tiny/fertility.csv").unlink()
        os.mkfifo(self.folder / "tiny/fertility.csv")
        self.assertIn("tiny/fertility.csv: is no file but", self.refused("run", "scenario.toml"))

    def test_a_pipe_in_the_place_of_results(self):
        os.mkfifo(self.folder / "pipe.h5")
        for command in (["compare", "pipe.h5"], ["info", "pipe.h5"], ["export", "pipe.h5"], ["join", "pipe.h5", "-o", "x.h5"]):
            self.assertIn("pipe.h5: is no file but a device or a pipe", self.refused(*command))

    def test_a_folder(self):
        for command in ("run", "sweep"):
            self.assertEqual("tiny: cannot be read: Is a directory\n", self.refused(command, "tiny"))

    def test_a_name_that_is_too_long(self):
        name = "x" * 5000
        for command in (["run", name], ["check", name], ["sweep", name, "--resume", "-o", name], ["compare", name]):
            done = self.natality(*command)
            self.assertIn(done.returncode, (1, 2))
            self.assertIn("File name too long", done.stderr)


class Counts(Hostile):
    def setUp(self):
        super().setUp()
        self.write("sweep.toml", SCENARIO[: SCENARIO.index("[[package]]")] + 'design = "all-packages"\nmeasures.places = { from = 2022 }\n')

    def test_of_threads(self):
        for count in ("100000", "1025", "-1"):
            message = f"natality: --threads: from 1 to 1024, or 0 for all there are; not {count}\n"
            self.assertEqual(message, self.refused("sweep", "sweep.toml", "--threads", count))
            self.assertEqual(message, self.refused("run", "scenario.toml", "--draws", "2", "--threads", count))
        self.refused("sweep", "sweep.toml", "--threads", "99999999999999999999")
        self.assertEqual(0, self.natality("sweep", "sweep.toml", "--threads", "300", "-o", "s.h5").returncode)

    def test_of_draws(self):
        for count in ("2000000000", "-5", "99999999999999999999"):
            self.refused("run", "scenario.toml", "--draws", count)

    def test_of_packages(self):
        measure = '[[measure]]\nid = "m{0}"\nheading = "care"\nname = "M"\nbarrier = "time"\nunit = "x"\nreference = 0\nfull = 1\n'
        with open(self.folder / "measures.toml", "a", encoding="utf-8") as file:
            file.write("".join(measure.format(i) for i in range(62)))
        uses = "".join(f"measures.m{i} = {{ from = 2022 }}\n" for i in range(62))
        self.write("large.toml", SCENARIO[: SCENARIO.index("[[package]]")] + 'design = "all-packages"\n' + uses)
        for options in (["--dry-run"], ["-o", "l.h5"], ["--dry-run", "--json"]):
            self.assertEqual(
                "the sweep has 4611686018427387904 scenarios; a file holds at most 2147483647\n",
                self.refused("sweep", "large.toml", *options),
            )


class Large(Hostile):
    def bomb(self, size):
        """A gzip stream of very little that unpacks to that many zeros."""
        packer = zlib.compressobj(9, zlib.DEFLATED, 31)
        packed = packer.compress(b"year,age,asfr\n2020,1,")
        block = b"0" * MIB
        for _ in range(size // MIB):
            packed += packer.compress(block)
        return packed + packer.flush()

    def test_a_gzip_bomb(self):
        (self.folder / "tiny/fertility.csv").unlink()
        self.write("tiny/fertility.csv.gz", self.bomb(512 * MIB))
        self.assertLess((self.folder / "tiny/fertility.csv.gz").stat().st_size, MIB)
        message = self.refused("run", "scenario.toml")
        self.assertIn("tiny/fertility.csv.gz: unpacks to more than 256 MiB, the most that is read", message)

    def test_a_file_that_is_larger_than_is_read(self):
        with open(self.folder / "tiny/fertility.csv", "ab") as file:
            file.truncate(300 * MIB)
        self.assertIn("tiny/fertility.csv: is larger than 256 MiB", self.refused("run", "scenario.toml"))
        with open(self.folder / "scenario.toml", "ab") as file:
            file.truncate(2 * MIB)
        self.assertIn("scenario.toml: is larger than 1 MiB", self.refused("run", "scenario.toml"))

    def test_very_many_columns(self):
        self.write("tiny/fertility.csv", ",".join(f"c{i}" for i in range(60000)) + "\n")
        self.assertIn("more than 10000 fields in one line", self.refused("run", "scenario.toml"))
        self.write("tiny/fertility.csv", ",".join(f"c{i}" for i in range(9999)) + "\n")
        self.assertIn("unknown column 'c0'", self.refused("run", "scenario.toml"))

    def test_a_very_long_cell_is_told_in_a_few_words(self):
        self.write("tiny/fertility.csv", "year,age,asfr\n2020,1," + "x" * (8 * MIB) + "\n")
        self.write("tiny/population.csv", "x" * (8 * MIB) + "\n")
        self.assertLess(len(self.refused("run", "scenario.toml")), 10000)


@unittest.skipIf("ASAN_OPTIONS" in os.environ, "a sanitizer takes memory of its own")
class Memory(Hostile):
    """Whatever a text holds, it takes at most twenty times its size."""

    SIZE = 6 * MIB

    def assert_bounded(self, name, head, row, *arguments):
        self.write(name, head)
        small = self.peak(*arguments)
        text = head + row * ((self.SIZE - len(head)) // len(row))
        self.write(name, text)
        self.assertLess(self.peak(*arguments) - small, 20 * len(text) + ALLOWANCE, repr(row))

    def test_of_a_table_of_a_data_set(self):
        head = "year,age,asfr\n"
        for row in ("2020,1,1\n", "x\n", "\n", ",\n", ",,\n", '"""",,\n', "2020,1,x\n", '"', ","):
            self.assert_bounded("tiny/fertility.csv", head, row, "check", "tiny")
        self.assert_bounded("tiny/sex_ratio_at_birth.csv", "year,males_per_female\n", "2020,1\n", "check", "tiny")
        self.assert_bounded("tiny/population.csv", "sex,age,persons\n", "male,0,1\n", "check", "tiny")
        self.assert_bounded("tiny/observed.csv", "year,indicator,value\n", "2020,b,1\n", "check", "tiny")

    def test_of_the_table_of_a_design(self):
        self.write(
            "sweep.toml",
            SCENARIO[: SCENARIO.index("[[package]]")] + 'design = "table"\ntable = "levels.csv"\nmeasures.places = { from = 2022 }\n',
        )
        for row in ("1\n", "x\n", ",\n"):
            self.assert_bounded("levels.csv", "places\n", row, "check", "sweep.toml")

    def test_of_foreign_tables(self):
        year_columns = ",".join(str(year) for year in range(1950, 2101))
        for name, family, head, row in (
            ("popF.csv", "wide", f"country_code,age,{year_columns}\n", "1,0" + ",1" * 151 + "\n"),
            ("tfr.csv", "wide", "country_code,2020\n", "1,1\n"),
            ("x.csv", "wpp", "LocID,Time,TFR\n", "1,2020,1\n"),
            ("x.csv", "wpp", "LocID,Time,TFR\n", "1\t"),
            ("NOR.Mx_1x1.txt", "hmd", "Nor, Death rates\n\nYear Age Female Male\n", "2020 1 1 1\n"),
            ("NOR.Mx_1x1.txt", "hmd", "Nor, Death rates\n\nYear Age Female Male\n", "a "),
        ):
            self.assert_bounded(name, head, row, "import", family, name, "-o", "made")

    def test_of_toml(self):
        for row in ("a", "#", "\n", '""=1\n', "[", "[[a]]\n", "a=1\n", "x=[1,1,1,1,1,1,1,1,1,1]\n"):
            self.assert_bounded("scenario.toml", "", row, "check", "scenario.toml")
        self.write("scenario.toml", "")
        small = self.peak("check", "scenario.toml")
        for text in ("x=[" + "1," * 49000 + "]", "".join(f"k{i}=1\n" for i in range(49000)), "[[a]]\n" * 20000):
            self.write("scenario.toml", text)
            self.assertLess(self.peak("check", "scenario.toml") - small, 20 * len(text) + ALLOWANCE)


if __name__ == "__main__":
    unittest.main()
