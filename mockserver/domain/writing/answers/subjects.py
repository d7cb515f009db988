"""The subjects of a question: videos and images, and their best matching scenes."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache

from msgspec import Struct

from mockserver.domain.records.scenes import Content, Scene
from mockserver.domain.writing.prompts.spec import PromptSpec
from mockserver.domain.writing.scene_words import stems, texts_of
from mockserver.domain.writing.source import Source
from mockserver.domain.writing.wording import Wording

_TEMPERATURE = 0.7


class _Known(Struct, frozen=True, eq=False):
    """A content that is hashed by identity, because comparing two takes as long as reading one."""

    content: Content

    def __hash__(self) -> int:
        return id(self.content)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Known) and self.content is other.content


# Reading the words of a video takes a millisecond, and a conversation asks repeatedly.
@lru_cache(maxsize=256)
def _stems_of(known: _Known) -> tuple[frozenset[str], ...]:
    """Return the stems in each scene of a content."""
    return tuple(stems(texts_of([scene])) for scene in known.content.scenes)


class Subject(Struct, frozen=True, eq=False):
    """A video, or a still image, that can be cited by its `id`."""

    id: str
    content: Content
    duration: float
    is_still: bool = False
    noun: str = "video"
    """The noun for it in texts."""

    def source(self, spec: PromptSpec) -> Source:
        """Return the source for a text about it alone."""
        wording = Wording(f"answer\0{self.content.title}\0{' '.join(spec.subject)}", _TEMPERATURE)
        return Source(self.content, self.duration, spec, wording, noun=self.noun)


class Found(Struct, frozen=True, eq=False):
    """A scene, its subject, and how well it matches a question."""

    subject: Subject
    scene: Scene
    score: float


class Subjects:
    """The subjects of a question, in order. The words of scenes are read once."""

    def __init__(self, subjects: Iterable[Subject]) -> None:
        self.all: Sequence[Subject] = tuple(subjects)

    def matching(self, words: Iterable[str]) -> list[Found]:
        """Return the scenes with any of `words`, best first; a word that is in fewer scenes counts more."""
        wanted = stems(words)
        if not wanted:
            return []
        held = [(subject, scene, found & wanted) for subject, scene, found in self._scenes]
        frequency = Counter(word for _, _, words_in in held for word in words_in)
        scored = (
            Found(subject, scene, sum(1 / frequency[word] for word in sorted(words_in)))
            for subject, scene, words_in in held
            if words_in
        )
        return sorted(scored, key=lambda found: -found.score)

    def holding(self, words: Iterable[str]) -> list[Subject]:
        """Return the subjects with all of `words`, in scenes, titles or topics; empty if there are no words."""
        wanted = stems(words)
        return [subject for subject in self.all if wanted and wanted <= self._words_of[subject]]

    @cached_property
    def _scenes(self) -> list[tuple[Subject, Scene, frozenset[str]]]:
        return [
            (subject, scene, found)
            for subject in self.all
            for scene, found in zip(subject.content.scenes, _stems_of(_Known(subject.content)), strict=True)
        ]

    @cached_property
    def _words_of(self) -> dict[Subject, frozenset[str]]:
        words = {subject: set(stems((subject.content.title, *subject.content.topics))) for subject in self.all}
        for subject, _, found in self._scenes:
            words[subject] |= found
        return {subject: frozenset(found) for subject, found in words.items()}
