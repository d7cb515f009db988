"""Which moments of an index a query finds, and how well: the ground of search and classification.

A score depends on the query, the moment and what its video is about, never on the other videos: an upload must not move
the scores that a test asserts.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import count
from typing import NamedTuple, TypeAlias

from mockserver.domain.meaning.subjects import LEAST_NEARNESS, Subjects
from mockserver.domain.records.scenes import TIE_ORDER, Content, Modality, Moment
from mockserver.domain.retrieval.large.postings import Postings
from mockserver.domain.retrieval.literal import holds_all, holds_in_order, holds_phrase
from mockserver.domain.retrieval.needs import RESEMBLING, Need, Query, index_keys, understand
from mockserver.domain.retrieval.scoring import (
    STOP_WORDS_SHARE,
    WRITTEN,
    focus_of,
    least_nearness,
    score_literal,
    score_of,
)
from mockserver.domain.retrieval.vocabulary import any_resembles
from mockserver.domain.retrieval.words import stem, tokenise

_TELLING_PHRASE = 3

_ANY_SCORE = 0.0


# A tuple, because searches make thousands of them.
class Hit(NamedTuple):
    """A moment that meets a query; `score` is from above 0 to 100, with two decimals."""

    video_id: str
    modality: Modality
    start: float
    end: float
    text: str
    score: float


class Entry(NamedTuple):
    """A moment of a corpus. Entries sort as equal scores are answered: by video, time and modality."""

    video_id: str
    start: float
    end: float
    tie: int
    text: str
    modality: Modality
    length: int = 0  # in parts of a content word


Rated: TypeAlias = tuple[Entry, float]  # a moment, and its score


def hit_of(rated: Rated) -> Hit:
    """Return a moment that a query finds as a hit."""
    (video_id, start, end, _, text, modality, _), score = rated
    return Hit(video_id, modality, start, end, text, score)


def rated_of(hit: Hit) -> Rated:
    """Return a hit as a moment and its score."""
    video_id, modality, start, end, text, score = hit
    return Entry(video_id, start, end, TIE_ORDER[modality], text, modality), score


class Corpus:
    """The moments of all videos of one index, ready to be searched.

    Adding and removing touch only the words of the one video.
    """

    __slots__ = ("_entries", "_numbers", "_numbers_by_video", "_postings", "subjects")

    def __init__(self) -> None:
        self._numbers = count()
        self._entries: dict[Modality, dict[int, Entry]] = {modality: {} for modality in Modality}
        self._postings = {modality: Postings() for modality in Modality}
        self._numbers_by_video: dict[str, dict[Modality, list[int]]] = {}
        self.subjects = Subjects()

    def __len__(self) -> int:
        return sum(map(len, self._entries.values()))

    def add(self, video_id: str, content: Content) -> None:
        """Make the moments of a video findable, in place of what was known of it before."""
        self.remove(video_id)
        self._numbers_by_video[video_id] = {
            modality: [self._enter(modality, video_id, moment) for moment in content.moments(modality)]
            for modality in Modality
        }
        self.subjects.add(video_id, content)

    def remove(self, video_id: str) -> None:
        """Forget the moments of a video; a video that is not there is forgotten already."""
        self.subjects.remove(video_id)
        for modality, numbers in self._numbers_by_video.pop(video_id, {}).items():
            for number in numbers:
                entry = self._entries[modality].pop(number)
                self._postings[modality].remove(number, index_keys(entry.text)[0])

    def match(self, query: str, modality: Modality, *, exact: bool = False) -> list[Hit]:
        """Return the moments of `modality` that meet `query`, the best first, ties by video id and start.

        With `exact` the words of the query must stand in the moment one after the other, in any case.
        """
        return sorted(self.find(query, [modality], exact=exact), key=_rank)

    def find(
        self, query: str, modalities: Iterable[Modality], *, exact: bool = False, least_score: float = _ANY_SCORE
    ) -> Iterator[Hit]:
        """Yield what `match` returns for each of `modalities` from the least score on, in no order."""
        return map(hit_of, self.rate(query, modalities, exact=exact, least_score=least_score))

    def rate(
        self, query: str, modalities: Iterable[Modality], *, exact: bool = False, least_score: float = _ANY_SCORE
    ) -> list[Rated]:
        """Return the moments that `find` yields as hits, with their scores."""
        asked = understand(query)
        found: list[Rated] = []
        if not asked.needs:
            return found
        for modality in modalities:
            if exact and modality is Modality.SPEECH:
                found += self._rate_literally(asked, modality)
            else:
                found += self._rate(asked, modality, least_score)
        return [one for one in found if one[1] >= least_score and one[1] > 0]

    def _enter(self, modality: Modality, video_id: str, moment: Moment) -> int:
        number, text = next(self._numbers), moment.text
        keys, length = index_keys(text)
        self._entries[modality][number] = Entry(
            video_id, moment.start, moment.end, TIE_ORDER[modality], text, modality, length
        )
        self._postings[modality].add(number, keys)
        return number

    def _rate(self, query: Query, modality: Modality, least_score: float) -> list[Rated]:
        """Return the moments that meet the query by a word, and those that do by what their videos are about."""
        entries, generic = self._entries[modality], query.generic[modality]
        near: Mapping[str, int] = {}
        known: Collection[str] = ()
        if modality not in WRITTEN:
            near, known = self.subjects.near_to(query.meaning), self.subjects.known
        touched = _meet(query, modality, self._postings[modality])
        found: list[Rated] = []
        for number, (met_weight, met) in touched.items():
            entry = entries[number]
            video_id, _, _, _, text, _, length = entry
            nearness = max(generic, near.get(video_id) or (LEAST_NEARNESS if video_id in known else 0))
            found.append((entry, _score(query, modality, text, met_weight / query.weight, met, length, nearness)))
        least = least_nearness(modality, least_score)
        if generic >= least:
            videos: Collection[str] = self._numbers_by_video
        else:
            videos = known if least <= LEAST_NEARNESS else near
        for video_id in videos:
            nearness = max(generic, near.get(video_id) or (LEAST_NEARNESS if video_id in known else 0))
            if nearness >= least:
                scores = _scores_by_nearness(modality, nearness)
                numbers = self._numbers_by_video[video_id][modality]
                untouched = [entries[number] for number in numbers if number not in touched]
                found += [(entry, scores[entry.length]) for entry in untouched]
        return found

    def _rate_literally(self, query: Query, modality: Modality) -> Iterator[Rated]:
        entries = self._entries[modality]
        for number in self._holding_all(query.words, modality):
            entry = entries[number]
            if holds_phrase(entry.text, query.words):
                yield entry, score_literal(modality, focus_of(len(query.needs), entry.length))

    def _holding_all(self, words: Collection[str], modality: Modality) -> Iterable[int]:
        holding = sorted((self._postings[modality].holding(stem(word)) for word in words), key=len)
        return set(holding[0]).intersection(*holding[1:]) if holding else ()


class _ScoresByLength(dict[int, float]):
    """The scores of the moments that no word meets in videos of one nearness, worked out once for each length."""

    __slots__ = ("_modality", "_nearness")

    def __init__(self, modality: Modality, nearness: int) -> None:
        super().__init__()
        self._modality, self._nearness = modality, nearness

    def __missing__(self, length: int) -> float:
        found = self[length] = score_of(self._modality, 0.0, 0, length, self._nearness)
        return found


@lru_cache(maxsize=256)
def _scores_by_nearness(modality: Modality, nearness: int) -> _ScoresByLength:
    return _ScoresByLength(modality, nearness)


def appraise(query: Query, modality: Modality, text: str, nearness: int, *, exact: bool = False) -> float:
    """Return the score that a moment of this text has in any corpus; 0 where the query does not find it.

    `nearness` is that of its video to the query.
    """
    keys, length = index_keys(text)
    if exact:
        is_found = holds_phrase(text, query.words)
        return score_literal(modality, focus_of(len(query.needs), length)) if is_found else 0.0
    if not query.needs:
        return 0.0
    weight, met = 0.0, 0
    for need in query.needs:
        credit = _best_credit(need, modality, keys)
        if credit:
            weight, met = weight + need.weight * credit, met + 1
    return _score(query, modality, text, weight / query.weight, met, length, max(nearness, query.generic[modality]))


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


def _score(query: Query, modality: Modality, text: str, share: float, met: int, length: int, nearness: int) -> float:
    if modality in WRITTEN and share == 1 and is_literal(query, modality, text):
        return score_literal(modality, focus_of(met, length))
    return score_of(modality, share if query.has_content else share * STOP_WORDS_SHARE, met, length, nearness)


def is_literal(query: Query, modality: Modality, text: str) -> bool:
    """Return whether the query stands in recognised `text` the way that a picture shows it."""
    # Stop words alone name a brand or a title only as the whole of it, or as a phrase long enough to be meant.
    if not query.has_content and len(query.words) < _TELLING_PHRASE:
        return tuple(tokenise(text)) == query.words
    # A picture may break a brand over two lines either way round; a sentence has its order.
    return holds_all(text, query.words) if modality is Modality.LOGO else holds_in_order(text, query.words)


def _rank(hit: Hit) -> tuple[float, str, float, float, str]:
    return (-hit.score, hit.video_id, hit.start, hit.end, hit.text)
