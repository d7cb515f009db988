"""Search by combined queries: combines the matches of each text, video by video.

A text matches if a plain search with the same adjustment finds it at the threshold `low`, or at all with the threshold
`none`. What `$not` excludes matches with medium confidence, whatever the threshold: "water sport" but not "surfing"
keeps rowing, which is only related to surfing. The threshold also applies to the combined result. So a single text
gives the same result as a plain search, and a higher threshold never finds more.
"""

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import merge
from math import fsum
from typing import TypeAlias

from mockserver.domain.records.scenes import TIE_ORDER
from mockserver.domain.retrieval.confidence import DEFAULT_LEVEL, Confidence, Threshold, confidence_of, reaches
from mockserver.domain.retrieval.query_tree import And, Leaf, Node, Not, Or, Then, leaves
from mockserver.domain.retrieval.relevance import Corpus
from mockserver.domain.retrieval.search import Clip, ClipQuery, ModalityMatch, order, ranked, search_clips
from mockserver.domain.retrieval.timeline import CombinedMatch, Span, clear_of, meetings, sequences, widen
from mockserver.ground.steps import Steps

_LEVELS = tuple(Confidence)
# Videos per step, so that a step takes a few milliseconds.
_VIDEOS_AT_A_TIME, _CLIPS_AT_A_TIME = 8, 2_000

Find: TypeAlias = Callable[[ClipQuery], Iterable[Clip]]  # a plain search
# The same, restricted to some videos.
FindIn: TypeAlias = Callable[[ClipQuery, Sequence[str]], Iterable[Clip]]


def search_combined(
    corpus: Corpus,
    node: Node,
    *,
    adjust_confidence_level: float = DEFAULT_LEVEL,
    threshold: Threshold = Threshold.LOW,
    video_ids: Container[str] | None = None,
    durations: Mapping[str, float] | None = None,
) -> list[Clip]:
    """Return the clips that match a combined query, the best first, then by video id and start.

    `video_ids` restricts the search to these videos. `durations`, in seconds by video id, limits how far proximity may
    widen a match; in other videos the limit is the end of the last match. Scores: the mean of the parts for `$and` and
    `$then`, the best for `$or`, that of `origin` for `$not`.
    """

    def find(query: ClipQuery) -> Iterable[Clip]:
        return search_clips(corpus, query, video_ids=video_ids)

    return combine(
        find, node, adjust_confidence_level=adjust_confidence_level, threshold=threshold, durations=durations or {}
    )


def combine(
    find: Find, node: Node, *, adjust_confidence_level: float, threshold: Threshold, durations: Mapping[str, float]
) -> list[Clip]:
    """Return the clips that match a combined query, like `search_combined`, using `find` for each text."""
    search = _Search(find, adjust_confidence_level, durations)
    clips = search.clips(node, Threshold.LOW)
    if threshold is Threshold.NONE:
        clips = _added(clips, search.clips(node, Threshold.NONE))
    return ranked(clip for clip in clips if reaches(clip.confidence, threshold))


def combine_in_steps(
    find: FindIn, node: Node, *, adjust_confidence_level: float, threshold: Threshold, durations: Mapping[str, float]
) -> Steps[list[Clip]]:
    """Compute the result of `combine` for the videos of `durations` in steps, each with some videos and one text."""
    needed = (Threshold.LOW, Threshold.NONE) if threshold is Threshold.NONE else (Threshold.LOW,)
    texts = [(leaf, least) for leaf in leaves(node) for least in needed]
    queries = list(dict.fromkeys(_query_of(leaf, adjust_confidence_level, least) for leaf, least in texts))
    video_ids = list(durations)
    parts: list[list[Clip]] = []
    for begin in range(0, len(video_ids), _VIDEOS_AT_A_TIME):
        some = video_ids[begin : begin + _VIDEOS_AT_A_TIME]
        found: dict[ClipQuery, list[Clip]] = {}
        for query in queries:
            if parts or found:
                yield
            found[query] = list(find(query, some))
        parts.append(
            combine(
                found.__getitem__,
                node,
                adjust_confidence_level=adjust_confidence_level,
                threshold=threshold,
                durations=durations,
            )
        )
    clips: list[Clip] = []
    for clip in merge(*parts, key=order):
        clips.append(clip)
        if len(clips) % _CLIPS_AT_A_TIME == 0:
            yield
    return clips


def _query_of(leaf: Leaf, level: float, least: Threshold) -> ClipQuery:
    return ClipQuery(leaf.text, leaf.modalities, leaf.exact, adjust_confidence_level=level, threshold=least)


def _added(clips: Sequence[Clip], others: Iterable[Clip]) -> list[Clip]:
    """Return `clips` and those of `others` that are not the same moment found in the same modalities."""
    found = set(map(_moment, clips))
    return [*clips, *(clip for clip in others if _moment(clip) not in found)]


def _moment(clip: Clip) -> tuple[object, ...]:
    return clip.video_id, clip.start, clip.end, frozenset(source.modality for source in clip.sources)


@dataclass(frozen=True, slots=True)
class _Match:
    """A clip that matches one part of the query, and its own proximity; None if the operator decides it."""

    clip: Clip
    proximity: float | None = None


_Matches: TypeAlias = dict[str, list[_Match]]  # by video id
_Join: TypeAlias = Callable[[Sequence[Sequence[Span]]], list[CombinedMatch]]


