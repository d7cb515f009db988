"""Classification of few videos: moments are rated only in videos that can reach the thresholds."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from functools import partial

from mockserver.domain.records.scenes import Modality
from mockserver.domain.retrieval.classify import (
    ClassesByVideo,
    ClassHit,
    ClassMatch,
    ClassSpec,
    Thresholds,
    class_hit,
    class_of_scores,
    duration_ratio,
    matches_by_video,
)
from mockserver.domain.retrieval.needs import understand
from mockserver.domain.retrieval.relevance import Corpus
from mockserver.domain.retrieval.scoring import WRITTEN
from mockserver.domain.retrieval.small.entries import VideoMoments
from mockserver.domain.retrieval.small.rating import VideoScores, best_of_each
from mockserver.ground.steps import Steps, in_portions

_RATED_AT_A_TIME = 10  # videos, whose texts may have to be made first

# Sums of seconds in another order can be slightly smaller.
_NOISE = 1 + 1e-9


def find_classes_in_small(
    corpus: Corpus,
    durations: Mapping[str, float],
    classes: Sequence[ClassSpec],
    thresholds: Thresholds,
    within: Container[str] | None,
    *,
    with_clips: bool,
) -> Steps[ClassesByVideo]:
    """Return the classes of each video that belongs to any, in the order of the request, in steps."""
    found: ClassesByVideo = {}
    for spec in classes:
        asked = _Class(corpus, spec, durations, thresholds, within)
        yield from asked.prepare()
        for number, video in enumerate(asked.candidates(), 1):
            hit = asked.hit(video, with_clips=with_clips)
            if hit is not None:
                found.setdefault(video.video_id, []).append(hit)
            if number % _RATED_AT_A_TIME == 0:
                yield
    return found


class _Class:
    """A class of a request. What is seen and said is rated in one video at a time; the rest is looked up."""

    def __init__(
        self,
        corpus: Corpus,
        spec: ClassSpec,
        durations: Mapping[str, float],
        thresholds: Thresholds,
        within: Container[str] | None,
    ) -> None:
        self._corpus, self._spec, self._durations, self._thresholds = corpus, spec, durations, thresholds
        self._within = within
        self._told = _told_of(spec)
        self._looked_up = self._look_up()
        queries = [(prompt, understand(prompt)) for prompt in dict.fromkeys(spec.prompts)] if self._told else []
        least = thresholds.least_clip
        self._prompts = [(prompt, corpus.lookup(query, self._told, least)) for prompt, query in queries if query.needs]

    def _look_up(self) -> Mapping[str, Sequence[ClassMatch]]:
        """Return the matches of written text, and of what must be said literally."""
        spec, thresholds = self._spec, self._thresholds
        others = tuple(one for one in spec.modalities if one not in self._told)
        if not others:
            return {}
        rate = partial(self._corpus.rate, least_score=thresholds.least_clip, within=self._within)
        return matches_by_video(rate, replace(spec, modalities=others), self._durations, thresholds)

    def prepare(self) -> Steps[None]:
        """Index all words of the videos that may match, because the prompts of all classes have many words."""
        firsts = {first: None for _, lookup in self._prompts for first in (*lookup.near, *lookup.by_words)}

        def index(some: Sequence[int]) -> None:
            for first in some:
                self._corpus.postings.index(first)

        yield from in_portions(list(firsts), index, _RATED_AT_A_TIME)

    def candidates(self) -> Iterator[VideoMoments]:
        """Yield the videos whose matches may last long enough."""
        videos, durations, within = self._corpus.videos, self._durations, self._within
        near = {first for _, lookup in self._prompts for first in lookup.near}
        near.update([videos[video_id].first for video_id in self._looked_up])
        for first in (*near, *self._with_words(near)):
            video = self._corpus.video_at(first)
            if video.video_id in durations and (within is None or video.video_id in within):
                yield video.moments

    def _with_words(self, near: Container[int]) -> Iterator[int]:
        """Yield the videos, except those in `near`, in which the moments with words of the prompts may be enough."""
        counts: dict[int, int] = {}
        for _, lookup in self._prompts:
            for first in lookup.by_words:
                if first not in near:
                    counts[first] = counts.get(first, 0) + len(lookup.moments(first))
        for first, count in counts.items():
            video = self._corpus.video_at(first)
            duration = self._durations.get(video.video_id)
            if duration is not None:
                seconds = count * video.moments.told(self._told).longest
                if duration_ratio(seconds * _NOISE, duration) >= self._thresholds.min_duration_ratio:
                    yield first

    def hit(self, video: VideoMoments, *, with_clips: bool) -> ClassHit | None:
        """Return the class of a video; None if the video does not belong to it."""
        spec, thresholds, duration = self._spec, self._thresholds, self._durations[video.video_id]
        looked_up = self._looked_up.get(video.video_id, ())
        told = video.told(self._told)
        rated = self._rated(video.first)
        if looked_up or with_clips or told.repeated:
            matches = [*looked_up, *_matches(video, rated, told.repeated)]
            return class_hit(spec.name, matches, duration, thresholds, with_clips=with_clips) if matches else None
        found = best_of_each([scores for _, scores in rated]) if rated else None
        if not (found and found.scores):
            return None
        seconds = partial(told.seconds_of, found.whole, found.others)
        return class_of_scores(spec.name, found.scores, seconds, duration, thresholds)

    def _rated(self, first: int) -> Sequence[tuple[str, VideoScores]]:
        """Return the scores of a video for each prompt that may match there."""
        return [(prompt, lookup.rate(first)) for prompt, lookup in self._prompts if lookup.may_match(first)]


def _matches(video: VideoMoments, rated: Iterable[tuple[str, VideoScores]], without: Set[int]) -> Iterator[ClassMatch]:
    """Yield the moments, except some, with the earliest prompt that gives the best score."""
    best: dict[int, tuple[float, str]] = {}
    for prompt, found in rated:
        for number, score in found.scores().items():
            if number not in best or score > best[number][0]:
                best[number] = score, prompt
    for number in best.keys() - without:
        (score, prompt), (_, start, end, tie, *_) = best[number], video.entry(number)
        yield -score, start, end, tie, prompt


def _told_of(spec: ClassSpec) -> tuple[Modality, ...]:
    """Return the modalities that match by meaning; exact words are only what is said."""
    literal = {Modality.SPEECH} if spec.exact else set[Modality]()
    return tuple(one for one in dict.fromkeys(spec.modalities) if one not in WRITTEN | literal)
