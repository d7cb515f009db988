"""A corpus with two implementations: one cheap for few videos, one fast for many. Both give the same results."""

from collections.abc import Collection, Container, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias, cast

from mockserver.domain.records.scenes import Content
from mockserver.domain.retrieval.needs import Query, understand
from mockserver.domain.retrieval.relevance import Corpus
from mockserver.domain.retrieval.search import (
    Clip,
    ClipQuery,
    GroupOrder,
    LazyClips,
    LazyGroups,
    VideoGroup,
    find_in_small,
    group_by_video,
)
from mockserver.domain.retrieval.small.videos import CorpusVideo
from mockserver.ground.steps import Steps, run_blocking

if TYPE_CHECKING:  # late: most accounts have a few videos and only search, and the rest takes time to load
    from mockserver.domain.retrieval.classify import ClassSpec, Thresholds, VideoClasses
    from mockserver.domain.retrieval.large.corpus import LargeCorpus
    from mockserver.domain.retrieval.large.ranked import RankedClips

Found: TypeAlias = "list[Clip] | LazyClips | RankedClips"

# Measured: a set without clips, a clip, and an item as the cached first page shows it.
_SET_BYTES, _CLIP_BYTES, _SHOWN_BYTES = 4 * 1024, 256, 2 * 1024

# Measured on made-up videos: what a corpus takes for a video after some dozen searches, by the characters of its texts.
_VIDEO_BYTES, _SMALL_BYTES_OF_CHARACTER = 2_000, 8

# For more moments, columns find frequent words faster.
_MOST_IN_SMALL = 34_000


@dataclass(frozen=True, slots=True)
class SearchScope(Container[str]):
    """The videos to search: all, or `only` some, excluding those in `without`."""

    only: Collection[str] | None = None
    without: Collection[str] = ()

    def __contains__(self, video_id: object) -> bool:
        return (self.only is None or video_id in self.only) and video_id not in self.without

    @property
    def is_everything(self) -> bool:
        """Return whether all videos are included."""
        return self.only is None and not self.without


EVERYTHING = SearchScope()


class GrowingCorpus:
    """The moments of all videos of one index.

    Beyond a size all are in `large`, except videos that do not fit its layout: those stay in `small`.
    """

    __slots__ = ("_in_small", "_most_in_small", "_out_of_order", "_small_size", "large", "small")

    def __init__(self, most_in_small: int = _MOST_IN_SMALL) -> None:
        self._most_in_small = most_in_small
        self._in_small: dict[str, Content] = {}
        self._small_size = 0
        self._out_of_order = 0  # the number of videos that would have been added to `large` at an earlier time
        self.small = Corpus()
        self.large: LargeCorpus | None = None

    @property
    def is_full(self) -> bool:
        """Return whether the next video moves all to `large`."""
        return self.large is None and len(self.small) >= self._most_in_small

    @property
    def takes_steps(self) -> bool:
        """Return whether a search should call `prepare` first, because there are many videos."""
        return self.large is not None

    @property
    def size(self) -> int:
        """The approximate size in bytes."""
        of_large = self.large.size if self.large is not None else 0
        return self._small_size + self.small.postings.indexed_bytes + of_large

    @property
    def is_worn(self) -> bool:
        """Return whether reading all videos again is worth it, because so many were removed or came out of order.

        Removed videos keep their place in the columns, and those out of order are searched one by one.
        """
        return self.large is not None and self.large.removed + self._out_of_order > self.large.video_count

    def prepare(self, text: str, *, exact: bool) -> Steps[None]:
        """Read what a query needs of all videos in steps, so that the search right after it is fast."""
        if self.large is not None:
            yield from self.large.prepare(understand(text), exact=exact)

    def nearness_to(self, query: Query) -> dict[str, int]:
        """Return, for each video with a subject, how near that is to a query, in hundredths."""
        found = self.small.subjects.nearness_to(query.about)
        return found | self.large.subjects.nearness_to(query.about) if self.large else found

    def add(self, video_id: str, content: Content) -> None:
        """Add the moments of a video, or replace them."""
        self.remove(video_id)
        if self.is_full:
            self.begin_large()
        self._add(video_id, content)

    def remove(self, video_id: str) -> None:
        """Remove a video, if it is there."""
        if not (self.large and self.large.remove(video_id)):
            if self._in_small.pop(video_id, None) is not None:
                self._small_size -= _size_in_small(self.small.videos[video_id])
            self.small.remove(video_id)

    def begin_large(self) -> None:
        """Move all videos that fit to `large`, and keep them there from now on."""
        from mockserver.domain.retrieval.large.corpus import LargeCorpus

        self.large, self.small = LargeCorpus(), Corpus()
        contents, self._in_small, self._small_size = sorted(self._in_small.items()), {}, 0
        for video_id, content in contents:
            self._add(video_id, content)

    def _add(self, video_id: str, content: Content) -> None:
        if not self._add_to_large(video_id, content):
            self.small.add(video_id, content)
            self._in_small[video_id] = content
            self._small_size += _size_in_small(self.small.videos[video_id])

    def _add_to_large(self, video_id: str, content: Content) -> bool:
        if self.large is None:
            return False
        from mockserver.domain.retrieval.large.layout import layout_of

        layout = layout_of(content)
        if layout is None:
            return False
        if not self.large.takes(video_id):
            self._out_of_order += 1
            return False
        return self.large.add(video_id, content, layout)


