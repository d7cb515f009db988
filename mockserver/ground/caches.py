"""Caches: a dictionary that evicts the oldest entry, for functions of texts or lists, for words, owners and threads."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from functools import lru_cache, update_wrapper
from typing import Generic, ParamSpec, Protocol, TypeVar, cast
from weakref import ReferenceType, ref

K = TypeVar("K")
V = TypeVar("V")
P = ParamSpec("P")
R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)

# Longer texts and lists are rare, and are worth more time than a cache saves.
LONGEST_KEPT = 512


class Bounded(OrderedDict[K, V]):
    """A dictionary of at most `most` entries. A new entry beyond that evicts the oldest.

    A plain dictionary finds its oldest entry only after the places of all that were deleted before.
    """

    __slots__ = ("_most",)

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def __setitem__(self, key: K, value: V) -> None:
        super().__setitem__(key, value)
        if len(self) > self._most:
            self.popitem(last=False)


class OfOwners(Generic[K, V]):
    """Values that were computed for the latest objects, their owners, such as contents of videos.

    It does not keep owners alive. An entry counts only for its own owner, even if another one has the same key.
    """

    __slots__ = ("_kept",)

    def __init__(self, most: int) -> None:
        self._kept: Bounded[K, tuple[ReferenceType[object], V]] = Bounded(most)

    def of(self, owner: object, key: K, compute: Callable[[], V]) -> V:
        """Return what `compute` returned for this owner and this key, or returns now."""
        kept = self._kept.get(key)
        if kept is None or kept[0]() is not owner:
            kept = self._kept[key] = ref(owner), compute()
        return kept[1]


class Cached(Protocol[P, R_co]):
    """A function with a cache."""

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R_co: ...
    def cache_clear(self) -> None: ...


def short_cache(maxsize: int) -> Callable[[Callable[P, R]], Cached[P, R]]:
    """Cache the results for the latest `maxsize` arguments.

    It caches none if the first argument has more than LONGEST_KEPT characters or items.
    An `lru_cache` alone would keep as many megabytes as clients send texts of a megabyte.
    """

    def cached(function: Callable[P, R]) -> Cached[P, R]:
        kept = lru_cache(maxsize)(function)

        def result(*args: P.args, **kwargs: P.kwargs) -> R:
            text = args[0]
            is_long = text is not None and len(text) > LONGEST_KEPT  # type: ignore[arg-type]
            return function(*args, **kwargs) if is_long else kept(*args, **kwargs)  # type: ignore[arg-type]

        result.cache_clear = kept.cache_clear  # type: ignore[attr-defined]
        return cast("Cached[P, R]", update_wrapper(result, function))

    return cached


class _ByWord(dict[str, V]):
    """What a function computes for each word; when it is full, it is cleared. Long words are not kept."""

    __slots__ = ("_compute", "_most")

    def __init__(self, compute: Callable[[str], V], most: int) -> None:
        super().__init__()
        self._compute, self._most = compute, most

    def __missing__(self, word: str) -> V:
        found = self._compute(word)
        if len(word) <= LONGEST_KEPT:
            if len(self) >= self._most:
                self.clear()
            self[word] = found
        return found


def word_cache(maxsize: int) -> Callable[[Callable[[str], V]], Callable[[str], V]]:
    """Cache the results for up to `maxsize` words, for a function that is called for each word of each text.

    A call with a kept word is a look-up in a dictionary, which takes a quarter of the time of `short_cache`.
    """
    return lambda function: _ByWord(function, maxsize).__getitem__


def fill_word_cache(cached: Callable[[str], V], results: Mapping[str, V]) -> None:
    """Enter results that were computed before into the cache of a function with `word_cache`."""
    by_word: _ByWord[V] = cached.__self__  # type: ignore[attr-defined]
    by_word.update(results)


def once_per_thread(create: Callable[[], R]) -> Callable[[], R]:
    """Return `create` so that it runs once in each thread: for values that two threads must not use together."""
    own = threading.local()

    def value() -> R:
        try:
            found: R = own.value
        except AttributeError:
            found = own.value = create()
        return found

    return update_wrapper(value, create)
