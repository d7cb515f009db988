"""What lists and searches show, where an account is not at its best."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TypeVar

from mockserver.domain.account.account import World
from mockserver.domain.records.index import Index
from mockserver.domain.records.video import Video
from mockserver.domain.rules.videos import ready_videos
from mockserver.domain.tables.table import Record
from mockserver.handlers.call import Call

if TYPE_CHECKING:
    from mockserver.domain.retrieval.classify import ClassHit, ClassSpec, Thresholds, VideoClasses
    from mockserver.domain.retrieval.corpus import Found
    from mockserver.handlers.common.search.query import SearchQuery

R = TypeVar("R", bound=Record)

_NOTHING: frozenset[str] = frozenset()


def hidden_videos(call: Call, world: World, index_id: str) -> frozenset[str]:
    """Return the videos of the index that are ready and not shown yet, because lists lag behind; this is one read."""
    if call.behaviour is None:
        return _NOTHING
    return call.behaviour.consistency.hidden(ready_videos(world, index_id), world.now)


def without(records: Sequence[R], hidden: frozenset[str]) -> Sequence[R]:
    """Return `records`, each with the id of a video, but for those that are hidden."""
    return [record for record in records if record.id not in hidden] if hidden else records


def shown_clips(call: Call, world: World, index: Index, clips: "Found", query: "SearchQuery") -> "Found":
    """Return what a search shows that finds `clips`; hits that are wrong are of the first modality that is asked."""
    if call.behaviour is None:
        return clips
    from mockserver.domain.testkit.quality import Asked, degrade_clips
    from mockserver.domain.testkit.wrong_hits import wrong_clips

    hidden = hidden_videos(call, world, index.id)
    videos = {video.id: video for video in without(ready_videos(world, index.id), hidden)}
    found = [clip for clip in clips if clip.video_id in videos]
    if query.filter is not None:  # what it lets through is not known here, but for what was found
        videos = {clip.video_id: videos[clip.video_id] for clip in found}
    asked = Asked(query.text, query.adjust_confidence_level, query.threshold)
    quality, modality = call.behaviour.quality, query.modalities[0]
    return degrade_clips(found, lambda: wrong_clips(videos.values(), found, modality, quality, asked), quality, asked)


def shown_classes(
    call: Call,
    videos: Iterable[Video],
    found: "Sequence[VideoClasses]",
    classes: "Sequence[ClassSpec]",
    thresholds: "Thresholds",
) -> "Sequence[VideoClasses]":
    """Return how `videos` are classified where `found` is right."""
    if call.behaviour is None:
        return found
    from mockserver.domain.testkit.quality import degrade_classes
    from mockserver.domain.testkit.wrong_hits import wrong_classes

    quality, query = call.behaviour.quality, ", ".join(spec.name for spec in classes)

    def wrong() -> "Iterable[tuple[str, ClassHit]]":
        return wrong_classes(videos, found, classes, thresholds, quality)

    return degrade_classes(found, wrong, quality, query, thresholds.min_video_score)
