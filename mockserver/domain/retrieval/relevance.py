"""Which moments of an index a query finds, and how well: the ground of search and classification.

A score depends on the query and the moment alone, never on the other videos: an upload must not move the scores that
a test asserts.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import count

from mockserver.domain.records.scenes import Content, Modality, Moment
from mockserver.domain.retrieval.large.postings import Postings
from mockserver.domain.retrieval.literal import holds_all, holds_in_order, holds_phrase
from mockserver.domain.retrieval.needs import RESEMBLING, Need, Query, index_keys, understand
from mockserver.domain.retrieval.scoring import STOP_WORDS_SHARE, WRITTEN, focus_of, score_literal, score_meaning
from mockserver.domain.retrieval.vocabulary import any_resembles
from mockserver.domain.retrieval.words import stem, tokenise

_TELLING_PHRASE = 3


@dataclass(frozen=True, slots=True)
class Hit:
    """A moment that meets a query; `score` is from above 0 to 100, with two decimals."""

    video_id: str
    modality: Modality
    start: float
    end: float
    text: str
    score: float


@dataclass(frozen=True, slots=True)
class _Entry:
    video_id: str
    moment: Moment
    content_words: int


class Corpus:
    """The moments of all videos of one index, ready to be searched.

    Adding and removing touch only the words of the one video.
    """

    __slots__ = ("_entries", "_numbers", "_numbers_by_video", "_postings")

    def __init__(self) -> None:
        self._numbers = count()
        self._entries: dict[Modality, dict[int, _Entry]] = {modality: {} for modality in Modality}
        self._postings = {modality: Postings() for modality in Modality}
        self._numbers_by_video: dict[str, tuple[tuple[Modality, int], ...]] = {}

    def __len__(self) -> int:
        return sum(map(len, self._entries.values()))

    def add(self, video_id: str, content: Content) -> None:
        """Make the moments of a video findable, in place of what was known of it before."""
        self.remove(video_id)
        moments = ((modality, moment) for modality in Modality for moment in content.moments(modality))
        self._numbers_by_video[video_id] = tuple(
            (modality, self._enter(modality, video_id, moment)) for modality, moment in moments
        )

    def remove(self, video_id: str) -> None:
        """Forget the moments of a video; a video that is not there is forgotten already."""
        for modality, number in self._numbers_by_video.pop(video_id, ()):
            entry = self._entries[modality].pop(number)
            self._postings[modality].remove(number, index_keys(entry.moment.text)[0])

    def match(self, query: str, modality: Modality, *, exact: bool = False) -> list[Hit]:
        """Return the moments of `modality` that meet `query`, the best first, ties by video id and start.

        With `exact` the words of the query must stand in the moment one after the other, in any case.
        """
        asked = understand(query)
        scores = self._literal_scores(asked, modality) if exact else self._scores(asked, modality)
        entries = self._entries[modality]
        hits = [_hit(entries[number], modality, score) for number, score in scores if score > 0]
        return sorted(hits, key=_rank)

    def _enter(self, modality: Modality, video_id: str, moment: Moment) -> int:
        number = next(self._numbers)
        keys, content_words = index_keys(moment.text)
        self._entries[modality][number] = _Entry(video_id, moment, content_words)
        self._postings[modality].add(number, keys)
        return number

    def _scores(self, query: Query, modality: Modality) -> Iterator[tuple[int, float]]:
        entries = self._entries[modality]
        for number, (met_weight, met) in _meet(query, modality, self._postings[modality]).items():
            entry = entries[number]
            share = met_weight / query.weight
            focus = focus_of(met, entry.content_words)
            yield number, _score(query, modality, entry.moment.text, share, focus)

    def _literal_scores(self, query: Query, modality: Modality) -> Iterator[tuple[int, float]]:
        entries = self._entries[modality]
        for number in self._holding_all(query.words, modality):
            entry = entries[number]
            if holds_phrase(entry.moment.text, query.words):
                yield number, score_literal(modality, focus_of(len(query.needs), entry.content_words))

    def _holding_all(self, words: Collection[str], modality: Modality) -> Iterable[int]:
        holding = sorted((self._postings[modality].holding(stem(word)) for word in words), key=len)
        return set(holding[0]).intersection(*holding[1:]) if holding else ()


def appraise(query: Query, modality: Modality, text: str, *, exact: bool = False) -> float:
    """Return the score that a moment of this text has in any corpus; 0 where the query does not find it."""
    keys, content_words = index_keys(text)
    if exact:
        is_found = holds_phrase(text, query.words)
        return score_literal(modality, focus_of(len(query.needs), content_words)) if is_found else 0.0
    weight, met = 0.0, 0
    for need in query.needs:
        credit = _best_credit(need, modality, keys)
        if credit:
            weight, met = weight + need.weight * credit, met + 1
    return _score(query, modality, text, weight / query.weight, focus_of(met, content_words)) if met else 0.0


def _best_credit(need: Need, modality: Modality, keys: Collection[str]) -> float:
    for wanted, credit in keys_met(need, modality):
        if wanted in keys:
            return credit
    return RESEMBLING if any_resembles(keys, need.stem) else 0.0


def keys_met(need: Need, modality: Modality) -> tuple[tuple[str, float], ...]:
    """Return the keys by which moments of `modality` meet `need`; what is written must hold the word itself."""
    return need.keys[:1] if modality in WRITTEN else need.keys


def _meet(query: Query, modality: Modality, postings: Postings) -> dict[int, tuple[float, int]]:
    """Return for each moment that meets any need the weight and the number of needs met."""
    met: dict[int, tuple[float, int]] = {}
    for need in query.needs:
        for number, credit in _credits(need, modality, postings).items():
            weight, needs = met.get(number, (0.0, 0))
            met[number] = (weight + need.weight * credit, needs + 1)
    return met


def _credits(need: Need, modality: Modality, postings: Postings) -> dict[int, float]:
    """Return for each moment the credit of the best key by which it meets `need`."""
    best: dict[int, float] = {}
    for key, credit in keys_met(need, modality):
        for number in postings.holding(key):
            best.setdefault(number, credit)
    for key in postings.resembling(need.stem):
        for number in postings.holding(key):
            best.setdefault(number, RESEMBLING)
    return best


def _score(query: Query, modality: Modality, text: str, share: float, focus: float) -> float:
    if modality in WRITTEN and share == 1 and is_literal(query, modality, text):
        return score_literal(modality, focus)
    return score_meaning(modality, share if query.has_content else share * STOP_WORDS_SHARE, focus)


def is_literal(query: Query, modality: Modality, text: str) -> bool:
    """Return whether the query stands in recognised `text` the way that a picture shows it."""
    # Stop words alone name a brand or a title only as the whole of it, or as a phrase long enough to be meant.
    if not query.has_content and len(query.words) < _TELLING_PHRASE:
        return tuple(tokenise(text)) == query.words
    # A picture may break a brand over two lines either way round; a sentence has its order.
    return holds_all(text, query.words) if modality is Modality.LOGO else holds_in_order(text, query.words)


def _hit(entry: _Entry, modality: Modality, score: float) -> Hit:
    moment = entry.moment
    return Hit(entry.video_id, modality, moment.start, moment.end, moment.text, score)


def _rank(hit: Hit) -> tuple[float, str, float, float, str]:
    return (-hit.score, hit.video_id, hit.start, hit.end, hit.text)
