"""Finds and scores the moments of an index that match a query: the basis of search and classification.

A score depends on the query, the moment and the subject of its video, never on other videos: an upload must not move
the scores that a test asserts.
"""

from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence, Set
from typing import NamedTuple, TypeAlias

from mockserver.domain.meaning.subjects import Subjects
from mockserver.domain.records.scenes import TIE_ORDER, Content, Modality
from mockserver.domain.retrieval.confidence import FIRM
from mockserver.domain.retrieval.literal import holds_all, holds_in_order, holds_phrase
from mockserver.domain.retrieval.needs import RESEMBLING, Need, Query, index_keys, understand
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
from mockserver.domain.retrieval.small.entries import Entries, Entry, Rated, VideoMoments
from mockserver.domain.retrieval.small.postings import Postings
from mockserver.domain.retrieval.vocabulary import any_resembles
from mockserver.domain.retrieval.words import stem, stems_in_order, tokenise

_TELLING_PHRASE = 3

_ANY_SCORE = 0.0

Met: TypeAlias = tuple[float, int]  # the weight and the number of the needs that a moment meets


# A tuple, because searches create thousands of them.
class Hit(NamedTuple):
    """A moment that matches a query; `score` is above 0 and at most 100, with two decimals."""

    video_id: str
    modality: Modality
    start: float
    end: float
    text: str
    score: float


class Unrated(NamedTuple):
    """The moments of videos of one nearness that match by the subject of the video, without a word of the query."""

    videos: Sequence[VideoMoments]
    modality: Modality
    touched: Mapping[int, Entry]  # the moments with a word of the query, which are left out
    scores: ScoresByLength

    def size(self) -> int:
        """Return how many moments there are, without rating them."""
        modality = self.modality
        video_ids = {video.video_id for video in self.videos}
        left_out = [entry for entry in self.touched.values() if entry[5] is modality and entry[0] in video_ids]
        return sum([video.size(modality) for video in self.videos]) - len(left_out)

    def best(self) -> float:
        """Return the highest score, which is that of the shortest text; 0 if there are no moments."""
        touched, best = self.touched, 0.0
        for video in self.videos:
            moments = video.of_modality(self.modality)
            shortest = next((number for number in moments.shortest_first() if number not in touched), None)
            if shortest is not None:
                best = max(best, self.scores[moments[shortest].length])
        return best

    def rated(self, least_score: float = _ANY_SCORE) -> Iterator[Rated]:
        """Yield the moments with their scores, from the minimum score on."""
        _, modality, touched, scores = self
        for video in self.videos:
            for number, entry in video.of_modality(modality).items():
                score = scores[entry[6]]
                if score >= least_score and number not in touched:
                    yield entry, score

    def by_video(self) -> list["Unrated"]:
        """Return the moments of each video."""
        _, modality, touched, scores = self
        return [Unrated((video,), modality, touched, scores) for video in self.videos]


def hit_of(rated: Rated) -> Hit:
    """Convert an entry with its score to a hit."""
    (video_id, start, end, _, text, modality, _), score = rated
    return Hit(video_id, modality, start, end, text, score)


def rated_of(hit: Hit) -> Rated:
    """Convert a hit to an entry with its score."""
    video_id, modality, start, end, text, score = hit
    return Entry(video_id, start, end, TIE_ORDER[modality], text, modality), score


