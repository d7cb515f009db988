"""Sorted words, so that words with a common prefix are found together."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Set

from mockserver.domain.meaning.glossary import explanation_of
from mockserver.domain.meaning.spelling import is_within_edit, may_be_name

# A word resembles another if it is its prefix and the rest is long enough for a compound: "snow" and "snowboard", not
# "star" and "start". In a much longer word a common prefix is chance.
_SHORTEST_BEGINNING = 4
_SHORTEST_REST = 3
_LEAST_SHARE = 0.4

# A name also resembles one that is spelled differently in one place after these letters: "Okafor" and "Okaffor".
_SAME_IN_NAMES = 2

# If there are fewer new words than one for this many known ones, each is inserted; otherwise all are sorted again.
_WORDS_PER_INSERT = 64


class Vocabulary:
    """The known words; expressions of several words are ignored.

    New words are sorted in at the next lookup.
    """

    __slots__ = ("_new", "_words")

    def __init__(self) -> None:
        self._words: list[str] = []
        self._new: list[str] = []

    def add(self, key: str) -> None:
        """Add a new key."""
        if " " not in key:
            self._new.append(key)

    def add_all(self, words: Iterable[str]) -> None:
        """Add new words."""
        self._new += words

    def remove(self, key: str) -> None:
        """Remove a known key."""
        if " " not in key:
            self._put_in_order()
            del self._words[bisect_left(self._words, key)]

    def _put_in_order(self) -> None:
        if len(self._new) * _WORDS_PER_INSERT < len(self._words):
            for word in self._new:
                insort(self._words, word)
        else:
            self._words += self._new
            self._words.sort()
        self._new.clear()

    def resembling(self, word: str) -> list[str]:
        """Return the other known words that are a prefix of `word` or have it as one, and other spellings of a name."""
        if len(word) < _SHORTEST_BEGINNING:
            return []
        if self._new:
            self._put_in_order()
        words, found, at = self._words, list[str](), 0
        for beginning in _beginnings(word):
            at = bisect_left(words, beginning, at)
            if at < len(words) and words[at] == beginning:
                found.append(beginning)
        found += [one for one in self._beginning_with(word) if _is_compound(one, word)]
        if _may_be_misspelt_name(word):
            found += [one for one in self._beginning_with(word[:_SAME_IN_NAMES]) if _is_other_spelling(one, word)]
        return found

    def _beginning_with(self, beginning: str) -> Iterator[str]:
        words = self._words
        at = bisect_left(words, beginning)
        while at < len(words) and words[at].startswith(beginning):
            yield words[at]
            at += 1


def resembling_in(vocabularies: Iterable[tuple[str, Set[str]]], word: str) -> list[str]:
    """Return the words that resemble `word`, some more than once.

    Each vocabulary is a text with spaces around each word, and the set of these words.
    """
    if len(word) < _SHORTEST_BEGINNING:
        return []
    beginnings, is_name, found = _beginnings(word), _may_be_misspelt_name(word), list[str]()
    for text, words in vocabularies:
        found += filter(words.__contains__, beginnings)
        found += [one for one in _beginning_in(text, word) if _is_compound(one, word)]
        if is_name:
            found += [one for one in _beginning_in(text, word[:_SAME_IN_NAMES]) if _is_other_spelling(one, word)]
    return found


def _beginning_in(text: str, beginning: str) -> Iterator[str]:
    begun = f" {beginning}"
    at = text.find(begun)
    while at >= 0:
        end = text.find(" ", at + 1)
        yield text[at + 1 : end]
        at = text.find(begun, end)


def resembling_among(keys: Iterable[str], word: str) -> list[str]:
    """Return those of `keys` that resemble `word`, as `Vocabulary.resembling` describes; mostly none."""
    beginning = word[:_SHORTEST_BEGINNING]
    alike = [key for key in keys if key.startswith(beginning) and " " not in key]
    found = [key for key in alike if _is_compound(key, word) or _is_compound(word, key)]
    return found + [key for key in keys if _is_other_spelling(key, word)] if _may_be_misspelt_name(word) else found


def is_spelling_of(key: str, word: str) -> bool:
    """Return whether a key that resembles `word` is another spelling of that name, and no compound."""
    return abs(len(key) - len(word)) < _SHORTEST_REST


def _beginnings(word: str) -> list[str]:
    """Return the beginnings of `word` that are long enough to resemble it."""
    return [word[:length] for length in range(_shortest_beginning(len(word)), len(word) - _SHORTEST_REST + 1)]


def _is_compound(word: str, beginning: str) -> bool:
    if not word.startswith(beginning):
        return False
    return len(word) - len(beginning) >= _SHORTEST_REST and len(beginning) >= _shortest_beginning(len(word))


def _may_be_misspelt_name(word: str) -> bool:
    return may_be_name(word) and not explanation_of(word)


def _is_other_spelling(word: str, name: str) -> bool:
    """Return whether a word is a name that is spelled a little otherwise than `name`."""
    is_like = abs(len(word) - len(name)) <= 1 and word[:_SAME_IN_NAMES] == name[:_SAME_IN_NAMES] and word != name
    return is_like and is_within_edit(word, name) and may_be_name(word)


def _shortest_beginning(length: int) -> int:
    return max(_SHORTEST_BEGINNING, int(_LEAST_SHARE * length))
