"""What each video is about as a whole, and how near that is to what a query means."""

from collections.abc import Iterator, Mapping

from mockserver.domain.meaning.vector_block import VectorBlock
from mockserver.domain.meaning.vectors import Meaning, meaning_of
from mockserver.domain.records.scenes import Content
from mockserver.domain.retrieval.words import stems_of, tokenise
from mockserver.ground.steps import Steps, at_once

# The nearness of a video that is about anything else than a query.
LEAST_NEARNESS = 1

# From this nearness on videos are told apart: two that have nothing in common may be as near by chance.
_TOLD = 15

_VIDEOS_IN_BLOCK = 512

# So many blocks are compared with a query within a millisecond or so.
_BLOCKS_AT_A_TIME = 8

# So many are read when somebody searches by meaning; more would hold up that search.
_MOST_UNREAD = 64


class _Block:
    """Some videos, whose vectors are laid out when they are asked for."""

    __slots__ = ("_block", "_video_ids", "meanings")

    def __init__(self) -> None:
        self.meanings: dict[str, Meaning] = {}
        self._block: VectorBlock | None = None
        self._video_ids: list[str] = []

    def add(self, video_id: str, meaning: Meaning) -> None:
        self.meanings[video_id] = meaning
        self._block = None

    def remove(self, video_id: str) -> None:
        del self.meanings[video_id]
        self._block = None

    def near_to(self, query: Meaning) -> Iterator[tuple[str, int]]:
        """Yield the videos that are told apart by how near they are, and how near each is."""
        if self._block is None:
            self._block = VectorBlock(list(self.meanings.values()))
            self._video_ids = list(self.meanings)
        return ((self._video_ids[at], near) for at, near in self._block.nearness_to(query, _TOLD))


class Subjects:
    """The subjects of videos, as far as they have any."""

    __slots__ = ("_blocks", "_by_video", "_latest", "_unread", "known")

    def __init__(self) -> None:
        self.known: dict[str, None] = {}  # the videos that have a subject, in order
        self._unread: dict[str, Content] = {}
        self._blocks: list[_Block] = []
        self._by_video: dict[str, _Block] = {}
        self._latest: tuple[Meaning, Mapping[str, int]] | None = None  # what was asked last, and the answer

    def add(self, video_id: str, content: Content) -> bool:
        """Note a video that is not noted yet; return whether it has a subject."""
        if not (content.title or content.topics):
            return False
        self._latest = None
        self.known[video_id] = None
        self._unread[video_id] = content
        if len(self._unread) >= _MOST_UNREAD:
            self._read()
        return True

    def remove(self, video_id: str) -> None:
        """Forget a video; one that is not there is forgotten already."""
        self._latest = None
        self.known.pop(video_id, None)
        self._unread.pop(video_id, None)
        block = self._by_video.pop(video_id, None)
        if block is not None:
            block.remove(video_id)

    def nearness_to(self, query: Meaning | None) -> dict[str, int]:
        """Return for each video that has a subject how near that is to a query, in hundredths."""
        return {**dict.fromkeys(self.known, LEAST_NEARNESS), **self.near_to(query)}

    def near_to(self, query: Meaning | None) -> Mapping[str, int]:
        """Return what `nearness_to` returns for the videos that are nearer than the least."""
        if query is None:
            return {}
        return at_once(self.compared_with(query))

    def compared_with(self, query: Meaning) -> Steps[Mapping[str, int]]:
        """Find what `near_to` returns; asked next, that knows it. No video may come or go between the steps."""
        if self._latest is None or self._latest[0] != query:
            self._read()
            found: dict[str, int] = {}
            for number, block in enumerate(self._blocks, 1):
                found.update(block.near_to(query))
                if number % _BLOCKS_AT_A_TIME == 0:
                    yield
            self._latest = query, found
        return self._latest[1]

    def _read(self) -> None:
        for video_id, content in self._unread.items():
            meaning = meaning_of_subject(content)
            if meaning is not None:
                self._enter(video_id, meaning)
        self._unread.clear()

    def _enter(self, video_id: str, meaning: Meaning) -> None:
        if not self._blocks or len(self._blocks[-1].meanings) >= _VIDEOS_IN_BLOCK:
            self._blocks.append(_Block())
        self._blocks[-1].add(video_id, meaning)
        self._by_video[video_id] = self._blocks[-1]


def meaning_of_subject(content: Content) -> Meaning | None:
    """Return what a video is about, by its title and topics."""
    return meaning_of(stems_of(tokenise(" ".join((content.title, *content.topics)))))
