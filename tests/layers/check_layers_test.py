"""The layer check on a made-up tree: each kind of violation is caught, with file, line and what is allowed."""

import tempfile
import unittest
from pathlib import Path

from check_layers import Library, read_arrows, read_libraries, violations

ARROWS = {
    "natality/base": {"natality/base"},
    "natality/measures": {"natality/measures", "natality/base"},
    "natality/projection": {"natality/projection", "natality/base"},
    "apps": {"apps", "natality/projection", "natality/base"},
    "tests/unit/apps": {"tests/unit/apps", "apps"},
    "tests": {"tests", "natality/projection", "natality/measures", "natality/base"},
}
LIBRARIES = [
    Library("Eigen", headers=["Eigen/*"], homes=["*"]),
    Library("HDF5", headers=["hdf5.h", "H5*.h"], homes=["lib/natality/base/*.cpp"]),
    Library("OpenMP", headers=["omp.h"], pragmas=["omp"], homes=["lib/natality/base/*.cpp"]),
]


class MadeUpTree(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)

    def write(self, file, text):
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def found(self):
        return violations(self.root, ARROWS, LIBRARIES)

    def assert_only(self, start, allowed):
        """Exactly one violation, which starts with file, line and directive and names what is allowed."""
        found = self.found()
        self.assertEqual(1, len(found), found)
        self.assertTrue(found[0].startswith(start), found[0])
        self.assertIn(allowed, found[0])


class FileNames(MadeUpTree):
    def test_a_file_named_below_io_is_caught(self):
        self.write("lib/natality/measures/dose.cpp", '    problems.add(place, "needs fertility.csv, which is not there");\n')
        self.assert_only("lib/natality/measures/dose.cpp:1: ", "files are named in files, io, imports and archive alone")

    def test_io_tests_and_comments_may_name_files(self):
        self.write("lib/natality/io/read.cpp", 'open("fertility.csv");\n')
        self.write("tests/unit/apps/run_test.cpp", 'open("fertility.csv");\n')
        self.write("lib/natality/measures/dose.hpp", "/// As in fertility.csv.\n")
        self.assertEqual([], self.found())


class OwnHeaders(MadeUpTree):
    def test_an_arrow_that_exists_is_allowed(self):
        self.write("lib/natality/measures/dose.hpp", "#include <natality/base/axes.hpp>\n")
        self.assertEqual([], self.found())

    def test_a_step_sideways_is_caught(self):
        self.write("lib/natality/measures/dose.cpp", "\n#include <natality/projection/project.hpp>\n")
        self.assert_only(
            "lib/natality/measures/dose.cpp:2: #include <natality/projection/project.hpp>: ",
            "natality/measures may use: natality/base, natality/measures",
        )

    def test_a_step_up_is_caught(self):
        self.write("lib/natality/base/axes.hpp", "#  include <natality/measures/dose.hpp>\n")
        self.assert_only("lib/natality/base/axes.hpp:1:", "natality/base may use: natality/base")

    def test_a_private_header_is_for_its_own_folder(self):
        self.write("lib/natality/base/axes.cpp", "#include <natality/base/detail/text.hpp>\n")
        self.write("lib/natality/measures/dose.cpp", "#include <natality/base/detail/text.hpp>\n")
        self.assert_only("lib/natality/measures/dose.cpp:1:", "detail/ is for natality/base alone")

    def test_all_of_a_library_in_one_line_is_for_its_users(self):
        self.write("tests/package/user.cpp", "#include <natality/natality.hpp>\n")
        self.write("lib/natality/base/axes.cpp", "#include <natality/natality.hpp>\n")
        self.assert_only("lib/natality/base/axes.cpp:1:", "name the headers that are used")

    def test_a_folder_the_table_does_not_name_is_caught(self):
        self.write("lib/natality/extras/more.cpp", "#include <natality/base/axes.hpp>\n")
        self.assert_only("lib/natality/extras/more.cpp:1:", "not in arrows.txt")

    def test_quotes_are_not_for_the_library(self):
        self.write("lib/natality/base/axes.cpp", '#include "axes.hpp"\n')
        self.assert_only("lib/natality/base/axes.cpp:1:", "<natality/folder/file.hpp>")

    def test_a_generated_header_is_read_too(self):
        self.write("lib/natality/base/version.hpp.in", "#include <natality/measures/dose.hpp>\n")
        self.assert_only("lib/natality/base/version.hpp.in:1:", "may use")


