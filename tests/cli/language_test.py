"""Chinese all the way: whatever a command says with --lang zh, no English is left in it but names and units."""

import re
import unittest

from every_command import EveryCommand, run

COMMANDS = ["run", "sweep", "join", "compare", "attribute", "choose", "sensitivity", "needs", "evaluate", "backtest", "measures",
            "check", "info", "report", "plot", "export", "import"]

# What stays Latin in Chinese: names of methods, statistics, organisations and formats as Chinese texts write them.
NAMES = set("""natality natality's TOML CSV HDF HDF5 JSON HTML SHA UTF TFR GDP CRPS CNY R N K wpp wide hmd hfd states arg
PyPI Sobol Das Gupta Rogers Castro Windows GZIP OpenSSL Node js npm README md toml csv gz h5 html NATALITY_DATA""".split())


def options_and_files(text):
    """The text without options, ids, file names, commands in quotes, references and figures with units."""
    text = re.sub(r"--?[A-Za-z][\w-]*(\s+\[ --[\w-]+ \])?( arg)?", " ", text)        # options
    text = re.sub(r"\(=[^)]*\)", " ", text)                                             # their defaults
    text = re.sub(r"\[[a-z][^\]]*\]", " ", text)                                        # keys of references, options
    text = re.sub(r"\S*/\S*", " ", text)                                                # paths, addresses, dois
    text = re.sub(r"“[^”]*”|'[^']*'|\"[^\"]*\"", " ", text)                             # what is quoted
    text = re.sub(r"已知：.*", " ", text)                                               # lists of ids
    text = re.sub(r"[\w.-]+\.(toml|h5|csv|html|gz|md|zh-CN)\b", " ", text)              # file names
    text = re.sub(r"\b\w+_\w*\b|\b\w*\d\w*\b", " ", text)                                # ids, figures
    return text


def english_in(text):
    """Latin words that a reader of Chinese would trip over."""
    words = re.findall(r"[A-Za-z][A-Za-z']+", options_and_files(text))
    return sorted({word for word in words if word not in NAMES})


