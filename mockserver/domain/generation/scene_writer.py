"""Generates one scene: what is seen, said, read and branded."""

from collections.abc import Iterator, Sequence
from itertools import islice

from mockserver.domain.generation.cast import Cast
from mockserver.domain.generation.draws import Chance, choice, drawn, shuffled
from mockserver.domain.generation.sentences import (
    CLOSINGS,
    ENDINGS,
    GREETINGS,
    LINES,
    OPENING_VIEWS,
    OPENINGS,
    ORDINARY_VIEWS,
    WATCHED_OPENINGS,
    WATCHED_VIEWS,
    audible,
)
from mockserver.domain.generation.slots import Slots, Template, templates_of
from mockserver.domain.generation.story import StoryBeat
from mockserver.domain.generation.timeline import Span, speech, whole_seconds
from mockserver.domain.generation.topics import Stage, Topic
from mockserver.domain.records.scenes import Moment, Scene

_SECONDS_PER_SENTENCE = 5
_MOST_SENTENCES = 3
_READ, _BRANDED = 0.3, 0.2  # share of scenes
_TOPIC_LINES, _REMARKS = 0.3, 0.25  # share of lines, and of those
_TURNS_OF_PHRASE = 60
_ATTEMPTS = 4


class SceneWriter:
    """Generates the scenes of one video, with all random choices from `chance` in a fixed order."""

    def __init__(self, topic: Topic, cast: Cast, title: str, chance: Chance, *, is_audio: bool) -> None:
        self._chance = chance
        self._slots = Slots(topic, cast, chance)
        self._title, self._signs, self._brands = title, (*topic.signs, title), cast.brands
        self._is_audio, self._is_silent = is_audio, topic.is_watched_only
        self._openings = templates_of(WATCHED_OPENINGS if topic.is_watched_only else OPENING_VIEWS)
        self._views = drawn(templates_of(WATCHED_VIEWS if topic.is_watched_only else ORDINARY_VIEWS), chance)
        # Each video gets a selection of phrases, so that two videos do not sound the same.
        self._lines = drawn(self._sayable(LINES), chance, _TURNS_OF_PHRASE)
        self._used = set[str]()
        # What the topic has to say that was not said yet: by the heading of a stage, and at any time.
        self._sayings: dict[str, list[Template]] = {}
        self._remarks = shuffled(self._sayable(topic.remarks), chance)

    def scenes(self, beat: StoryBeat, spans: Sequence[Span], *, is_last: bool) -> Iterator[Scene]:
        """Yield the scenes for `beat` during `spans`."""
        chance, is_first = self._chance, spans[0][0] == 0
        self._slots.begin(beat)
        [heading] = self._slots.fill(templates_of((beat.stage.heading,)))
        views = [*islice(self._views, len(spans))]
        if is_first:
            views[0] = choice(self._openings, chance)
        counts = [min(_MOST_SENTENCES, int((end - start) / _SECONDS_PER_SENTENCE) or 1) for start, end in spans]
        seen = self._new(views, self._views)
        said = iter(self._new(self._script(beat.stage, sum(counts), is_first=is_first, is_last=is_last), self._lines))
        for span, view, count in zip(spans, seen, counts, strict=True):
            start, end = span
            read = self._read(span) if chance() < _READ or not start else ()
            branded = self._shown(span, 4, choice(self._brands, chance)) if chance() < _BRANDED else ()
            lines = speech(span, [*islice(said, count)])
            yield Scene(start, end, heading, (Moment(start, end, view),), lines, read, branded)

    def _new(self, templates: Sequence[Template], others: Iterator[Template]) -> list[str]:
        """Return the templates as sentences. One that the video has already is replaced by one of `others`."""
        sentences, used = self._slots.fill(templates), self._used
        for at, sentence in enumerate(sentences):
            if sentence in used:
                sentence = sentences[at] = self._another(others)
            used.add(sentence)
        return sentences

    def _another(self, templates: Iterator[Template]) -> str:
        """Return a sentence that is new in this video, unless that takes too many attempts."""
        for _ in range(_ATTEMPTS):
            [sentence] = self._slots.fill([next(templates)])
            if sentence not in self._used:
                break
        return sentence

    def _script(self, stage: Stage, count: int, *, is_first: bool, is_last: bool) -> list[Template]:
        """Return what is said: new lines of the topic, and others about any subject."""
        if self._is_silent:
            return []
        if stage.heading not in self._sayings:
            self._sayings[stage.heading] = shuffled(self._sayable(stage.lines), self._chance)
        sayings = self._sayings[stage.heading]
        lines = [self._line(sayings) for _ in range(count)]
        if is_last:
            lines[-1] = choice(self._sayable(CLOSINGS), self._chance)
        if is_first:
            lines[0] = choice(self._sayable(GREETINGS), self._chance)
        return lines

    def _line(self, sayings: list[Template]) -> Template:
        chance = self._chance
        if chance() < _TOPIC_LINES:
            left = self._remarks if chance() < _REMARKS or not sayings else sayings
            if left:
                return self._adapted(left.pop())
        return next(self._lines)

    def _sayable(self, plans: tuple[str, ...]) -> tuple[Template, ...]:
        return templates_of(audible(plans) if self._is_audio else plans)

    def _adapted(self, line: Template) -> Template:
        """Return a line of the topic, adapted to this video: with filled slots, the speaker, or the subject."""
        chance, (text, slots) = self._chance, line
        if slots:
            return line
        if text.endswith(".") and chance() < 0.5:
            ending, slots = choice(self._sayable(ENDINGS), chance)
            return Template(text[:-1] + ending, slots)
        opening, slots = choice(templates_of(OPENINGS), chance)
        return Template(opening + (text if text.startswith(("I ", "I'")) else text[:1].lower() + text[1:]), slots)

    def _read(self, span: Span) -> tuple[Moment, ...]:
        return self._shown(span, 5, choice(self._signs, self._chance) if span[0] else self._title)

    def _shown(self, span: Span, longest: int, text: str) -> tuple[Moment, ...]:
        shown = whole_seconds(span, longest, self._chance)
        return (Moment(*shown, text),) if shown else ()
