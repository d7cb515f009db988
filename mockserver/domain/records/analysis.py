"""What an analysis in the background was asked for, and what it has written."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from msgspec import Struct

from mockserver.domain.records.numbers import Count

# A value of a request in JSON, as it came.
Echo: TypeAlias = object


class SourceKind(StrEnum):
    """How the video of an analysis came."""

    ADDRESS = "address"
    ASSET = "asset"
    BYTES = "bytes"


class AnalyzedVideo(Struct, frozen=True, eq=False, gc=False):
    """The video of an analysis; `value` is its address or the id of the asset, empty for a file in the request."""

    kind: SourceKind
    value: str = ""


class WrittenText(Struct, frozen=True, eq=False, gc=False):
    """What an analysis has written, and how many tokens it read and wrote. A `warning` says why it is not complete.

    An analysis with a `fault`, which may have a `code`, has written nothing and fails.
    """

    text: str
    tokens: Count
    tokens_read: Count = 0
    is_cut: bool = False
    warning: str | None = None
    fault: str | None = None
    code: str | None = None


class ReplayKey(Struct, frozen=True, eq=False, gc=False):
    """What a repeated request is known by: the key that its client chose, and the hash of its body."""

    key: str
    body: str


class Analysis(Struct, frozen=True, eq=False, gc=False, tag_field="kind", tag="analyze_task"):
    """To write about a video or images. `request` is what was asked for, as it came but without files.

    One that a batch has begun has its `batch_id`. Where it was canceled, `reason` says by what.
    """

    generation_id: str
    request: Mapping[str, Echo]
    written: WrittenText
    video: AnalyzedVideo | None = None
    custom_id: str | None = None
    replay: ReplayKey | None = None
    batch_id: str | None = None
    reason: str | None = None


# Compared by identity: a change makes a new record.
@dataclass(frozen=True, slots=True, eq=False)
class AnalyzeBatch:
    """Analyses that one request has begun, by their tasks. How far they are is read off those.

    One that was canceled, or whose time ran out, has `ended_at`, from when on nothing more is begun.
    """

    id: str
    model: str
    mode: str
    created_at: datetime
    expires_at: datetime
    task_ids: tuple[str, ...]
    ended_at: datetime | None = None
    is_canceled: bool = False


# Compared by value, as the events that have it are.
@dataclass(frozen=True, slots=True)
class AnalysisNote:
    """What webhooks are told of an analysis, beside how it ended."""

    custom_id: str | None
    created_at: datetime
    video: AnalyzedVideo | None
    error: str | None
