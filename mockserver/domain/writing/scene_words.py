"""The stems in the texts of a video, and the scenes that contain wanted ones."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from mockserver.domain.records.scenes import Content, Scene
from mockserver.domain.retrieval.words import STOP_WORDS, stems_of, tokenise
from mockserver.ground.caches import OfOwners


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


Forms: TypeAlias = Mapping[str, Sequence[str]]
"""The words of some texts by their stems."""

# A client often sends several prompts about one video.
_MOST_KEPT = 64
_kept: OfOwners[str, Forms] = OfOwners(_MOST_KEPT)


def forms_of(content: Content) -> Forms:
    """Return the content words of all texts in the scenes of a video, cached for the latest videos."""
    return _kept.of(content, content.title, lambda: forms_in(texts_of(content.scenes)))


def forms_in(texts: Iterable[str]) -> Forms:
    """Return the content words of `texts`."""
    words = _words(texts) - STOP_WORDS
    found: dict[str, list[str]] = {}
    for word, key in zip(words, stems_of(words), strict=True):
        found.setdefault(key, []).append(word)
    return found


class WantedStems:
    """Stems to search for in some texts."""

    __slots__ = ("_forms",)

    def __init__(self, wanted: frozenset[str], forms: Forms) -> None:
        self._forms = {word: one for one in wanted & forms.keys() for word in forms[one]}

    @property
    def found(self) -> frozenset[str]:
        """The wanted stems that any text has."""
        return frozenset(self._forms.values())

    def held_by(self, texts: Iterable[str]) -> frozenset[str]:
        """Return the wanted stems in some of the texts."""
        forms, texts = self._forms, [*texts]
        # In most scenes no text has any of them: one search is enough.
        together = "\n".join(texts)
        if together.isascii() and not any(map(together.lower().__contains__, forms)):
            return frozenset()
        likely = [text for text in texts if not text.isascii() or any(map(text.lower().__contains__, forms))]
        return frozenset([forms[word] for word in forms.keys() & _words(likely)]) if likely else frozenset()


def _words(texts: Iterable[str]) -> set[str]:
    """Return the words of `texts`. Those without special cases are split together."""
    plain: list[str] = []
    others: list[str] = []
    for text in texts:
        (plain if text.isascii() and "'" not in text else others).append(text)
    return {*tokenise(" ".join(plain)), *tokenise(" ".join(others))}
