"""An import: the files that were taken from an integration's storage at one request. Its rules are in `imports`."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """A file that an import took; `content_key` is what its content is known by.

    `id` is that of its task and of its video. A file that was refused has neither, but an `error_message`.
    """

    id: str
    filename: str
    content_key: str
    error_message: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class CloudImport:
    """An import as it was made; how far its files are is read off their tasks."""

    id: str
    integration_id: str
    index_id: str
    created_at: datetime
    files: tuple[ImportedFile, ...]