class Chinese(EveryCommand):
    def assert_chinese(self, text, where, allowed=()):
        left = [word for word in english_in(text) if word not in allowed]
        self.assertEqual(left, [], f"{where}\n{text}")

    def test_help_of_every_command(self):
        general = run("--help", language="zh")
        self.assertEqual(general.returncode, 0)
        self.assert_chinese(general.stdout, "--help", COMMANDS)
        for command in COMMANDS:
            with self.subTest(command):
                shown = run(command, "--help", language="zh")
                self.assertEqual(shown.returncode, 0, shown.stderr)
                self.assertRegex(shown.stdout, r"[\u4e00-\u9fff]")
                self.assert_chinese(
                    shown.stdout, command,
                    [*COMMANDS, "en", "zh", "RESULTS", "SWEEP", "SCENARIO", "PART", "FILE", "FOLDER", "DATASET", "Population",
                     "bayesPop", "wppXX", "asfrRR", "asfrRRbo", "exposRRpa", "Mx", "id", "automatic", "schedule", "residual",
                     "none", "persons", "thousands", "december", "january", "output", "force", "XX", "portable",
                     "gnuplot", "mpirun", "png", "svg", "xlsx", "effects", "overlap", "asfr", "deaths", "all"])

    def test_the_environment_chooses_the_language(self):
        self.assertIn("用法", run("--help", language="zh").stdout)
        self.assertIn("Usage", run("--help").stdout)

    def test_tables_and_messages_of_every_command(self):
        for command in self.successes():
            if command[0] == "measures" and len(command) == 2 and isinstance(command[1], int):
                continue  # looked at by its own test
            with self.subTest(" ".join(map(str, command))):
                shown = run(*command, language="zh")
                self.assertEqual(shown.returncode, 0, shown.stderr)
                text = shown.stdout if command[0] != "info" else shown.stdout.split("\n变量\n")[-1]
                self.assert_chinese(text + shown.stderr, command[0],
                                    ["births", "tfr", "ages", "states"] if command[0] == "evaluate" else
                                    ALLOWED.get(command[0], ()))

    def test_everything_about_every_measure_but_titles(self):
        for number in range(1, 21):
            with self.subTest(number):
                shown = run("measures", number, language="zh")
                self.assertEqual(shown.returncode, 0, shown.stderr)
                before_sources = shown.stdout.split("来源\n")[0]
                self.assert_chinese(before_sources, number, ALLOWED["measures"])
                for line in shown.stdout.split("来源\n")[-1].split("\n  ["):
                    self.assertRegex(line, r"[\u4e00-\u9fff]", "a source without a word of Chinese")

    def test_errors(self):
        at = self.folder
        (at / "quotes.toml").write_text("dataset = “china-2020”\nhorizon = 2050\n", encoding="utf-8")
        (at / "faults.toml").write_text(
            'dataset = "china-2021"\nhorizon = 2019\nhorizn = 1\n[[package]]\nid = "a"\n'
            'measures.cash_and_tax = { level = "8700", from = "2027" }\nmeasures.nothing = { from = 2027 }\n', encoding="utf-8")
        (at / "level.toml").write_text(
            'dataset = "china-2020"\nhorizon = 2060\n[[package]]\nid = "a"\n'
            'measures.cash_and_tax = { level = 20000000, from = 2027 }\nmeasures.childcare = { from = 2070 }\n', encoding="utf-8")
        (at / "text.h5").write_text("no results", encoding="utf-8")
        refused = [
            ["nothing"], ["run", "--nothing"], ["run", "--draws", "x", at / "s.toml"], ["run", at / "missing.toml"],
            ["run", at / "quotes.toml"], ["run", at / "faults.toml"], ["run", at / "level.toml"],
            ["run", at / "s.toml", "-o", at / "r.h5"], ["run", "--from", at / "text.h5"], ["run", at / "s.toml", "--seed", "1"],
            ["compare"], ["compare", at / "text.h5"], ["compare", at / "r.h5", "--region", "XX"],
            ["compare", at / "r.h5", "--years", "1990"], ["compare", at / "r.h5", "--years", "soon"],
            ["compare", at / "sw.h5", "--by", "nothing"], ["compare", at / "sw.h5", "--by", "tfr_2090"],
            ["compare", at / "r.h5", "--by", "tfr_2040"], ["choose", at / "sw.h5"],
            ["choose", at / "sw.h5", "--target", "births_2035"], ["attribute", at / "r.h5"], ["needs", at / "r.h5"],
            ["choose", at / "sw.h5", "--target", "-births_2035=+5%"], ["attribute", at / "s.toml", "--measures", "托味"],
            ["attribute", at / "sw.h5", "--measures", "1"], ["attribute", at / "s.toml", "--draws", "8", "--draw", "托味"],
            ["attribute", at / "s.toml", "--seed", "1"], ["sensitivity", at / "sw.h5"],
            ["sensitivity", at / "s.toml", "--samples", "1"],
            ["needs", at / "r.h5", "--package", "托味"], ["evaluate", at / "r.h5"], ["measures", "99"], ["measures", "托育服务"],
            ["info", at / "s.toml"], ["export", at / "r.h5", "--variables", "nothing", "-o", at / "t"],
            ["join"], ["import"], ["import", "wpp"], ["sweep", at / "sweep.toml", "--part", "7"],
        ]
        for command in refused:
            with self.subTest(" ".join(map(str, command))):
                shown = run(*command, language="zh")
                self.assertNotEqual(shown.returncode, 0)
                self.assertRegex(shown.stderr, r"[\u4e00-\u9fff]")
                # What is known is a list of ids.
                said = re.sub(r"(可用：|应有的列为：|的列为：)[^\n]*", " ", shown.stderr)
                self.assert_chinese(said, command[0], [*COMMANDS, *ALLOWED["errors"]])

    def test_json_is_the_same_in_both_languages(self):
        self.assertEqual(run("compare", self.folder / "r.h5", "--json").stdout,
                         run("compare", self.folder / "r.h5", "--json", language="zh").stdout)


# Words of a command that are ids or names.
ALLOWED = {
    "info": ["scenario", "year", "time", "region", "sex", "age", "order", "measure", "payer", "quantile", "source", "state",
             "births", "persons", "unions", "tfr", "other", "population", "deaths", "cost", "variable", "capacity", "block",
             "unpriced", "package", "intensity", "response", "doses", "completion", "level", "number", "Preston", "Heuveline", "Guillot",
             "Bongaarts", "Feeney", "Rallu", "Toulemon", "Demography", "Population", "and", "Development", "Review", "an",
             "English", "Selection", "Human", "Fertility", "Database", "Methods", "Protocol", "year-1", "Ryder", "Sobotka"],
    "measures": ["childcare", "preschool", "China", "Briefing", "measures", "catalogue"],
    "backtest": [],
    "errors": ["tfr", "births", "from", "level", "horizon", "dataset", "china", "id", "true", "false", "measures", "package",
               "cash", "places", "three", "CN", "text", "soon", "low", "high", "childcare",
               "design", "layout"],
    "check": [], "run": ["baseline"], "compare": ["tfr", "CN", "measures"], "attribute": ["CN"], "choose": ["CN"],
    "sensitivity": ["CN"], "needs": [], "sweep": ["GB", "MB", "kB", "KB"],
    "export": [], "import": ["run", "txt"],
}

if __name__ == "__main__":
    unittest.main()
