"""Parses requests about multipart uploads."""

from msgspec import Struct

from mockserver.domain.records.asset import Medium
from mockserver.domain.rules.paging import PageQuery
from mockserver.domain.rules.uploads.multipart_uploads import ChunkUrl, FileAnnouncement, ReportedChunk
from mockserver.domain.rules.user_metadata import replaced
from mockserver.handlers.call import ReceivedFile, Values
from mockserver.handlers.common.lists import ListQuery


class WantedUrls(Struct, frozen=True, gc=False):
    """The chunks, from number `start` on, that need addresses."""

    start: int
    count: int


class ChunkRequest(Struct, frozen=True, gc=False):
    """A chunk that was sent to a signed address."""

    url: ChunkUrl
    signature: str
    file: ReceivedFile


def read_announcement(body: Values) -> FileAnnouncement:
    """Return the announced file."""
    return FileAnnouncement(
        body["filename"],
        Medium(body["type"]),
        body["total_size"],
        bool(body.get("enable_hls")),
        bool(body.get("enable_thumbnail")),
        replaced(body.get("user_metadata") or {}),
    )


def read_report(body: Values) -> tuple[ReportedChunk, ...]:
    """Return the reported chunks."""
    return tuple(
        ReportedChunk(chunk["chunk_index"], chunk["proof"], chunk["chunk_size"]) for chunk in body["completed_chunks"]
    )


def read_wanted_urls(body: Values) -> WantedUrls:
    """Return the chunks that need addresses."""
    return WantedUrls(body["start"], body["count"])


def read_session_list(query: Values) -> ListQuery:
    """Return the requested page of sessions, newest first."""
    return ListQuery(PageQuery(query["page"], query["page_limit"]), {})


def read_chunk_list(query: Values) -> ListQuery:
    """Return the requested page of chunks, in order."""
    return ListQuery(PageQuery(query["page"], query["page_limit"], is_descending=False), {})


def read_chunk(path: Values, query: Values, file: ReceivedFile) -> ChunkRequest:
    """Return the sent chunk, and its address."""
    url = ChunkUrl(path["upload_id"], int(path["chunk_index"]), query["serial"], query["expires"])
    return ChunkRequest(url, query["signature"], file)
