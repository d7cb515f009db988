"""Search: from a query over several modalities to ranked clips, each with its matches.

Every step is a function from clips to clips.
"""

from collections.abc import Container, Hashable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from operator import attrgetter
from typing import Literal, NamedTuple, overload

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
    Gathering,
    Traces,
    Ungathered,
    alone,
    gather,
    gather_firm,
    in_order,
    ungathered,
)
from mockserver.domain.retrieval.relevance import Corpus, Hit, VideoScores, rated_of

_SIGHT_AND_SPEECH = frozenset([Modality.VISUAL, Modality.SPEECH])


class GroupOrder(StrEnum):
    """The order of videos if clips are grouped, as `sort_option` names it."""

    SCORE = "score"
    CLIP_COUNT = "clip_count"


@dataclass(frozen=True, slots=True)
class ClipQuery:
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
    """Like `search_clips`, but each clip is created on demand."""
    level = query.adjust_confidence_level
    least = least_score(query.threshold, level)
    found = corpus.look_up(
        # A firm match may join a better clip, so it counts even if its own score is too low.
        *(query.text, query.modalities),
        exact=query.exact,
        least_score=min(least, FIRM),
        within=video_ids,
    )
    firm, traces = (found, []) if least >= FIRM else _by_firmness(found)
    if query.operator == "and":
        firm_clips = _wanted(chain.from_iterable([gather_firm(one.rated()) for one in firm]), least)
        gathered = [one for one in firm_clips if meets_all({entry.modality for entry, _ in one.rated}, query.parts)]
        return LazyClips(gathered, [], Traces(_meeting_all(traces, query.parts)), level)
    gathered, later = [], []
    is_countable = least <= FIRM and _SIGHT_AND_SPEECH.issuperset(query.modalities)
    for one in firm:
        countable = ungathered(one) if is_countable else None
        if countable is not None:
            later.append(countable)
        elif max(one.scores.values()) >= least:
            gathered += _wanted(gather_firm(one.rated()), least)
    return LazyClips(gathered, later, Traces(traces), level)


def _wanted(gathered: Iterable[Gathering], least: float) -> list[Gathering]:
    return [one for one in gathered if -one.rank >= least]


def _by_firmness(found: Iterable[VideoScores]) -> tuple[list[VideoScores], list[VideoScores]]:
    """Return the firm matches, and the traces."""
    firm: list[VideoScores] = []
    traces: list[VideoScores] = []
    for video, scores in found:
        of_video = {number: score for number, score in scores.items() if score < FIRM}
        if of_video:
            traces.append(VideoScores(video, of_video))
        if len(of_video) < len(scores):
            firm.append(VideoScores(video, {number: score for number, score in scores.items() if score >= FIRM}))
    return firm, traces


def _meeting_all(traces: Iterable[VideoScores], parts: Sequence[frozenset[Modality]]) -> list[VideoScores]:
    """Return the traces with a modality of each of `parts`."""
    found = [
        VideoScores(
            video, {number: score for number, score in scores.items() if meets_all({video.modality(number)}, parts)}
        )
        for video, scores in traces
    ]
    return [one for one in found if one.scores]


def clips_of(hits: Iterable[Hit], adjust_confidence_level: float = DEFAULT_LEVEL) -> list[Clip]:
    """Return clips that contain each hit exactly once: hits of several modalities at the same moment share a clip."""
    gathered, traces = gather(map(rated_of, hits))
    return [_clip(one, adjust_confidence_level) for one in (*sorted(gathered), *map(alone, in_order(traces)))]


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


