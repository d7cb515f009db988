"""Analyses in the background: the request and the generated text."""

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
    """How the client specified the video of an analysis."""

    ADDRESS = "address"
    ASSET = "asset"
    BYTES = "bytes"


class AnalyzedVideo(Struct, frozen=True, eq=False, gc=False):
    """The video of an analysis; `value` is its address or the id of the asset, empty for a file in the request."""

    kind: SourceKind
    value: str = ""


class WrittenText(Struct, frozen=True, eq=False, gc=False):
    """The generated text of an analysis, and how many tokens it read and wrote. A `warning` says why it is incomplete.

    An analysis with a `fault`, which may have a `code`, has no text and fails.
    """

    text: str
    tokens: Count
    tokens_read: Count = 0
    is_cut: bool = False
    warning: str | None = None
    fault: str | None = None
    code: str | None = None


class ReplayKey(Struct, frozen=True, eq=False, gc=False):
    """The idempotency key of a request: the client's key and the hash of the body."""

    key: str
    body: str


class Analysis(Struct, frozen=True, eq=False, gc=False, tag_field="kind", tag="analyze_task"):
    """An analysis of a video or of images. `request` is the body as it was sent, without files.

    An analysis of a batch has a `batch_id`. If it was cancelled, `reason` says why.
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
    """A batch: the analyses that one request has started, by their tasks. Its progress is derived from those.

    A batch that was cancelled or has timed out has `ended_at`; no analysis of it starts after that.
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
    """The details of an analysis in webhook events, besides how it ended."""

    custom_id: str | None
    created_at: datetime
    video: AnalyzedVideo | None
    error: str | None
