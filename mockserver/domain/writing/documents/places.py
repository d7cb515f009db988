"""The part of a video that a value describes: the whole, a chapter, a scene, a topic, or a quote."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from mockserver.domain.records.media import tidy
from mockserver.domain.records.scenes import Modality, Moment, Scene
from mockserver.domain.writing.chapters import chapters_from, scenes_between
from mockserver.domain.writing.documents.naming import MODALITIES, Meaning, Name
from mockserver.domain.writing.gist import hashtags, topics
from mockserver.domain.writing.highlights import pick_scenes
from mockserver.domain.writing.people import people_in
from mockserver.domain.writing.phrases import capitalised, clause
from mockserver.domain.writing.prose import sentences
from mockserver.domain.writing.scene_words import stems, texts_of
from mockserver.domain.writing.source import Source

_MOST_FACTS = 12
_TITLE_LENGTH = 80


@dataclass(frozen=True, eq=False)
class Place:
    """A part of the video, in seconds, with its content; `number` is its position in a list of parts.

    It may also be the whole video, or a moment that is said, read or branded, with that as its summary.
    """

    source: Source
    start: float
    end: float
    title: str
    summary: str
    number: int = 0
    is_whole: bool = False
    is_moment: bool = False

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of the texts of this part; for the whole video also those of its title and topics."""
        content = self.source.content
        general = (content.title, *content.topics) if self.is_whole else ()
        return stems((self.title, self.summary, *general, *texts_of(content.scenes)))

    @cached_property
    def facts(self) -> list[str]:
        """Different sentences about this part."""
        return [f"{capitalised(text)}." for text in self.source.statements(_MOST_FACTS)]

    def moments(self, modality: Modality) -> list[Moment]:
        """Return the moments of `modality` in this part."""
        return list(self.source.content.moments(modality))

    def parts(self, name: Name, most: int) -> list["Place"]:
        """Return up to `most` items for a list with this name, in time order if they have times."""
        found = self._parts(name, most)[:most]
        return [replace(part, number=number) for number, part in enumerate(found)]

    def _parts(self, name: Name, most: int) -> list["Place"]:
        content = self.source.content
        match name.meaning:
            case Meaning.CHAPTER:
                return self._chapters()
            case Meaning.HIGHLIGHT if content.scenes:
                return list(map(self._of_scene, pick_scenes(self.source, min(most, 3))))
            case Meaning.TOPIC:
                return self._labelled(topics(content))
            case Meaning.TAG:
                return self._labelled(hashtags(content))
            case Meaning.PEOPLE if people := list(people_in(content.scenes)):
                return self._labelled(people)
            case Meaning.SPEECH | Meaning.SCREEN_TEXT | Meaning.LOGO:
                return list(map(self._of_moment, self.moments(MODALITIES[name.meaning])))
        return list(map(self._of_scene, self.source.best_scenes(most)))

    def _chapters(self) -> list["Place"]:
        return [
            self._part(
                (max(self.start, chapter.start), min(self.end, chapter.end)),
                chapter.title,
                chapter.summary,
                scenes_between(self.source.content.scenes, chapter.start, chapter.end),
            )
            for chapter in chapters_from(self.source)
        ]

    def _of_scene(self, scene: Scene) -> "Place":
        title = clause(scene.heading, _TITLE_LENGTH) or self.title
        summary = f"{capitalised(self.source.describe(scene))}."
        return self._part((scene.start, scene.end), title, summary, [scene])

    def _of_moment(self, moment: Moment) -> "Place":
        text = " ".join(moment.text.split())
        scenes = [scene for scene in self.source.content.scenes if scene.start <= moment.start < scene.end]
        return replace(self._part((moment.start, moment.end), text, text, scenes), is_moment=True)

    def _labelled(self, labels: Iterable[str]) -> list["Place"]:
        """Return one part for each of `labels`, with the times of this one."""
        return [
            replace(self, title=label, summary=self.facts[at % len(self.facts)], is_whole=False)
            for at, label in enumerate(dict.fromkeys(labels))
        ]

    def _part(self, span: tuple[float, float], title: str, summary: str, scenes: Sequence[Scene]) -> "Place":
        start = min(max(span[0], self.start), self.end)
        end = min(max(span[1], start), self.end)
        content = replace(self.source.content, scenes=tuple(scenes))
        source = replace(self.source, content=content, start=start, duration=end)
        return Place(source, tidy(start), tidy(end), title, summary)


def part_between(whole: Place, start: float, end: float) -> Place:
    """Return the part of `whole` between two seconds."""
    content = whole.source.content.between(start, end)
    first = max(content.scenes, key=lambda scene: min(scene.end, end) - max(scene.start, start), default=None)
    title = clause(first.heading, _TITLE_LENGTH) if first else ""
    summary = f"{capitalised(whole.source.describe(first))}." if first else whole.summary
    source = replace(whole.source, content=content, start=start, duration=end)
    return Place(source, start, end, title or whole.title, summary)


def whole_place(source: Source) -> Place:
    """Return the whole of `source` as one part."""
    title = source.label
    summary = " ".join(sentences(source, 3))
    return Place(source, tidy(source.start), tidy(source.duration), title, summary, is_whole=True)
