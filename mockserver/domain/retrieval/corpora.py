"""The corpora of indexes and knowledge stores, built on first use and updated incrementally."""

from collections import Counter, deque
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from mockserver.domain.account.size_budget import EvictionBudget, SizeBudget
from mockserver.domain.records.scenes import Content

# Late: an account has corpora long before it is searched, and the words of a corpus take time to load
if TYPE_CHECKING:
    from mockserver.domain.retrieval.corpus import GrowingCorpus

T = TypeVar("T")

# Of an account, so that a client that searches without end does not fill the memory.
MOST_BYTES = 16 * 1024 * 1024

# With this many videos there are mostly too many moments for a small corpus, so that they are not read into one first.
MANY_VIDEOS = 400

# Videos per step, so that a step takes a few milliseconds.
_SCENES_AT_A_TIME = 100


class WithContent(Protocol):
    """A video, or an item of a knowledge store."""

    @property
    def id(self) -> str: ...
    @property
    def content(self) -> Content: ...


class Searchable(Protocol):
    """The videos of all indexes, or the items of all stores; then `index_id` is the id of a store."""

    def find(self, record_id: str, /) -> WithContent | None: ...
    def of_index(self, index_id: str, /) -> Sequence[WithContent]: ...
    def revision(self, index_id: str, /) -> int: ...
    def changed_since(self, index_id: str, revision: int, /) -> Iterable[str] | None: ...


@dataclass(slots=True)
class _Kept:
    corpus: "GrowingCorpus"
    revision: int = 0  # of the index; earlier changes are either processed or in the list of unread ones
    unread: deque[str] = field(default_factory=deque)
    known: dict[str, Content] = field(default_factory=dict)
    last_use: int = 0
    size: int = 0  # as the budget knows it


class KeptCorpus(NamedTuple):
    """A corpus as a budget sees it."""

    index_id: str
    size: int
    last_use: int
    is_in_use: bool


