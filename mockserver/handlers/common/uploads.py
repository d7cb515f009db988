"""Media in a request: an address or a file."""

from typing import TypeAlias

from msgspec import Struct

from mockserver.domain.records.media import Use
from mockserver.domain.records.upload import Upload
from mockserver.domain.rules.tasks import IndexingOptions
from mockserver.domain.rules.uploads.imports import ImportRules
from mockserver.handlers.call import Call, IngestOptions, ReceivedFile

# An address or a file.
MediaSource: TypeAlias = str | ReceivedFile


class UploadRequest(Struct, frozen=True, gc=False):
    """A video to index, with its subtitles: a file that is read, or an address that is not fetched."""

    index_id: str
    video: MediaSource
    subtitles: ReceivedFile | None
    subtitles_address: str
    is_streamed: bool


class ExternalUpload(Struct, frozen=True, gc=False):
    """A video of another service to index."""

    index_id: str
    address: str


class ImportRequest(Struct, frozen=True, gc=False):
    """An import from a storage: into which index, which files, and how."""

    index_id: str
    rules: ImportRules
    options: IndexingOptions


class TransferEntry(Struct, frozen=True, gc=False):
    """A video in a transfer, and the address of its subtitles or empty."""

    index_id: str
    address: str
    subtitles_address: str


def source_of(address: str | None, file: object) -> MediaSource | None:
    """Return the media source of a request; an address has priority over a file. Text in place of a file is ignored."""
    if address:
        return address
    return file if isinstance(file, ReceivedFile) else None


def name_of(source: MediaSource) -> str:
    """Return the address, or the name of the file."""
    return source if isinstance(source, str) else source.filename


async def ingest_video(call: Call, source: MediaSource, use: Use, options: IngestOptions) -> Upload:
    """Return the video as an upload. Raises the API's video errors if it does not fit `use`."""
    if isinstance(source, str):
        return await call.ingest.ingest_address(source, use, options)
    return await call.ingest.ingest_file(source, use, options)
