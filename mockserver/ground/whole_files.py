"""Files that are written whole or not at all: a full disk leaves no half of one, and no loss of what was there."""

import os
from collections.abc import Iterable
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Write `content` to `path`, in place of what is there. Raises OSError, and then `path` is as it was."""
    coming = path.with_name(f".{path.name}.new")
    try:
        coming.write_bytes(content)
        coming.replace(path)
    except BaseException:
        coming.unlink(missing_ok=True)
        raise


def write_lasting(path: Path, pieces: Iterable[bytes]) -> None:
    """Write `pieces` to `path` like `write_whole`, on the disk when this returns: a crash loses neither old nor new."""
    coming = path.with_name(f".{path.name}.new")
    try:
        with coming.open("wb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        coming.replace(path)
    except BaseException:
        coming.unlink(missing_ok=True)
        raise
    sync_directory(path.parent)


def sync_directory(directory: Path) -> None:
    """Put the names in `directory` on the disk. Raises OSError."""
    sync_file(directory)


def sync_file(file: Path) -> None:
    """Put the content of `file` on the disk. Raises OSError."""
    descriptor = os.open(file, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
