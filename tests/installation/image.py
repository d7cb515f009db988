"""What the Dockerfile puts into the image beyond its base, made in a directory: no engine and no network is needed."""

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
MEGABYTE = 10**6  # as engines count


def make_image(root: Path, wheel: Wheel) -> None:
    """Go through the stages: the dependencies, pruned, and the package over them.

    The dependencies are those of this environment, as hard links where that is possible: pruning removes names alone.
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
    """Return the size of all files but links, as a layer counts them."""
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
