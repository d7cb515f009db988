"""An import: the files that one request took from an integration's storage. Its rules are in `imports`."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """A file of an import; `content_key` identifies its content.

    `id` is that of its task and of its video. A refused file has no id, but an `error_message`.
    """

    id: str
    filename: str
    content_key: str
    error_message: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class CloudImport:
    """An import as it was created; its progress is derived from its tasks."""

    id: str
    integration_id: str
    index_id: str
    created_at: datetime
    files: tuple[ImportedFile, ...]
