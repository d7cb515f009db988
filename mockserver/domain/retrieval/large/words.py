"""The words of very many videos: the stems of each as a string, and the groups of a word once a query asks for it."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from pyroaring import BitMap

from mockserver.domain.retrieval.large.alphabet import BETWEEN, Alphabet
from mockserver.domain.retrieval.vocabulary import Vocabulary
from mockserver.ground.steps import Steps, run_blocking

# More videos would make it likelier that a block has a rare word and has to be searched; fewer would take more memory.
_VIDEOS_IN_BLOCK = 64

# Blocks that are searched for a key in about a millisecond.
_BLOCKS_AT_A_TIME = 16

_NOWHERE: Mapping[int, BitMap] = {}


class _Shape(NamedTuple):
    """How many groups a video has, and the columns of its texts.

    These are the texts of the first column in the order of the groups, those of the next column, …
    """

    groups: int
    columns: tuple[int, ...]

    def enter(self, found: dict[int, BitMap], first: int, text: str, wanted: str) -> None:
        """Add the groups of the texts with `wanted` to those of their columns; `first` is the first group."""
        groups, columns = self
        number = counted = 0
        at = text.find(wanted)
        while at >= 0:
            number += text.count(BETWEEN, counted, at)
            counted = at
            column, group = divmod(number, groups)
            holding = found.get(columns[column])
            if holding is None:
                holding = found[columns[column]] = BitMap()
            holding.add(first + group)
            at = text.find(wanted, at + 1)


class _Block:
    """Some videos in the order of their groups: the first group, the stems and the shape of each."""

    __slots__ = ("_characters", "shapes", "texts", "videos")

    def __init__(self) -> None:
        self.videos = array("L")
        self.texts: list[str] = []
        self.shapes: list[_Shape] = []
        self._characters: BitMap | None = None  # which there are in the texts of a full block, and maybe more

    def add(self, video: int, text: str, shape: _Shape) -> None:
        self.videos.append(video)
        self.texts.append(text)
        self.shapes.append(shape)
        if len(self.texts) == _VIDEOS_IN_BLOCK:
            # Creating a set of the characters would take twice the time. The encoding adds its byte order mark.
            self._characters = BitMap(array("I", "".join(self.texts).encode("utf-32", "surrogatepass")))

    def may_hold(self, wanted: str) -> bool:
        return self._characters is None or all(ord(one) in self._characters for one in wanted)

    def look_up(self, wanted: str, found: dict[int, BitMap]) -> None:
        for at, text in enumerate(self.texts):
            if wanted in text:
                self.shapes[at].enter(found, self.videos[at], text, wanted)


class VideoWords:
    """The groups of each column that have a key, given by numbers. A video is known by its first group.

    A video is read as a whole: entering the keys of each moment takes several times as long. The groups with a key are
    looked up when a query first asks for it; from then on, additions and removals keep them up to date.
    """

    __slots__ = ("_alphabet", "_asked", "_blocks", "_changes", "_firsts", "_holding", "_shapes", "count", "vocabulary")

    def __init__(self) -> None:
        self._alphabet = Alphabet()
        self._blocks: list[_Block] = []
        self._firsts = array("L")  # the first video of each block
        self._holding: dict[str, dict[int, BitMap]] = {}  # by the spelling of a key, the groups of each column
        self._asked: dict[str, list[str]] = {}  # the keys of `_holding` by their first character
        self._changes = 0
        self.count = 0  # of all words of all videos
        self._shapes: dict[_Shape, _Shape] = {}  # one for all videos of the same shape
        self.vocabulary = Vocabulary()  # includes stems of removed videos

    def spell(self, texts: Sequence[str]) -> str:
        """Return the stems of the texts of a video for `add`. Raises AlphabetFullError."""
        return self._alphabet.spell(texts)

    def add(self, video: int, groups: int, columns: tuple[int, ...], text: str) -> None:
        """Add the stems of a video, column by column. Its number is higher than any before."""
        self._changes += 1
        self.count += len(text)
        if not self._blocks or len(self._blocks[-1].texts) == _VIDEOS_IN_BLOCK:
            self._blocks.append(_Block())
            self._firsts.append(video)
        shape = _Shape(groups, columns)
        shape = self._shapes.setdefault(shape, shape)
        self._blocks[-1].add(video, text, shape)
        self.vocabulary.add_all(self._alphabet.new_stems())
        for key in self._asked_of(text):
            shape.enter(self._holding[key], video, text, key)

    def remove(self, video: int) -> None:
        """Remove a video."""
        self._changes += 1
        block = self._blocks[bisect_right(self._firsts, video) - 1]
        at = bisect_left(block.videos, video)
        end = video + block.shapes[at].groups
        for key in self._asked_of(block.texts[at]):
            for groups in self._holding[key].values():
                groups.remove_range(video, end)
        self.count -= len(block.texts[at])
        block.texts[at] = ""

    def holding(self, key: str) -> Mapping[int, BitMap]:
        """Return the groups with `key`, by column."""
        spelling = self._alphabet.spelling_of(key)
        if spelling is None:
            return _NOWHERE
        if spelling not in self._holding:
            run_blocking(self.look_up([key]))
        return self._holding[spelling]

    def look_up(self, keys: Iterable[str]) -> Steps[None]:
        """Compute the results of `holding` in steps and keep them. It stops if videos change between the steps."""
        self._alphabet.forget_words()
        searched, changes = 0, self._changes
        for wanted in map(self._alphabet.spelling_of, keys):
            if wanted is None or wanted in self._holding:
                continue
            found: dict[int, BitMap] = {}
            for block in self._blocks:
                if block.may_hold(wanted):
                    block.look_up(wanted, found)
                    searched += 1
                    if searched % _BLOCKS_AT_A_TIME == 0:
                        yield
                        if self._changes != changes:
                            return
            self._holding[wanted] = found
            self._asked.setdefault(wanted[0], []).append(wanted)

    def _asked_of(self, text: str) -> list[str]:
        asked = self._asked
        return [key for one in asked.keys() & set(text) for key in asked[one]] if asked else []
