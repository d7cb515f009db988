"""Search: from a query over several modalities to ranked clips, each with what was matched in it.

Every step is a function from clips to clips.
"""

from collections.abc import Container, Hashable, Iterable, Sequence, Set
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import Literal

from mockserver.domain.records.numbers import Number
from mockserver.domain.records.scenes import TIE_ORDER, Modality
from mockserver.domain.retrieval.confidence import DEFAULT_LEVEL, Confidence, Threshold, confidence_of, reaches
from mockserver.domain.retrieval.overlap import is_same_moment
from mockserver.domain.retrieval.relevance import Corpus, Hit


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
    modalities = tuple(dict.fromkeys(query.modalities))
    hits = [hit for modality in modalities for hit in find_hits(corpus, query, modality) if _is_in(hit, video_ids)]
    clips = clips_of(hits, query.adjust_confidence_level)
    if query.operator == "and":
        clips = matched_by_all(clips, query.parts)
    return ranked(clip for clip in clips if reaches(clip.confidence, query.threshold))


def find_hits(corpus: Corpus, query: ClipQuery, modality: Modality) -> list[Hit]:
    """Return what one modality finds; exact matching is a matter of speech alone."""
    return corpus.match(query.text, modality, exact=query.exact and modality is Modality.SPEECH)


def clips_of(hits: Iterable[Hit], adjust_confidence_level: float = DEFAULT_LEVEL) -> list[Clip]:
    """Return clips that hold each hit exactly once: one clip where modalities meet, one of its own elsewhere."""
    ordered = sorted(
        hits, key=lambda hit: (hit.video_id, -hit.score, hit.start, hit.end, TIE_ORDER[hit.modality], hit.text)
    )
    gathered = [together for _, found in groupby(ordered, key=lambda hit: hit.video_id) for together in _gather(found)]
    return [_clip(together, adjust_confidence_level) for together in gathered]


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


@dataclass(slots=True)
class _Gathering:
    """Hits of one moment on their way to a clip, at most one for each modality, the best first."""

    start: float
    end: float
    hits: list[Hit]

    def welcomes(self, hit: Hit) -> bool:
        if any(hit.modality is other.modality for other in self.hits):
            return False
        return is_same_moment((self.start, self.end), (hit.start, hit.end))

    def join(self, hit: Hit) -> None:
        self.start, self.end = min(self.start, hit.start), max(self.end, hit.end)
        self.hits.append(hit)


def _gather(hits: Iterable[Hit]) -> list[_Gathering]:
    """Bring the hits of one video together, the best first; each joins the best moment that lacks its modality."""
    gathered: list[_Gathering] = []
    for hit in hits:
        host = next((other for other in gathered if _is_firm(hit) and other.welcomes(hit)), None)
        if host:
            host.join(hit)
        else:
            gathered.append(_Gathering(hit.start, hit.end, [hit]))
    return gathered


def _is_firm(hit: Hit) -> bool:
    # A trace of a match neither stretches a clip nor counts as a match for `and`. Whether it is a trace does not depend
    # on the request, so that neither threshold nor adjustment changes which clips there are.
    return confidence_of(hit.score) is not Confidence.EXTREMELY_LOW


def _clip(together: _Gathering, level: float) -> Clip:
    best = together.hits[0]
    sources = tuple(
        ModalityMatch(
            hit.modality, None if hit.modality is Modality.VISUAL else hit.text, confidence_of(hit.score, level)
        )
        for hit in together.hits
    )
    return Clip(best.video_id, together.start, together.end, best.score, confidence_of(best.score, level), sources)


def _is_in(hit: Hit, video_ids: Container[str] | None) -> bool:
    return video_ids is None or hit.video_id in video_ids
