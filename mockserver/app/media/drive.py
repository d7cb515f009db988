"""The drive of a provider: a folder stands in for it."""

from pathlib import Path
from time import monotonic

from mockserver.app.media.folder_files import MOST_SECONDS, FolderFiles
from mockserver.domain.records.uploads.connection import Refusal
from mockserver.domain.rules.connections.imports import SourceRefused
from mockserver.handlers.call import ReceivedFile

_HERE_AND_ABOVE = (".", "..")


class Drive:
    """A folder. The provider's identifier of a file is its path in the folder."""

    def __init__(self, folder: Path, seconds: float = MOST_SECONDS) -> None:
        self._folder = folder
        self._seconds = seconds
        self._files = FolderFiles()

    def file(self, source_id: str) -> ReceivedFile:
        """Return a file. Raises SourceRefused if it does not exist, is outside of the folder, or cannot be read."""
        path = self._folder / source_id
        try:
            if not path.resolve().is_relative_to(self._folder.resolve()):
                raise SourceRefused(Refusal.NOT_AUTHORIZED, "The user has not given access to this file.")
            if _is_hidden(source_id) or not path.is_file():
                raise SourceRefused(Refusal.UNAVAILABLE, "There is no such file at the provider.")
            return self._files.read(path.name, path, monotonic() + self._seconds)
        except PermissionError:
            raise SourceRefused(Refusal.NOT_AUTHORIZED, "The file may not be read.") from None
        except (OSError, RuntimeError, ValueError):  # such as circular links, or impossible names
            raise SourceRefused(Refusal.UNAVAILABLE, "The file could not be fetched from the provider.") from None


def _is_hidden(source_id: str) -> bool:
    return any(part.startswith(".") and part not in _HERE_AND_ABOVE for part in Path(source_id).parts)
