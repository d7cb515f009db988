"""Expressions that are looked for only in sentences with one of their words, because most sentences have none."""

from collections.abc import Mapping, Sequence

from mockserver.domain.writing.prompts.vocabulary import whole

# Every other byte becomes a space. Bytes are translated in a fifth of the time that text takes.
_LETTERS = bytes(byte if byte < 128 and chr(byte).isalnum() else 32 for byte in range(256)).lower()


def words_in(text: str) -> list[bytes]:
    """Return the words of a text in lower case: its runs of ASCII letters and digits."""
    return text.encode(errors="replace").translate(_LETTERS).split()


class Expressions:
    """Patterns of expressions by words. Each of the expressions has one of the words beside it."""

    __slots__ = ("_words", "patterns")

    def __init__(self, by_words: Mapping[str, str]) -> None:
        """Take expressions by words with spaces between them. No word is beside two of them."""
        patterns = {words: whole(expressions) for words, expressions in by_words.items()}
        self.patterns = {word: pattern for words, pattern in patterns.items() for word in words_in(words)}
        self._words = frozenset(self.patterns)

    def are_in(self, flat: str, words: Sequence[bytes]) -> bool:
        """Return whether a text in lower case has one of the expressions; `words` has its words, and may have more."""
        if self._words.isdisjoint(words):
            return False
        for word in self._words.intersection(words):  # noqa: SIM110 - a generator takes longer than most searches
            if self.patterns[word].search(flat):
                return True
        return False
