"""Atomic file writes: if writing fails, for example on a full disk, the old file stays intact."""

import os
from collections.abc import Iterable
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Replace the file at `path` with `content`. Raises OSError, and then `path` is unchanged."""
    coming = path.with_name(f".{path.name}.new")
    try:
        coming.write_bytes(content)
        coming.replace(path)
    except BaseException:
        coming.unlink(missing_ok=True)
        raise


def write_lasting(path: Path, pieces: Iterable[bytes]) -> None:
    """Replace the file at `path` with `pieces`, atomically and synced to disk.

    A crash leaves the old or the new file. Raises OSError.
    """
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
    """Sync the entries of `directory` to disk. Raises OSError."""
    sync_file(directory)


def sync_file(file: Path) -> None:
    """Sync the content of `file` to disk. Raises OSError."""
    descriptor = os.open(file, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
