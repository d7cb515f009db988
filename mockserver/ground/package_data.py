"""Data files of the package."""

from collections.abc import Mapping
from pathlib import Path

_DIRECTORY = Path(__file__).parent.parent / "data"


def package_data(name: str) -> bytes:
    """Return the data file with this name."""
    return (_DIRECTORY / name).read_bytes()


def package_lines(name: str) -> Mapping[str, str]:
    """Return the lines of a data file by the words before their colons: "last: Smith, Johnson"."""
    return dict(line.split(": ") for line in package_data(name).decode().splitlines())
