"""What lies in a data directory."""

from pathlib import Path

from mockserver.app.media.named_files import LIST


def uploads_in(directory: Path) -> list[Path]:
    """Return all that lies in a data directory but the list of what snapshots have named. There may be none."""
    return [path for path in directory.iterdir() if path.name != LIST] if directory.exists() else []
