"""The files in a data directory."""

from pathlib import Path

from mockserver.app.media.named_files import LIST


def uploads_in(directory: Path) -> list[Path]:
    """Return the uploads in a data directory, possibly none: all files but the list of those that snapshots name."""
    return [path for path in directory.iterdir() if path.name != LIST] if directory.exists() else []
