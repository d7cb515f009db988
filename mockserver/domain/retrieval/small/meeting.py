"""The videos that one query meets: how near each is to it, and which of its moments have words of the query."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping

from mockserver.domain.meaning.subjects import LEAST_NEARNESS
from mockserver.domain.retrieval.needs import Query
from mockserver.domain.retrieval.relevance import Corpus, Met, met_by_key
from mockserver.domain.retrieval.small.entries import VideoMoments


class Meeting:
    """What a query finds by meaning, in the videos of one corpus; moments are looked up in one video at a time."""

    __slots__ = ("_corpus", "_near", "_words", "query")

    def __init__(self, corpus: Corpus, query: Query) -> None:
        self._corpus, self.query = corpus, query
        self._near = corpus.subjects.near_to(query.about)
        # What a moment with a key meets, and the number of the need, for each key that a video may have. Videos are
        # given by their first number; keys of a need are in order, the best last.
        self._words: dict[int, list[tuple[int, str, Met]]] = {}
        postings, words = corpus.postings, self._words
        for at, need in enumerate(query.needs):
            for key, met in met_by_key(need, postings):
                for first in postings.videos_with(key):
                    if first in words:
                        words[first].append((at, key, met))
                    else:
                        words[first] = [(at, key, met)]

    def nearness_of(self, video_id: str) -> int:
        """Return how near a video is to the query, in hundredths."""
        near = self._near.get(video_id)
        return near if near is not None else LEAST_NEARNESS * (video_id in self._corpus.subjects.known)

    def near_videos(self, least: int) -> Iterable[str]:
        """Return the videos of at least this nearness."""
        if least <= LEAST_NEARNESS:
            return self._corpus.subjects.known
        return [video_id for video_id, near in self._near.items() if near >= least]

    def counts(self, without: Container[str], is_enough: Callable[[int, float], bool]) -> Iterator[tuple[str, int]]:
        """Yield the videos with words of the query, and at most how many of their moments have one.

        `is_enough` tells whether a moment may match, given the nearness of its video, and the weight of the needs that
        any moment of it meets.
        """
        offsets_in, video_at = self._corpus.postings.offsets_in, self._corpus.video_at
        for first, words in self._words.items():
            video_id = video_at(first).video_id
            if video_id not in without and is_enough(self.nearness_of(video_id), _most_met(words)):
                offsets = offsets_in(first)
                yield video_id, sum([len(offsets[key.partition(" ")[0]]) for _, key, _ in words])

    def moments_of(self, video: VideoMoments) -> Mapping[int, Met]:
        """Return what each moment of a video meets; moments are counted from the first one on."""
        words = self._words.get(video.first)
        if words is None:
            return {}
        offsets, last = self._corpus.postings.offsets_in(video.first), words[0][0]
        found: dict[int, Met] = {}
        best: dict[int, Met] = {}
        for at, key, met in words:
            if at != last:
                found, best, last = _added(found, best), {}, at
            best.update(dict.fromkeys(offsets[key] if " " not in key else self._with_phrase(video.first, key), met))
        return _added(found, best)

    def _with_phrase(self, first: int, key: str) -> list[int]:
        return [number - first for number in self._corpus.postings.moments_with(first, key)]


def _most_met(words: Iterable[tuple[int, str, Met]]) -> float:
    """Return the weight of all needs that are met."""
    best: dict[int, float] = {}
    for at, _, (weight, _) in words:
        best[at] = max(weight, best.get(at, 0.0))
    return sum(best.values())


def _added(found: dict[int, Met], best: dict[int, Met]) -> dict[int, Met]:
    """Return what moments meet of several needs, given what they meet of one more."""
    if not found:
        return best
    for offset, (weight, needs) in best.items():
        known = found.get(offset)
        found[offset] = (weight, needs) if known is None else (known[0] + weight, known[1] + needs)
    return found
