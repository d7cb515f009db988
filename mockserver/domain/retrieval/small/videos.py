"""The videos of a corpus of few videos."""

from collections.abc import Collection, Sequence

from mockserver.domain.records.scenes import CHARACTERS_OF_SCENE, MOST_MOMENTS_OF_SCENE, Content
from mockserver.domain.retrieval.small.entries import VideoMoments
from mockserver.domain.retrieval.words import BETWEEN_TEXTS, stems_of, words_of_all

# It takes some 20 ms to make their moments.
_MOST_UNREAD_SCENES = 1_000


class CorpusVideo:
    """A video of a corpus: the words that it may have, and its moments once a query may match them.

    Most queries match few videos. The others need no texts, which take longer than the words of made-up videos.
    """

    __slots__ = ("_content", "_moments", "_words", "characters", "first", "most_moments", "scenes", "video_id")

    def __init__(self, video_id: str, content: Content, first: int) -> None:
        self.video_id, self.first = video_id, first
        self._content = content
        self._moments: VideoMoments | None = None
        self.scenes = content.scene_count
        # Those of made-up videos are estimated.
        self.most_moments, self.characters = MOST_MOMENTS_OF_SCENE * self.scenes, CHARACTERS_OF_SCENE * self.scenes
        self._words = content.template_words  # kept, because they may be unknown once the texts are made
        if self._words is None:
            texts = self.read().texts
            self.most_moments, self.characters = len(texts), sum(map(len, texts))

    @property
    def moments(self) -> VideoMoments:
        """The moments, numbered from `first` on."""
        moments = self._moments
        return self.read() if moments is None else moments

    def read(self) -> VideoMoments:
        """Make the moments."""
        moments = self._moments = VideoMoments(self.video_id, self._content, self.first)
        return moments

    @property
    def is_unread(self) -> bool:
        """Whether its moments were not needed so far."""
        return self._moments is None

    @property
    def texts(self) -> Sequence[str]:
        """The texts of the moments, by number."""
        return self.moments.texts

    @property
    def shared(self) -> Collection[frozenset[str]]:
        """The stems that it may have and shares with other made-up videos."""
        return () if self._words is None else self._words.shared

    @property
    def stems(self) -> dict[str, None]:
        """The stems of all other words."""
        texts = self.texts if self._words is None else self._words.values
        stems = set(stems_of(set(words_of_all(texts).split())))
        stems.discard(BETWEEN_TEXTS)
        return dict.fromkeys(stems)


class UnreadVideos:
    """The videos of a corpus whose moments no query has needed so far.

    Beyond a number of scenes the earliest are read, so that no search has to make the moments of very many.
    """

    __slots__ = ("_scenes", "_videos")

    def __init__(self) -> None:
        self._scenes = 0
        self._videos: dict[int, CorpusVideo] = {}  # by the number of the first moment

    def add(self, video: CorpusVideo) -> None:
        """Add a video if it is unread."""
        if video.is_unread:
            self._videos[video.first] = video
            self._scenes += video.scenes
        while self._scenes > _MOST_UNREAD_SCENES:
            earliest = self._videos[next(iter(self._videos))]
            self.remove(earliest)
            earliest.read()

    def remove(self, video: CorpusVideo) -> None:
        """Remove a video, if it is there."""
        if self._videos.pop(video.first, None) is not None:
            self._scenes -= video.scenes
