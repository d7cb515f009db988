"""Telling one scene: what is seen, said, read and branded in it."""

from dataclasses import dataclass
from random import Random

from mockserver.domain.generation.cast import Cast
from mockserver.domain.generation.story import Beat
from mockserver.domain.generation.timeline import Span, speech, whole_seconds
from mockserver.domain.generation.topics import Topic
from mockserver.domain.records.scenes import Moment, Scene

_VIEWS = (
    "{person} {act}",
    "{place}, {person} {act}",
    "{person} {act} while {detail}",
    "{place}, {person} {act} while {detail}",
    "in a close-up, {person} {act}",
)
_GREETINGS = ("Hello from {town}.", "This is {company}, and we are in {town}.", "{company} presents.")
_SECONDS_PER_SENTENCE = 5
_MOST_SENTENCES = 3
_READ_IN_TEN, _BRANDED_IN_TEN = 3, 2


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells the scenes of one video, drawing every choice from `random` in a fixed order."""

    topic: Topic
    cast: Cast
    title: str
    random: Random

    def scene(self, span: Span, beat: Beat) -> Scene:
        """Return the scene that tells `beat` during `span`."""
        return Scene(
            start=span.start,
            end=span.end,
            heading=beat.stage.heading,
            seen=(Moment(span.start, span.end, self._view(beat)),),
            said=self._said(span, beat),
            read=self._read(span, beat),
            branded=self._branded(span),
        )

    def _view(self, beat: Beat) -> str:
        view = self.random.choice(_VIEWS).format(
            person=self.random.choice(self.cast.people),
            act=self.random.choice(beat.stage.acts),
            place=self.random.choice(self.cast.places),
            detail=self.random.choice(self.topic.details),
        )
        return self.cast.fill(view, beat.subject, self.random)

    def _said(self, span: Span, beat: Beat) -> tuple[Moment, ...]:
        count = min(_MOST_SENTENCES, max(1, int(span.length / _SECONDS_PER_SENTENCE)))
        lines = list(self.random.sample(beat.stage.lines, min(count, len(beat.stage.lines))))
        if len(lines) < count or self.random.randrange(3) == 0:
            lines[count - 1 :] = [self.random.choice(self.topic.remarks)]
        if span.start == 0:
            lines[0] = self.random.choice(_GREETINGS) + " " + lines[0]
        sentences = [self.cast.fill(line, beat.subject, self.random) for line in lines]
        spans = speech(span, [len(sentence.split()) for sentence in sentences])
        return tuple(Moment(one.start, one.end, text) for one, text in zip(spans, sentences, strict=False))

    def _read(self, span: Span, beat: Beat) -> tuple[Moment, ...]:
        is_opening = span.start == 0
        if not is_opening and self.random.randrange(10) >= _READ_IN_TEN:
            return ()
        sign = self.title if is_opening else self.random.choice((*self.topic.signs, beat.stage.heading))
        return self._shown(span, 5, sign)

    def _branded(self, span: Span) -> tuple[Moment, ...]:
        if self.random.randrange(10) >= _BRANDED_IN_TEN:
            return ()
        return self._shown(span, 4, self.random.choice(self.cast.brands))

    def _shown(self, span: Span, longest: int, text: str) -> tuple[Moment, ...]:
        shown = whole_seconds(span, longest, self.random)
        return (Moment(shown.start, shown.end, text),) if shown else ()
