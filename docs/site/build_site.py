#!/usr/bin/env python3
"""Builds the documentation as a site: build_site.py OUTPUT [--root REPOSITORY]

The pages are the Markdown files of the repository as they are. They are copied at their own paths, so that their links stay as they
are, and mkdocs makes the site of them. Its contents follow the files: a new page needs no list to be changed.

Everything is strict: a warning of mkdocs, or a link to a page, file or heading that is not there, ends it with 1.
"""

import argparse
import html.parser
import json
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.parse
from pathlib import Path

HERE = Path(__file__).resolve().parent
PAGES = ["README*.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "docs/**/*.md", "data/*/SOURCES.md"]
# Pages that are called after the project are called otherwise in the contents.
TITLES = {"README.md": "Introduction", "README.zh-CN.md": "简介"}
LINK = re.compile(r"(!?)\[((?:[^\[\]]|\[[^\]]*\])*)\]\(([^()\s]+)\)")

# Parts of the contents: a heading, and the pages below it in the order of their names. What matches twice stands where it matches first.
PARTS = [
    ("中文", ["README.zh-CN.md", "docs/**/*.zh-CN.md"]),
    ("Guides", ["docs/guide/*.md"]),
    ("Reference", ["docs/*.md"]),
    ("Files and command line", ["docs/formats/*.md"]),
    ("Decisions", ["docs/decisions/*.md"]),
    ("Data and sources", ["data/*/SOURCES.md"]),
    ("Project", ["CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md"]),
]


def pages(root):
    """The pages of the site, relative to the repository."""
    found = {page.relative_to(root) for pattern in PAGES for page in root.glob(pattern)}
    return sorted(page for page in found if "examples" not in page.parts)


def title_of(page):
    """What a page is called in the contents: as its first heading."""
    return TITLES.get(page.name) or re.search(r"^#\s+(.+?)\s*$", page.read_text(encoding="utf-8"), re.M).group(1).replace("`", "")


def contents(root, all_pages):
    """The contents of the site as mkdocs has them."""
    left = [page for page in all_pages if page != Path("README.md")]
    nav = [{TITLES["README.md"]: "README.md"}]
    for heading, patterns in PARTS:
        matching = {page.relative_to(root) for pattern in patterns for page in root.glob(pattern)}
        held = [page for page in left if page in matching]
        left = [page for page in left if page not in held]
        if held:
            nav.append({heading: [{title_of(root / page): str(page)} for page in held]})
    if left:
        raise SystemExit(f"no part of the contents holds {', '.join(map(str, left))}")
    return nav


def stage(root, page, folder, problems):
    """Copies a page and the files that it shows or links to. Links to folders of sources become plain text."""
    def link(found):
        is_image, text, target = found.groups()
        if re.match(r"[a-z]+:|#", target):
            return found.group(0)
        path = (root / page.parent / urllib.parse.unquote(target.split("#")[0])).resolve()
        if not path.exists():
            problems.append(f"{page}: links to {target}, which is not there")
        elif path.is_dir():
            return text
        elif path.suffix != ".md":
            copy = folder / path.relative_to(root)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)
            # What has no ending is shown by browsers only as text.
            if not path.suffix:
                shutil.copyfile(path, copy.with_suffix(".txt"))
                return f"{is_image}[{text}]({target}.txt)"
        return found.group(0)

    blocks = re.split(r"(^```.*?^```[ \t]*$)", (root / page).read_text(encoding="utf-8"), flags=re.M | re.S)
    (folder / page).parent.mkdir(parents=True, exist_ok=True)
    (folder / page).write_text("".join(block if i % 2 else LINK.sub(link, block) for i, block in enumerate(blocks)), encoding="utf-8")


class Targets(html.parser.HTMLParser):
    """What a page of the site links to, and the names that can be linked to in it."""

    def __init__(self, page):
        super().__init__()
        self.links, self.names = [], set()
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attrs):
        for name, value in attrs:
            if name in ("href", "src") and value:
                self.links.append(value)
            elif name == "id":
                self.names.add(value)


def broken_links(site):
    """Links of the site that lead nowhere."""
    all_pages = {page: Targets(page) for page in site.rglob("*.html") if page.name != "404.html"}
    problems = []
    for page, targets in all_pages.items():
        for link in targets.links:
            parts = urllib.parse.urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            path = (page.parent / urllib.parse.unquote(parts.path)).resolve() if parts.path else page
            path = path / "index.html" if path.is_dir() else path
            name = urllib.parse.unquote(parts.fragment)
            if not path.exists():
                problems.append(f"{page.relative_to(site)}: {link}: no such file")
            elif name and path in all_pages and name not in all_pages[path].names:
                problems.append(f"{page.relative_to(site)}: {link}: no such heading")
    return problems


def build(root, source, output):
    """Makes the site by way of a folder of pages; returns what is wrong with it."""
    all_pages = pages(root)
    problems = []
    for page in all_pages:
        stage(root, page, source / "pages", problems)
    if problems:
        return problems
    # JSON is YAML; the settings that are no lists of files stand in mkdocs.yml.
    settings = (HERE / "mkdocs.yml").read_text(encoding="utf-8")
    shutil.copyfile(HERE / "site.css", source / "pages" / "site.css")
    (source / "mkdocs.yml").write_text(f"{settings}\nnav: {json.dumps(contents(root, all_pages), ensure_ascii=False)}\n", encoding="utf-8")
    done = subprocess.run(["mkdocs", "build", "--strict", "--config-file", source / "mkdocs.yml", "--site-dir", output.resolve()],
                          capture_output=True, text=True, check=False)
    warnings = [line for line in done.stderr.splitlines() if re.search("WARNING|ERROR", line)]
    if done.returncode != 0 or warnings:
        return warnings or [done.stderr.strip() or "mkdocs failed"]
    return broken_links(output.resolve())


def main():
    """Builds the site and says what is wrong with it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("output", type=Path)
    parser.add_argument("--root", type=Path, default=HERE.parents[1], help="the repository (default: this one)")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        problems = build(arguments.root.resolve(), Path(folder), arguments.output)
    print("\n".join(problems) if problems else f"{arguments.output / 'index.html'}: written")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
