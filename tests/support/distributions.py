"""The distributions that are installed with the package, and their sizes."""

from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path
from typing import NamedTuple

from packaging.requirements import Requirement

PROJECT = "twelvelabs-mockserver"


class _Wanted(NamedTuple):
    name: str
    extras: frozenset[str]


def brought_by(*extras: str) -> list[Distribution]:
    """Return the direct and indirect dependencies of the project with these `extras`."""
    waiting = [_Wanted(PROJECT, frozenset(extras))]
    seen = set(waiting)
    for wanted in waiting:
        new = [one for one in _asked_by(wanted) if one not in seen]
        seen.update(new)
        waiting += new
    names = {distribution(one.name).name for one in seen} - {PROJECT}
    return [distribution(name) for name in sorted(names, key=str.lower)]


def tops(one: Distribution) -> set[Path]:
    """Return the files and directories of a distribution at the top of `site-packages`."""
    names = {file.parts[0] for file in one.files or ()} - {"..", "__pycache__"}
    return {Path(str(one.locate_file(name))) for name in names}


def bytes_of(path: Path) -> int:
    """Return the size of a file, or of all files in a directory."""
    files = path.rglob("*") if path.is_dir() else [path]
    return sum(file.stat().st_size for file in files if file.is_file())


def _asked_by(wanted: _Wanted) -> Iterator[_Wanted]:
    for text in distribution(wanted.name).requires or ():
        requirement = Requirement(text)
        marker = requirement.marker
        if marker is None or any(marker.evaluate({"extra": extra}) for extra in ("", *wanted.extras)):
            yield _Wanted(requirement.name, frozenset(requirement.extras))
