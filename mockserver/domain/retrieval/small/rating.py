"""The scores of the moments of few videos for one query."""

from collections.abc import Iterable, Mapping, Sequence
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

Scores: TypeAlias = dict[int, float]  # by the number of the moment
Tables: TypeAlias = Sequence[tuple[Modality, ScoresByLength]]


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
        found: Scores = {}
        for modality, table in self.by_subject:
            found.update(_by_length(self.video, modality, table))
        found.update(self.by_words)
        return found

    def with_modalities_of(self, other: "VideoScores") -> "VideoScores":
        """Return the matches of this video together with those in other modalities."""
        return VideoScores(self.video, self.by_words | other.by_words, [*self.by_subject, *other.by_subject])

    def rated(self) -> list[Rated]:
        """Return the moments with their scores."""
        entry = self.video.entry
        return [(entry(number), score) for number, score in self.scores().items()]


class Rater:
    """Rates the moments of videos in some modalities; scores below the minimum are left out."""

    def __init__(self, query: Query, modalities: Iterable[Modality], least_score: float) -> None:
        self._query, self._least_score = query, least_score
        self._part = 1.0 if query.has_content else STOP_WORDS_SHARE
        self._modalities = [(one, query.generic[one], least_nearness(one, least_score)) for one in modalities]
        self._tables: dict[int, dict[Met, Tables]] = {}

    @property
    def least_nearness(self) -> int:
        """The nearness from which on any moment of a video may match; 0 if any moment of all videos may."""
        if any(generic >= least for _, generic, least in self._modalities):
            return 0
        return min(least for _, _, least in self._modalities)

    def rate(self, video: VideoMoments, nearness: int, met: Mapping[int, Met]) -> VideoScores:
        """Rate a video of this nearness, in which moments have words of the query as in `met`."""
        found: Scores = {}
        by_subject: list[tuple[Modality, ScoresByLength]] = []
        for modality, generic, least in self._modalities:
            nearer = max(nearness, generic)
            if nearer >= least:
                table = scores_by_subject(modality, nearer)
                if table.least >= self._least_score:
                    by_subject.append((modality, table))
                else:
                    rated = _by_length(video, modality, table)
                    found.update([one for one in rated if one[1] >= self._least_score])
        if met:
            self._rate_by_words(found, video, nearness, met)
        return VideoScores(video, found, by_subject)

    def _rate_by_words(self, found: Scores, video: VideoMoments, nearness: int, met: Mapping[int, Met]) -> None:
        """Add the scores of moments with words of the query; that of their subject alone is never higher."""
        least, numbers = self._least_score, video.numbers
        known = self._tables.setdefault(nearness, {})
        for number, one in met.items():
            tables = known.get(one)
            if tables is None:
                tables = known[one] = self._tables_of(one, nearness)
            for modality, table in tables:
                if number in numbers[modality]:
                    score = table[video.length(number)]
                    if modality in WRITTEN and self._is_literal(modality, video.entry(number).text, one):
                        score = score_literal(modality, focus_of(one[1], video.length(number)))
                    if score >= least and score > 0:
                        found[number] = score

    def _tables_of(self, met: Met, nearness: int) -> Tables:
        """Return the scores of moments that meet this, for each modality in which they may be high enough."""
        weight, needs = met
        share = weight / self._query.weight * self._part
        tables = [
            (modality, scores_by_length(modality, share, needs, max(nearness, generic)))
            for modality, generic, _ in self._modalities
        ]
        return [
            (modality, table) for modality, table in tables if modality in WRITTEN or table.most >= self._least_score
        ]

    def _is_literal(self, modality: Modality, text: str, met: Met) -> bool:
        return met[0] / self._query.weight == 1 and is_literal(self._query, modality, text)


def _by_length(video: VideoMoments, modality: Modality, table: ScoresByLength) -> Iterable[tuple[int, float]]:
    return zip(video.numbers[modality], map(table.__getitem__, video.lengths(modality)), strict=True)
