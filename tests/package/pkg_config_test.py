"""Programs that find the installed libraries by pkg-config, and a project that has natality as a subfolder."""

import os
import tempfile
import unittest
from pathlib import Path

from built import BUILD, CXX, CXX_FLAGS, SOURCE, run

PREFIX = Path(os.environ["NATALITY_PREFIX"])


class InAFolder(unittest.TestCase):
    """A test with a folder of its own."""

    def setUp(self):
        self._folder = tempfile.TemporaryDirectory()
        self.addCleanup(self._folder.cleanup)
        self.folder = Path(self._folder.name)


class PkgConfig(InAFolder):
    """g++ and what pkg-config says."""

    def setUp(self):
        super().setUp()
        (found,) = PREFIX.glob("**/pkgconfig")
        self.environment = {**os.environ, "PKG_CONFIG_PATH": str(found)}

    def ask(self, *question):
        """Asks pkg-config."""
        return run("pkg-config", *question, env=self.environment).split()

    def build(self, source, *packages):
        """Builds a program of one source."""
        flags = self.ask("--cflags", *packages)
        libraries = self.ask("--libs", *packages)
        program = self.folder / source.stem
        run(CXX, *CXX_FLAGS, "-std=c++20", source, "-o", program, *flags, *libraries)
        return program

    def test_the_library_alone(self):
        program = self.build(SOURCE / "tests/package/life_expectancy.cpp", "natality")
        self.assertIn("e(1) = ", run(program))

    def test_with_files_and_sweeps(self):
        program = self.build(SOURCE / "docs/examples/first_study.cpp", "natality-io", "natality-sweep")
        data = Path(*self.ask("--variable=datadir", "natality"))
        self.assertTrue(run(program, data / "scenarios/scenarios.toml", data))

    def test_the_version_is_that_of_the_program(self):
        version = (SOURCE / "VERSION").read_text(encoding="utf-8").strip()
        for package in ("natality", "natality-io", "natality-sweep"):
            self.assertEqual(self.ask("--modversion", package), [version])


class Subproject(InAFolder):
    """add_subdirectory(natality)."""

    def test_a_project_that_has_natality_as_a_subfolder(self):
        """It is configured and a source of it compiled; linking would build the library once more."""
        (self.folder / "CMakeLists.txt").write_text(f"""
cmake_minimum_required(VERSION 3.25)
project(parent LANGUAGES C CXX)
add_subdirectory({SOURCE} natality)
if(TARGET natality_program OR TARGET natality_python OR TARGET natality_test_support OR CMAKE_BUILD_TYPE)
    message(FATAL_ERROR "more than the libraries was configured, or a build type was set")
endif()
foreach(library IN ITEMS natality io sweep)
    if(NOT TARGET natality::${{library}})
        message(FATAL_ERROR "there is no natality::${{library}}")
    endif()
endforeach()
add_library(child OBJECT child.cpp)
target_link_libraries(child PRIVATE natality::natality)
""", encoding="utf-8")
        (self.folder / "child.cpp").write_text("""
#include <natality/base/version.hpp>
#include <natality/results/sweep_part.hpp>
unsigned long long parts() { return natality::most_parts(10, 3) + natality::build_info.version.size(); }
""", encoding="utf-8")
        build = self.folder / "build"
        run("cmake", "-S", self.folder, "-B", build, f"-DCMAKE_CXX_COMPILER={CXX}", "-G", "Ninja")
        run("cmake", "--build", build, "--target", "CMakeFiles/child.dir/child.cpp.o")


if __name__ == "__main__":
    unittest.main()
