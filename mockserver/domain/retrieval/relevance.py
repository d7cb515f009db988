"""Finds and scores the moments of an index that match a query: the basis of search and classification.

A score depends on the query, the moment and the subject of its video, never on other videos: an upload must not move
the scores that a test asserts.
"""

from collections.abc import Collection, Container, Hashable, Iterable, Iterator, Mapping
from itertools import chain
from typing import NamedTuple
from weakref import WeakValueDictionary

from mockserver.domain.meaning.subjects import LEAST_NEARNESS, Subjects
from mockserver.domain.records.scenes import TIE_ORDER, Content, Modality
from mockserver.domain.retrieval.literal import holds_phrase, is_literal
from mockserver.domain.retrieval.needs import Need, Query, credit_of_resembling, index_keys, keys_met, understand
from mockserver.domain.retrieval.scoring import STOP_WORDS_SHARE, WRITTEN, focus_of, score_literal, scores_by_length
from mockserver.domain.retrieval.small.entries import Entry, Rated
from mockserver.domain.retrieval.small.lookup import Lookup
from mockserver.domain.retrieval.small.meeting import Meetings
from mockserver.domain.retrieval.small.postings import Postings
from mockserver.domain.retrieval.small.rating import Scores, VideoScores
from mockserver.domain.retrieval.small.videos import CorpusVideo, UnreadVideos
from mockserver.domain.retrieval.vocabulary import resembling_among
from mockserver.domain.retrieval.words import stems_of

_ANY_SCORE = 0.0


# A tuple, because searches create thousands of them.
class Hit(NamedTuple):
    """A moment that matches a query; `score` is above 0 and at most 100, with two decimals."""

    video_id: str
    modality: Modality
    start: float
    end: float
    text: str
    score: float


def hit_of(rated: Rated) -> Hit:
    """Convert an entry with its score to a hit."""
    (video_id, start, end, _, text, modality), score = rated
    return Hit(video_id, modality, start, end, text, score)


def rated_of(hit: Hit) -> Rated:
    """Convert a hit to an entry with its score."""
    video_id, modality, start, end, text, score = hit
    return Entry(video_id, start, end, TIE_ORDER[modality], text, modality), score