class HeadersOutsideTheLibrary(MadeUpTree):
    def setUp(self):
        super().setUp()
        self.write("apps/natality/run.hpp", "")

    def test_a_program_and_its_tests_may_use_its_headers(self):
        self.write("apps/natality/run.cpp", '#include "run.hpp"\n')
        self.write("tests/unit/apps/run_test.cpp", '#include "run.hpp"\n')
        self.assertEqual([], self.found())

    def test_tests_may_use_what_they_share(self):
        self.write("tests/support/parts.hpp", "")
        self.write("tests/unit/apps/run_test.cpp", '#include "support/parts.hpp"\n')
        self.assertEqual([], self.found())

    def test_other_tests_may_not(self):
        self.write("tests/golden/run_test.cpp", '#include "run.hpp"\n')
        self.assert_only("tests/golden/run_test.cpp:1:", "no such header")


class LibraryHomes(MadeUpTree):
    def test_at_home_a_library_is_allowed(self):
        self.write("lib/natality/base/file.cpp", "#include <hdf5.h>\n#include <H5Tpublic.h>\n#pragma omp parallel\n")
        self.assertEqual([], self.found())

    def test_away_from_home_it_is_caught(self):
        self.write("lib/natality/base/file.hpp", "#include <vector>\n#include <hdf5.h>\n")
        self.assert_only("lib/natality/base/file.hpp:2: #include <hdf5.h>: ", "lib/natality/base/*.cpp")

    def test_a_pragma_away_from_home_is_caught(self):
        self.write("apps/natality/main.cpp", "int main()\n{\n    #pragma omp parallel for\n}\n")
        self.assert_only("apps/natality/main.cpp:3: #pragma omp parallel for: ", "OpenMP may be used in")

    def test_a_library_the_table_does_not_name_is_caught(self):
        self.write("tests/unit/apps/run_test.cpp", "#include <catch2/catch.hpp>\n")
        self.assert_only("tests/unit/apps/run_test.cpp:1:", "libraries.txt does not name")

    def test_the_standard_library_is_everywhere_at_home(self):
        self.write("lib/natality/base/axes.hpp", "#pragma once\n#include <array>\n#include <cmath>\n")
        self.assertEqual([], self.found())


class Tables(unittest.TestCase):
    tables = Path(__file__).parent

    def test_arrows_reach_through_folders(self):
        arrows = read_arrows(self.tables / "arrows.txt")
        self.assertEqual({"natality/base"}, arrows["natality/base"])
        self.assertIn("natality/base", arrows["natality/io"])

    def test_measures_and_projection_do_not_know_each_other(self):
        arrows = read_arrows(self.tables / "arrows.txt")
        self.assertNotIn("natality/projection", arrows["natality/measures"])
        self.assertNotIn("natality/measures", arrows["natality/projection"])

    def test_sweep_and_files_do_not_know_each_other(self):
        arrows = read_arrows(self.tables / "arrows.txt")
        for room in ("natality/io", "natality/imports", "natality/archive"):
            self.assertNotIn(room, arrows["natality/sweep"])
            self.assertNotIn("natality/sweep", arrows[room])

    def test_what_imports_others_tables_and_what_keeps_results_do_not_know_each_other(self):
        arrows = read_arrows(self.tables / "arrows.txt")
        self.assertNotIn("natality/imports", arrows["natality/archive"])
        self.assertNotIn("natality/archive", arrows["natality/imports"])

    def test_every_library_has_a_home(self):
        for library in read_libraries(self.tables / "libraries.txt"):
            self.assertTrue(library.homes, library.name)


if __name__ == "__main__":
    unittest.main()
