"""Stems as characters: the stems of a video are a short string, in which a stem or an expression is found at once."""

from collections.abc import Sequence

from mockserver.domain.retrieval.words import BETWEEN_TEXTS, stem, words_of_all

BETWEEN = "\0"  # the character between two texts

_MOST_STEMS = 0x10FFFF  # the last character


class AlphabetFullError(Exception):
    """Each character already stands for a stem."""


class _Stems(dict[str, str]):
    """The character of each stem."""

    def __init__(self) -> None:
        super().__init__()
        self.new: list[str] = []

    def __missing__(self, stem: str) -> str:
        if len(self) >= _MOST_STEMS:
            raise AlphabetFullError
        character = self[stem] = chr(len(self) + 1)
        self.new.append(stem)
        return character


class _Words(dict[str, str]):
    """A cache of the character of each word, which saves looking up its stem first."""

    def __init__(self, stems: _Stems) -> None:
        super().__init__({BETWEEN_TEXTS: BETWEEN})
        self._stems = stems

    def __missing__(self, word: str) -> str:
        character = self[word] = self._stems[stem(word)]
        return character


class Alphabet:
    """A character for each stem, in the order in which they come."""

    __slots__ = ("_stems", "_words")

    def __init__(self) -> None:
        self._stems = _Stems()
        self._words = _Words(self._stems)

    def spell(self, texts: Sequence[str]) -> str:
        """Return the stems of all words of `texts`, with BETWEEN between two texts. Raises AlphabetFullError."""
        return "".join(map(self._words.__getitem__, words_of_all(texts).split()))

    def spelling_of(self, key: str) -> str | None:
        """Return the characters of the stems in `key`, which has spaces between them; None if one is not known."""
        characters = [self._stems.get(stem) for stem in key.split(" ")]
        return None if None in characters else "".join(filter(None, characters))

    def new_stems(self) -> list[str]:
        """Return the stems that are new since the last call."""
        new, self._stems.new = self._stems.new, []
        return new

    def forget_words(self) -> None:
        """Drop the cache of words, which is of use while many videos are read."""
        self._words = _Words(self._stems)
