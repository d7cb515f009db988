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
from mockserver.domain.retrieval.needs import Query, understand
from mockserver.domain.retrieval.relevance import Corpus
from mockserver.domain.retrieval.scoring import WRITTEN
from mockserver.domain.retrieval.small.entries import VideoMoments
from mockserver.domain.retrieval.small.meeting import Met
from mockserver.domain.retrieval.small.rating import Rater, VideoScores, best_of_each

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
) -> ClassesByVideo:
    """Return the classes of each video that belongs to any, in the order of the request."""
    found: ClassesByVideo = {}
    for spec in classes:
        asked = _Class(corpus, spec, durations, thresholds, within)
        for video_id, hit in asked.hits(with_clips=with_clips):
            found.setdefault(video_id, []).append(hit)
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
        least = thresholds.min_clip_score
        self._prompts = [
            _Prompt(corpus, prompt, query, Rater(query, self._told, least)) for prompt, query in queries if query.needs
        ]

    def _look_up(self) -> Mapping[str, Sequence[ClassMatch]]:
        """Return the matches of written text, and of what must be said literally."""
        spec, thresholds = self._spec, self._thresholds
        others = tuple(one for one in spec.modalities if one not in self._told)
        if not others:
            return {}
        rate = partial(self._corpus.rate, least_score=thresholds.min_clip_score, within=self._within)
        return matches_by_video(rate, replace(spec, modalities=others), self._durations, thresholds)

    def hits(self, *, with_clips: bool) -> Iterator[tuple[str, ClassHit]]:
        """Yield the videos that belong to the class."""
        for video_id in self._candidates():
            hit = self._hit(self._corpus.videos[video_id].moments, with_clips=with_clips)
            if hit is not None:
                yield video_id, hit

    def _candidates(self) -> Iterable[str]:
        """Return the videos whose matches may last long enough."""
        durations, within = self._durations, self._within
        near = {video_id: None for prompt in self._prompts for video_id in prompt.near_videos()}
        found = {**near, **dict.fromkeys(self._looked_up), **dict.fromkeys(self._with_words(near))}
        return [one for one in found if one in durations and (within is None or one in within)]

    def _with_words(self, near: Container[str]) -> Iterator[str]:
        """Yield the videos, except those in `near`, in which the moments with words of the prompts may be enough."""
        counts: dict[str, int] = {}
        for prompt in self._prompts:
            for first, most in prompt.meeting.most.items():
                video_id = self._corpus.video_at(first).video_id
                if video_id not in near and prompt.may_match(video_id, most):
                    counts[video_id] = counts.get(video_id, 0) + len(prompt.moments(first))
        for video_id, count in counts.items():
            duration = self._durations.get(video_id)
            if duration is not None:
                seconds = count * self._corpus.videos[video_id].moments.told(self._told).longest
                if duration_ratio(seconds * _NOISE, duration) >= self._thresholds.min_duration_ratio:
                    yield video_id

    def _hit(self, video: VideoMoments, *, with_clips: bool) -> ClassHit | None:
        spec, thresholds, duration = self._spec, self._thresholds, self._durations[video.video_id]
        looked_up = self._looked_up.get(video.video_id, ())
        told = video.told(self._told)
        rated = [(prompt.text, scores) for prompt in self._prompts if (scores := prompt.rate(video)) is not None]
        if looked_up or with_clips or told.repeated:
            matches = [*looked_up, *_matches(video, rated, told.repeated)]
            return class_hit(spec.name, matches, duration, thresholds, with_clips=with_clips) if matches else None
        found = best_of_each([scores for _, scores in rated]) if rated else None
        if not (found and found.scores):
            return None
        seconds = partial(told.seconds_of, found.whole, found.others)
        return class_of_scores(spec.name, found.scores, seconds, duration, thresholds)


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


class _Prompt:
    """A prompt of a class, the videos that are near to it, and what they meet of it."""

    def __init__(self, corpus: Corpus, text: str, query: Query, rater: Rater) -> None:
        self.text, self.meeting = text, corpus.meeting(query)
        self._corpus, self._rater = corpus, rater
        self._near = corpus.subjects.nearness_to(query.about)

    def near_videos(self) -> Iterable[str]:
        """Return the videos that are near enough for any of their moments to match."""
        least = self._rater.least_nearness
        if not least:
            return self._corpus.videos
        return [video_id for video_id, nearness in self._near.items() if nearness >= least]

    def may_match(self, video_id: str, most: Met) -> bool:
        """Return whether any moment of a video may match that meets at most this."""
        return self._rater.may_match(self._near.get(video_id, 0), most)

    def rate(self, video: VideoMoments) -> VideoScores | None:
        """Rate the moments of a video, if it has words of the prompt, or is near enough to it without any."""
        first, nearness = video.first, self._near.get(video.video_id, 0)
        if first in self.meeting.most:
            return self._rater.rate(video, nearness, self.moments(first))
        return self._rater.rate(video, nearness, {}) if nearness >= self._rater.least_nearness else None

    def moments(self, first: int) -> Mapping[int, Met]:
        """Return what each moment of a video meets; the prompts of all classes have many words."""
        self._corpus.postings.index(first)
        return self.meeting.moments(first)
