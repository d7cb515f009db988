"""The subject of each video, and how near it is to the meaning of a query."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from mockserver.domain.meaning.kinds import Kinds, kinds_of
from mockserver.domain.meaning.spelling import stems_meant
from mockserver.domain.meaning.vector_block import VectorBlock
from mockserver.domain.meaning.vectors import Meaning, has_meaning, meaning_of, nearness
from mockserver.domain.meaning.word_table import weight_of_stem
from mockserver.domain.records.scenes import Content
from mockserver.domain.retrieval.words import stems_of, tokenise
from mockserver.ground.caches import short_cache
from mockserver.ground.steps import Steps, run_blocking

# The nearness of a video whose subject is unrelated to the query.
LEAST_NEARNESS = 1

# Only a video of the kind that is all that the query asks for is nearer.
NEAREST_OTHERWISE = 90

# A video of a kind that is a part of the query gets this much of the missing nearness added, in hundredths.
_OF_KIND = 45

# A kind is all that a query asks for if it has this share of the weight of all words, in hundredths. A video of that
# kind is nearer than any video that is not, if its subject is at least a little near too: a word has several meanings.
_WHOLE_QUERY = 85
_LEAST_OF_WHOLE = 20

# Below this nearness videos are not ranked: unrelated texts can be as near by chance.
_MIN_NEARNESS = 15

# The nearness of a video to a query with mostly unrelated words grows slower from the first value on, and ends at the
# second, where scores are low: "choir" alone carries "a choir of staplers" close to any choir, by meaning and by kind.
_SLOWER_BY_PART, _MOST_BY_PART = 46, 52
_TIMES_SLOWER = 4

# A word is related to a video from this nearness on.
_OF_WORD = 25

# The related words must have this share of the weight of all words, in hundredths.
_LEAST_SHARE = 60

_VIDEOS_IN_BLOCK = 512

# So few videos are compared with a word one by one sooner than the whole block.
_FEW_VIDEOS = 8

# What is near to earlier queries is kept, up to so many videos: queries often differ only in words without a meaning,
# such as numbers, and the prompts of classes come again and again.
_MOST_NEAR = 1_024

# Blocks to compare with a query per step of about a millisecond.
_BLOCKS_AT_A_TIME = 8

# Videos to read during a search by meaning; more would delay that search.
_MOST_UNREAD = 16


class QuerySubject(NamedTuple):
    """The subject of a query: its meaning, the kinds of things that it names, and the stems that may add to either.

    Of other words only their number and their weight count.
    """

    meaning: Meaning | None
    kinds: Kinds
    stems: tuple[str, ...] = ()
    others: int = 0
    weight_of_others: int = 0

    @property
    def word_count(self) -> int:
        """Return the number of words."""
        return len(self.stems) + self.others

    @property
    def weight(self) -> int:
        """Return the weight of all words."""
        return sum(map(weight_of_stem, self.stems)) + self.weight_of_others


class _Block:
    """Some videos; their vectors are built on first use."""

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

    def near_to(self, query: QuerySubject, of_kinds: Mapping[str, "_Share"]) -> Mapping[str, int]:
        """Return the videos that are near enough to be ranked, and how near each is.

        `of_kinds` has the videos of kinds that the query names, each with the share of the query that names these.
        """
        if self._block is None:
            self._block = VectorBlock(list(self.meanings.values()))
            self._video_ids = list(self.meanings)
        video_ids = self._video_ids
        found = self._block.nearness_to(query.meaning, _MIN_NEARNESS) if query.meaning else []
        near = {video_ids[at]: min(nearness, NEAREST_OTHERWISE) for at, nearness in found}
        for video_id in self.meanings.keys() & of_kinds.keys():
            near[video_id] = of_kinds[video_id].added_to(near.get(video_id, LEAST_NEARNESS))
        needed = _LEAST_SHARE * query.weight
        nearest = [
            video_id
            for video_id, nearness in near.items()
            if nearness > _SLOWER_BY_PART and (video_id not in of_kinds or 100 * of_kinds[video_id].weight < needed)
        ]
        if query.word_count > 1 and nearest:
            related = self._related(self._block, nearest, query.stems, of_kinds)
            by_part = [video_id for video_id in nearest if 100 * related[video_id] < needed]
            near.update((video_id, _by_part(near[video_id])) for video_id in by_part)
        return near

    def _related(
        self, block: VectorBlock, videos: Sequence[str], stems: Sequence[str], of_kinds: Mapping[str, "_Share"]
    ) -> Mapping[str, int]:
        """Return for each of `videos` the weight of the words that are related to it or name its kind."""
        found = dict.fromkeys(videos, 0)
        for stem in stems:
            related = {one for one in videos if one in of_kinds and stem in of_kinds[one].stems} if of_kinds else set()
            related.update(self._near_to_stem(block, stem, [one for one in videos if one not in related]))
            weight = weight_of_stem(stem)
            for video_id in related:
                found[video_id] = found.get(video_id, 0) + weight
        return found

    def _near_to_stem(self, block: VectorBlock, stem: str, videos: Sequence[str]) -> Iterable[str]:
        meaning = _meaning_of_stem(stem) if videos and has_meaning(stem) else None
        if meaning is None:
            return ()
        if len(videos) <= _FEW_VIDEOS:
            return [one for one in videos if _is_related(meaning, self.meanings[one])]
        return [self._video_ids[at] for at, _ in block.nearness_to(meaning, _OF_WORD)]


def _by_part(near: int) -> int:
    return min(_MOST_BY_PART, _SLOWER_BY_PART + (near - _SLOWER_BY_PART) // _TIMES_SLOWER)


class _Share(NamedTuple):
    """The part of a query that names kinds of a video: its stems, their weight, and what it adds to the nearness.

    That is a part of the missing nearness, in ten thousandths. `is_whole` means that the query asks for nothing else.
    """

    stems: tuple[str, ...]
    weight: int
    part: int
    is_whole: bool

    def added_to(self, near: int) -> int:
        """Return the nearness of a video of these kinds that is otherwise as near as `near`."""
        if self.is_whole and near >= _LEAST_OF_WHOLE:
            return NEAREST_OTHERWISE + (100 - NEAREST_OTHERWISE) * near // 100
        return min(NEAREST_OTHERWISE, near + self.part * (100 - near) // 10_000)


def _share_of(query: QuerySubject, stems: tuple[str, ...]) -> _Share:
    weight = sum(map(weight_of_stem, stems))
    part = _OF_KIND * (100 * len(stems) // query.word_count)
    return _Share(stems, weight, part, is_whole=100 * weight >= _WHOLE_QUERY * query.weight)


def _together(some: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*some, *others)))


@short_cache(maxsize=4_096)
def _meaning_of_stem(stem: str) -> Meaning | None:
    return meaning_of([stem])


@short_cache(maxsize=4_096)
def _is_related(word: Meaning, subject: Meaning) -> bool:
    return nearness(word, subject) >= _OF_WORD


class Subjects:
    """The subjects of videos that have one."""

    __slots__ = ("_blocks", "_by_kind", "_by_video", "_kinds", "_near", "_near_size", "_unread", "known")

    def __init__(self) -> None:
        self.known: dict[str, None] = {}  # the videos with a subject, in order
        self._unread: dict[str, Content] = {}
        self._blocks: list[_Block] = []
        self._by_video: dict[str, _Block] = {}
        self._kinds: dict[str, tuple[int, ...]] = {}
        self._by_kind: defaultdict[int, dict[str, None]] = defaultdict(dict)  # the videos of each kind
        self._near: dict[QuerySubject, Mapping[str, int]] = {}  # the videos near to each of the latest queries
        self._near_size = 0

    def add(self, video_id: str, content: Content) -> bool:
        """Add a new video; return whether it has a subject."""
        if not (content.title or content.topics):
            return False
        self._forget_near()
        self.known[video_id] = None
        self._unread[video_id] = content
        if len(self._unread) >= _MOST_UNREAD:
            self._read()
        return True

    def remove(self, video_id: str) -> None:
        """Remove a video, if it is there."""
        self._forget_near()
        self.known.pop(video_id, None)
        self._unread.pop(video_id, None)
        block = self._by_video.pop(video_id, None)
        if block is not None:
            block.remove(video_id)
        for kind in self._kinds.pop(video_id, ()):
            del self._by_kind[kind][video_id]

    def nearness_to(self, query: QuerySubject) -> dict[str, int]:
        """Return, for each video with a subject, how near that is to a query, in hundredths."""
        return {**dict.fromkeys(self.known, LEAST_NEARNESS), **self.near_to(query)}

    def near_to(self, query: QuerySubject) -> Mapping[str, int]:
        """Like `nearness_to`, but only for the videos that are nearer than the minimum."""
        return run_blocking(self.compared_with(query))

    def compared_with(self, query: QuerySubject) -> Steps[Mapping[str, int]]:
        """Compute the result of `near_to` in steps and cache it. Videos must not change between the steps."""
        found = self._near.get(query)
        if found is None:
            self._read()
            of_kinds = self._of_kinds(query)
            near = {video_id: share.added_to(LEAST_NEARNESS) for video_id, share in of_kinds.items()}
            for number, block in enumerate(self._blocks if query.meaning or of_kinds else (), 1):
                near.update(block.near_to(query, of_kinds))
                if number % _BLOCKS_AT_A_TIME == 0:
                    yield
            if self._near_size > _MOST_NEAR:
                self._forget_near()
            found = self._near[query] = near
            self._near_size += 1 + len(near)
        return found

    def _forget_near(self) -> None:
        self._near.clear()
        self._near_size = 0

    def _of_kinds(self, query: QuerySubject) -> Mapping[str, _Share]:
        """Return the videos of any of the kinds that the query names, each with its share of the query.

        Kinds of one video add up: "a car crash" is rather a crash of cars than a wheel change.
        """
        found: dict[str, _Share] = {}
        for kind, stems in query.kinds:
            videos = self._by_kind.get(kind, {})
            of_several = {video_id: found[video_id] for video_id in found.keys() & videos.keys()}
            joined = {known: _share_of(query, _together(known.stems, stems)) for known in set(of_several.values())}
            found.update(dict.fromkeys(videos, _share_of(query, stems)))
            found.update((video_id, joined[known]) for video_id, known in of_several.items())
        return found

    def _read(self) -> None:
        for video_id, content in self._unread.items():
            topics = tokenise(" ".join(content.topics))
            words = tokenise(content.title) if content.title else topics
            meant = stems_meant(words)
            kinds = self._kinds[video_id] = tuple(kinds_of(dict.fromkeys((*stems_of(words), *meant))))
            for kind in kinds:
                self._by_kind[kind][video_id] = None
            meaning = meaning_of(stems_meant([*words, *topics]) if content.title and topics else meant)
            if meaning is not None:
                self._enter(video_id, meaning)
        self._unread.clear()

    def _enter(self, video_id: str, meaning: Meaning) -> None:
        if not self._blocks or len(self._blocks[-1].meanings) >= _VIDEOS_IN_BLOCK:
            self._blocks.append(_Block())
        self._blocks[-1].add(video_id, meaning)
        self._by_video[video_id] = self._blocks[-1]
