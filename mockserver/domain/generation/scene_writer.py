"""Generates scenes: what is seen, said, read and branded."""

from collections.abc import Iterator, Sequence
from itertools import islice

from mockserver.domain.generation.cast import Cast
from mockserver.domain.generation.draws import Chance, choice, drawn, shuffled
from mockserver.domain.generation.slots import Slots
from mockserver.domain.generation.story import StoryBeat
from mockserver.domain.generation.templates import Template, template_of, templates_of
from mockserver.domain.generation.timeline import Span, shown, speech
from mockserver.domain.generation.topics import Stage, Topic
from mockserver.domain.records.scenes import Moment, Scene, WrittenScenes

_TWO, _THREE = 10, 15  # seconds from which a scene has so many sentences
_READ, _BRANDED = 0.3, 0.2  # share of scenes
_LONGEST_READ, _LONGEST_BRANDED = 5, 4  # seconds
_TOPIC_LINES, _REMARKS = 0.3, 0.25  # share of lines, and of those
_TURNS_OF_PHRASE = 60
_ATTEMPTS = 4


class SceneWriter:
    """Generates the scenes of one video, with all random choices from `chance` in a fixed order."""

    def __init__(self, topic: Topic, cast: Cast, title: str, chance: Chance, *, is_audio: bool) -> None:
        self._chance = chance
        self._slots = Slots(topic, cast, chance)
        self._title, self._signs, self._brands = title, (*topic.signs, title), cast.brands
        self._is_silent = topic.is_watched_only
        self._templates = templates = templates_of(topic, is_audio=is_audio)
        self._views = drawn(templates.views, chance)
        # Each video gets a selection of phrases, so that two videos do not sound the same.
        self._lines = drawn(templates.lines, chance, _TURNS_OF_PHRASE)
        self._used = set[str]()
        # What the topic has to say that was not said yet: in a stage, and at any time.
        self._sayings: dict[Stage, list[str]] = {}
        self._remarks = shuffled(templates.remarks, chance)

    def scenes(self, beat: StoryBeat, spans: Sequence[Span], *, is_last: bool) -> list[Scene]:
        """Return the scenes for `beat` during `spans`."""
        chance, is_first = self._chance, spans[0][0] == 0
        self._slots.begin(beat)
        views = [*islice(self._views, len(spans))]
        if is_first:
            views[0] = choice(self._templates.opening_views, chance)
        heading, *seen = self._slots.fill([template_of(beat.stage.heading), *views])
        self._replace_used(seen, self._views)
        counts = [1 + (end - start >= _TWO) + (end - start >= _THREE) for start, end in spans]
        said = iter(self._said(beat.stage, sum(counts), is_first=is_first, is_last=is_last))
        scenes: list[Scene] = []
        for (start, end), view, count in zip(spans, seen, counts, strict=True):
            read: tuple[Moment, ...] = ()
            branded: tuple[Moment, ...] = ()
            if chance() < _READ or not start:
                sign = choice(self._signs, chance) if start else self._title
                read = shown(start, end, sign, _LONGEST_READ, chance)
            if chance() < _BRANDED:
                branded = shown(start, end, choice(self._brands, chance), _LONGEST_BRANDED, chance)
            lines = speech(start, end, [*islice(said, count)])
            scenes.append(Scene(start, end, heading, (Moment(start, end, view),), lines, read, branded))
        return scenes

    def written(self, scenes: Sequence[Scene]) -> WrittenScenes:
        """Return `scenes` together with what they are written from."""
        unfilled = [moment.text for scene in scenes for moment in (*scene.read, *scene.branded)]
        found = WrittenScenes(scenes)
        found.parts, found.values = tuple({*self._slots.parts}), tuple({*self._slots.filling, *unfilled})
        return found

    def _said(self, stage: Stage, count: int, *, is_first: bool, is_last: bool) -> list[str]:
        if self._is_silent:
            return []
        said = self._slots.fill(self._script(stage, count, is_first=is_first, is_last=is_last))
        self._replace_used(said, self._lines)
        return said

    def _replace_used(self, sentences: list[str], others: Iterator[Template]) -> None:
        """Replace each sentence that the video has already by one of `others`."""
        used, new = self._used, set(sentences)
        if len(new) == len(sentences) and used.isdisjoint(new):
            used |= new
            return
        for at, sentence in enumerate(sentences):
            if sentence in used:
                sentence = sentences[at] = self._another(others)
            used.add(sentence)

    def _another(self, templates: Iterator[Template]) -> str:
        """Return a sentence that is new in this video, unless that takes too many attempts."""
        for _ in range(_ATTEMPTS):
            [sentence] = self._slots.fill([next(templates)])
            if sentence not in self._used:
                break
        return sentence

    def _script(self, stage: Stage, count: int, *, is_first: bool, is_last: bool) -> list[Template]:
        """Return what is said: new lines of the topic, and others about any subject."""
        chance, templates, lines, remarks = self._chance, self._templates, self._lines, self._remarks
        if stage not in self._sayings:
            self._sayings[stage] = shuffled(templates.sayings[stage], chance)
        sayings = self._sayings[stage]
        script: list[Template] = []
        for _ in range(count):
            if chance() < _TOPIC_LINES and (left := remarks if chance() < _REMARKS or not sayings else sayings):
                script.append(self._adapted(template_of(left.pop())))
            else:
                script.append(next(lines))
        if is_last:
            script[-1] = choice(templates.closings, chance)
        if is_first:
            script[0] = choice(templates.greetings, chance)
        return script

    def _adapted(self, line: Template) -> Template:
        """Return a line of the topic, adapted to this video: with filled slots, the speaker, or the subject."""
        chance, (text, slots, stems) = self._chance, line
        if slots:
            return line
        if text.endswith(".") and chance() < 0.5:
            ending, slots, more = choice(self._templates.endings, chance)
            return text[:-1] + ending, slots, stems | more
        opening, slots, more = choice(self._templates.openings[text[-1]], chance)
        rest = text if text.startswith(("I ", "I'")) else text[:1].lower() + text[1:]
        return opening + rest, slots, stems | more
