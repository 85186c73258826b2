"""Pictures of results from outside."""

import struct
import tempfile
import unittest
import xml.etree.ElementTree as ET
from pathlib import Path

from program import run

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "</text><script>alert(1)</script> 'one' `date` \"two\" {/Bold x} $y @z \\\\n"


class Plot(unittest.TestCase):
    """`natality plot` of two packages with draws."""

    @classmethod
    def setUpClass(cls):
        cls._folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls._folder.cleanup)
        cls.folder = Path(cls._folder.name)
        text = "dataset = 'china-2020'\nhorizon = 2040\n[draws]\ncount = 20\n"
        for package, name in (("hostile", HOSTILE), ("housing", "Housing")):
            text += f"[[package]]\nid = '{package}'\nname.en = '''{name}'''\nname.zh = '住房支持'\nmeasures.home_purchase = {{ from = 2027 }}\n"
        (cls.folder / "scenarios.toml").write_text(text, encoding="utf-8")
        cls.results = cls.folder / "results.h5"
        done = run("run", cls.folder / "scenarios.toml", "-o", cls.results)
        assert done.returncode == 0, done.stderr

    def plot(self, name, *arguments):
        """Draws a picture, which must work, and returns its path."""
        path = self.folder / name
        done = run("plot", self.results, *arguments, "-o", path)
        self.assertEqual(done.returncode, 0, done.stderr)
        return path

    def texts(self, name, *arguments):
        """The texts of a picture."""
        tree = ET.parse(self.plot(name, *arguments))
        self.assertFalse(list(tree.iter(f"{SVG}script")))
        return ["".join(text.itertext()).strip() for text in tree.iter(f"{SVG}text")]

    def test_every_scenario_has_a_line_and_a_name_that_stays_text(self):
        texts = self.texts("births.svg", "births_total")
        self.assertEqual(texts, self.texts("asked.svg", "births"))
        for text in ("Births", "million births", "Baseline", "Housing", HOSTILE):
            self.assertIn(text, texts)
        self.assertTrue(any(text.startswith("Source: natality") for text in texts))

    def test_intervals_are_shaded_where_there_are_draws(self):
        texts = self.texts("drawn.svg", "tfr", "--scenarios", "baseline,housing")
        self.assertIn("shaded: 80 % of the draws", texts)

    def test_differences_have_signs(self):
        texts = self.texts("difference.svg", "births_total", "--difference", "--scenarios", "housing")
        self.assertTrue(any(text.startswith("+") for text in texts), texts)

    def test_parts_of_a_scenario_and_chinese(self):
        texts = self.texts("orders.svg", "births_by_order", "--scenarios", "housing", "--lang", "zh")
        self.assertIn("万人；住房支持", texts)
        self.assertFalse([text for text in texts if "million" in text])

    def test_a_population_is_a_pyramid_of_a_year(self):
        texts = self.texts("pyramid.svg", "population", "--scenarios", "housing", "--year", "2035")
        for text in ("Women", "Men", "Baseline", "million persons; Housing; by age, 1 January 2035"):
            self.assertIn(text, texts)

    def test_a_png_is_twice_as_fine(self):
        head = self.plot("births.png", "births_total").read_bytes()[:24]
        self.assertEqual(head[1:4], b"PNG")
        self.assertEqual(struct.unpack(">II", head[16:24]), (1800, 1120))

    def test_what_cannot_be_drawn_is_said(self):
        for arguments, problem in [(("tfrs",), "did you mean 'tfr'"), (("tfr", "--scenarios", "housng"), "did you mean 'housing'"),
                                   (("discount_factor",), "is not by scenario and year"), (("tfr", "--year", "2030"), "--year is for the pyramid"),
                                   (("population", "--year", "1900"), "there is no time '1900'"), (("tfr", "-o", "x.pdf"), ".svg or a .png")]:
            done = run("plot", self.results, *arguments, folder=self.folder)
            self.assertEqual(done.returncode, 2, arguments)
            self.assertIn(problem, done.stderr)
        self.assertEqual({path.suffix for path in self.folder.iterdir()} - {".svg", ".png"}, {".toml", ".h5"})

    def test_without_gnuplot_it_says_what_to_install_and_leaves_nothing(self):
        path = self.folder / "none.svg"
        done = run("plot", self.results, "tfr", "-o", path, PATH="/nowhere")
        self.assertEqual(done.returncode, 1)
        self.assertIn("gnuplot-nox", done.stderr)
        self.assertFalse(path.exists())


if __name__ == "__main__":
    unittest.main()