def _size_in_small(video: CorpusVideo) -> int:
    return _VIDEO_BYTES + _SMALL_BYTES_OF_CHARACTER * video.characters


def find_clips(corpus: GrowingCorpus, query: ClipQuery, scope: SearchScope = EVERYTHING) -> Found:
    """Return the clips that match `query` in the videos of `scope`, the best first, then by video id and start."""
    return run_blocking(_find(corpus, query, scope))


def find_in_steps(corpus: GrowingCorpus, query: ClipQuery, scope: SearchScope, page_limit: int | None) -> Steps[Found]:
    """Compute the result of `find_clips` in steps, and read what its first page needs, or what all pages need.

    The corpus must not change between the steps.
    """
    yield from corpus.prepare(query.text, exact=query.exact)
    found = yield from _find(corpus, query, scope)
    if not isinstance(found, list | LazyClips):
        yield from found.prepare(page_limit)
    return found


def _find(corpus: GrowingCorpus, query: ClipQuery, scope: SearchScope) -> Steps[Found]:
    video_ids = None if scope.is_everything else scope
    if corpus.large is None:
        return find_in_small(corpus.small, query, video_ids=video_ids)
    from mockserver.domain.retrieval.large.ranked import RankedClips

    beside = find_in_small(corpus.small, query, video_ids=video_ids) if len(corpus.small) else ()
    allowed = yield from corpus.large.groups_within(scope.only, scope.without)
    return RankedClips(corpus.large, query, beside, allowed)


def group_clips(clips: Found, order: GroupOrder) -> Sequence[VideoGroup]:
    """Return the result of `find_clips` as one group for each video, sorted by `order`."""
    if isinstance(clips, LazyClips):
        return LazyGroups(clips, order)
    if isinstance(clips, list):
        return group_by_video(clips, order)
    from mockserver.domain.retrieval.large.ranked_groups import RankedGroups

    return RankedGroups(clips, order)


def classify(
    corpus: GrowingCorpus,
    durations: Mapping[str, float],
    classes: Sequence["ClassSpec"],
    thresholds: "Thresholds",
    scope: SearchScope = EVERYTHING,
    *,
    with_clips: bool = True,
) -> Steps[list["VideoClasses"]]:
    """Return the classes of the videos of `scope`, sorted by their best class, then by video id.

    This is computed in steps, between which the corpus must not change. `durations`, in seconds, has the videos to
    classify.
    """
    from mockserver.domain.retrieval.classify import ordered
    from mockserver.domain.retrieval.small.classes import find_classes_in_small

    within = None if scope.is_everything else scope
    found = yield from find_classes_in_small(
        corpus.small, durations, classes, thresholds, within, with_clips=with_clips
    )
    if corpus.large is not None:
        from mockserver.domain.retrieval.large.classes import classify_large

        allowed = yield from corpus.large.groups_within(scope.only, scope.without)
        found |= yield from classify_large(corpus.large, durations, classes, thresholds, allowed, with_clips=with_clips)
    return ordered(found)


def result_size(items: Sequence[object], page_limit: int) -> int:
    """Return the approximate size of `items` in bytes, with one cached page."""
    return _SET_BYTES + _CLIP_BYTES * _clips_in(items) + _SHOWN_BYTES * min(page_limit, len(items))


def is_fixed(items: Sequence[object]) -> bool:
    """Return whether `items` stay as they are when the corpus changes. Those of a large corpus are computed again."""
    return isinstance(items, list | tuple | LazyClips | LazyGroups)


def size_of_classes(videos: Sequence["VideoClasses"]) -> int:
    """Return the approximate size of a classification in bytes."""
    hits = [hit for video in videos for hit in video.classes]
    return _SET_BYTES + _CLIP_BYTES * (len(hits) + sum([len(hit.clips) for hit in hits]))


def _clips_in(items: Sequence[object]) -> int:
    held: int | None = getattr(items, "held_clips", None)  # of results that are created on demand
    if held is not None:
        return held
    if not items or not isinstance(items[0], VideoGroup):
        return len(items)
    return sum([len(item.clips) for item in cast("Sequence[VideoGroup]", items)])
