"""Parses uploads."""

from mockserver.domain.rules.tasks import IndexingOptions
from mockserver.domain.rules.uploads.imports import ImportRules
from mockserver.handlers.call import Values
from mockserver.handlers.common.uploads import (
    ExternalUpload,
    ImportRequest,
    MediaSource,
    TransferEntry,
    UploadRequest,
)


def read_video(body: Values) -> MediaSource:
    """Return the uploaded video; the contract requires one."""
    video: MediaSource = body.get("video_url") or body["video_file"]
    return video


def read_upload(body: Values) -> UploadRequest:
    """Return the video to index, with its subtitles."""
    return UploadRequest(
        body["index_id"],
        read_video(body),
        body.get("transcription_file"),
        body.get("transcription_url") or "",
        not body["disable_video_stream"],
    )


def read_external_upload(body: Values) -> ExternalUpload:
    """Return the video of another service to index."""
    return ExternalUpload(body["index_id"], body["url"])


def read_import(body: Values) -> ImportRequest:
    """Return which files of a storage to index."""
    metadata = {key: value for key, value in body.get("user_metadata", {}).items() if value is not None}
    options = IndexingOptions(shares_id=True, user_metadata=metadata)
    return ImportRequest(body["index_id"], ImportRules(body["incremental_import"], body["retry_failed"]), options)


def read_status_index(query: Values, body: Values) -> str | None:
    """Return the index of a status request: clients name it in the address or in a body."""
    return query.get("index_id") or body.get("index_id")


def read_transfer_list(body: Values) -> object:
    """Return the list of a transfer, or the file that holds it."""
    given: object = body["file"]
    return given


def read_transfer_entries(body: Values) -> tuple[TransferEntry, ...]:
    """Return the videos that a transfer lists."""
    return tuple(
        TransferEntry(entry["index_id"], entry["object"], entry.get("transcription") or "") for entry in body["file"]
    )
