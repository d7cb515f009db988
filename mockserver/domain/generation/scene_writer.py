"""Generates scenes: what is seen, said, read and branded."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain, islice
from math import floor

from msgspec import Struct

from mockserver.domain.generation.cast import Cast
from mockserver.domain.generation.draws import Chance, chance_of, choice, in_turn, shuffled
from mockserver.domain.generation.slots import Script, Slots
from mockserver.domain.generation.story import StoryBeat, story
from mockserver.domain.generation.subject import Subject
from mockserver.domain.generation.templates import Template, framed, stems_of_plan, template_of, templates_of
from mockserver.domain.generation.timeline import cut, shown, speech
from mockserver.domain.generation.topics import Stage
from mockserver.domain.records.scenes import Modality, Moment, Scene, WrittenScenes

_TWO, _THREE = 10, 15  # seconds from which a scene has so many sentences
_READ, _BRANDED = 0.3, 0.2  # share of scenes
_LONGEST_READ, _LONGEST_BRANDED = 5, 4  # seconds
_OF_TOPIC = 3  # one of so many lines
_TURNS_OF_PHRASE = 60


class Found(Struct, frozen=True, gc=False):
    """What a modality finds in each scene, and from what that is written: from some templates with some values."""

    moments: Sequence[tuple[Moment, ...]]
    templates: Sequence[Template] = ()
    values: Sequence[str] = ()


class SceneWriter:
    """Generates the scenes of one video, each modality at its first use and with random numbers of its own."""

    def __init__(self, digest: bytes, duration: float, subject: Subject, *, is_audio: bool) -> None:
        self._digest, self._topic, self._title = digest, subject.topic, subject.things[0].title
        chance = chance_of(digest, "scenes")
        self._spans = cut(duration, chance)
        self._beats = story(subject.topic, subject.things, len(self._spans), chance)
        self._cast = Cast.of(subject.topic, chance)
        self._templates = templates_of(subject.topic, is_audio=is_audio)
        self._found: dict[Modality, Found] = {}

    def moments(self, modality: Modality) -> Sequence[tuple[Moment, ...]]:
        """Return what `modality` finds in each scene."""
        return self._find(modality).moments

    def _find(self, modality: Modality) -> Found:
        found = self._found.get(modality)
        if found is None:
            found = self._found[modality] = _WRITERS[modality](self, chance_of(self._digest, modality))
        return found

    def scenes(self) -> WrittenScenes:
        """Return the scenes, with what they are written from."""
        found = [*map(self._find, _WRITERS)]
        headings = chain.from_iterable([[_heading(beat)] * beat.scenes for beat in self._beats])
        rows = zip(self._spans, headings, *[one.moments for one in found], strict=True)
        scenes = WrittenScenes(
            [
                Scene(start, end, heading, seen, said, read, branded)
                for (start, end), heading, seen, said, read, branded in rows
            ]
        )
        plans = {plan for one in found for _, _, plans in one.templates for plan in plans}
        scenes.parts = tuple(map(stems_of_plan, plans))
        scenes.values = tuple({*chain.from_iterable([one.values for one in found])})
        return scenes

    def _pictures(self, chance: Chance) -> Found:
        views = in_turn(self._templates.views, chance)
        script = [(beat, [*islice(views, beat.scenes)]) for beat in self._beats]
        if script:
            script[0][1][0] = choice(self._templates.opening_views, chance)
        slots = Slots(self._topic, self._cast, chance)
        texts = slots.fill(script, views)
        seen = [(Moment(start, end, text),) for (start, end), text in zip(self._spans, texts, strict=True)]
        return Found(seen, slots.templates, slots.filling)

    def _speech(self, chance: Chance) -> Found:
        if self._topic.is_watched_only:
            return Found([()] * len(self._spans))
        # Each video gets a selection of phrases, so that two videos do not sound the same.
        lines = in_turn(self._templates.lines, chance, _TURNS_OF_PHRASE)
        counts = [1 + (end - start >= _TWO) + (end - start >= _THREE) for start, end in self._spans]
        script = self._script(counts, lines, chance)
        slots = Slots(self._topic, self._cast, chance)
        said = speech(self._spans, counts, slots.fill(script, lines))
        return Found(said, slots.templates, slots.filling)

    def _signs(self, chance: Chance) -> Found:
        signs = (*self._topic.signs, self._title)
        return _unfilled(
            [
                shown(start, end, choice(signs, chance) if start else self._title, _LONGEST_READ, chance)
                if not start or chance() < _READ
                else ()
                for start, end in self._spans
            ]
        )

    def _logos(self, chance: Chance) -> Found:
        brands = self._cast.brands
        return _unfilled(
            [
                shown(start, end, choice(brands, chance), _LONGEST_BRANDED, chance) if chance() < _BRANDED else ()
                for start, end in self._spans
            ]
        )

    def _script(self, counts: Sequence[int], lines: Iterator[Template], chance: Chance) -> Script:
        """Return what is said: lines about any subject, and at every third place, what the topic has to say."""
        left, templates, sayings = iter(counts), self._templates, dict[Stage, Iterator[str]]()
        remarks = iter(shuffled(templates.remarks, chance))
        script: Script = []
        for beat in self._beats:
            said = [*islice(lines, sum(islice(left, beat.scenes)))]
            stage = beat.stage
            if stage not in sayings:
                sayings[stage] = iter(shuffled([*templates.sayings[stage], *islice(remarks, 1)], chance))
            first = floor(chance() * _OF_TOPIC)
            for at, saying in zip(range(first, len(said), _OF_TOPIC), sayings[stage], strict=False):
                said[at] = self._adapted(template_of(saying), chance)
            script.append((beat, said))
        if script:
            script[-1][1][-1] = choice(templates.closings, chance)
            script[0][1][0] = choice(templates.greetings, chance)
        return script

    def _adapted(self, line: Template, chance: Chance) -> Template:
        """Return a line of the topic, adapted to this video: with filled slots, the speaker, or the subject."""
        text, slots, _ = line
        return line if slots else framed(line, choice(self._templates.frames[text[-1]], chance))


_WRITERS: Mapping[Modality, Callable[[SceneWriter, Chance], Found]] = {
    Modality.VISUAL: SceneWriter._pictures,
    Modality.SPEECH: SceneWriter._speech,
    Modality.TEXT: SceneWriter._signs,
    Modality.LOGO: SceneWriter._logos,
}


def _unfilled(moments: Sequence[tuple[Moment, ...]]) -> Found:
    return Found(moments, (), [one.text for some in moments for one in some])


def _heading(beat: StoryBeat) -> str:
    return beat.stage.heading.replace("{about}", beat.subject.about)
