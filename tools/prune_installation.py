"""Removes unneeded files of a server from an installation: `python3 prune_installation.py /opt/mockserver`.

These are Cython and C sources, headers and type stubs, the words of the languages that Pygments highlights, and the
parts of SQLAlchemy that `--store` does not use. No library that another one links to is removed. It needs only the
standard library, so it runs where nothing is installed.
"""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

_WORDS_OF_LANGUAGES = "pygments/lexers/_*_builtins.py"  # Rich needs Pygments, but nothing prints code
_UNUSED = (
    "sqlalchemy/ext",
    "sqlalchemy/orm",
    "sqlalchemy/testing",
    *(f"sqlalchemy/dialects/{name}" for name in ("mssql", "mysql", "oracle", "postgresql")),
)
_SOURCES = (".c", ".cpp", ".h", ".pxd", ".pxi", ".pyi", ".pyx")


def main(root: Path) -> None:
    """Prune the virtual environment `root`."""
    for packages in root.glob("lib/python*/site-packages"):
        unused = [packages / name for name in _UNUSED if (packages / name).exists()]
        for path in [*_sources(packages), *packages.glob(_WORDS_OF_LANGUAGES), *unused]:
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()


def _sources(packages: Path) -> Iterator[Path]:
    return (path for path in packages.rglob("*") if path.suffix in _SOURCES and path.is_file())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
