"""Filters of searches: which videos are searched."""

from collections.abc import Container, Mapping, Sequence

import orjson
from msgspec import Struct

from mockserver.domain.account.account import World
from mockserver.domain.records.index import Index
from mockserver.domain.records.video import Video
from mockserver.domain.rules.conditions.filters import (
    FIELDS,
    FilterInvalid,
    Predicate,
    VideoFacts,
    compile_search_filter,
)
from mockserver.ground.errors import SearchFilterInvalid, VideoOfOtherIndex


class SearchFilter(Struct, frozen=True, gc=False):
    """The videos to search: those that `passes` accepts; `video_ids` are those that the filter names."""

    passes: Predicate
    video_ids: Sequence[str]

    def accepts(self, video: Video) -> bool:
        """Return whether `video` meets all conditions."""
        return self.passes(_facts(video))


def read_filter(given: object, fields: Container[str] = FIELDS) -> SearchFilter | None:
    """Return the filter, which is JSON text in forms, or None. Raises SearchFilterInvalid.

    Names that are not in `fields` refer to the user metadata.
    """
    if not given:
        return None
    conditions = _conditions(given)
    try:
        passes = compile_search_filter(conditions, fields)
    except FilterInvalid as error:
        raise SearchFilterInvalid(str(error)) from None
    return SearchFilter(passes, conditions.get("id") or ())


def check_same_index(video_ids: Sequence[str], world: World, index: Index) -> None:
    """Check that no video of `video_ids` is in another index. Raises VideoOfOtherIndex."""
    for video_id in video_ids:
        video = world.videos.find(video_id)
        if video and video.index_id != index.id:
            raise VideoOfOtherIndex(video_id, index.id)


def _conditions(given: object) -> Mapping[str, Sequence[str]]:
    if isinstance(given, str):
        try:
            given = orjson.loads(given)
        except orjson.JSONDecodeError as error:
            raise SearchFilterInvalid(f"It is not JSON: {error}.") from None
    if not isinstance(given, Mapping):
        raise SearchFilterInvalid("It must be a JSON object.")
    return given


def _facts(video: Video) -> VideoFacts:
    media = video.media
    return VideoFacts(
        id=video.id,
        title=video.title or video.filename,
        duration=media.duration,
        width=media.width,
        height=media.height,
        size=media.size,
        fps=media.fps,
        metadata=video.user_metadata,
        filename=video.filename,
    )
