"""The documentation site: it builds without a warning, holds every page, and finds what leads nowhere."""

import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

SOURCE = Path(os.environ["NATALITY_SOURCE_DIR"])
BUILD = SOURCE / "docs" / "site" / "build_site.py"
SKIPPED = 77


def build(output, *options):
    """Builds the site and returns what was done."""
    return subprocess.run([sys.executable, "-B", BUILD, output, *options], capture_output=True, text=True, timeout=300, check=False)


class Site(unittest.TestCase):
    """`build_site.py` of this repository, and of small ones with faults."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def small(self, text):
        """What is said of a repository of two pages, the second with this text."""
        root = self.folder / "root"
        shutil.rmtree(root, ignore_errors=True)
        (root / "docs").mkdir(parents=True)
        (root / "README.md").write_text("# One\n\n[two](docs/two.md)\n", encoding="utf-8")
        (root / "docs" / "two.md").write_text(f"# Two\n\n## A heading\n\n{text}\n", encoding="utf-8")
        return build(self.folder / "small", "--root", root)

    def test_every_page_of_both_languages_is_there_with_its_images(self):
        done = build(self.folder / "site")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        for page in [*SOURCE.glob("docs/*.md"), *SOURCE.glob("docs/guide/*.md"), *SOURCE.glob("docs/formats/*.md"),
                     *SOURCE.glob("docs/decisions/0*.md")]:
            made = self.folder / "site" / page.relative_to(SOURCE).with_suffix("") / "index.html"
            self.assertTrue(made.is_file(), page)
        start = (self.folder / "site" / "index.html").read_text(encoding="utf-8")
        self.assertIn("docs/images/report.png", start)
        self.assertIn("网页报告", (self.folder / "site" / "README.zh-CN" / "index.html").read_text(encoding="utf-8"))
        self.assertNotIn("fonts.googleapis", start)

    def test_a_link_that_leads_nowhere_is_named_and_fails(self):
        self.assertEqual(self.small("[one](../README.md) and [here](#a-heading)").returncode, 0)
        for text, problem in [("[gone](three.md)", "docs/two.md: links to three.md, which is not there"),
                              ("[gone](../README.md#three)", "#three: no such heading"),
                              ("![gone](images/three.png)", "links to images/three.png")]:
            done = self.small(text)
            self.assertEqual(done.returncode, 1, text)
            self.assertIn(problem, done.stdout)


if __name__ == "__main__":
    if shutil.which("mkdocs") is None:
        print("skipped: mkdocs is not there")
        sys.exit(SKIPPED)
    unittest.main()
