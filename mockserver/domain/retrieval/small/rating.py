"""The scores of the moments of few videos for one query."""

from collections.abc import Collection, Iterable, Mapping, Sequence
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
    least_together,
    met_together,
    score_literal,
    scores_by_length,
    scores_by_subject,
    told_by_length,
)
from mockserver.domain.retrieval.small.entries import Rated, VideoMoments
from mockserver.domain.retrieval.small.meeting import Met
from mockserver.ground.caches import Bounded

Scores: TypeAlias = dict[int, float]  # by the number of the moment
Tables: TypeAlias = Sequence[tuple[Modality, ScoresByLength]]

# Scales that are kept for later queries, levels of each, and for each level what moments may meet.
_MOST_SCALES, _MOST_LEVELS, _MOST_MET = 64, 48, 128


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
        best = max(self.by_words.values(), default=0.0)
        for modality, table in self.by_subject:
            shortest = self.video.shortest(modality)
            if shortest is not None and table[shortest] > best:
                best = table[shortest]
        return best

    def size(self) -> int:
        """Return how many moments match."""
        numbers = self.video.numbers
        others = [numbers[modality] for modality, _ in self.by_subject]
        return sum(map(len, others)) + sum([not any(number in some for some in others) for number in self.by_words])

    def scores(self) -> Scores:
        """Return the score of each moment."""
        found: Scores = {}
        for modality, table in self.by_subject:
            found.update(_by_length(self.video, modality, table))
        found.update(self.by_words)  # which is never less than by the subject alone
        return found

    def with_modalities_of(self, other: "VideoScores") -> "VideoScores":
        """Return the matches of this video together with those in other modalities."""
        return VideoScores(self.video, self.by_words | other.by_words, [*self.by_subject, *other.by_subject])

    def rated(self, least_score: float = 0.0) -> list[Rated]:
        """Return the moments with their scores, from a score on."""
        entry = self.video.entry
        return [(entry(number), score) for number, score in self.scores().items() if score >= least_score]


class _Scale(NamedTuple):
    """What decides how moments are rated, apart from their video: the same for many queries.

    `modalities` have the nearness of the query to what every video has, the least nearness that may be enough, and the
    least part of the query; `weight` is that of the query, `part` the part of a score that its words can give.
    """

    modalities: tuple[tuple[Modality, int, int, float], ...]
    weight: float
    part: float
    least_score: float


class _Level(Bounded[Met, Mapping[Modality, ScoresByLength]]):
    """How moments are rated in videos of one nearness: by what they meet, in each modality where that may be enough.

    `by_subject` rates all moments of some modalities; `partly` those whose score is high enough.
    """

    __slots__ = ("_modalities", "_scale", "by_subject", "partly")

    def __init__(self, scale: _Scale, nearness: int) -> None:
        super().__init__(_MOST_MET)
        self._scale, least_score = scale, scale.least_score
        nearer = [(one, max(nearness, generic), least, part) for one, generic, least, part in scale.modalities]
        tables = [(one, scores_by_subject(one, near)) for one, near, least, _ in nearer if near >= least]
        self.by_subject = [one for one in tables if one[1].least >= least_score]
        self.partly = [one for one in tables if one not in self.by_subject]
        self._modalities = [(one, near, part) for one, near, _, part in nearer]

    def __missing__(self, met: Met) -> Mapping[Modality, ScoresByLength]:
        found: dict[Modality, ScoresByLength] = {}
        scale, (weight, needs) = self._scale, met
        share = weight / scale.weight * scale.part
        self[met] = found
        together, nearest = 0.0, -1
        for modality, near, least in self._modalities:
            if modality in WRITTEN:
                found[modality] = scores_by_length(modality, share, needs, near)
                continue
            if near != nearest:  # mostly that of the video
                together, nearest = met_together(share, near), near
            if together >= least:
                table = told_by_length(modality, together, needs, near)
                if table.most >= scale.least_score:
                    found[modality] = table
        return found


class _Levels(Bounded[int, _Level]):
    """How moments are rated by one scale, by the nearness of their video."""

    __slots__ = ("_scale",)

    def __init__(self, scale: _Scale) -> None:
        super().__init__(_MOST_LEVELS)
        self._scale = scale

    def __missing__(self, nearness: int) -> _Level:
        level = self[nearness] = _Level(self._scale, nearness)
        return level


_levels = lru_cache(maxsize=_MOST_SCALES)(_Levels)


