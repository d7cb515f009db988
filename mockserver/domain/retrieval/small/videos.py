"""The videos of a corpus of few videos."""

from collections.abc import Collection, Sequence

from mockserver.domain.records.scenes import Content
from mockserver.domain.retrieval.small.entries import VideoMoments
from mockserver.domain.retrieval.words import BETWEEN_TEXTS, stems_of, words_of_all


class CorpusVideo:
    """A video of a corpus: the words that it may have, and its moments once a query may match them.

    Most queries match few videos. The others need no texts, which take longer than the words of made-up videos.
    """

    __slots__ = ("_content", "_moments", "extent", "first", "video_id")

    def __init__(self, video_id: str, content: Content, first: int) -> None:
        self.video_id, self.first = video_id, first
        self.extent = content.extent
        self._content = content
        self._moments: VideoMoments | None = None

    @property
    def moments(self) -> VideoMoments:
        """The moments, numbered from `first` on."""
        moments = self._moments
        if moments is None:
            moments = self._moments = VideoMoments(self.video_id, self._content, self.first)
        return moments

    @property
    def texts(self) -> Sequence[str]:
        """The texts of the moments, by number."""
        return self.moments.texts

    @property
    def shared(self) -> Collection[frozenset[str]]:
        """The stems that it may have and shares with other made-up videos."""
        words = self._content.template_words
        return words.shared if words is not None else ()

    @property
    def stems(self) -> dict[str, None]:
        """The stems of all other words."""
        words = self._content.template_words
        stems = set(stems_of(set(words_of_all(self.texts if words is None else words.values).split())))
        stems.discard(BETWEEN_TEXTS)
        return dict.fromkeys(stems)
