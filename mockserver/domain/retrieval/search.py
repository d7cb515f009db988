"""Search: from a query over several modalities to ranked clips, each with its matches.

Every step is a function from clips to clips.
"""

from collections.abc import Container, Hashable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from operator import attrgetter
from typing import Literal, overload

from msgspec import Struct

from mockserver.domain.records.numbers import Number
from mockserver.domain.records.scenes import Modality
from mockserver.domain.retrieval.confidence import (
    DEFAULT_LEVEL,
    FIRM,
    Confidence,
    Threshold,
    confidence_of,
    least_score,
)
from mockserver.domain.retrieval.gathering import (
    FormedClips,
    Gathering,
    SingleClips,
    UsualClips,
    VideoClips,
    alone,
    gather,
    gather_firm,
)
from mockserver.domain.retrieval.needs import understand
from mockserver.domain.retrieval.relevance import Corpus, Hit, rated_of
from mockserver.domain.retrieval.scoring import WRITTEN
from mockserver.domain.retrieval.small.rating import VideoScores

_SEEN = Modality.VISUAL
_LONGEST_PAGE = 50
_SIGHT_AND_SPEECH = frozenset([Modality.VISUAL, Modality.SPEECH])


class GroupOrder(StrEnum):
    """The order of videos if clips are grouped, as `sort_option` names it."""

    SCORE = "score"
    CLIP_COUNT = "clip_count"


class ClipQuery(Struct, frozen=True, gc=False):
    """What to search for, in which modalities, and the minimum confidence.

    With the operator `and` a clip must have a match in each of `all_of`; if that is empty, in each modality.
    """

    text: str
    modalities: tuple[Modality, ...]
    exact: bool = False
    operator: Literal["or", "and"] = "or"
    adjust_confidence_level: float = DEFAULT_LEVEL
    threshold: Threshold = Threshold.LOW
    all_of: tuple[frozenset[Modality], ...] = ()

    @property
    def parts(self) -> tuple[frozenset[Modality], ...]:
        """Return the parts of `and`: sets of modalities, of which any one is enough."""
        return self.all_of or tuple(frozenset([modality]) for modality in dict.fromkeys(self.modalities))


# A page of groups has hundreds of clips: those of msgspec take a fifth of the time of dataclasses.
class ModalityMatch(Struct, frozen=True, gc=False):
    """The match of one modality in a clip; a visual match has no text."""

    modality: Modality
    text: str | None
    confidence: Confidence


class Clip(Struct, frozen=True, gc=False):
    """A span of video that matches a query; its score is that of its best source, which is first."""

    video_id: str
    start: Number
    end: Number
    score: Number
    confidence: Confidence
    sources: tuple[ModalityMatch, ...]


class Clips(list[Clip]):
    """A cached search result; `shown` caches values derived from it."""

    __slots__ = ("shown",)

    def __init__(self, clips: Iterable[Clip]) -> None:
        super().__init__(clips)
        self.shown: dict[Hashable, object] = {}


@dataclass(frozen=True, slots=True)
class VideoGroup:
    """All clips of one video."""

    video_id: str
    clips: tuple[Clip, ...]


def search_clips(corpus: Corpus, query: ClipQuery, *, video_ids: Container[str] | None = None) -> list[Clip]:
    """Return the clips that match `query`, the best first, then by video id and start.

    `video_ids` restricts the search to these videos. With the operator `and`, the clips are those of `or` in which
    every part of the query matches, unchanged.
    """
    return list(find_in_small(corpus, query, video_ids=video_ids))


def find_in_small(corpus: Corpus, query: ClipQuery, *, video_ids: Container[str] | None = None) -> "LazyClips":
    """Like `search_clips`, but each clip is created on demand. Searches that ask the same share the clips."""
    if video_ids is not None or query.exact or not WRITTEN.isdisjoint(query.modalities):
        return LazyClips(_in_order(corpus, query, video_ids))
    options = query.modalities, query.operator, query.all_of, query.adjust_confidence_level, query.threshold
    asked = corpus.asked_by(understand(query.text)), options
    clips = corpus.in_use.get(asked)
    if not isinstance(clips, _OrderedClips):
        clips = corpus.in_use[asked] = _in_order(corpus, query, None)
    return LazyClips(clips)


