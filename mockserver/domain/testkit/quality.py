"""Degraded retrieval: missing hits, wrong hits, noisy scores. The same query always gives the same result.

With recall and precision 1 and no other setting, results are unchanged.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from random import Random
from typing import TypeVar

from msgspec import structs

from mockserver.domain.records.numbers import Count, Number
from mockserver.domain.retrieval.classify import ClassHit, VideoClasses, normalised
from mockserver.domain.retrieval.confidence import Threshold, confidence_of, reaches
from mockserver.domain.retrieval.search import Clip, ranked
from mockserver.domain.testkit.schedules import chance
from mockserver.ground.identifiers import digest

T = TypeVar("T")

_LEAST, _MOST = 0.0, 100.0


@dataclass(frozen=True, slots=True)
class Quality:
    """The quality of retrieval.

    `recall` is the share of right hits that are found, `precision` the share of right ones among all results, `noise`
    the standard deviation of scores in points, `ties` the step in points to which scores are rounded, `empty` the share
    of queries that find nothing.
    """

    recall: Number = 1
    precision: Number = 1
    noise: Number = 0
    ties: Number = 0
    empty: Number = 0
    seed: Count = 0

    def finds_nothing(self, query: str) -> bool:
        return chance(self.seed, "empty", query) < self.empty

    def kept(self, hits: Iterable[T], query: str, mark: Callable[[T], object]) -> list[T]:
        """Return the right hits that are found; none if `precision` is 0."""
        if not self.precision:
            return []
        return [hit for hit in hits if chance(self.seed, "kept", query, mark(hit)) < self.recall]

    def wrong(self, candidates: Iterable[T], query: str, mark: Callable[[T], object], found: int, kept: int) -> list[T]:
        """Return as many wrong hits from `candidates` as the precision asks for, or all if there are fewer.

        `found` is the number of right hits, `kept` the number of those that are left.
        """
        wanted = kept * (1 - self.precision) / self.precision if self.precision else found
        if not round(min(wanted, 1)):
            return []
        in_order = sorted(candidates, key=lambda hit: chance(self.seed, "wrong", query, mark(hit)))
        return in_order[: round(min(wanted, len(in_order)))]  # the smallest precision would need infinitely many

    def score(self, score: float, query: str, mark: object) -> float:
        """Return `score` with noise and rounding."""
        if self.noise:
            score += Random(digest(self.seed, "noise", query, mark)).gauss(0, self.noise)  # noqa: S311 - not secret
        if self.ties:
            score = round(score / self.ties) * self.ties
        return round(min(max(score, _LEAST), _MOST), 2) if self.noise or self.ties else score


@dataclass(frozen=True, slots=True)
class SearchContext:
    """A search: the query as text, and the score levels that it wants."""

    query: str
    adjust_confidence_level: float
    threshold: Threshold


def degrade_clips(
    clips: Sequence[Clip], wrong: Callable[[], Iterable[Clip]], quality: Quality, asked: SearchContext
) -> list[Clip]:
    """Return the degraded results of a search, given the right `clips` and possible `wrong` ones."""
    query = asked.query
    if quality.finds_nothing(query):
        return []
    kept = quality.kept(clips, query, _mark_of_clip)
    added = quality.wrong(wrong(), query, _mark_of_clip, len(clips), len(kept)) if quality.precision < 1 else []
    if not (added or quality.noise or quality.ties):
        return kept
    return ranked(
        clip for clip in _rescored([*kept, *added], quality, asked) if reaches(clip.confidence, asked.threshold)
    )


def _rescored(clips: Iterable[Clip], quality: Quality, asked: SearchContext) -> Iterable[Clip]:
    for clip in clips:
        score = quality.score(clip.score, asked.query, _mark_of_clip(clip))
        yield structs.replace(clip, score=score, confidence=confidence_of(score, asked.adjust_confidence_level))


def _mark_of_clip(clip: Clip) -> object:
    return clip.video_id, clip.start, clip.end


ClassOfVideo = tuple[str, ClassHit]


def degrade_classes(
    videos: Sequence[VideoClasses],
    wrong: Callable[[], Iterable[ClassOfVideo]],
    quality: Quality,
    query: str,
    least_score: float,
) -> list[VideoClasses]:
    """Return the degraded results of a classification, given the right `videos` and possible `wrong` classes.

    A class whose noisy score falls below the minimum is left out.
    """
    if quality.finds_nothing(query):
        return []
    right = [(video.video_id, hit) for video in videos for hit in video.classes]
    kept = quality.kept(right, query, _mark_of_class)
    added = quality.wrong(wrong(), query, _mark_of_class, len(right), len(kept)) if quality.precision < 1 else []
    if len(kept) == len(right) and not (added or quality.noise or quality.ties):
        return list(videos)
    by_video: dict[str, list[ClassHit]] = {}
    for video_id, hit in [*kept, *added]:
        score = quality.score(hit.score, query, _mark_of_class((video_id, hit)))
        if score >= least_score:
            by_video.setdefault(video_id, []).append(structs.replace(hit, score=score))
    classified = [VideoClasses(video_id, normalised(hits)) for video_id, hits in by_video.items()]
    return sorted(classified, key=lambda video: (-video.classes[0].score, video.video_id))


def _mark_of_class(found: ClassOfVideo) -> object:
    return found[0], found[1].name
