"""What the tests of packages share: the build they install, and commands that must succeed."""

import os
import subprocess
from pathlib import Path

SOURCE = Path(os.environ["NATALITY_SOURCE_DIR"])
BUILD = Path(os.environ["NATALITY_BUILD_DIR"])
CXX = os.environ["NATALITY_CXX"]
CXX_FLAGS = os.environ["NATALITY_CXX_FLAGS"].split()


def run(*command, **options):
    """Runs a command, which must succeed, and returns what it prints."""
    done = subprocess.run([*map(str, command)], capture_output=True, text=True, check=False, **options)
    if done.returncode != 0:
        raise AssertionError(f"{command}\n{done.stdout}{done.stderr}")
    return done.stdout
