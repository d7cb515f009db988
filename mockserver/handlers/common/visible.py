"""What lists and searches show of an account with changed behaviour."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TypeVar

from mockserver.domain.account.account import World
from mockserver.domain.records.index import Index
from mockserver.domain.records.scenes import Modality
from mockserver.domain.records.video import Video
from mockserver.domain.rules.videos import ready_videos
from mockserver.domain.tables.table import Record
from mockserver.handlers.call import Call

if TYPE_CHECKING:
    from mockserver.domain.retrieval.classify import ClassHit, ClassSpec, Thresholds, VideoClasses
    from mockserver.domain.retrieval.corpora import WithContent
    from mockserver.domain.retrieval.corpus import Found
    from mockserver.domain.retrieval.search import Clip
    from mockserver.domain.testkit.behaviour import Behaviour
    from mockserver.domain.testkit.quality import SearchContext
    from mockserver.handlers.common.search.query import SearchQuery

R = TypeVar("R", bound=Record)

_NOTHING: frozenset[str] = frozenset()


def hidden_videos(call: Call, world: World, index_id: str) -> frozenset[str]:
    """Return the ready videos of the index that lists do not show yet. The call counts as a read."""
    if call.behaviour is None:
        return _NOTHING
    return call.behaviour.consistency.hidden(ready_videos(world, index_id), world.now)


def without(records: Sequence[R], hidden: frozenset[str]) -> Sequence[R]:
    """Return `records`, each with the id of a video, without the hidden ones."""
    return [record for record in records if record.id not in hidden] if hidden else records


def shown_clips(call: Call, world: World, index: Index, clips: "Found", query: "SearchQuery") -> "Found":
    """Return the clips that a search shows; false positives have the first requested modality."""
    if call.behaviour is None:
        return clips
    from mockserver.domain.testkit.quality import SearchContext

    hidden = hidden_videos(call, world, index.id)
    videos = {video.id: video for video in without(ready_videos(world, index.id), hidden)}
    found = [clip for clip in clips if clip.video_id in videos]
    if query.filter is not None:  # the filter's other videos are not known here
        videos = {clip.video_id: videos[clip.video_id] for clip in found}
    asked = SearchContext(query.text, query.adjust_confidence_level, query.threshold)
    return _degraded(call.behaviour, found, videos.values(), asked, query.modalities[0])


def shown_clips_of_items(
    call: Call, clips: "list[Clip]", items: Iterable["WithContent"], text: str, modality: Modality
) -> "list[Clip]":
    """Return the clips that a text search of `items` shows; false positives have this modality."""
    if call.behaviour is None:
        return clips
    from mockserver.domain.retrieval.confidence import DEFAULT_LEVEL, Threshold
    from mockserver.domain.testkit.quality import SearchContext

    return _degraded(call.behaviour, clips, items, SearchContext(text, DEFAULT_LEVEL, Threshold.NONE), modality)


def _degraded(
    behaviour: "Behaviour",
    found: "list[Clip]",
    looked_into: Iterable["WithContent"],
    asked: "SearchContext",
    modality: Modality,
) -> "list[Clip]":
    from mockserver.domain.testkit.quality import degrade_clips
    from mockserver.domain.testkit.wrong_hits import wrong_clips

    quality = behaviour.quality
    return degrade_clips(found, lambda: wrong_clips(looked_into, found, modality, quality, asked), quality, asked)


def shown_classes(
    call: Call,
    videos: Iterable[Video],
    found: "Sequence[VideoClasses]",
    classes: "Sequence[ClassSpec]",
    thresholds: "Thresholds",
) -> "Sequence[VideoClasses]":
    """Return the shown classes of `videos`; `found` are the right ones."""
    if call.behaviour is None:
        return found
    from mockserver.domain.testkit.quality import degrade_classes
    from mockserver.domain.testkit.wrong_hits import wrong_classes

    quality, query = call.behaviour.quality, ", ".join(spec.name for spec in classes)

    def wrong() -> "Iterable[tuple[str, ClassHit]]":
        return wrong_classes(videos, found, classes, thresholds, quality)

    return degrade_classes(found, wrong, quality, query, thresholds.min_video_score)
