"""Data files of the package."""

from pathlib import Path

_DIRECTORY = Path(__file__).parent.parent / "data"


def package_data(name: str) -> bytes:
    """Return the data file with this name."""
    return (_DIRECTORY / name).read_bytes()
