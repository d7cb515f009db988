"""The matches of a query in each column of a large corpus, by score."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import takewhile

from pyroaring import BitMap

from mockserver.domain.meaning.subjects import LEAST_NEARNESS
from mockserver.domain.records.scenes import Modality
from mockserver.domain.retrieval.confidence import FIRM
from mockserver.domain.retrieval.large.columns import Column
from mockserver.domain.retrieval.large.corpus import LargeCorpus
from mockserver.domain.retrieval.large.grading import ComputedScores, KnownScores
from mockserver.domain.retrieval.large.layout import placed_at
from mockserver.domain.retrieval.large.match_levels import MatchLevel, holding_all, match_levels_of, union
from mockserver.domain.retrieval.literal import holds_phrase, is_literal
from mockserver.domain.retrieval.needs import Query
from mockserver.domain.retrieval.relevance import Hit
from mockserver.domain.retrieval.scoring import (
    LITERAL_TEXT,
    PARTIAL_TEXT,
    STOP_WORDS_SHARE,
    WRITTEN,
    least_nearness,
    least_share,
    score_meaning,
    scores_by_length,
)

ScoredColumn = KnownScores | ComputedScores


@dataclass(frozen=True, slots=True)
class Question:
    """A query, the minimum score of its matches, and the groups to search; None means all.

    `resembling` has the known words that resemble the stem of each need; `near` has, for each nearness above the
    minimum, the groups of the videos with that nearness to the query.
    """

    query: Query
    exact: bool
    least_score: float
    allowed: BitMap | None
    resembling: Mapping[str, Sequence[str]]
    near: Mapping[int, BitMap]

    @classmethod
    def of(
        cls, corpus: LargeCorpus, query: Query, *, exact: bool, least_score: float, allowed: BitMap | None
    ) -> "Question":
        """Return the question for `query` to `corpus`."""
        resembling = {need.stem: tuple(corpus.words.vocabulary.resembling(need.stem)) for need in query.needs}
        near = corpus.groups_by_nearness(query) if query.needs else {}
        return cls(query, exact, least_score, allowed, resembling, near)

    def nearness(self, corpus: LargeCorpus, modality: Modality, groups: BitMap) -> list[tuple[int, BitMap]]:
        """Return the nearness of `groups` to the query, above the minimum, in descending order."""
        generic, found = self.query.generic[modality], []
        if modality not in WRITTEN:
            levels = {LEAST_NEARNESS: corpus.with_subject, **self.near}
            for nearness in sorted((one for one in levels if one > generic), reverse=True):
                found.append((nearness, groups & levels[nearness]))
                groups = groups - levels[nearness]
        return [*found, (generic, groups)] if generic else found


def scored_columns_of(corpus: LargeCorpus, modality: Modality, question: Question) -> list[ScoredColumn]:
    """Return the scores of each column of `modality`, from the minimum score on; lower ones may be included."""
    grade = _score_phrase if question.exact and modality is Modality.SPEECH else _score_column
    return [grade(corpus, modality, ordinal, question) for ordinal in range(len(corpus.columns[modality]))]


def hits_of(corpus: LargeCorpus, modalities: Iterable[Modality], question: Question) -> Iterator[Hit]:
    """Yield the matches of the query in each of `modalities`, from the minimum score on."""
    scores: dict[int, dict[tuple[Modality, int], float]] = {}
    for modality in modalities:
        for ordinal, column in enumerate(scored_columns_of(corpus, modality, question)):
            for score, groups in takewhile(lambda one: one[0] >= question.least_score, column.descending()):
                for group in groups:
                    scores.setdefault(group, {})[modality, ordinal] = score
    for video_id, group, moments in corpus.moments_of_all(sorted(scores)):
        for (modality, ordinal), score in scores[group].items():
            moment = placed_at(moments, modality, ordinal)
            yield Hit(video_id, modality, moment.start, moment.end, moment.text, score)


def _score_phrase(corpus: LargeCorpus, modality: Modality, ordinal: int, question: Question) -> ScoredColumn:
    column, query = corpus.columns[modality][ordinal], question.query
    candidates = holding_all(query.words, column, question.allowed)
    found = BitMap(one for one in candidates if holds_phrase(corpus.text_of(one, (modality, ordinal)), query.words))
    return _computed(corpus, modality, ordinal, [MatchLevel(1.0, len(query.needs), found)], found)


def _score_column(corpus: LargeCorpus, modality: Modality, ordinal: int, question: Question) -> ScoredColumn:
    column, query = corpus.columns[modality][ordinal], question.query
    if not query.needs:
        return KnownScores([], BitMap())
    groups = column.groups if question.allowed is None else column.groups & question.allowed
    levels, touched = _levels(corpus, modality, column, question, groups)
    if modality in WRITTEN:
        return _score_written(corpus, modality, ordinal, question, levels, touched)
    return _computed(corpus, modality, ordinal, levels, touched)


def _levels(
    corpus: LargeCorpus, modality: Modality, column: Column, question: Question, groups: BitMap
) -> tuple[list[MatchLevel], BitMap]:
    """Return the match levels of `groups`, split by nearness, and the groups that may have a score that counts."""
    query, near = question.query, question.nearness(corpus, modality, groups)
    # A query of stop words alone matches sight and speech partially, and written text only literally.
    part = 1.0 if query.has_content or modality in WRITTEN else STOP_WORDS_SHARE
    nearest = max([nearness for nearness, _ in near], default=0)
    least = least_share(modality, question.least_score, nearest) / part
    found, met = match_levels_of(query, modality, column, question.resembling, least, groups)
    levels = []
    for one in found:
        rest = one.groups
        for nearness, here in near:
            if not rest.isdisjoint(here):
                levels.append(MatchLevel(one.share * part, one.met, rest & here, nearness))
                rest = rest - here
        levels.append(MatchLevel(one.share * part, one.met, rest))
    # A firm match may join a better clip, so it counts even if its own score is too low.
    least_alone = least_nearness(modality, question.least_score)
    least_looked_at = least_nearness(modality, min(question.least_score, FIRM))
    alone = [MatchLevel(0.0, 0, here - met, nearness) for nearness, here in near if nearness >= least_alone]
    looked_at = [here for nearness, here in near if nearness >= least_looked_at]
    return levels + alone, union([met, *looked_at])


def _computed(
    corpus: LargeCorpus, modality: Modality, ordinal: int, levels: Sequence[MatchLevel], touched: BitMap
) -> ComputedScores:
    lengths_of = partial(corpus.lengths_of, (modality, ordinal))
    return ComputedScores(modality, [one for one in levels if one.groups], lengths_of, touched)


def _score_written(
    corpus: LargeCorpus,
    modality: Modality,
    ordinal: int,
    question: Question,
    levels: Sequence[MatchLevel],
    touched: BitMap,
) -> ScoredColumn:
    query = question.query
    whole = union([one.groups for one in levels if one.share == 1])
    position = modality, ordinal
    literal = BitMap(one for one in whole if is_literal(query, modality, corpus.text_of(one, position)))
    part = 1.0 if query.has_content else STOP_WORDS_SHARE
    partial = union([one.groups for one in levels if score_meaning(modality, one.share * part, 1.0)]) - literal
    classes = [(LITERAL_TEXT, literal), (PARTIAL_TEXT, partial)]
    if nearness := query.generic[modality]:
        read = union([one.groups for one in levels]) - literal - partial
        scores, by_score = scores_by_length(modality, 0.0, 0, nearness), dict[float, BitMap]()
        for length, groups in corpus.lengths_of(position, read):
            score = scores[length]
            by_score[score] = by_score.get(score, BitMap()) | (groups & read)
        classes += by_score.items()
    return KnownScores([one for one in classes if one[1]], touched)