@dataclass(slots=True)
class Corpora:
    """One corpus for each index and store of an account, updated with additions and deletions.

    A corpus that the `corpus_budget` evicts is built again with the next search. The answers to the latest questions
    are cached, in MOST_BYTES, which `size` approximates.
    """

    size: int = 0
    budget: SizeBudget | None = None  # of the answers of all accounts
    corpus_budget: EvictionBudget | None = None  # of the corpora of all accounts
    _kept: dict[str, _Kept] = field(default_factory=dict)
    _users: Counter[str] = field(default_factory=Counter)  # the number of requests that use each corpus
    _answers: dict[tuple[str, Hashable], tuple[object, int]] = field(default_factory=dict)

    def __len__(self) -> int:
        """The number of indexes and stores that were searched."""
        return len(self._kept)

    def of(self, index_id: str, videos: Searchable, new_corpus: Callable[[], "GrowingCorpus"]) -> "GrowingCorpus":
        """Return the up-to-date corpus of all videos of the index, ready or not."""
        kept = self._noticed(index_id, videos, new_corpus)
        while kept.unread:
            kept = self._read(index_id, kept, videos, new_corpus)
        self._use(index_id, kept)
        return kept.corpus

    def is_read(self, index_id: str, videos: Searchable) -> bool:
        """Return whether the corpus is up to date, and reading it again is not worth it."""
        kept = self._kept.get(index_id)
        if kept is None or kept.unread or kept.corpus.is_worn:
            return False
        return kept.revision == videos.revision(index_id)

    def read_on(self, index_id: str, videos: Searchable, new_corpus: Callable[[], "GrowingCorpus"]) -> bool:
        """Process some of the changes and return whether the corpus is now up to date; the index may change again
        meanwhile.
        """
        kept = self._kept.get(index_id)
        if kept is not None and not kept.unread and kept.corpus.is_worn:
            self._kept[index_id] = _begun_large(kept, new_corpus())
        kept = self._noticed(index_id, videos, new_corpus)
        if kept.unread:
            kept = self._read(index_id, kept, videos, new_corpus)
        self._use(index_id, kept)
        return not kept.unread

    @contextmanager
    def in_use(self, index_id: str) -> Iterator[None]:
        """Keep the corpus from eviction: a request is reading or searching it, with others in between."""
        self._users[index_id] += 1
        try:
            yield
        finally:
            self._users[index_id] -= 1
            if not self._users[index_id]:
                del self._users[index_id]

    def touch(self, index_id: str) -> None:
        """Count the reading of a result page as a use of the corpus."""
        if index_id in self._kept:
            self._use(index_id, self._kept[index_id])

    def kept(self) -> Iterator[KeptCorpus]:
        """Yield what is known about each corpus for the budget."""
        for index_id, kept in self._kept.items():
            yield KeptCorpus(index_id, kept.size, kept.last_use, index_id in self._users)

    def remembered(self, index_id: str, question: Hashable, answer: Callable[[], T], size_of: Callable[[T], int]) -> T:
        """Return `answer()`, cached for `question` until the corpus changes."""
        kept = self._answers.get((index_id, question))
        if kept is not None:
            return kept[0]  # type: ignore[return-value]  # a question has one kind of answer
        found = answer()
        size = size_of(found)
        self.shrink(MOST_BYTES - size)
        self._answers[index_id, question] = found, size
        self.size += size
        if self.budget is not None:
            self.budget.spend(size)
        return found

    def recalled(self, index_id: str, question: Hashable) -> object | None:
        """Return the cached answer to `question`, or None."""
        kept = self._answers.get((index_id, question))
        return None if kept is None else kept[0]

    def shrink(self, size: int) -> None:
        """Drop the oldest answers until the rest takes at most `size` bytes."""
        while self._answers and self.size > size:
            self._drop_answer(next(iter(self._answers)))

    def _noticed(self, index_id: str, videos: Searchable, new_corpus: Callable[[], "GrowingCorpus"]) -> _Kept:
        kept = self._kept.get(index_id)
        if kept is None:
            kept = self._kept[index_id] = _Kept(new_corpus())
        revision = videos.revision(index_id)
        if kept.revision != revision:
            changed = _changed(kept, videos, index_id)
            new = len(set(changed) - kept.known.keys())
            kept.unread.extend(changed)
            kept.revision = revision
            if new >= MANY_VIDEOS and new > len(kept.known) + len(kept.unread) - len(changed):
                kept = self._kept[index_id] = _begun_large(kept, new_corpus())
        return kept

    def drop(self, index_id: str) -> None:
        """Remove the corpus of a deleted index."""
        self._kept.pop(index_id, None)
        self._drop_answers(index_id)

    def _use(self, index_id: str, kept: _Kept) -> None:
        if self.corpus_budget is not None:
            kept.last_use = self.corpus_budget.next_use()
            size = kept.corpus.size
            grown, kept.size = size - kept.size, size
            if grown > 0:
                with self.in_use(index_id):
                    self.corpus_budget.spend(grown)

    def _read(self, index_id: str, kept: _Kept, videos: Searchable, new_corpus: Callable[[], "GrowingCorpus"]) -> _Kept:
        """Process some of the changes. A corpus that is full for a small one is read again as a large one."""
        self._drop_answers(index_id)
        if kept.corpus.is_full:
            kept = self._kept[index_id] = _begun_large(kept, new_corpus())
        _read(kept, videos)
        return kept

    def _drop_answers(self, index_id: str) -> None:
        for key in [key for key in self._answers if key[0] == index_id]:
            self._drop_answer(key)

    def _drop_answer(self, key: tuple[str, Hashable]) -> None:
        _, size = self._answers.pop(key)
        self.size -= size


def _changed(kept: _Kept, videos: Searchable, index_id: str) -> Collection[str]:
    changed = videos.changed_since(index_id, kept.revision)
    if changed is None:
        return [*kept.known, *(video.id for video in videos.of_index(index_id))]
    return list(changed)


def _begun_large(kept: _Kept, corpus: "GrowingCorpus") -> _Kept:
    """Return the beginning of a large corpus of the same videos, to be read in the order in which it accepts them."""
    corpus.begin_large()
    # Without a set, which would lose the order: ids are mostly sorted already.
    return _Kept(corpus, kept.revision, deque(sorted(dict.fromkeys((*kept.known, *kept.unread)))))


def _read(kept: _Kept, videos: Searchable) -> None:
    scenes = 0
    while kept.unread and scenes < _SCENES_AT_A_TIME and not kept.corpus.is_full:
        video_id = kept.unread.popleft()
        video = videos.find(video_id)
        known = kept.known.get(video_id)
        content = video.content if video else None
        if content is known:
            continue
        if content is None:
            kept.corpus.remove(video_id)
            del kept.known[video_id]
        else:
            kept.corpus.add(video_id, content)
            kept.known[video_id] = content
        scenes += sum(each.scene_count for each in (known, content) if each)
