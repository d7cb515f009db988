"""Classification of few videos: moments are rated only in videos that can reach the thresholds."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import compress

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
from mockserver.domain.retrieval.relevance import Corpus, Met
from mockserver.domain.retrieval.scoring import (
    STOP_WORDS_SHARE,
    WRITTEN,
    focus_of,
    least_nearness,
    place_of,
    scores_by_subject,
)
from mockserver.domain.retrieval.small.entries import VideoMoments
from mockserver.domain.retrieval.small.meeting import Meeting
from mockserver.domain.retrieval.small.told import Told

# Sums of seconds in another order can be slightly smaller.
_NOISE = 1 + 1e-9

_NO_MATCH = -1.0


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
    """A class of a request. What is seen and said is rated by tables; written text and exact words are looked up."""

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
        self._prompts = [
            _Prompt(prompt, Meeting(corpus, query), self._told, thresholds) for prompt, query in queries if query.needs
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
            hit = self._hit(video_id, with_clips=with_clips)
            if hit is not None:
                yield video_id, hit

    def _candidates(self) -> Iterable[str]:
        """Return the videos whose matches may last long enough."""
        durations, within = self._durations, self._within
        if any(prompt.is_for_all for prompt in self._prompts):
            found: Iterable[str] = self._corpus.videos
        else:
            near = {video_id: None for prompt in self._prompts for video_id in prompt.near_videos()}
            found = {**near, **dict.fromkeys(self._looked_up), **dict.fromkeys(self._with_words(near))}
        return [one for one in found if one in durations and (within is None or one in within)]

    def _with_words(self, near: Container[str]) -> Iterator[str]:
        """Yield the videos, except those in `near`, in which the moments with words of the prompts may be enough."""
        counts: dict[str, int] = {}
        for prompt in self._prompts:
            for video_id, count in prompt.meeting.counts(near, prompt.may_match):
                counts[video_id] = counts.get(video_id, 0) + count
        for video_id, count in counts.items():
            duration = self._durations.get(video_id)
            if duration is not None:
                seconds = count * self._corpus.videos[video_id].told(self._told).longest
                if duration_ratio(seconds * _NOISE, duration) >= self._thresholds.min_duration_ratio:
                    yield video_id

    def _hit(self, video_id: str, *, with_clips: bool) -> ClassHit | None:
        spec, thresholds, duration = self._spec, self._thresholds, self._durations[video_id]
        looked_up = self._looked_up.get(video_id)
        video = self._corpus.videos[video_id]
        told = video.told(self._told)
        rated = [(prompt.text, found) for prompt in self._prompts if (found := prompt.scores(video, told))]
        if not rated:
            return class_hit(spec.name, looked_up, duration, thresholds, with_clips=with_clips) if looked_up else None
        best = rated[0][1] if len(rated) == 1 else list(map(max, *(scores for _, scores in rated)))
        least = thresholds.min_clip_score
        if looked_up or with_clips:
            matches = [*(looked_up or ()), *_matches(told, rated, best, least)]
            return class_hit(spec.name, matches, duration, thresholds, with_clips=with_clips) if matches else None
        if min(best) >= least:
            return class_of_scores(spec.name, best, told.seconds, duration, thresholds)
        is_match = [score >= least for score in best]
        scores, seconds = list(compress(best, is_match)), partial(told.seconds_of, is_match)
        return class_of_scores(spec.name, scores, seconds, duration, thresholds) if scores else None


def _matches(
    told: Told, rated: Sequence[tuple[str, Sequence[float]]], best: Sequence[float], least: float
) -> list[ClassMatch]:
    """Return the moments with the earliest prompt that gives the best score."""
    prompts, scores = zip(*rated, strict=True)
    return [
        (-score, start, end, tie, prompts[of_prompts.index(score)])
        for score, (start, end, tie), of_prompts in zip(best, told.spans, zip(*scores, strict=True), strict=True)
        if score >= least
    ]


def _told_of(spec: ClassSpec) -> tuple[Modality, ...]:
    """Return the modalities that match by meaning; exact words are only what is said."""
    literal = {Modality.SPEECH} if spec.exact else set[Modality]()
    return tuple(one for one in dict.fromkeys(spec.modalities) if one not in WRITTEN | literal)


class _Prompt:
    """A prompt of a class: the scores of moments by the nearness of their video and by the words that they have."""

    def __init__(self, text: str, meeting: Meeting, modalities: Sequence[Modality], thresholds: Thresholds) -> None:
        query = meeting.query
        self.text, self.meeting = text, meeting
        self._modalities, self._least_score = modalities, thresholds.min_clip_score
        self._least = [least_nearness(modality, thresholds.min_clip_score) for modality in modalities]
        self._generic = [query.generic[modality] for modality in modalities]
        self._part = 1.0 if query.has_content else STOP_WORDS_SHARE
        self._known: dict[tuple[int, int, Met], Callable[[float], float]] = {}
        self._may_match: dict[tuple[int, float], bool] = {}

    @property
    def is_for_all(self) -> bool:
        """Return whether all videos are near enough for any of their moments to match."""
        return any(map(int.__ge__, self._generic, self._least))

    def near_videos(self) -> Iterable[str]:
        """Return the videos that are near enough for any of their moments to match."""
        return self.meeting.near_videos(min(self._least))

    def may_match(self, nearness: int, weight: float) -> bool:
        """Return whether a moment that meets needs of this weight may match, in a video of this nearness."""
        found = self._may_match.get((nearness, weight))
        if found is None:
            share = weight / self.meeting.query.weight * self._part * _NOISE
            found = self._may_match[nearness, weight] = any(
                place_of(modality, share, max(nearness, generic)).score(1.0) >= self._least_score
                for modality, generic in zip(self._modalities, self._generic, strict=True)
            )
        return found

    def scores(self, video: VideoMoments, told: Told) -> list[float] | None:
        """Return the score of each moment of a video; None if none matches."""
        nearness, met = self.meeting.nearness_of(video.video_id), self.meeting.moments_of(video)
        nearer = [max(nearness, generic) for generic in self._generic]
        if not met and all(map(int.__lt__, nearer, self._least)):
            return None
        found: list[float] = []
        for modality, near, least, lengths in zip(self._modalities, nearer, self._least, told.lengths, strict=True):
            scores = scores_by_subject(modality, near) if near >= least else None
            found += [_NO_MATCH] * len(lengths) if scores is None else map(scores.__getitem__, lengths)
        self._add_words(found, met, nearer, told)
        return found

    def _add_words(self, found: list[float], met: Mapping[int, Met], nearer: Sequence[int], told: Told) -> None:
        """Write the scores of the moments with words of the prompt into `found`."""
        places, known = told.places, self._known
        for number, one in met.items():
            place = places.get(number)
            if place is not None:
                at, length, of = place
                key = of, nearer[of], one
                score = known.get(key)
                if score is None:
                    share = one[0] / self.meeting.query.weight * self._part
                    score = known[key] = place_of(self._modalities[of], share, nearer[of]).score
                found[at] = score(focus_of(one[1], length))
