"""Packages for Debian: what is in them works in an empty root, and lintian finds no errors."""

import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

from built import BUILD, run

WITH_PYTHON = os.environ["NATALITY_WITH_PYTHON"] == "ON"
WITH_MPI = os.environ["NATALITY_WITH_MPI"] == "1"


@unittest.skipUnless(shutil.which("dpkg-shlibdeps"), "this is not Debian with dpkg-dev")
class DebianPackages(unittest.TestCase):
    """The packages of this build, installed together into an empty root; by whom may not, unpacked into it."""

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.packages = Path(folder.name) / "packages"
        cls.root = Path(folder.name) / "root"
        run("cpack", "-G", "DEB", "-B", cls.packages, cwd=BUILD)
        if os.geteuid() == 0:
            cls.install()
        else:
            for package in cls.files():
                run("dpkg-deb", "--extract", package, cls.root)

    @classmethod
    def install(cls):
        """Installs them as dpkg does, but for what they depend on, which is that of this machine."""
        administration = cls.root / "var/lib/dpkg"
        administration.mkdir(parents=True)
        (administration / "status").touch()
        run("dpkg", "--root", cls.root, "--force-depends", "--install", *cls.files(),
            env={**os.environ, "PATH": f"{os.environ['PATH']}:/usr/sbin:/sbin"})
        states = run("dpkg-query", "--admindir", administration, "--show", "--showformat", "${db:Status-Status}\n")
        assert states.split() == ["installed"] * len(cls.files()), states

    @classmethod
    def files(cls):
        """The packages."""
        return sorted(cls.packages.glob("*.deb"))

    def environment(self):
        """Nothing of the build or of a user's own installation."""
        return {"PATH": f"{self.root}/usr/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": str(self.root)}

    def test_there_is_one_for_each_use(self):
        names = {run("dpkg-deb", "--field", package, "Package").strip() for package in self.files()}
        self.assertEqual(names, {"natality", "libnatality-dev"} | ({"python3-natality"} if WITH_PYTHON else set())
                         | ({"natality-mpi"} if WITH_MPI else set()))
        for package in self.files():
            depends = run("dpkg-deb", "--field", package, "Depends")
            is_mpi = package.name.startswith("natality-mpi")
            self.assertIn("mpi" if is_mpi else "hdf5", depends)
            self.assertEqual("libopenmpi" in depends, is_mpi)

    def test_the_main_job_runs_from_them(self):
        output = self.root / "first-run.h5"
        out = run("natality", "run", "-o", output, env=self.environment(), cwd=self.root)
        self.assertIn("TFR", out)
        self.assertIn("valid", run("natality", "check", output, env=self.environment()))
        if WITH_PYTHON:
            (modules,) = self.root.glob("usr/lib/python3/dist-packages")
            script = "import natality; print(len(natality.Study.read().scenarios))"
            self.assertGreater(int(run("/usr/bin/python3", "-B", "-c", script,
                                       env={**self.environment(), "PYTHONPATH": str(modules)})), 1)

    @unittest.skipUnless(WITH_MPI and shutil.which("mpirun"), "built without MPI, or mpirun is not there")
    def test_processes_share_a_sweep(self):
        run("mpirun", "--allow-run-as-root", "--oversubscribe", "-n", "2", "natality", "sweep", "--measures",
            "childcare_places,cash_and_tax", "-o", self.root / "shared.h5", env=self.environment(), cwd=self.root)
        self.assertIn("valid", run("natality", "check", self.root / "shared.h5", env=self.environment()))

    @unittest.skipUnless(shutil.which("lintian"), "lintian is not installed")
    def test_lintian_finds_no_errors(self):
        found = subprocess.run(["lintian", "--allow-root", "--tag-display-limit", "0", *self.files()],
                               capture_output=True, text=True, check=False).stdout
        self.assertEqual([line for line in found.splitlines() if line.startswith("E:")], [], found)


if __name__ == "__main__":
    unittest.main()
