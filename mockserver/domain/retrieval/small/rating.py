"""The scores of the moments of few videos for one query."""

from collections.abc import Iterable, Mapping

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
from mockserver.domain.retrieval.small.entries import VideoMoments
from mockserver.domain.retrieval.small.meeting import Met

Scores = dict[int, float]  # by the number of the moment


class Rater:
    """Rates the moments of videos in some modalities; scores below the minimum are left out."""

    def __init__(self, query: Query, modalities: Iterable[Modality], least_score: float) -> None:
        self._query, self._least_score = query, least_score
        self._part = 1.0 if query.has_content else STOP_WORDS_SHARE
        self._modalities = [(one, query.generic[one], least_nearness(one, least_score)) for one in modalities]
        self._tables: dict[tuple[Modality, int], dict[Met, ScoresByLength]] = {}

    @property
    def least_nearness(self) -> int:
        """The nearness from which on any moment of a video may match; 0 if any moment of all videos may."""
        if any(generic >= least for _, generic, least in self._modalities):
            return 0
        return min(least for _, _, least in self._modalities)

    def scores(self, video: VideoMoments, nearness: int, met: Mapping[int, Met]) -> Scores:
        """Return the scores of a video of this nearness, in which moments have words of the query as in `met`."""
        found: Scores = {}
        for modality, generic, least in self._modalities:
            nearer = max(nearness, generic)
            if nearer >= least:
                self._rate_by_subject(found, video, modality, scores_by_subject(modality, nearer))
            if met:
                self._rate_by_words(found, video, modality, nearer, met)
        return found

    def _rate_by_subject(self, found: Scores, video: VideoMoments, modality: Modality, scores: ScoresByLength) -> None:
        """Add the scores of all moments, by the subject of the video alone."""
        lengths = video.lengths(modality)
        rated = zip(video.numbers[modality], map(scores.__getitem__, lengths), strict=True)
        least = self._least_score
        found.update(rated if scores.least >= least else [one for one in rated if one[1] >= least])

    def _rate_by_words(
        self, found: Scores, video: VideoMoments, modality: Modality, nearness: int, met: Mapping[int, Met]
    ) -> None:
        """Add the scores of moments with words of the query, or replace them."""
        least, numbers = self._least_score, video.numbers[modality]
        tables = self._tables.setdefault((modality, nearness), {})
        for number, one in met.items():
            if number in numbers:
                table = tables.get(one)
                if table is None:
                    table = tables[one] = self._table(modality, one, nearness)
                score = table[video.length(number)] if table.most >= least else 0.0
                if modality in WRITTEN and self._is_literal(modality, video.entry(number).text, one):
                    score = score_literal(modality, focus_of(one[1], video.length(number)))
                if score >= least and score > 0:
                    found[number] = score
                else:
                    found.pop(number, None)

    def _table(self, modality: Modality, met: Met, nearness: int) -> ScoresByLength:
        weight, needs = met
        return scores_by_length(modality, weight / self._query.weight * self._part, needs, nearness)

    def _is_literal(self, modality: Modality, text: str, met: Met) -> bool:
        return met[0] / self._query.weight == 1 and is_literal(self._query, modality, text)
