"""Removes from an installation what a running server never reads: `python3 prune_installation.py /opt/mockserver`.

These are Faker's locales, of which the server reads American English alone, and sources in Cython and C with their
headers and stubs, which are for building other packages and for type checkers. No library that another one links to is
touched. It needs the standard library alone, so it runs where nothing is installed.
"""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

_KEPT_LOCALES = ("en", "en_US")  # `en` is what `en_US` is derived from
_LOCALES = "faker/providers/*/[a-z][a-z]*"
_SOURCES = (".c", ".cpp", ".h", ".pxd", ".pxi", ".pyi", ".pyx")


def main(root: Path) -> None:
    """Prune the virtual environment `root`."""
    for packages in root.glob("lib/python*/site-packages"):
        for path in [*_locales(packages), *_sources(packages)]:
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()


def _locales(packages: Path) -> Iterator[Path]:
    for path in packages.glob(_LOCALES):
        language = path.name.partition("_")[0]
        if path.is_dir() and len(language) in (2, 3) and path.name not in _KEPT_LOCALES:
            yield path


def _sources(packages: Path) -> Iterator[Path]:
    return (path for path in packages.rglob("*") if path.suffix in _SOURCES and path.is_file())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
