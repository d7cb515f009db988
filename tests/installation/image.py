"""Builds in a directory what the Dockerfile adds to its base image, without a Docker engine and network."""

import os
import re
import runpy
import shutil
import subprocess
import sys
import venv
from pathlib import Path

from tests.installation.distributions import CHECKOUT, NO_PATHS, Wheel
from tests.support.distributions import brought_by, tops
from tests.support.processes import clean_environment

PRUNE = CHECKOUT / "tools" / "prune_installation.py"
MEGABYTE = 10**6  # as Docker counts


def make_image(root: Path, wheel: Wheel) -> None:
    """Repeat the stages of the Dockerfile: install the dependencies, prune them, and install the package.

    The dependencies are hard links to those of this environment if possible; pruning removes only the links.
    """
    venv.create(root, symlinks=True)
    [packages] = root.glob("lib/python*/site-packages")
    for path in {path for one in brought_by() for path in tops(one)}:
        _copy(path, packages / path.name)
    runpy.run_path(str(PRUNE))["main"](root)
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", str(root), "install", "--quiet"]
    command = [*pip, "--no-index", "--no-deps", "--compile", str(wheel.path)]
    subprocess.run(command, check=True, env=clean_environment() | NO_PATHS)


def bytes_of_image(root: Path) -> int:
    """Return the size of all files without links, as Docker counts a layer."""
    return sum(file.stat().st_size for file in root.rglob("*") if file.is_file() and not file.is_symlink())


def copied_into(stage: str) -> list[str]:
    """Return the sources that the Dockerfile copies into a stage."""
    text = (CHECKOUT / "Dockerfile").read_text("utf-8")
    [body] = re.findall(rf"^FROM \S+ AS {stage}\n(.*?)(?=^FROM )", text, re.MULTILINE | re.DOTALL)
    return [source for line in re.findall(r"^COPY (.+)$", body, re.MULTILINE) for source in line.split()[:-1]]


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, copy_function=_link_or_copy)
    else:
        _link_or_copy(str(source), str(target))


def _link_or_copy(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:  # on another file system
        shutil.copy2(source, target)
