"""Atomic file writes: if writing fails, for example on a full disk, the old file stays intact."""

import os
from collections.abc import Iterable
from pathlib import Path
from stat import S_IMODE


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

    A crash leaves the old or the new file. A new file can only be read by its owner. Raises OSError.
    """
    coming = path.with_name(f".{path.name}.new")
    mode = S_IMODE(path.stat().st_mode) if path.exists() else 0o600
    try:
        with os.fdopen(os.open(coming, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "wb") as file:
            coming.chmod(mode)
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
