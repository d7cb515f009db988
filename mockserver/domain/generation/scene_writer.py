"""Generates one scene: what is seen, said, read and branded."""

from collections.abc import Sequence
from random import Random

from mockserver.domain.generation.cast import Cast
from mockserver.domain.generation.draws import shuffled
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
from mockserver.domain.generation.slots import Slots
from mockserver.domain.generation.story import StoryBeat
from mockserver.domain.generation.timeline import Span, speech, whole_seconds
from mockserver.domain.generation.topics import Stage, Topic
from mockserver.domain.records.scenes import Moment, Scene

_SECONDS_PER_SENTENCE = 5
_MOST_SENTENCES = 3
_READ, _BRANDED = 0.3, 0.2  # share of scenes
_TOPIC_LINES, _REMARKS = 0.3, 0.25  # share of lines, and of those
_ATTEMPTS = 4
_TURNS_OF_PHRASE = 60


class _Deck:
    """Sentences in random order; none repeats before all were used."""

    __slots__ = ("_bits", "_cards", "_left")

    def __init__(self, cards: Sequence[str], random: Random) -> None:
        self._cards, self._bits = cards, random.getrandbits
        self._left: list[str] = []

    def draw(self) -> str:
        if not self._left:
            self._left = shuffled(self._cards, len(self._cards), self._bits)
        return self._left.pop()


class SceneWriter:
    """Generates the scenes of one video, with all random choices from `random` in a fixed order."""

    def __init__(self, topic: Topic, cast: Cast, title: str, random: Random, *, is_audio: bool) -> None:
        self._topic, self._cast, self._title, self._random = topic, cast, title, random
        self._slots = Slots(topic, cast, random)
        self._is_audio = is_audio
        # Each video gets a selection of phrases, so that two videos do not sound the same.
        self._lines = _Deck(shuffled(self._sayable(LINES), _TURNS_OF_PHRASE, random.getrandbits), random)
        self._openings = WATCHED_OPENINGS if topic.is_watched_only else OPENING_VIEWS
        self._views = _Deck(WATCHED_VIEWS if topic.is_watched_only else ORDINARY_VIEWS, random)
        self._used = set[str]()

    def scene(self, span: Span, beat: StoryBeat, *, is_last: bool) -> Scene:
        """Return the scene for `beat` during `span`."""
        is_first = span.start == 0
        self._slots.begin(beat)
        return Scene(
            start=span.start,
            end=span.end,
            heading=self._slots.fill(beat.stage.heading) if "{" in beat.stage.heading else beat.stage.heading,
            seen=(Moment(span.start, span.end, self._seen(is_first=is_first)),),
            said=self._said(span, beat.stage, is_first=is_first, is_last=is_last),
            read=self._read(span, is_first=is_first),
            branded=self._branded(span),
        )

    def _seen(self, *, is_first: bool) -> str:
        if is_first:
            return self._slots.fill(self._slots.choose(self._openings))
        return self._new(self._views)

    def _new(self, plans: _Deck) -> str:
        """Return a sentence that is new in this video, unless that takes too many attempts."""
        for _ in range(_ATTEMPTS):
            sentence = self._slots.fill(plans.draw())
            if sentence not in self._used:
                break
        self._used.add(sentence)
        return sentence

    def _said(self, span: Span, stage: Stage, *, is_first: bool, is_last: bool) -> tuple[Moment, ...]:
        if self._topic.is_watched_only:
            return ()
        count = min(_MOST_SENTENCES, max(1, int(span.length / _SECONDS_PER_SENTENCE)))
        sentences = [self._line(stage) for _ in range(count)]
        if is_last:
            sentences[-1] = self._slots.fill(self._slots.choose(self._sayable(CLOSINGS)))
        if is_first:
            sentences[0] = self._slots.fill(self._slots.choose(self._sayable(GREETINGS)))
        spans = speech(span, [sentence.count(" ") + 1 for sentence in sentences])
        return tuple([Moment(start, end, text) for (start, end), text in zip(spans, sentences, strict=False)])

    def _line(self, stage: Stage) -> str:
        """Return a new line: one of the topic, or one about any subject."""
        saying = self._saying(stage) if self._random.random() < _TOPIC_LINES else None
        return self._new(self._lines) if saying is None else self._adapted(saying)

    def _sayable(self, lines: Sequence[str]) -> Sequence[str]:
        return audible(lines) if self._is_audio else lines

    def _saying(self, stage: Stage) -> str | None:
        """Return a line of the topic that is new in this video; None if that takes too many attempts."""
        for _ in range(_ATTEMPTS):
            saying = self._slots.choose(stage.lines if self._random.random() >= _REMARKS else self._topic.remarks)
            if saying not in self._used and (not self._is_audio or audible([saying])):
                self._used.add(saying)
                return saying
        return None

    def _adapted(self, line: str) -> str:
        """Return a line of the topic, adapted to this video: with filled slots, the speaker, or the subject."""
        choose, fill = self._slots.choose, self._slots.fill
        if "{" in line:
            return fill(line)
        if line.endswith(".") and self._random.random() < 0.5:
            return line[:-1] + fill(choose(self._sayable(ENDINGS)))
        is_lower = not line.startswith(("I ", "I'"))
        return fill(choose(OPENINGS)) + (line[:1].lower() + line[1:] if is_lower else line)

    def _read(self, span: Span, *, is_first: bool) -> tuple[Moment, ...]:
        if is_first:
            return self._shown(span, 5, self._title)
        if self._random.random() >= _READ:
            return ()
        return self._shown(span, 5, self._slots.choose((*self._topic.signs, self._title)))

    def _branded(self, span: Span) -> tuple[Moment, ...]:
        if self._random.random() >= _BRANDED:
            return ()
        return self._shown(span, 4, self._slots.choose(self._cast.brands))

    def _shown(self, span: Span, longest: int, text: str) -> tuple[Moment, ...]:
        shown = whole_seconds(span, longest, self._random)
        return (Moment(*shown, text),) if shown else ()
