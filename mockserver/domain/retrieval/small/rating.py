"""The scores of the moments of few videos for one query."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from mockserver.domain.records.scenes import Modality
from mockserver.domain.retrieval.literal import is_literal
from mockserver.domain.retrieval.needs import Query
from mockserver.domain.retrieval.scoring import (
    STOP_WORDS_SHARE,
    WRITTEN,
    ScoresByLength,
    focus_of,
    least_nearness,
    score_literal,
    scores_by_length,
    scores_by_subject,
)
from mockserver.domain.retrieval.small.entries import Rated, VideoMoments
from mockserver.domain.retrieval.small.meeting import Met
from mockserver.ground.caches import Bounded

Scores: TypeAlias = dict[int, float]  # by the number of the moment
Tables: TypeAlias = Sequence[tuple[Modality, ScoresByLength]]

# Levels that are kept for later queries, and for each what moments may meet.
_MOST_LEVELS, _MOST_MET = 256, 128


class VideoScores(NamedTuple):
    """The moments of a video that match a query: those with words of it, and all others of some modalities.

    The others match by the subject of the video, which scores less. They can be counted without being rated.
    """

    video: VideoMoments
    by_words: Scores
    by_subject: Tables

    @property
    def best(self) -> float:
        """The highest score; 0 if no moment matches."""
        shortest = [(table, self.video.shortest(modality)) for modality, table in self.by_subject]
        by_subject = [table[length] for table, length in shortest if length is not None]
        return max([*self.by_words.values(), *by_subject], default=0.0)

    def size(self) -> int:
        """Return how many moments match."""
        numbers = self.video.numbers
        others = [numbers[modality] for modality, _ in self.by_subject]
        return sum(map(len, others)) + sum([not any(number in some for some in others) for number in self.by_words])

    def scores(self) -> Scores:
        """Return the score of each moment."""
        return best_scores([self])

    def with_modalities_of(self, other: "VideoScores") -> "VideoScores":
        """Return the matches of this video together with those in other modalities."""
        return VideoScores(self.video, self.by_words | other.by_words, [*self.by_subject, *other.by_subject])

    def rated(self, least_score: float = 0.0) -> list[Rated]:
        """Return the moments with their scores, from a score on."""
        entry = self.video.entry
        return [(entry(number), score) for number, score in self.scores().items() if score >= least_score]


class _Scale(NamedTuple):
    """What decides how moments are rated, apart from their video: the same for many queries.

    `modalities` have the nearness of the query to what every video has, and the least nearness that may be enough;
    `weight` is that of the query, `part` the part of a score that its words can give.
    """

    modalities: tuple[tuple[Modality, int, int], ...]
    weight: float
    part: float
    least_score: float


class _Level(Bounded[Met, Tables]):
    """How moments are rated in videos of one nearness: by what they meet, in each modality where that may be enough.

    `by_subject` rates all moments of some modalities; `partly` those whose score is high enough.
    """

    __slots__ = ("_nearness", "_scale", "by_subject", "partly")

    def __init__(self, scale: _Scale, nearness: int) -> None:
        super().__init__(_MOST_MET)
        self._scale, self._nearness = scale, nearness
        nearer = [(modality, max(nearness, generic), least) for modality, generic, least in scale.modalities]
        tables = [(modality, scores_by_subject(modality, near)) for modality, near, least in nearer if near >= least]
        self.by_subject = [one for one in tables if one[1].least >= scale.least_score]
        self.partly = [one for one in tables if one not in self.by_subject]

    def __missing__(self, met: Met) -> Tables:
        scale, (weight, needs) = self._scale, met
        share = weight / scale.weight * scale.part
        tables = [
            (modality, scores_by_length(modality, share, needs, max(self._nearness, generic)))
            for modality, generic, _ in scale.modalities
        ]
        found = self[met] = [one for one in tables if one[0] in WRITTEN or one[1].most >= scale.least_score]
        return found


_level = lru_cache(maxsize=_MOST_LEVELS)(_Level)


class Rater:
    """Rates the moments of videos in some modalities, told or written; scores below the minimum are left out."""

    def __init__(self, query: Query, modalities: Iterable[Modality], least_score: float) -> None:
        self.query, self.least_score = query, least_score
        self._modalities = tuple([(one, query.generic[one], least_nearness(one, least_score)) for one in modalities])
        part = 1.0 if query.has_content else STOP_WORDS_SHARE
        self._scale = _Scale(self._modalities, query.weight, part, least_score)
        self._levels: dict[int, _Level] = {}

    @property
    def least_nearness(self) -> int:
        """The nearness from which on any moment of a video may match; 0 if any moment of all videos may."""
        if any(generic >= least for _, generic, least in self._modalities):
            return 0
        return min([least for _, _, least in self._modalities])

    def may_match(self, nearness: int, most: Met) -> bool:
        """Return whether any moment of a video of this nearness may match that meets at most this."""
        return bool(self._level(nearness)[most])

    def rate(self, video: VideoMoments, nearness: int, met: Mapping[int, Met]) -> VideoScores:
        """Rate a video of this nearness, in which moments have words of the query as in `met`."""
        level, least = self._level(nearness), self.least_score
        found: Scores = {}
        for modality, table in level.partly:
            found.update([one for one in _by_length(video, modality, table) if one[1] >= least])
        numbers, length = video.numbers, video.length
        # The score of a moment by the subject alone is never higher than that with its words.
        for number, one in met.items():
            for modality, table in level[one]:
                if number in numbers[modality]:
                    score = table[length[number]]
                    if modality in WRITTEN:
                        score = self._literal_score(modality, video, number, one) or score
                    if score >= least and score > 0:
                        found[number] = score
                    break
        return VideoScores(video, found, level.by_subject)

    def _level(self, nearness: int) -> _Level:
        level = self._levels.get(nearness)
        if level is None:
            level = self._levels[nearness] = _level(self._scale, nearness)
        return level

    def _literal_score(self, modality: Modality, video: VideoMoments, number: int, met: Met) -> float:
        """Return the score of written text that contains the query, otherwise 0."""
        if met[0] / self.query.weight != 1 or not is_literal(self.query, modality, video.entry(number).text):
            return 0.0
        return score_literal(modality, focus_of(met[1], video.length[number]))


def best_scores(found: Sequence[VideoScores]) -> Scores:
    """Return the best score of each moment of a video, which several queries may match; there is at least one."""
    video = found[0].video
    tables: dict[Modality, list[ScoresByLength]] = {}
    for one in found:
        for modality, table in one.by_subject:
            tables.setdefault(modality, []).append(table)
    best: Scores = {}
    for modality, some in tables.items():
        best.update(_by_length(video, modality, *some))
    for one in found:
        for number, score in one.by_words.items():
            if score > best.get(number, 0.0):
                best[number] = score
    return best


def _by_length(
    video: VideoMoments, modality: Modality, table: ScoresByLength, *others: ScoresByLength
) -> Iterable[tuple[int, float]]:
    """Return the moments of a modality with their best score by any table."""
    lengths = video.lengths(modality)
    scores = map(table.__getitem__, lengths)
    for other in others:
        scores = map(max, scores, map(other.__getitem__, lengths))
    return zip(video.numbers[modality], scores, strict=True)