class _Search:
    """One search: the settings that all parts of the query share, and a cache of the results of each text."""

    __slots__ = ("_durations", "_find_clips", "_found", "_level")

    def __init__(self, find: Find, level: float, durations: Mapping[str, float]) -> None:
        self._find_clips = find
        self._level = level
        self._durations = durations
        self._found: dict[ClipQuery, Iterable[Clip]] = {}

    def clips(self, node: Node, least: Threshold) -> list[Clip]:
        """Return the clips that match `node`; texts match from the threshold `least` on."""
        return [match.clip for matches in self._matches(node, least).values() for match in matches]

    def _matches(self, node: Node, least: Threshold) -> _Matches:
        match node:
            case Leaf():
                return _by_video(_Match(clip, node.proximity) for clip in self._find(node, least))
            case Or(parts=parts, proximity=proximity):
                return _given(proximity, self._unite(self._each(parts, least)))
            case And(parts=(only,)) | Then(parts=(only,)):
                return self._matches(only, least)
            case And(parts=parts, proximity=proximity):
                return self._join(self._each(parts, least), proximity, meetings)
            case Then(parts=parts, proximity=proximity):
                return self._join(self._each(parts, least), proximity, sequences)
            case Not(origin=origin, sub=sub, proximity=proximity):
                return self._exclude(self._matches(origin, least), self._matches(sub, Threshold.MEDIUM), proximity)

    def _each(self, parts: Sequence[Node], least: Threshold) -> list[_Matches]:
        return [self._matches(part, least) for part in parts]

    def _find(self, leaf: Leaf, least: Threshold) -> Iterable[Clip]:
        if least is Threshold.MEDIUM:
            return (clip for clip in self._find(leaf, Threshold.LOW) if reaches(clip.confidence, least))
        query = _query_of(leaf, self._level, least)
        if query not in self._found:
            self._found[query] = self._find_clips(query)
        return self._found[query]

    def _unite(self, found: Sequence[_Matches]) -> _Matches:
        if len(found) == 1:
            return found[0]
        united: dict[tuple[str, float, float], list[_Match]] = {}
        for part in found:
            for match in (match for matches in part.values() for match in matches):
                united.setdefault((match.clip.video_id, match.clip.start, match.clip.end), []).append(match)
        return _by_video(self._united(same) for same in united.values())

    def _united(self, same: Sequence[_Match]) -> _Match:
        """Return matches of the same time as one, widened by the largest of their proximities."""
        if len(same) == 1:
            return same[0]
        first = same[0].clip
        clips = tuple(match.clip for match in same)
        united = CombinedMatch(first.start, first.end, clips)
        clip = self._clip(first.video_id, united, max(clip.score for clip in clips))
        asked = [match.proximity for match in same if match.proximity is not None]
        return _Match(clip, max(asked, default=None))

    def _join(self, found: Sequence[_Matches], proximity: float, join: _Join) -> _Matches:
        shared = [video_id for video_id in found[0] if all(video_id in matches for matches in found[1:])]
        return _by_video(
            _Match(self._clip(video_id, finding, _mean(clip.score for clip in finding.clips)))
            for video_id in shared
            for finding in join(self._widen(video_id, [matches[video_id] for matches in found], proximity))
        )

    def _exclude(self, origin: _Matches, sub: _Matches, proximity: float) -> _Matches:
        return _by_video(
            match
            for video_id, matches in origin.items()
            for match in self._clear(video_id, matches, sub.get(video_id, []), proximity)
        )

    def _clear(self, video_id: str, matches: list[_Match], sub: list[_Match], proximity: float) -> list[_Match]:
        spans, others = self._widen(video_id, (matches, sub), proximity)
        is_clear = clear_of(others)
        return [match for match, span in zip(matches, spans, strict=True) if is_clear(span)]

    def _widen(self, video_id: str, parts: Sequence[list[_Match]], proximity: float) -> list[list[Span]]:
        last_end = max(match.clip.end for matches in parts for match in matches)
        limit = self._durations.get(video_id, last_end)
        return [[widen(match.clip, _or(match.proximity, proximity), limit) for match in matches] for matches in parts]

    def _clip(self, video_id: str, finding: CombinedMatch, score: float) -> Clip:
        confidence = confidence_of(score, self._level)
        return Clip(video_id, finding.start, finding.end, score, confidence, _merge_sources(finding.clips))


def _by_video(matches: Iterable[_Match]) -> _Matches:
    by_video: _Matches = {}
    for match in matches:
        by_video.setdefault(match.clip.video_id, []).append(match)
    return by_video


def _given(proximity: float | None, found: _Matches) -> _Matches:
    """Return the matches; those without a proximity of their own get this one."""
    if proximity is None:
        return found
    return _by_video(
        _Match(match.clip, _or(match.proximity, proximity)) for matches in found.values() for match in matches
    )


def _or(own: float | None, otherwise: float) -> float:
    return otherwise if own is None else own


def _mean(scores: Iterable[float]) -> float:
    listed = list(scores)
    return round(fsum(listed) / len(listed), 2)


def _merge_sources(clips: Iterable[Clip]) -> tuple[ModalityMatch, ...]:
    """Return the sources of the clips, best first, without duplicates; the best score of each counts."""
    merged: dict[tuple[str, str | None], ModalityMatch] = {}
    for source in sorted((source for clip in clips for source in clip.sources), key=_rank):
        merged.setdefault((source.modality, source.text), source)
    return tuple(merged.values())


def _rank(source: ModalityMatch) -> tuple[int, int, str]:
    return _LEVELS.index(source.confidence), TIE_ORDER[source.modality], source.text or ""
