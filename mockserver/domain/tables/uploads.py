"""The table of upload sessions, also by asset, with the files of their chunks."""

from collections.abc import Iterator

from mockserver.domain.records.uploads.upload_session import UploadSession
from mockserver.domain.tables.kept_files import KeptFiles
from mockserver.domain.tables.table import DatedTable


class UploadTable(DatedTable[UploadSession]):
    """The upload sessions of an account; `files` are the files of their chunks."""

    __slots__ = ("_of_asset", "_with_chunks", "files")

    def __init__(self) -> None:
        super().__init__("upload", "multipart uploads")
        self.files = KeptFiles()
        self._of_asset: dict[str, UploadSession] = {}
        self._with_chunks: dict[str, UploadSession] = {}

    def find_of_asset(self, asset_id: str) -> UploadSession | None:
        """Return the session of an asset, or None."""
        return self._of_asset.get(asset_id)

    def unfinished(self) -> Iterator[UploadSession]:
        """Yield the sessions that still hold chunk files."""
        yield from list(self._with_chunks.values())

    def _add(self, record: UploadSession) -> None:
        super()._add(record)
        self._note(record)

    def _replace(self, was: UploadSession, record: UploadSession) -> None:
        super()._replace(was, record)
        self._note(record)
        self._drop_chunks(was)

    def _remove(self, record: UploadSession) -> None:
        super()._remove(record)
        del self._of_asset[record.asset_id]
        self._with_chunks.pop(record.id, None)
        self._drop_chunks(record)

    def _note(self, record: UploadSession) -> None:
        self._of_asset[record.asset_id] = record
        self._with_chunks.pop(record.id, None)
        for chunk in record.chunks:
            self.files.add(chunk.file)
            if chunk.file is not None:
                self._with_chunks[record.id] = record

    def _drop_chunks(self, record: UploadSession) -> None:
        for chunk in record.chunks:
            self.files.drop(chunk.file)
