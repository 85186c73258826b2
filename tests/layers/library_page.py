"""Holds docs/library.md against the installed headers: each is named in its room, and nothing else is.

    library_page.py SOURCE_FOLDER UMBRELLA_HEADER...
"""

import re
import sys
from pathlib import Path

ROW = re.compile(r"\| `(\w+)` \| (.+) \|")


def told(page):
    """Headers by the rows of the page: room/name."""
    rows = page.split("## Everything public", 1)[1].split("\n## ", 1)[0]
    return {f"{room}/{name}" for room, names in ROW.findall(rows) for name in re.findall(r"`([\w/]+)`", names)}


def installed(umbrellas):
    """Headers that the umbrella headers include: room/name. The version is made by the build."""
    included = re.findall(r"#include <natality/(\S+)\.hpp>", "\n".join(umbrellas))
    return {*included, "base/version"}


def main(source, *umbrellas):
    page = told(Path(source, "docs/library.md").read_text(encoding="utf-8"))
    headers = installed(Path(each).read_text(encoding="utf-8") for each in umbrellas)
    for header in sorted(headers - page):
        print(f"docs/library.md does not tell of {header}.hpp")
    for header in sorted(page - headers):
        print(f"docs/library.md tells of {header}.hpp, which is not installed")
    return 0 if page == headers else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
