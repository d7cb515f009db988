"""Parses what to index: an uploaded video, or an existing asset."""

from collections.abc import Mapping
from typing import TypeAlias

from msgspec import Struct

from mockserver.domain.records.metadata import Value
from mockserver.domain.rules.tasks import IndexingOptions
from mockserver.domain.rules.uploads.imports import ImportRules
from mockserver.domain.rules.user_metadata import merged
from mockserver.handlers.call import Values
from mockserver.handlers.common.metadata_text import read_metadata
from mockserver.handlers.common.uploads import ImportRequest, MediaSource

Changes: TypeAlias = Mapping[str, Value | None]


class TaskUpload(Struct, frozen=True, gc=False):
    """A video to index."""

    index_id: str
    video: MediaSource
    options: IndexingOptions


class AssetToIndex(Struct, frozen=True, gc=False):
    """An asset to index."""

    asset_id: str
    options: IndexingOptions


def read_upload(body: Values) -> TaskUpload:
    """Return the video to index; an address has priority over a file. Raises ParameterInvalid."""
    metadata = read_metadata("user_metadata", body.get("user_metadata"))
    video: MediaSource = body.get("video_url") or body["video_file"]
    return TaskUpload(body["index_id"], video, _options(metadata, has_stream=body["enable_video_stream"]))


def read_asset_to_index(body: Values) -> AssetToIndex:
    """Return the asset to index."""
    options = _options(body.get("user_metadata", {}), has_stream=body["enable_video_stream"])
    return AssetToIndex(body["asset_id"], options)


def read_import(body: Values) -> ImportRequest:
    """Return the files of a storage to index."""
    rules = ImportRules(body["incremental_import"], body["retry_failed"])
    return ImportRequest(body["index_id"], rules, _options(body.get("user_metadata", {}), has_stream=True))


def read_changes(body: Values) -> Changes:
    """Return the metadata to merge into a video."""
    changes: Changes = body.get("user_metadata", {})
    return changes


def _options(metadata: Changes, *, has_stream: bool) -> IndexingOptions:
    return IndexingOptions(
        shares_id=True, outlives_video=True, has_stream=has_stream, user_metadata=merged({}, metadata)
    )
