"""Checks every #include and every pragma of a library in lib, apps, tests and bench against the allowed arrows between
folders (arrows.txt) and the home of each library (libraries.txt), and that the library names files only
in the rooms that read and write them.

Usage: check_layers.py ROOT
Prints one line a violation, with file, line and what is allowed, and exits with 1 if there is any.
"""

import re
import sys
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path

DIRECTIVE = re.compile(r'\s*#\s*(?:include\s*(?P<open>[<"])(?P<header>[^>"]+)[>"]|pragma\s+(?P<pragma>\w+))')
# A file of ours in a text: the rooms below those of files do not know what things are read from.
FILE_NAME = re.compile(r'"[^"]*\b\w+\.(?:csv|toml|h5)\b[^"]*"')
FILE_ROOMS = tuple(f"lib/natality/{room}/" for room in ("files", "io", "imports", "archive", "base/texts"))
SOURCE_ENDINGS = (".cpp", ".hpp", ".hpp.in")
STANDARD_HEADER = re.compile(r"[a-z_0-9]+")


@dataclass
class Library:
    """A library, how it shows in a source, and the files that may use it; all as patterns."""

    name: str
    headers: list = field(default_factory=list)
    pragmas: list = field(default_factory=list)
    homes: list = field(default_factory=list)


def table_lines(path):
    """The lines of a table without comments and blank lines."""
    stripped = (line.split("#")[0].strip() for line in path.read_text(encoding="utf-8").splitlines())
    return [line for line in stripped if line]


def read_arrows(path):
    """folder -> set of the folders it reaches, itself included."""
    direct = {}
    for line in table_lines(path):
        folder, targets = line.split("->")
        direct[folder.strip()] = targets.split()

    def reach(folder):
        return {folder}.union(*(reach(target) for target in direct[folder]))

    return {folder: reach(folder) for folder in direct}


def read_libraries(path):
    libraries = []
    for line in table_lines(path):
        key, *values = line.split()
        if key == "library":
            libraries.append(Library(" ".join(values)))
        else:
            getattr(libraries[-1], key).extend(values)
    return libraries


def matches(text, patterns):
    return any(fnmatchcase(text, pattern) for pattern in patterns)


def layer_of(file, arrows):
    """The folder of the table that a file belongs to: the longest that fits; None where there is none."""
    inner = file.removeprefix("lib/")
    folders = [folder for folder in arrows if inner.startswith(folder + "/")]
    return max(folders, key=len, default=None)


def check_own(file, header, arrows):
    """A header of this project: is there an arrow, and is it open to this folder?"""
    layer = layer_of(file, arrows)
    target = layer_of(header, arrows)
    if layer is None:
        return "this file's folder is not in arrows.txt"
    if header.count("/") == 1:
        return "name the headers that are used" if file.startswith(("lib/", "apps/")) else None
    if target not in arrows[layer]:
        return f"{layer} may use: {', '.join(sorted(arrows[layer]))}"
    is_private = "/detail/" in header
    if is_private and file.startswith("lib/") and target != layer:
        return f"detail/ is for {target} alone"
    return None


def check_library(file, text, libraries, kind):
    """A header or pragma of a library: is this file among its homes?"""
    for library in libraries:
        if matches(text, getattr(library, kind)):
            allowed = matches(file, library.homes)
            return None if allowed else f"{library.name} may be used in: {', '.join(library.homes)}"
    if kind == "pragmas" or STANDARD_HEADER.fullmatch(text):
        return None
    return "a library that libraries.txt does not name"


def is_at_hand(file, header, root, arrows):
    """Is the header in the file's folder, in one around it, or the program's and the arrows lead there?"""
    if any((root / folder / header).is_file() for folder in Path(file).parents):
        return True
    return "apps" in arrows.get(layer_of(file, arrows), ()) and (root / "apps/natality" / header).is_file()


def check_header(file, header, is_quoted, root, arrows, libraries):
    if header.startswith("natality/"):
        return check_own(file, header, arrows)
    if is_quoted and file.startswith("lib/"):
        return "write <natality/folder/file.hpp>"
    if not file.startswith("lib/") and is_at_hand(file, header, root, arrows):
        return None
    if is_quoted:
        return "no such header within this file's reach"
    return check_library(file, header, libraries, "headers")


def check_line(file, line, root, arrows, libraries):
    """What is wrong with one line, or None."""
    directive = DIRECTIVE.match(line)
    if not directive:
        names_file = file.startswith("lib/") and not file.startswith(FILE_ROOMS) and FILE_NAME.search(line)
        return "files are named in files, io, imports and archive alone" if names_file else None
    if directive["pragma"]:
        return check_library(file, directive["pragma"], libraries, "pragmas")
    return check_header(file, directive["header"], directive["open"] == '"', root, arrows, libraries)


def sources(root):
    for folder in ("lib", "apps", "tests", "bench"):
        yield from sorted(path for path in (root / folder).rglob("*") if path.name.endswith(SOURCE_ENDINGS))


def violations(root, arrows, libraries):
    """One sentence a violation: file:line: directive: what is allowed."""
    found = []
    for path in sources(root):
        file = path.relative_to(root).as_posix()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            fault = check_line(file, line, root, arrows, libraries)
            if fault:
                found.append(f"{file}:{number}: {line.strip()}: {fault}")
    return found


def main():
    tables = Path(__file__).parent
    root = Path(sys.argv[1])
    found = violations(root, read_arrows(tables / "arrows.txt"), read_libraries(tables / "libraries.txt"))
    print("\n".join(found) if found else "All includes keep the arrows, all libraries are at home.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