class Corpus:
    """The moments of all videos of one index.

    Adding and removing a video touches only its own words.
    """

    __slots__ = (
        "_by_first",
        "_meetings",
        "_next",
        "_size",
        "_unread",
        "_with_subject",
        "in_use",
        "postings",
        "subjects",
        "videos",
    )

    def __init__(self) -> None:
        self._next = self._size = 0
        self._by_first: dict[int, CorpusVideo] = {}  # by the number of the first moment
        self._with_subject: dict[int, int] = {}  # the nearness of videos with a subject to any query, at least
        self.videos: dict[str, CorpusVideo] = {}
        self._unread = UnreadVideos()
        self.postings = Postings()
        self.subjects = Subjects()
        self._meetings = Meetings(self.postings)
        # Results that somebody still uses, by what was asked: the same until a video is added or removed.
        self.in_use: WeakValueDictionary[Hashable, object] = WeakValueDictionary()

    def __len__(self) -> int:
        return self._size

    def add(self, video_id: str, content: Content) -> None:
        """Add the moments of a video, or replace them."""
        self.remove(video_id)
        video = self.videos[video_id] = CorpusVideo(video_id, content, self._next)
        # One number stays free, so that a video without moments has a first number of its own.
        self._next += video.most_moments + 1
        self._size += video.most_moments
        self._by_first[video.first] = video
        self.postings.add(video.first, video)
        self._unread.add(video)
        if self.subjects.add(video_id, content):
            self._with_subject[video.first] = LEAST_NEARNESS
        self._forget()

    def remove(self, video_id: str) -> None:
        """Remove the moments of a video, if it is there."""
        video = self.videos.pop(video_id, None)
        if video is not None:
            self._size -= video.most_moments
            del self._by_first[video.first]
            self._unread.remove(video)
            self.postings.remove(video.first)
            self.subjects.remove(video_id)
            self._with_subject.pop(video.first, None)
            self._forget()

    def _forget(self) -> None:
        self._meetings.forget()
        self.in_use.clear()

    def video_at(self, first: int) -> CorpusVideo:
        """Return the video whose first moment has this number."""
        return self._by_first[first]

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
    ) -> Iterator[Rated]:
        """Yield the results of `find` as entries with their scores; `within` restricts them to these videos."""
        found = self.look_up(query, modalities, exact=exact, least_score=least_score, within=within)
        return chain.from_iterable(map(VideoScores.rated, found))

    def look_up(
        self,
        query: str,
        modalities: Iterable[Modality],
        *,
        exact: bool = False,
        least_score: float = _ANY_SCORE,
        within: Container[str] | None = None,
    ) -> list[VideoScores]:
        """Return the videos with moments that match; `within` restricts them to these videos."""
        asked, wanted = understand(query), frozenset(modalities)
        if not asked.needs:
            return []
        literal = wanted & {Modality.SPEECH} if exact else frozenset[Modality]()
        written = wanted.intersection(WRITTEN)
        told = wanted - written - literal
        found: list[VideoScores] = []
        if literal:
            found += self._rate_literally(asked, least_score)
        for some in (written, told):
            if some:
                found += self._rate(self.lookup(asked, some, least_score), within)
        return found if told == wanted else _merged(found, within)

    def asked_by(self, query: Query) -> Hashable:
        """Return what decides which moments match by meaning: equal for queries that ask the same.

        Such queries may differ in words that no video has, such as numbers.
        """
        return self._meetings.needs_met(query, self._size), query.weight, query.has_content, query.about

    def lookup(self, query: Query, modalities: Collection[Modality], least_score: float) -> Lookup:
        """Look up a query in modalities that are all told or all written."""
        are_written = not WRITTEN.isdisjoint(modalities)
        meeting = self._meetings.of(query, self._size, are_written=are_written)
        # Written text does not match by the subject of a video.
        nearness = {} if are_written else self._nearness_to(query)
        return Lookup(self._by_first, query, modalities, least_score, meeting, nearness)

    def _nearness_to(self, query: Query) -> Mapping[int, int]:
        """Return how near each video with a subject is to a query."""
        videos = self.videos
        nearer = {videos[video_id].first: near for video_id, near in self.subjects.near_to(query.about).items()}
        return {**self._with_subject, **nearer}

    def _rate(self, lookup: Lookup, within: Container[str] | None) -> Iterator[VideoScores]:
        """Yield the videos with matching moments."""
        for first in (*lookup.near, *lookup.by_words):
            if within is None or self._by_first[first].video_id in within:
                found = lookup.rate(first)
                if found.by_words or found.by_subject:
                    yield found

    def _rate_literally(self, query: Query, least_score: float) -> Iterator[VideoScores]:
        postings, stems = self.postings, stems_of(query.words)
        for first in set(postings.videos_with(stems[0])).intersection(*map(postings.videos_with, stems)):
            video, scores = self._by_first[first].moments, Scores()
            for number in set.intersection(*[set(postings.moments_with(first, stem)) for stem in stems]):
                if number in video.numbers[Modality.SPEECH] and holds_phrase(video.entry(number).text, query.words):
                    score = score_literal(Modality.SPEECH, focus_of(len(query.needs), video.length[number]))
                    if score >= least_score:
                        scores[number] = score
            if scores:
                yield VideoScores(video, scores, ())


def _merged(found: Iterable[VideoScores], within: Container[str] | None) -> list[VideoScores]:
    """Return each video once, and only those that are `within`."""
    by_video: dict[str, VideoScores] = {}
    for one in found:
        video_id = one.video.video_id
        if within is None or video_id in within:
            known = by_video.get(video_id)
            by_video[video_id] = one if known is None else known.with_modalities_of(one)
    return list(by_video.values())


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
    met = [credit for wanted, credit in keys_met(need, are_written=modality in WRITTEN) if wanted in keys]
    resembling = [credit_of_resembling(key, need) for key in resembling_among(keys, need.stem)]
    return max([*met[:1], *resembling], default=0.0)


def _score(query: Query, modality: Modality, text: str, share: float, met: int, length: int, nearness: int) -> float:
    if modality in WRITTEN and share == 1 and is_literal(query, modality, text):
        return score_literal(modality, focus_of(met, length))
    part = share if query.has_content else share * STOP_WORDS_SHARE
    return scores_by_length(modality, part, met, nearness)[length]


def _rank(hit: Hit) -> tuple[float, str, float, float, str]:
    return (-hit.score, hit.video_id, hit.start, hit.end, hit.text)