class LazyClips(Sequence[Clip]):
    """Clips in order, each created on demand; `shown` is as in `Clips`.

    The clips of the `later` videos are formed when a page may show one of them. The traces come after all others.
    """

    __slots__ = ("_count", "_firm", "_gathered", "_later", "_level", "_traces", "shown")

    def __init__(
        self, gathered: list[Gathering], later: list[Ungathered], traces: Traces, adjust_confidence_level: float
    ) -> None:
        self._gathered = sorted(gathered)
        self._later = sorted(later, key=attrgetter("best"))
        self._traces = traces
        self._firm = len(gathered) + sum([one.clip_count for one in later])
        self._count = self._firm + len(traces)
        self._level = adjust_confidence_level
        self.shown: dict[Hashable, object] = {}

    def __len__(self) -> int:
        return self._count

    @property
    def held_clips(self) -> int:
        """The clips that are in memory, or will be once they were all read."""
        return self._count

    @overload
    def __getitem__(self, at: int) -> Clip: ...
    @overload
    def __getitem__(self, at: slice) -> list[Clip]: ...
    def __getitem__(self, at: int | slice) -> Clip | list[Clip]:
        if isinstance(at, int):
            at = range(len(self))[at]
            return self[at : at + 1][0]
        start, stop, step = at.indices(len(self))
        firm = self._firm
        self._gather(min(stop, firm))
        found = self._gathered[start : min(stop, firm)]
        if stop > firm:
            found += map(alone, self._traces.in_order(max(0, start - firm), stop - firm))
        return list(self.made(found[::step]))

    def __iter__(self) -> Iterator[Clip]:
        return iter(self[:])

    def by_video(self) -> list["VideoMatches"]:
        """Return the matches of each video, sorted by its best clip."""
        found: dict[str, list[Gathering]] = {}
        for one in self._gathered:
            found.setdefault(one.video_id, []).append(one)
        later = {one.video.video_id: one for one in self._later}
        traces = self._traces.by_video()
        best = {video_id: of_video.best() for video_id, of_video in traces.items()}
        best |= {video_id: one.best for video_id, one in later.items()}
        best |= {video_id: -gathered[0].rank for video_id, gathered in found.items()}
        return [
            VideoMatches(video_id, found.get(video_id, ()), later.get(video_id), traces.get(video_id))
            for video_id in sorted(best, key=lambda video_id: (-best[video_id], video_id))
        ]

    def _gather(self, count: int) -> None:
        """Form clips until the first `count` are known."""
        gathered, later = self._gathered, self._later
        while later and (len(gathered) < count or (count and later[-1].best >= -gathered[count - 1].rank)):
            gathered += later.pop().gathered()
            gathered.sort()

    def made(self, gathered: Iterable[Gathering]) -> Iterator[Clip]:
        """Yield the clips for `gathered`."""
        return (_clip(one, self._level) for one in gathered)


class VideoMatches(NamedTuple):
    """The matches of one video: formed clips, or firm matches to form clips from, and traces."""

    video_id: str
    gathered: Sequence[Gathering]
    later: Ungathered | None
    traces: Traces | None

    @property
    def clip_count(self) -> int:
        """Return the number of clips."""
        return len(self.gathered) + (self.later.clip_count if self.later else 0) + len(self.traces or ())

    def in_order(self) -> list[Gathering]:
        """Return all clips, the best first."""
        firm = self.gathered if self.later is None else sorted(self.later.gathered())
        return [*firm, *map(alone, self.traces.in_order(0, len(self.traces)) if self.traces else ())]


class LazyGroups(Sequence[VideoGroup]):
    """The result of `group_by_video`, each group created on demand."""

    __slots__ = ("_clips", "_groups")

    def __init__(self, clips: LazyClips, order: GroupOrder) -> None:
        self._clips = clips
        self._groups = clips.by_video()
        if order is GroupOrder.CLIP_COUNT:
            self._groups.sort(key=attrgetter("clip_count"), reverse=True)

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

    def _group(self, matches: VideoMatches) -> VideoGroup:
        return VideoGroup(matches.video_id, tuple(self._clips.made(matches.in_order())))


def _clip(one: Gathering, level: float) -> Clip:
    sources = tuple(
        [
            ModalityMatch(
                entry.modality, None if entry.modality == Modality.VISUAL else entry.text, confidence_of(score, level)
            )
            for entry, score in one.rated
        ]
    )
    return Clip(one.video_id, one.start, one.end, -one.rank, sources[0].confidence, sources)
