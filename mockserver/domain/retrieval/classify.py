"""Classification: which share of a video belongs to each class of a request, and with which score."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from math import exp, fsum
from typing import Protocol, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from mockserver.domain.records.numbers import Number
from mockserver.domain.records.scenes import TIE_ORDER, Modality
from mockserver.domain.retrieval.confidence import Threshold, least_score
from mockserver.domain.retrieval.overlap import seconds_covered
from mockserver.domain.retrieval.scoring import rounded
from mockserver.domain.retrieval.small.entries import Entry, Rated

# A moment belongs to a class from medium confidence on. If those that are only related to it did, every video of a
# field would belong to all classes of the field.
_BELONGS = least_score(Threshold.MEDIUM)

# Half of a class's score is the average of its moments, half the best of them; what is added grows with the share of
# the video that they last. That gives the recorded scores within 0.05 points: average 80.53, best 83.95, share 0.73
# gave 92.75; 79.34, 83.91, 0.52 gave 86.56; 71.61, 86.37, 1 gave 96.77. No recorded score is below the best.
_OF_SHARE, _LESS = 26.7, 8.96
_MOST_ADDED = _OF_SHARE - _LESS

# Scores and averages are rounded to two decimals.
_ROUNDING = 0.01

# Softmax temperature: scores within ten points share the probability; with raw scores the best would get almost all.
_SOFTMAX_POINTS = 10
_ALL = 100.0


class Match(Protocol):
    """Finds the moments that a prompt matches in some modalities; with `exact` its words must be said literally."""

    def __call__(self, query: str, modalities: Sequence[Modality], /, *, exact: bool) -> Iterable[Rated]: ...


@dataclass(frozen=True, slots=True)
class ClassSpec:
    """A class of the request; a video belongs to it if any prompt matches in any modality."""

    name: str
    prompts: tuple[str, ...]
    modalities: tuple[Modality, ...]
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The minimum values of classes and clips in a reply, inclusive."""

    min_video_score: float = 75
    min_clip_score: float = 30
    min_duration_ratio: float = 0.5

    @property
    def least_clip(self) -> float:
        """The least score of a moment that belongs to a class."""
        return max(self.min_clip_score, _BELONGS)

    @property
    def least_best(self) -> float:
        """The least score of the best moment of a class; without it no class reaches the video's score."""
        return self.min_video_score - _MOST_ADDED - _ROUNDING


class ClassClip(Struct, frozen=True, gc=False):
    """A moment that belongs to a class, with the modality and the prompt that match it best."""

    start: Number
    end: Number
    score: Number
    modality: Modality
    prompt: str


class ClassHit(Struct, frozen=True, gc=False):
    """A class to which a video belongs; its clips, if the request wants them, are sorted by score."""

    name: str
    score: Number
    duration_ratio: Number
    clips: tuple[ClassClip, ...]
    max_score: Number
    avg_score: Number
    normalized_score: Number


class VideoClasses(Struct, frozen=True, gc=False):
    """The classes of one video, the best first; never empty."""

    video_id: str
    classes: tuple[ClassHit, ...]


ClassesByVideo: TypeAlias = dict[str, list[ClassHit]]

# A moment that belongs to a class, as a tuple, because there are thousands: the negative score, start, end, the place
# of its modality in `TIE_ORDER`, and the prompt. Tuples sort like clips.
ClassMatch: TypeAlias = tuple[float, float, float, int, str]

_MODALITIES = {tie: modality for modality, tie in TIE_ORDER.items()}


def ordered(found: ClassesByVideo) -> list[VideoClasses]:
    """Return the videos sorted by their best class, then by video id."""
    videos = [VideoClasses(video_id, normalised(hits)) for video_id, hits in found.items()]
    return sorted(videos, key=lambda video: (-video.classes[0].score, video.video_id))


def matches_by_video(
    match: Match, spec: ClassSpec, durations: Mapping[str, float], thresholds: Thresholds
) -> dict[str, list[ClassMatch]]:
    """Return the moments of each video that belong to a class; `match` finds the moments of a prompt."""
    matches: dict[str, list[ClassMatch]] = {}
    for (video_id, start, end, tie, *_), (score, prompt) in _best_prompts(match, spec).items():
        if video_id in durations and score >= thresholds.least_clip:
            matches.setdefault(video_id, []).append((-score, start, end, tie, prompt))
    return matches


def _best_prompts(match: Match, spec: ClassSpec) -> Mapping[Entry, tuple[float, str]]:
    """Return the best score and its prompt for each moment that any prompt matches; ties go to the earlier prompt."""
    best: dict[Entry, tuple[float, str]] = {}
    for prompt in dict.fromkeys(spec.prompts):
        for entry, score in match(prompt, spec.modalities, exact=spec.exact):
            known = best.get(entry)
            if known is None or score > known[0]:
                best[entry] = score, prompt
    return best


def class_hit(
    name: str, matches: Iterable[ClassMatch], duration: float, thresholds: Thresholds, *, with_clips: bool
) -> ClassHit | None:
    """Return the class of a video of `duration` seconds, given its `matches`, of which there is at least one.

    Return None if it is below the thresholds.
    """
    best_first = sorted(matches)
    seconds = partial(seconds_covered, sorted([(start, end) for _, start, end, _, _ in best_first]))
    hit = class_of_scores(name, [-rank for rank, *_ in best_first], seconds, duration, thresholds)
    return replace(hit, clips=tuple(map(_clip, best_first))) if hit and with_clips else hit


def class_of_scores(
    name: str, scores: Sequence[float], seconds: Callable[[], float], duration: float, thresholds: Thresholds
) -> ClassHit | None:
    """Return the class of a video without clips, given the scores of its matches and the seconds that they cover.

    Return None if it is below the thresholds.
    """
    best, average = max(scores), rounded(fsum(scores) / len(scores))
    middle = (average + best) / 2
    if max(best, middle + _MOST_ADDED) < thresholds.min_video_score:
        return None
    ratio = duration_ratio(seconds(), duration)
    score = rounded(min(100.0, max(best, middle + _OF_SHARE * ratio - _LESS)))
    if score < thresholds.min_video_score or ratio < thresholds.min_duration_ratio:
        return None
    return ClassHit(name, score, ratio, (), best, average, _ALL)


def _clip(match: ClassMatch) -> ClassClip:
    rank, start, end, tie, prompt = match
    return ClassClip(start, end, -rank, _MODALITIES[tie], prompt)


def duration_ratio(seconds: float, duration: float) -> float:
    """Return which share of a video `seconds` are, rounded as in the API."""
    return rounded(min(1.0, seconds / duration)) if duration > 0 else 0.0


def normalised(hits: Sequence[ClassHit]) -> tuple[ClassHit, ...]:
    """Return the classes sorted by score, each with its share of the probability."""
    if len(hits) == 1 and hits[0].normalized_score == _ALL:
        return tuple(hits)
    ordered = sorted(hits, key=lambda hit: (-hit.score, hit.name))
    weights = [exp((hit.score - ordered[0].score) / _SOFTMAX_POINTS) for hit in ordered]
    total = fsum(weights)
    return tuple(
        replace(hit, normalized_score=round(100 * weight / total, 2))
        for hit, weight in zip(ordered, weights, strict=True)
    )
