"""The words of the texts of a video, and the scenes that have them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from mockserver.domain.records.scenes import Content, Scene
from mockserver.domain.retrieval.words import STOP_WORDS, stem, stems_of, tokenise, tokenise_all
from mockserver.ground.caches import OfOwners


def stems(texts: Iterable[str]) -> frozenset[str]:
    """Return the stems of all content words in `texts`."""
    return frozenset(stems_of({*tokenise(" ".join(texts))} - STOP_WORDS))


def texts_of(scenes: Iterable[Scene]) -> Iterator[str]:
    """Yield every text of `scenes`, once for each scene with it."""
    for scene in scenes:
        yield scene.heading
        for moments in (scene.seen, scene.said, scene.read, scene.branded):
            for moment in moments:
                yield moment.text


class Words(Struct, frozen=True):
    """The content words of several texts."""

    forms: Mapping[str, Sequence[str]]
    """The words by their stems."""
    texts: Mapping[str, Sequence[int]]
    """The numbers of the texts with each word."""

    def having(self, stem: str) -> set[int]:
        """Return the numbers of the texts with any word of a stem."""
        return {number for word in self.forms.get(stem, ()) for number in self.texts[word]}


# A client often sends several prompts about one video.
_MOST_KEPT = 64
_kept: OfOwners[str, Words] = OfOwners(_MOST_KEPT)


def words_of(content: Content) -> Words:
    """Return the words of each scene of a video, cached for the latest videos."""
    return _kept.of(content, content.title, lambda: words_of_scenes(content.scenes))


def words_of_scenes(scenes: Iterable[Scene]) -> Words:
    """Return the words of each scene."""
    return words_in([" ".join(texts_of([scene])) for scene in scenes])


def words_in(texts: Sequence[str]) -> Words:
    """Return the words of each text."""
    found: dict[str, list[int]] = {}
    for number, words in enumerate(tokenise_all(texts)):
        for word in {*words} - STOP_WORDS:
            found.setdefault(word, []).append(number)
    forms: dict[str, list[str]] = {}
    for word in found:
        forms.setdefault(stem(word), []).append(word)
    return Words(forms, found)
