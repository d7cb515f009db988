"""The stems in the texts of a video, and the scenes that contain wanted ones."""

from collections.abc import Iterable, Iterator

from mockserver.domain.records.scenes import Scene
from mockserver.domain.retrieval.words import STOP_WORDS, stem, stems_of, tokenise


def stems(texts: Iterable[str]) -> frozenset[str]:
    """Return the stems of all content words in `texts`."""
    return frozenset(stems_of(_words(texts) - STOP_WORDS))


def texts_of(scenes: Iterable[Scene]) -> Iterator[str]:
    """Yield every text of `scenes`, once for each scene with it."""
    for scene in scenes:
        yield scene.heading
        for moments in (scene.seen, scene.said, scene.read, scene.branded):
            for moment in moments:
                yield moment.text


class WantedStems:
    """Stems to search for in some texts."""

    __slots__ = ("_forms",)

    def __init__(self, wanted: frozenset[str], texts: Iterable[str]) -> None:
        # All texts are split at once and each distinct word is checked once; mostly none is wanted.
        words = _words(texts) - STOP_WORDS if wanted else set()
        self._forms = {word: found for word in words if (found := stem(word)) in wanted}

    @property
    def found(self) -> frozenset[str]:
        """The wanted stems that any text has."""
        return frozenset(self._forms.values())

    def held_by(self, texts: Iterable[str]) -> frozenset[str]:
        """Return the wanted stems in some of the texts."""
        forms = self._forms
        likely = [text for text in texts if not text.isascii() or any(map(text.lower().__contains__, forms))]
        return frozenset([forms[word] for word in forms.keys() & _words(likely)]) if likely else frozenset()


def _words(texts: Iterable[str]) -> set[str]:
    """Return the words of `texts`. Those without special cases are split together."""
    plain: list[str] = []
    others: list[str] = []
    for text in texts:
        (plain if text.isascii() and "'" not in text else others).append(text)
    return {*tokenise(" ".join(plain)), *tokenise(" ".join(others))}