def _in_order(corpus: Corpus, query: ClipQuery, video_ids: Container[str] | None) -> "_OrderedClips":
    level = query.adjust_confidence_level
    least = least_score(query.threshold, level)
    found = corpus.look_up(
        # A firm match may join a better clip, so it counts even if its own score is too low.
        *(query.text, query.modalities),
        exact=query.exact,
        least_score=min(least, FIRM),
        within=video_ids,
    )
    is_usual = _SIGHT_AND_SPEECH.issuperset(query.modalities)
    return _OrderedClips([_clips_of_video(one, query, least, is_usual=is_usual) for one in found], level)


def _clips_of_video(found: VideoScores, query: ClipQuery, least: float, *, is_usual: bool) -> VideoClips:
    """Return the clips of a video from a score on; `is_usual` tells whether only sight and speech are joined."""
    video = found.video
    if query.operator == "or":
        best = found.best
        if best < FIRM:
            return SingleClips(found, best)
        pictures = video.pictures() if is_usual else None
        if pictures is not None:
            return UsualClips(found, best, pictures, least)
    scores = found.scores()
    firm = [(video.entry(number), score) for number, score in scores.items() if score >= FIRM]
    gathered = [one for one in gather_firm(firm) if -one.rank >= least]
    traces = {number: score for number, score in scores.items() if least <= score < FIRM}
    if query.operator == "and":
        gathered = [one for one in gathered if meets_all({entry.modality for entry, _ in one.rated}, query.parts)]
        enough = [video.numbers[one] for one in query.modalities if meets_all({one}, query.parts)]
        traces = {number: score for number, score in traces.items() if any(number in some for some in enough)}
    return FormedClips(video, gathered, traces)


def clips_of(hits: Iterable[Hit], adjust_confidence_level: float = DEFAULT_LEVEL) -> list[Clip]:
    """Return clips that contain each hit exactly once: hits of several modalities at the same moment share a clip."""
    gathered, traces = gather(map(rated_of, hits))
    return [_clip(one, adjust_confidence_level) for one in sorted([*gathered, *map(alone, traces)])]


def matched_by_all(clips: Iterable[Clip], parts: Sequence[frozenset[Modality]]) -> list[Clip]:
    """Return the clips with a match in at least one modality of each of `parts`."""
    return [clip for clip in clips if meets_all({source.modality for source in clip.sources}, parts)]


def meets_all(found: Set[Modality], parts: Sequence[frozenset[Modality]]) -> bool:
    """Return whether `found` has at least one modality of each of `parts`."""
    return not any(part.isdisjoint(found) for part in parts)


def ranked(clips: Iterable[Clip]) -> list[Clip]:
    """Return the clips, the best first, then by video id and start."""
    return sorted(clips, key=order)


def order(clip: Clip) -> tuple[float, str, float, float]:
    """Return the sort key of a clip."""
    return (-clip.score, clip.video_id, clip.start, clip.end)


def group_by_video(clips: Iterable[Clip], sort_option: GroupOrder = GroupOrder.SCORE) -> list[VideoGroup]:
    """Return one group for each video, sorted by best clip or by number of clips, then by best clip and video id."""
    by_video: dict[str, list[Clip]] = {}
    for clip in ranked(clips):
        by_video.setdefault(clip.video_id, []).append(clip)
    groups = [VideoGroup(video_id, tuple(found)) for video_id, found in by_video.items()]
    if sort_option is GroupOrder.CLIP_COUNT:
        groups.sort(key=lambda group: -len(group.clips))
    return groups


