"""No figure without its time: every heading of every table says of which year or span its figures are."""

import re
import unittest
import unicodedata

from every_command import EveryCommand, run

YEAR = re.compile(r"(?<!\d)(19|20|21)\d\d(?!\d)")
FIGURE = re.compile(r"(?<![\w])[+−-]?\d")

# Tables whose figures are of no year, and why.
TIMELESS = {
    ("sweep", "--dry-run"): "sizes of a file and of a run",
    ("info",): "names of variables",
    ("export",): "no table",
    ("check",): "no table",
    ("measures", "number"): "figures of the catalogue; each level, lag and price says what it is",
}


# Headings by which the figures of a table are timed otherwise, and how.
OWN_SPANS = {"years": "each row says over which years after a reform", "年数": "the same",
             "skill": "scores over all reforms, whose spans stand in the rows above", "技巧得分": "the same"}


def width(text):
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def cells(line):
    """(first column, last column, text) of the cells of a line, which blanks part."""
    found = []
    for match in re.finditer(r"\S+(?: \S+)*", line):
        start = width(line[:match.start()])
        found.append((start, start + width(match.group()), match.group()))
    return found


def blocks(text):
    """Tables of a text: the title before it, its heading, its rows; a rule of dashes parts the last two."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if re.fullmatch(r"-{8,}", line.strip()):
            top = number
            while top > 0 and lines[top - 1].strip():
                top -= 1
            above = top - 1
            while above > 0 and lines[above - 1].strip():
                above -= 1
            end = number + 1
            while end < len(lines) and lines[end].strip():
                end += 1
            yield "\n".join(lines[max(above, 0):top]), lines[top:number], lines[number + 1:end]


def untimed_columns(title, heading, rows):
    """Columns with figures whose heading and title name no year, and whose rows do not begin with one."""
    if YEAR.search(title) or YEAR.search("\n".join(heading[:1]).split("  ")[0]):
        return []
    if all(YEAR.match(row) for row in rows):
        return []
    headings = [cell for line in heading for cell in cells(line)]
    if any(named in text.split() for named in OWN_SPANS for _, _, text in headings):
        return []
    untimed = []
    for row in rows:
        for start, end, text in cells(row)[1:]:
            if FIGURE.match(text) and not any(YEAR.search(named) and first < end + 2 and last > start - 2
                                              for first, last, named in headings):
                untimed.append(text)
    return untimed


class Headings(EveryCommand):
    def is_timeless(self, command):
        number = command[0] == "measures" and len(command) == 2 and isinstance(command[1], int)
        return number or any(all(word in command for word in words) for words in TIMELESS)

    def test_every_figure_of_every_table_is_of_a_year_or_a_span(self):
        tables = 0
        for language in ("en", "zh"):
            for command in self.successes():
                if self.is_timeless(command):
                    continue
                with self.subTest(f"{language}: {' '.join(map(str, command))}"):
                    shown = run(*command, language=language)
                    self.assertEqual(shown.returncode, 0, shown.stderr)
                    for title, heading, rows in blocks(shown.stdout):
                        tables += 1
                        self.assertEqual(untimed_columns(title, heading, rows), [], shown.stdout)
        self.assertGreater(tables, 30)

    def test_the_walk_finds_a_column_without_a_year(self):
        self.assertEqual(untimed_columns("", ["name      births", "          to 2050"], ["Baseline     123"]), [])
        self.assertEqual(untimed_columns("", ["name      births", "          summed"], ["Baseline     123"]), ["123"])
        self.assertEqual(untimed_columns("births_2050, China", ["name      value"], ["Baseline     123"]), [])


if __name__ == "__main__":
    unittest.main()
