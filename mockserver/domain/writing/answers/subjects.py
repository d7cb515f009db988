"""The subjects of a question: videos and images, and the scenes that were found in them."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from mockserver.domain.records.scenes import Content, Scene
from mockserver.domain.writing.prompts.spec import PromptSpec
from mockserver.domain.writing.source import Source
from mockserver.domain.writing.wording import Wording

MOST_MATCHING = 1_000  # subjects that match a question; more are not looked at

_TEMPERATURE = 0.7


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

    def scene_at(self, second: float) -> Scene | None:
        """Return the scene at a time, the last one that has begun; None if none has."""
        return next((scene for scene in reversed(self.content.scenes) if scene.start <= second), None)


class Found(Struct, frozen=True, eq=False):
    """A scene, its subject, and how well it matches a question."""

    subject: Subject
    scene: Scene
    score: float


class Subjects:
    """All subjects of a question, in order, and the scenes that match it, best first."""

    def __init__(self, subjects: Iterable[Subject], found: Sequence[Found]) -> None:
        self.all: Sequence[Subject] = tuple(subjects)
        self.found = found
        self.matching: Sequence[Subject] = [*{one.subject.id: one.subject for one in found}.values()]
        """The subjects with scenes that match, the one with the best scene first."""

    @property
    def chosen(self) -> Sequence[Subject]:
        """Return the subjects with matches, best first; all subjects if there are none."""
        return self.matching or self.all