class _OrderedClips:
    """The clips of a search in order, made as far as they are read."""

    __slots__ = ("__weakref__", "_by_best", "_first", "_first_page", "_level", "size")

    def __init__(self, clips: Iterable[VideoClips], adjust_confidence_level: float) -> None:
        self._by_best = sorted([one for one in clips if len(one)], key=attrgetter("best"), reverse=True)
        self.size = sum(map(len, self._by_best))
        self._first: list[Gathering] = []  # those of the pages that were read, from the second on
        self._first_page: list[Clip] = []
        self._level = adjust_confidence_level

    def between(self, start: int, stop: int, step: int) -> list[Clip]:
        """Return a slice of the clips."""
        page = self._first_page
        if start == 0 and stop == len(page) and step == 1:
            return page.copy()
        first = self._first
        if len(first) < stop:
            least = self._score_of(stop)
            by_video = [one.formed(least) for one in self._by_best if one.best >= least]
            first = sorted(chain.from_iterable(by_video))
            if start:  # most searches are read no further than their first page
                self._first = first
        made = self.made(first[start:stop:step])
        if start == 0 and step == 1 and stop <= _LONGEST_PAGE:
            self._first_page = made.copy()
        return made

    def by_video(self, order: GroupOrder) -> list[VideoClips]:
        """Return the clips of each video, sorted by `order`, then by the best clip and video id."""
        by_best = sorted(self._by_best, key=lambda one: (-one.best, one.video_id))
        return sorted(by_best, key=len, reverse=True) if order is GroupOrder.CLIP_COUNT else by_best

    def made(self, gathered: Iterable[Gathering]) -> list[Clip]:
        """Return the clips for `gathered`."""
        level = self._level
        return [_clip(one, level) for one in gathered]

    def _score_of(self, count: int) -> float:
        """Return the score of the last one of the first `count` clips; 0 if those are all."""
        scores: list[float] = []
        for one in self._by_best if count < self.size else ():
            if len(scores) == count and one.best < scores[-1]:
                break
            scores = sorted([*scores, *one.scores()], reverse=True)[:count]
        return scores[-1] if scores else 0.0


class LazyClips(Sequence[Clip]):
    """Clips in order, each created on demand; `shown` is as in `Clips`."""

    __slots__ = ("ordered", "shown")

    def __init__(self, ordered: _OrderedClips) -> None:
        self.ordered = ordered
        self.shown: dict[Hashable, object] = {}

    def __len__(self) -> int:
        return self.ordered.size

    @property
    def held_clips(self) -> int:
        """The clips that are in memory, or will be once they were all read."""
        return len(self)

    @overload
    def __getitem__(self, at: int) -> Clip: ...
    @overload
    def __getitem__(self, at: slice) -> list[Clip]: ...
    def __getitem__(self, at: int | slice) -> Clip | list[Clip]:
        if isinstance(at, int):
            at = range(len(self))[at]
            return self[at : at + 1][0]
        return self.ordered.between(*at.indices(len(self)))

    def __iter__(self) -> Iterator[Clip]:
        return iter(self[:])


class LazyGroups(Sequence[VideoGroup]):
    """The result of `group_by_video`, each group created on demand."""

    __slots__ = ("_clips", "_groups")

    def __init__(self, clips: LazyClips, order: GroupOrder) -> None:
        self._clips = clips
        self._groups = clips.ordered.by_video(order)

    def __len__(self) -> int:
        return len(self._groups)

    @property
    def held_clips(self) -> int:
        return self._clips.held_clips

    @overload
    def __getitem__(self, at: int) -> VideoGroup: ...
    @overload
    def __getitem__(self, at: slice) -> list[VideoGroup]: ...
    def __getitem__(self, at: int | slice) -> VideoGroup | list[VideoGroup]:
        return self._group(self._groups[at]) if isinstance(at, int) else list(map(self._group, self._groups[at]))

    def __iter__(self) -> Iterator[VideoGroup]:
        return iter(self[:])

    def _group(self, clips: VideoClips) -> VideoGroup:
        return VideoGroup(clips.video_id, tuple(self._clips.ordered.made(sorted(clips.formed(0.0)))))


def _clip(one: Gathering, level: float) -> Clip:
    rank, video_id, start, end, _, rated = one
    sources = tuple(
        [
            ModalityMatch(entry.modality, None if entry.modality is _SEEN else entry.text, confidence_of(score, level))
            for entry, score in rated
        ]
    )
    return Clip(video_id, start, end, -rank, sources[0].confidence, sources)