class Corpus:
    """The moments of all videos of one index.

    Adding and removing a video touches only its own words.
    """

    __slots__ = ("_entries", "_next", "_size", "postings", "subjects", "videos")

    def __init__(self) -> None:
        self._entries = Entries()
        self._next = self._size = 0
        self.videos: dict[str, VideoMoments] = {}
        self.postings = Postings()
        self.subjects = Subjects()

    def __len__(self) -> int:
        return self._size

    def add(self, video_id: str, content: Content) -> None:
        """Add the moments of a video, or replace them."""
        self.remove(video_id)
        video = self.videos[video_id] = VideoMoments(video_id, content, self._next)
        # One number stays free, so that a video without moments has a first number of its own.
        self._next = video.numbers.stop + 1
        self._size += len(video.numbers)
        self._entries.add(video)
        self.postings.add(video.first, stems_in_order(video.texts))
        self.subjects.add(video_id, content)

    def remove(self, video_id: str) -> None:
        """Remove the moments of a video, if it is there."""
        self.subjects.remove(video_id)
        video = self.videos.pop(video_id, None)
        if video is not None:
            self._size -= len(video.numbers)
            self._entries.remove(video)
            self.postings.remove(video.first)

    def video_at(self, first: int) -> VideoMoments:
        """Return the video whose first moment has this number."""
        return self._entries.video_of(first)

    def match(self, query: str, modality: Modality, *, exact: bool = False) -> list[Hit]:
        """Return the moments of `modality` that match `query`, the best first, then by video id and start.

        With `exact`, the moment must contain the words of the query in direct succession, ignoring case.
        """
        return sorted(self.find(query, [modality], exact=exact), key=_rank)

    def find(
        self, query: str, modalities: Iterable[Modality], *, exact: bool = False, least_score: float = _ANY_SCORE
    ) -> Iterator[Hit]:
        """Yield the results of `match` for each of `modalities` from the minimum score on, unsorted."""
        return map(hit_of, self.rate(query, modalities, exact=exact, least_score=least_score))

    def rate(
        self,
        query: str,
        modalities: Iterable[Modality],
        *,
        exact: bool = False,
        least_score: float = _ANY_SCORE,
        within: Container[str] | None = None,
    ) -> list[Rated]:
        """Return the results of `find` as entries with their scores; `within` restricts them to these videos."""
        found, unrated = self.look_up(query, modalities, exact=exact, least_score=least_score, within=within)
        for one in unrated:
            found += one.rated(least_score)
        return found

    def look_up(
        self,
        query: str,
        modalities: Iterable[Modality],
        *,
        exact: bool = False,
        least_score: float = _ANY_SCORE,
        within: Container[str] | None = None,
    ) -> tuple[list[Rated], list[Unrated]]:
        """Return the results of `rate` in two parts: moments with a word of the query, and those to rate without one.

        Later changes of the corpus do not change the second part.
        """
        asked, wanted = understand(query), frozenset(modalities)
        if not asked.needs:
            return [], []
        literal = wanted & {Modality.SPEECH} if exact else frozenset[Modality]()
        written = wanted.intersection(WRITTEN)
        told = wanted - written - literal
        found: list[Rated] = []
        unrated: list[Unrated] = []
        if literal:
            found += self._rate_literally(asked, least_score, within)
        # Written text does not match by the subject of a video.
        for some in (written, told):
            if some:
                near = self.subjects.nearness_to(asked.about) if some is told else {}
                met = _meet(asked, self.postings, are_written=some is written)
                touched = dict(zip(met, map(self._entries.__getitem__, met), strict=True))
                rate = _rate if some is told else _rate_written
                found += rate(asked, some, near, zip(touched.values(), met.values(), strict=True), least_score, within)
                unrated += self._unrated(asked, some, near, touched, least_score, within)
        return found, unrated

    def _unrated(
        self,
        query: Query,
        modalities: Set[Modality],
        near: Mapping[str, int],
        touched: Mapping[int, Entry],
        least_score: float,
        within: Container[str] | None,
    ) -> Iterator[Unrated]:
        """Yield the moments that are not `touched` and match by the subject of their video."""
        generic = query.generic
        least = {modality: least_nearness(modality, least_score) for modality in modalities}
        nearest = 0 if any(generic[modality] >= least[modality] for modality in modalities) else min(least.values())
        videos: dict[int, list[VideoMoments]] = {}
        for video_id in near if nearest else self.videos:
            nearness = near.get(video_id, 0)
            if nearness >= nearest and (within is None or video_id in within):
                videos.setdefault(nearness, []).append(self.videos[video_id])
        for nearness, some in videos.items():
            for modality in modalities:
                nearer = max(nearness, generic[modality])
                if nearer >= least[modality]:
                    yield Unrated(some, modality, touched, scores_by_subject(modality, nearer))

    def _rate_literally(self, query: Query, least_score: float, within: Container[str] | None) -> Iterator[Rated]:
        for number in self._holding_all(query.words):
            entry = self._entries[number]
            if within is not None and entry.video_id not in within:
                continue
            if entry.modality is Modality.SPEECH and holds_phrase(entry.text, query.words):
                score = score_literal(Modality.SPEECH, focus_of(len(query.needs), entry.length))
                if score >= least_score:
                    yield entry, score

    def _holding_all(self, words: Iterable[str]) -> Iterable[int]:
        holding = sorted((self.postings.holding(stem(word)) for word in words), key=len)
        return set(holding[0]).intersection(*holding[1:]) if holding else ()


