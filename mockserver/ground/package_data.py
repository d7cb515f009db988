"""What the package has beside its code: files that are read as they are."""

from pathlib import Path

_DIRECTORY = Path(__file__).parent.parent / "data"


def package_data(name: str) -> bytes:
    """Return the file of this name."""
    return (_DIRECTORY / name).read_bytes()