class Rater:
    """Rates the moments of videos in modalities that are all told or all written; lower scores are left out."""

    def __init__(self, query: Query, modalities: Collection[Modality], least_score: float) -> None:
        self.query, self.least_score, self._are_written = query, least_score, not WRITTEN.isdisjoint(modalities)
        part = 1.0 if query.has_content else STOP_WORDS_SHARE
        least = [(one, least_nearness(one, least_score), least_together(one, least_score)) for one in modalities]
        rated = tuple([(one, query.generic[one], near, together) for one, near, together in least])
        # By the nearness of a video, and by what a moment of it meets: how it is rated, in no modality if never enough.
        self.levels: Mapping[int, _Level] = _levels(_Scale(rated, query.weight, part, least_score))
        # The nearness from which on any moment of a video may match; 0 if any moment of all videos may.
        is_generic = any(generic >= near for _, generic, near, _ in rated)
        self.least_nearness = 0 if is_generic else min([near for _, _, near, _ in rated])

    def rate(self, video: VideoMoments, nearness: int, met: Mapping[int, Met]) -> VideoScores:
        """Rate a video of this nearness, in which moments have words of the query as in `met`."""
        level, least = self.levels[nearness], self.least_score
        found = self._written_scores(level, video, met) if self._are_written else self._told_scores(level, video, met)
        for modality, table in level.partly:
            # The score of a moment by the subject alone is never higher than that with its words.
            found = {number: score for number, score in _by_length(video, modality, table) if score >= least} | found
        return VideoScores(video, found, level.by_subject)

    def _told_scores(self, level: _Level, video: VideoMoments, met: Mapping[int, Met]) -> Scores:
        found: Scores = {}
        modalities, first, length, least = video.modalities, video.first, video.length, self.least_score
        tables: Mapping[Modality, ScoresByLength] = {}
        latest: Met | None = None
        for number, one in met.items():
            if one is not latest:  # many moments meet the same
                tables, latest = level[one], one
            table = tables.get(modalities[number - first])
            if table is not None:
                score = table[length[number]]
                if score >= least:
                    found[number] = score
        return found

    def _written_scores(self, level: _Level, video: VideoMoments, met: Mapping[int, Met]) -> Scores:
        found: Scores = {}
        for number, one in met.items():
            modality = video.modalities[number - video.first]
            table = level[one].get(modality)
            if table is not None:
                score = self._literal_score(modality, video, number, one) or table[video.length[number]]
                if score >= self.least_score and score > 0:
                    found[number] = score
        return found

    def _literal_score(self, modality: Modality, video: VideoMoments, number: int, met: Met) -> float:
        """Return the score of written text that contains the query, otherwise 0."""
        if met[0] / self.query.weight != 1 or not is_literal(self.query, modality, video.entry(number).text):
            return 0.0
        return score_literal(modality, focus_of(met[1], video.length[number]))


class BestScores(NamedTuple):
    """The best scores of the moments of a video: of all moments in the `whole` modalities, and of `others`."""

    scores: list[float]
    whole: Mapping[Modality, range]
    others: Collection[int]


def best_of_each(found: Sequence[VideoScores]) -> BestScores:
    """Return the best score of each moment of a video, which at least one query may match."""
    video, whole = found[0].video, dict[Modality, range]()
    first, scores = video.first, [0.0] * len(video)
    for modality, table in _best_by_subject(found).items():
        numbers = whole[modality] = video.numbers[modality]
        scores[numbers.start - first : numbers.stop - first] = map(table.__getitem__, video.lengths(modality))
    for one in found:
        for number, score in one.by_words.items():
            if score > scores[number - first]:
                scores[number - first] = score
    others = found[0].by_words if len(found) == 1 else set().union(*[one.by_words for one in found])
    return BestScores([*filter(None, scores)], whole, others)


def _best_by_subject(found: Sequence[VideoScores]) -> Mapping[Modality, ScoresByLength]:
    tables: dict[Modality, ScoresByLength] = {}
    for one in found:
        for modality, table in one.by_subject:
            known = tables.get(modality)
            # A moment never scores less because its video is nearer.
            if known is None or table.nearness > known.nearness:
                tables[modality] = table
    return tables


def _by_length(video: VideoMoments, modality: Modality, table: ScoresByLength) -> Iterable[tuple[int, float]]:
    """Return the moments of a modality with their score by a table."""
    return zip(video.numbers[modality], map(table.__getitem__, video.lengths(modality)), strict=True)