def _rate(
    query: Query,
    modalities: Set[Modality],
    near: Mapping[str, int],
    touched: Iterable[tuple[Entry, Met]],
    least_score: float,
    within: Container[str] | None,
) -> Iterator[Rated]:
    """Yield the `touched` moments, which have a word of the query; `near` has the nearness of videos to it."""
    generic, leaves_traces_out = query.generic, least_score >= FIRM
    part = 1.0 if query.has_content else STOP_WORDS_SHARE
    known: dict[tuple[Modality, int, Met], ScoresByLength] = {}
    for entry, met in touched:
        video_id, _, _, _, _, modality, length = entry
        if modality in modalities and (within is None or video_id in within):
            nearness = near.get(video_id, 0)
            if nearness < generic[modality]:
                nearness = generic[modality]
            key = modality, nearness, met
            scores = known.get(key)
            if scores is None:
                weight, needs = met
                scores = known[key] = scores_by_length(modality, weight / query.weight * part, needs, nearness)
            if not (leaves_traces_out and scores.are_traces):
                score = scores[length]
                if score >= least_score:
                    yield entry, score


def _rate_written(
    query: Query,
    modalities: Set[Modality],
    near: Mapping[str, int],
    touched: Iterable[tuple[Entry, Met]],
    least_score: float,
    within: Container[str] | None,
) -> Iterator[Rated]:
    """Yield the `touched` moments of written text."""
    for entry, (weight, met) in touched:
        video_id, _, _, _, text, modality, length = entry
        if modality in modalities and (within is None or video_id in within):
            nearness = max(near.get(video_id, 0), query.generic[modality])
            score = _score(query, modality, text, weight / query.weight, met, length, nearness)
            if score >= least_score and score > 0:
                yield entry, score


def score_of_text(query: Query, modality: Modality, text: str, nearness: int, *, exact: bool = False) -> float:
    """Return the score of a moment with this text in any corpus; 0 if the query does not match it.

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
    for wanted, credit in keys_met(need, are_written=modality in WRITTEN):
        if wanted in keys:
            return credit
    return RESEMBLING if any_resembles(keys, need.stem) else 0.0


def keys_met(need: Need, *, are_written: bool) -> tuple[tuple[str, float], ...]:
    """Return the keys of moments that meet `need`, the best first; for written text only keys with the word itself."""
    return need.keys[:1] if are_written else need.keys


def _meet(query: Query, postings: Postings, *, are_written: bool) -> dict[int, Met]:
    """Return what each moment that meets any need meets."""
    first, *others = query.needs
    met = _met_of(first, postings, are_written=are_written)
    for need in others:
        for number, one in _met_of(need, postings, are_written=are_written).items():
            known = met.get(number)
            met[number] = one if known is None else (known[0] + one[0], known[1] + 1)
    return met


def _met_of(need: Need, postings: Postings, *, are_written: bool) -> dict[int, Met]:
    """Return for each moment that meets `need` the weight by the best key."""
    best: dict[int, Met] = {}
    for key, met in met_by_key(need, postings, are_written=are_written):
        if holding := postings.holding(key):
            best.update(dict.fromkeys(holding, met))
    return best


def met_by_key(need: Need, postings: Postings, *, are_written: bool = False) -> Iterator[tuple[str, Met]]:
    """Yield the keys that meet `need`, and what a moment with the key meets; the best last, so that it wins."""
    for key in postings.resembling(need.stem):
        yield key, (need.weight * RESEMBLING, 1)
    for key, credit in reversed(keys_met(need, are_written=are_written)):
        yield key, (need.weight * credit, 1)


def _score(query: Query, modality: Modality, text: str, share: float, met: int, length: int, nearness: int) -> float:
    if modality in WRITTEN and share == 1 and is_literal(query, modality, text):
        return score_literal(modality, focus_of(met, length))
    part = share if query.has_content else share * STOP_WORDS_SHARE
    return scores_by_length(modality, part, met, nearness)[length]


def is_literal(query: Query, modality: Modality, text: str) -> bool:
    """Return whether recognised `text` contains the query as a picture would show it."""
    # A query of stop words alone matches a brand or a title only as a whole, or as a long enough phrase.
    if not query.has_content and len(query.words) < _TELLING_PHRASE:
        return tuple(tokenise(text)) == query.words
    # A logo may be split over two lines in either order; a sentence has its order.
    return holds_all(text, query.words) if modality is Modality.LOGO else holds_in_order(text, query.words)


def _rank(hit: Hit) -> tuple[float, str, float, float, str]:
    return (-hit.score, hit.video_id, hit.start, hit.end, hit.text)
