"""Search: from a query over several modalities to ranked clips, each with what was matched in it.

Every step is a function from clips to clips.
"""

from collections.abc import Container, Hashable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter
from typing import Literal, overload

from mockserver.domain.records.numbers import Number
from mockserver.domain.records.scenes import TIE_ORDER, Modality
from mockserver.domain.retrieval.confidence import (
    DEFAULT_LEVEL,
    FIRM,
    Confidence,
    Threshold,
    confidence_of,
    least_score,
)
from mockserver.domain.retrieval.overlap import is_same_moment
from mockserver.domain.retrieval.relevance import Corpus, Hit

_time = attrgetter("video_id", "start", "end")


class GroupOrder(StrEnum):
    """How videos are ranked when clips are grouped, as `sort_option` names it."""

    SCORE = "score"
    CLIP_COUNT = "clip_count"


@dataclass(frozen=True, slots=True)
class ClipQuery:
    """What to search for, in which modalities, and how sure an answer has to be.

    With the operator `and` a clip must have something of each of `all_of`; without any, of each modality.
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
        """Return what `and` asks for: sets of modalities, each of which any one stands for."""
        return self.all_of or tuple(frozenset([modality]) for modality in dict.fromkeys(self.modalities))


@dataclass(frozen=True, slots=True)
class ModalityMatch:
    """What one modality found in a clip; what is seen has no text."""

    modality: Modality
    text: str | None
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Clip:
    """A stretch of video that answers a query; its score is that of its best source, which stands first."""

    video_id: str
    start: Number
    end: Number
    score: Number
    confidence: Confidence
    sources: tuple[ModalityMatch, ...]


class Clips(list[Clip]):
    """What a search found, where it is remembered; `shown` is for what is made of it again and again."""

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
    """Return the clips that answer `query`, the best first, ties by video id and start.

    `video_ids` narrows the search to these videos. With the operator `and`, the clips are those of `or` in which every
    part of the query found something, unchanged.
    """
    return list(find_in_small(corpus, query, video_ids=video_ids))


def find_in_small(corpus: Corpus, query: ClipQuery, *, video_ids: Container[str] | None = None) -> "LazyClips":
    """Return what `search_clips` returns; each clip is made when it is looked at."""
    level = query.adjust_confidence_level
    least = least_score(query.threshold, level)
    # What is firm may join a better clip, so it counts even where it would be too little by itself.
    hits = corpus.find(query.text, dict.fromkeys(query.modalities), exact=query.exact, least_score=min(least, FIRM))
    gathered = gather([hit for hit in hits if video_ids is None or hit.video_id in video_ids])
    if query.operator == "and":
        gathered = [one for one in gathered if meets_all({hit.modality for hit in one.hits}, query.parts)]
    return LazyClips(sorted([one for one in gathered if one.hits[0].score >= least], key=_order), level)


def clips_of(hits: Iterable[Hit], adjust_confidence_level: float = DEFAULT_LEVEL) -> list[Clip]:
    """Return clips that hold each hit exactly once: one clip where modalities meet, one of its own elsewhere."""
    return [_clip(together, adjust_confidence_level) for together in gather(hits)]


def gather(hits: Iterable[Hit]) -> "list[Gathering]":
    """Return what each clip is made of, of which `clips_of` makes them."""
    gathered: list[Gathering] = []
    for together in _sharing_time(hits):
        gathered += [Gathering(together[0])] if len(together) == 1 else _gather(sorted(together, key=_gathering_order))
    return gathered


def _sharing_time(hits: Iterable[Hit]) -> Iterator[list[Hit]]:
    """Yield the hits that share time, directly or by others between them; only those can be at the same moment."""
    together: list[Hit] = []
    video_id, start, end = "", 0.0, 0.0
    for hit in sorted(hits, key=_time):
        if together and (hit.video_id != video_id or (hit.start >= end and hit.start > start)):
            yield together
            together = []
        end = max(end, hit.end) if together else hit.end
        video_id, start = hit.video_id, hit.start
        together.append(hit)
    if together:
        yield together


def matched_by_all(clips: Iterable[Clip], parts: Sequence[frozenset[Modality]]) -> list[Clip]:
    """Return the clips in which any modality of each of `parts` found something."""
    return [clip for clip in clips if meets_all({source.modality for source in clip.sources}, parts)]


def meets_all(found: Set[Modality], parts: Sequence[frozenset[Modality]]) -> bool:
    """Return whether any modality of each of `parts` is among those that found something."""
    return not any(part.isdisjoint(found) for part in parts)


def ranked(clips: Iterable[Clip]) -> list[Clip]:
    """Return the clips, the best first, ties by video id and start."""
    return sorted(clips, key=order)


def order(clip: Clip) -> tuple[float, str, float, float]:
    """Return what clips are sorted by."""
    return (-clip.score, clip.video_id, clip.start, clip.end)


def group_by_video(clips: Iterable[Clip], sort_option: GroupOrder = GroupOrder.SCORE) -> list[VideoGroup]:
    """Return one group for each video, ranked by best clip or by number of clips; ties by best clip, then video id."""
    by_video: dict[str, list[Clip]] = {}
    for clip in ranked(clips):
        by_video.setdefault(clip.video_id, []).append(clip)
    groups = [VideoGroup(video_id, tuple(found)) for video_id, found in by_video.items()]
    if sort_option is GroupOrder.CLIP_COUNT:
        groups.sort(key=lambda group: -len(group.clips))
    return groups


class Gathering:
    """Hits of one moment on their way to a clip, at most one for each modality, the best first."""

    __slots__ = ("end", "hits", "start")

    def __init__(self, hit: Hit) -> None:
        self.start, self.end = hit.start, hit.end
        self.hits = [hit]

    def welcomes(self, hit: Hit) -> bool:
        """Return whether `hit` is at the same moment and of a modality that is not there yet."""
        if any(hit.modality is other.modality for other in self.hits):
            return False
        return is_same_moment((self.start, self.end), (hit.start, hit.end))

    def join(self, hit: Hit) -> None:
        """Take in a hit that is welcome."""
        self.start, self.end = min(self.start, hit.start), max(self.end, hit.end)
        self.hits.append(hit)


class LazyClips(Sequence[Clip]):
    """Clips in their order, each made when it is looked at; `shown` is as in `Clips`."""

    __slots__ = ("_gathered", "_level", "shown")

    def __init__(self, gathered: Sequence[Gathering], adjust_confidence_level: float) -> None:
        self._gathered = gathered
        self._level = adjust_confidence_level
        self.shown: dict[Hashable, object] = {}

    def __len__(self) -> int:
        return len(self._gathered)

    @overload
    def __getitem__(self, at: int) -> Clip: ...
    @overload
    def __getitem__(self, at: slice) -> list[Clip]: ...
    def __getitem__(self, at: int | slice) -> Clip | list[Clip]:
        if isinstance(at, int):
            return _clip(self._gathered[at], self._level)
        return [_clip(one, self._level) for one in self._gathered[at]]


def _gather(hits: Iterable[Hit]) -> list[Gathering]:
    """Bring hits of one video together, the best first; each joins the best moment that lacks its modality."""
    gathered: list[Gathering] = []
    for hit in hits:
        # A trace of a match neither stretches a clip nor counts as a match for `and`. Whether it is a trace does not
        # depend on the request, so that neither threshold nor adjustment changes which clips there are.
        is_firm = hit.score >= FIRM
        host = next((other for other in gathered if other.welcomes(hit)), None) if is_firm else None
        if host:
            host.join(hit)
        else:
            gathered.append(Gathering(hit))
    return gathered


def _gathering_order(hit: Hit) -> tuple[float, float, float, int, str]:
    return -hit.score, hit.start, hit.end, TIE_ORDER[hit.modality], hit.text


def _order(one: Gathering) -> tuple[float, str, float, float]:
    best = one.hits[0]
    return -best.score, best.video_id, one.start, one.end


def _clip(together: Gathering, level: float) -> Clip:
    best = together.hits[0]
    sources = tuple(
        ModalityMatch(
            hit.modality, None if hit.modality is Modality.VISUAL else hit.text, confidence_of(hit.score, level)
        )
        for hit in together.hits
    )
    return Clip(best.video_id, together.start, together.end, best.score, confidence_of(best.score, level), sources)
