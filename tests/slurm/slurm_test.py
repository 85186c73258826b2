"""The jobs of the guide to clusters, run by a real Slurm of one node."""

import os
import re
import shutil
import subprocess
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "cli"))

from cluster import CannotStart, Cluster  # noqa: E402
from sweeps import MEASURES, PROGRAM, SweepTest, sweep_text  # noqa: E402

GUIDE = Path(os.environ["NATALITY_SOURCE_DIR"]) / "docs/guide/cluster.md"


class GuideOnSlurm(SweepTest):
    """The scripts as they stand in the guide, with fewer parts."""

    @classmethod
    def setUpClass(cls):
        cls.cluster = Cluster()
        try:
            cls.cluster.__enter__()
        except CannotStart as reason:
            raise unittest.SkipTest(str(reason)) from None
        cls.addClassCleanup(cls.cluster.__exit__)

    def setUp(self):
        super().setUp()
        self.whole = self.sweep(self.write(sweep_text(MEASURES[:10], block=32), "my-sweep.toml"), "whole.h5")
        text = GUIDE.read_text(encoding="utf-8")
        for name, script in re.findall(r"^`([a-z]+\.sbatch)`:\n\n```sh\n(.*?)```", text, re.MULTILINE | re.DOTALL):
            self.write(script.replace("64", "4"), name)

    def bash(self, script):
        """Runs commands as a user of the cluster would, in the folder."""
        environment = self.cluster.environment()
        environment["PATH"] = f"{Path(PROGRAM).parent}:{environment['PATH']}"
        # Open MPI wants to be told twice that root means it.
        environment |= {"OMPI_ALLOW_RUN_AS_ROOT": "1", "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM": "1"}
        done = subprocess.run(["bash", "-euc", script], cwd=self.folder, env=environment, capture_output=True, text=True,
                              check=False, timeout=300)
        logs = "\n".join(path.read_text(encoding="utf-8", errors="replace") for path in self.folder.glob("slurm-*.out"))
        self.assertEqual(done.returncode, 0, f"{done.stderr}\n{logs}\n{self.cluster.logs()}")

    def test_an_array_of_parts_and_a_join_that_depends_on_it(self):
        submit = GUIDE.read_text(encoding="utf-8").split("```text\n")[1].split("```")[0]
        self.bash(submit.replace("sbatch --dependency", "sbatch --wait --dependency"))
        self.assertEqual(len(list(self.folder.glob("part-*.h5"))), 4)
        self.assert_same_data(self.whole, self.folder / "all.h5")

    @unittest.skipUnless(os.environ["NATALITY_WITH_MPI"] == "1" and shutil.which("mpirun"), "built without MPI")
    def test_one_job_of_several_processes(self):
        self.bash("sbatch --wait mpi.sbatch")
        self.assert_same_data(self.whole, self.folder / "all.h5")


if __name__ == "__main__":
    unittest.main()
