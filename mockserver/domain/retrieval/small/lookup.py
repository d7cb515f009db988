"""One query in few videos: which of them may match it, and their scores."""

from collections.abc import Collection, Iterable, Mapping

from mockserver.domain.records.scenes import Modality
from mockserver.domain.retrieval.needs import Query
from mockserver.domain.retrieval.small.meeting import Meeting, Met
from mockserver.domain.retrieval.small.rating import Rater, VideoScores
from mockserver.domain.retrieval.small.videos import CorpusVideo

_NO_WORDS: Mapping[int, Met] = {}


class Lookup:
    """The videos that may match a query in some modalities; each is given by the number of its first moment.

    In those that are `near` any moment may match. In those `by_words` only moments with words of the query may. In all
    others no moment scores enough.
    """

    __slots__ = ("_meeting", "_nearness", "_rater", "_videos", "by_words", "near")

    def __init__(
        self,
        videos: Mapping[int, CorpusVideo],
        query: Query,
        modalities: Collection[Modality],
        least_score: float,
        meeting: Meeting,
        nearness: Mapping[int, int],
    ) -> None:
        """Look up `query`, given what the videos meet of it, and how near those are to it that have a subject."""
        self._videos, self._meeting, self._nearness = videos, meeting, nearness
        rater = self._rater = Rater(query, modalities, least_score)
        least, nearness_of, levels = rater.least_nearness, nearness.get, rater.levels
        near: Iterable[int] = [first for first, near in nearness.items() if near >= least] if least else videos
        self.near = dict.fromkeys(near)
        others = [(first, most) for first, most in meeting.most.items() if first not in self.near]
        self.by_words = dict.fromkeys([first for first, most in others if levels[nearness_of(first, 0)][most]])

    def may_match(self, first: int) -> bool:
        """Return whether any moment of a video may match."""
        return first in self.near or first in self.by_words

    def moments(self, first: int) -> Mapping[int, Met]:
        """Return what each moment of a video meets that has words of the query."""
        return self._meeting.moments(first) if first in self._meeting.most else _NO_WORDS

    def rate(self, first: int) -> VideoScores:
        """Rate a video that may match."""
        return self._rater.rate(self._videos[first].moments, self._nearness.get(first, 0), self.moments(first))
