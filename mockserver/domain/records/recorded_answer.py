"""Fixed replies: recorded from the real API, or defined by a test."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import Any

from mockserver.domain.records.numbers import Count
from mockserver.domain.tables.index_videos import Totals
from mockserver.domain.tables.videos import VideoTable


class Ending(StrEnum):
    """How a generated text ends, if not normally."""

    CUT_OFF = "cut_off"
    FAILED = "failed"


# Compared by identity, so that the cache of filled-in bodies finds it fast.
@dataclass(frozen=True, slots=True, eq=False)
class FixedReply:
    """A fixed reply: status and body, or only the generated `text` and how it `ends`.

    In the body's texts, `{media}` stands for the base address of media files and `REDACTED` for the account.
    """

    status: Count
    body: Any
    text: str | None = None
    ends: Ending | None = None

    @property
    def is_about_text(self) -> bool:
        """Whether it fixes only the generated text; everything else is as usual."""
        return self.text is not None or self.ends is not None


@dataclass(frozen=True, slots=True, eq=False)
class RecordedAnswer:
    """A request body, complete with defaults, and the reply that was recorded for it."""

    request: Mapping[str, Any]
    reply: FixedReply


@dataclass(frozen=True, slots=True)
class RecordedAnswers:
    """The recorded answers of an account by operationId, and the revision of each index at the time of recording.

    `listed` has the totals of indexes in the recorded list, if they differ from the computed ones.
    """

    by_operation: Mapping[str, Sequence[RecordedAnswer]] = field(default_factory=dict)
    revisions: Mapping[str, int] = field(default_factory=dict)
    listed: Mapping[str, Totals] = field(default_factory=dict)

    def totals_listed(self, index_id: str, videos: VideoTable) -> Totals | None:
        """Return the totals of an index in the recorded list, as long as the index has not changed since."""
        found = self.listed.get(index_id)
        return found if found and self.revisions.get(index_id) == videos.revision(index_id) else None

    def find(self, operation_id: str, body: Any, videos: VideoTable) -> FixedReply | None:
        """Return the recorded reply to this request, as long as the records that it shows have not changed."""
        for answer in self.by_operation.get(operation_id, ()):
            if answer.request == body:
                return answer.reply if self._still_holds(body, videos) else None
        return None

    def _still_holds(self, body: Any, videos: VideoTable) -> bool:
        if "video_id" in body:
            return videos.find(body["video_id"]) is not None
        index_id = body["index_id"]
        return self.revisions.get(index_id) == videos.revision(index_id)


@lru_cache(maxsize=256)
def written_out(reply: FixedReply, media_url: str, account_id: str) -> Any:
    """Return the body of `reply` with its placeholders replaced. It is shared: do not modify it."""
    return _filled(reply.body, media_url, account_id)


def _filled(node: Any, media_url: str, account_id: str) -> Any:
    if isinstance(node, str):
        return node.replace("{media}", media_url).replace("REDACTED", account_id) if "{media}" in node else node
    if isinstance(node, list):
        return [_filled(item, media_url, account_id) for item in node]
    if isinstance(node, dict):
        return {name: _filled(value, media_url, account_id) for name, value in node.items()}
    return node
