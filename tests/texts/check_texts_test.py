"""The check of texts on a made-up tree: each kind of fault is found, with file and line."""

import tempfile
import unittest
from pathlib import Path

from check_texts import CATALOGUE, violations


class MadeUpTree(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)
        self.write(f"{CATALOGUE}/errors.cpp", '{"no {} here",\n "这里没有{}"},')

    def write(self, file, text):
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def assert_found(self, source, *expected):
        self.write("lib/natality/base/one.cpp", source)
        found = violations(self.root)
        self.assertEqual(len(found), len(expected), found)
        for violation, start in zip(found, expected):
            self.assertTrue(violation.startswith(start), violation)

    def test_a_sentence_of_the_catalogue_is_fine(self):
        self.assert_found('say(localized("no {} "\n    "here", name));')

    def test_a_sentence_without_chinese_is_found(self):
        self.assert_found('a = localized("no {} here", name);\nproblems.add(place, "wrong, all of it");',
                          'lib/natality/base/one.cpp:2: no Chinese in the catalogue of texts: "wrong, all of it"')

    def test_an_error_that_is_formatted_early_is_found(self):
        self.assert_found('a = localized("no {} here", b);\nthrow RunError(fmt::format("no {} at all", c));\n'
                          'throw UsageError("no " + name);',
                          "lib/natality/base/one.cpp:2: use localized", "lib/natality/base/one.cpp:3: use localized")

    def test_a_line_that_nothing_says_is_found(self):
        self.assert_found("int a = 0;", f'{CATALOGUE}/errors.cpp: nothing says "no {{}} here"')

    def test_chinese_outside_the_catalogue_is_found_but_not_in_comments(self):
        self.assert_found('a = localized("no {} here", b);  // 不\nauto c = "没有";',
                          "lib/natality/base/one.cpp:2: Chinese belongs in the catalogue")

    def test_help_is_looked_at(self):
        self.write("apps/natality/one.cpp", 'add("of", po::value<int>(), "what for");')
        self.assert_found('a = localized("no {} here", b);',
                          'apps/natality/one.cpp:1: no Chinese in the catalogue of texts: "what for"')


if __name__ == "__main__":
    unittest.main()
