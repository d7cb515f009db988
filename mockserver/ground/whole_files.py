"""Files that are written whole or not at all: a full disk leaves no half of one, and no loss of what was there."""

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
