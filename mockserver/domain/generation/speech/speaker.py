"""Writes what is said in a video: a greeting, what it is about, the stages one after the other, a closing."""

from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import islice, pairwise

from msgspec import Struct

from mockserver.domain.generation.cast import Cast
from mockserver.domain.generation.draws import Chance, below, choice, in_turn, shuffled
from mockserver.domain.generation.names.naming import Named
from mockserver.domain.generation.slots import Script
from mockserver.domain.generation.speech.audible import is_audible
from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.speech.genres import PHRASES
from mockserver.domain.generation.speech.said_slots import SaidSlots, in_full
from mockserver.domain.generation.speech.voices import HOST, exchange, said_by, voices_in
from mockserver.domain.generation.story import StoryBeat
from mockserver.domain.generation.templates import Template, template_of
from mockserver.domain.generation.topics import Stage, Topic
from mockserver.domain.records.scenes import Voice

_FROM_TOPIC = 4
"""Of so many lines in the middle of a stage, all but one come from the topic, as long as it has enough."""

_WITH_LEAD, _WITH_TRANSITION = 3, 5
"""A stage with so many lines begins with one that leads to it, and ends with one that leads over to the next."""

_MATTERS = 7
"""So many things come up beside the subject of a video."""

_OF_PEOPLE = frozenset([Genre.CONSULTATION, Genre.INTERVIEW, Genre.JOB_INTERVIEW, Genre.TESTIMONY, Genre.TOAST])
"""In these, people speak of what they remember and think, also if a name tells only who they are."""


class _Templates(Struct, frozen=True):
    """The phrases of a genre as templates; without what an audio recording cannot say, if they are for one."""

    greetings: tuple[Template, ...]
    introductions: tuple[Template, ...]
    titled: tuple[Template, ...]
    """The introductions that quote the title."""
    leads: tuple[Template, ...]
    leads_to_step: tuple[Template, ...]
    lines: tuple[Template, ...]
    transitions: tuple[Template, ...]
    closings: tuple[Template, ...]
    exchanges: tuple[tuple[Template, ...], ...]


class Speaker:
    """Puts lines of a genre and of a topic in order, and fills them in."""

    def __init__(self, genre: Genre, topic: Topic, chance: Chance, *, is_audio: bool) -> None:
        self._genre, self._topic, self._chance, self._is_audio = genre, topic, chance, is_audio
        phrases = PHRASES[genre]
        self._templates = templates = _templates_of(genre, is_audio=is_audio)
        self._lines = in_turn(templates.lines, chance)
        self._leads = in_turn(templates.leads, chance)
        self._leads_to_step = in_turn(templates.leads_to_step, chance) if templates.leads_to_step else iter(())
        self._exchanges = in_turn(templates.exchanges, chance) if templates.exchanges else iter(())
        self._matters = shuffled(phrases.matters, chance, _MATTERS) if phrases.matters else []
        self._transitions = in_turn(templates.transitions, chance)
        remarks = _lines_in(topic.remarks, is_audio=is_audio)
        self._remarks = islice(in_turn(remarks, chance), len(remarks))
        self._unsaid: dict[Stage, list[tuple[Template, ...]]] = {}

    def said(self, beats: Sequence[StoryBeat], counts: Sequence[int], cast: Cast) -> tuple[list[str], list[Voice]]:
        """Return what is said in a video, and who says it; `counts` has the number of sentences in each scene."""
        slots = SaidSlots(self._topic, cast, self._chance, self._matters, asks_people=self._genre in _OF_PEOPLE)
        script = self._script(beats, counts)
        sentences = slots.fill(script, self._lines)  # which may exchange lines of the script
        return sentences, voices_in(script, self._genre, cast, beats[0].subject.title if beats else "")

    def _script(self, beats: Sequence[StoryBeat], counts: Sequence[int]) -> Script:
        left = iter(counts)
        script: Script = []
        before: StoryBeat | None = None
        for beat in beats:
            count = sum(islice(left, beat.scenes))
            is_last = beat is beats[-1]
            first = self._beginning(beat, before, count, is_last=is_last)
            last = self._end(count - len(first), is_last=is_last)
            middle = self._middle(beat.stage, count - len(first) - len(last))
            script.append((beat, [*first, *middle, *last]))
            before = beat
        return script

    def _beginning(self, beat: StoryBeat, before: StoryBeat | None, count: int, *, is_last: bool) -> list[Template]:
        """Return a greeting, what the video is about, or what leads over from the stage before."""
        if before is None or beat.subject is not before.subject:
            introductions = self._templates.titled if _is_mostly_title(beat.subject) else self._templates.introductions
            introduction = choice(introductions, self._chance)
            is_greeted = before is None and count > 1
            return [choice(self._templates.greetings, self._chance), introduction] if is_greeted else [introduction]
        if count < _WITH_LEAD:
            return []
        if self._templates.leads_to_step and beat.step is not None:
            return [next(self._leads_to_step)]
        return [] if is_last else [next(self._leads)]

    def _end(self, count: int, *, is_last: bool) -> list[Template]:
        if is_last:
            return [choice(self._templates.closings, self._chance)] if count > 0 else []
        return [next(self._transitions)] if count >= _WITH_TRANSITION else []

    def _middle(self, stage: Stage, count: int) -> list[Template]:
        """Return lines of the topic in the order of the stage, and between them lines and exchanges of the genre."""
        sayings = self._sayings(stage, count - count // _FROM_TOPIC)
        others = self._others(count - len(sayings))
        groups = [*sayings, *others]
        return [line for at in _spread(len(sayings), len(others)) for line in groups[at]]

    def _others(self, count: int) -> list[tuple[Template, ...]]:
        """Return so many lines of the genre, by turns an exchange and a single line if it has exchanges."""
        others: list[tuple[Template, ...]] = []
        has_exchanges = is_exchange = bool(self._templates.exchanges)
        while count > 0:
            other = next(self._exchanges) if is_exchange and count > 1 else (next(self._lines),)
            is_exchange = has_exchanges and not is_exchange
            count -= len(other)
            others.append(other)
        return others

    def _sayings(self, stage: Stage, most: int) -> list[tuple[Template, ...]]:
        """Return at most so many lines of a stage, one after the other, that were not said before."""
        unsaid = self._unsaid.get(stage)
        if unsaid is None:
            lines = _lines_in(stage.lines, is_audio=self._is_audio)
            unsaid = self._unsaid[stage] = [*lines, *islice(self._remarks, 1)]
        first = below(max(1, len(unsaid) - most + 1), self._chance)
        said = unsaid[first : first + most]
        del unsaid[first : first + most]
        return said


@lru_cache(maxsize=256)
def _spread(some: int, others: int) -> tuple[int, ...]:
    """Return the numbers of some things, and after these of others, in an order that spreads the first ones evenly."""
    count = some + others
    before = [some * place // max(1, count) for place in range(count + 1)]
    return tuple(
        [at if at < until else some + place - at for place, (at, until) in enumerate(pairwise(before))],
    )


@cache
def _templates_of(genre: Genre, *, is_audio: bool) -> _Templates:
    phrases = PHRASES[genre]

    def compiled(texts: tuple[str, ...], speaker: str = HOST) -> tuple[Template, ...]:
        return tuple([said_by(line, speaker) for [line] in _lines_in(texts, is_audio=is_audio)])

    exchanges = [map(template_of, one) for one in phrases.exchanges if not is_audio or all(map(is_audible, one))]
    return _Templates(
        greetings=compiled(phrases.greetings),
        introductions=compiled(phrases.introductions),
        titled=compiled(tuple([text for text in phrases.introductions if "{title}" in text])),
        leads=compiled(phrases.leads),
        leads_to_step=compiled(phrases.leads_to_step),
        lines=compiled(phrases.lines, ""),
        transitions=compiled(phrases.transitions),
        closings=tuple(map(in_full, compiled(phrases.closings))),
        exchanges=tuple([exchange(first, reply, genre) for first, reply in exchanges]),
    )


@cache
def _lines_in(texts: tuple[str, ...], *, is_audio: bool) -> tuple[tuple[Template], ...]:
    """Return each sentence as a line of a template; without what an audio recording cannot say, if they are for one."""
    return tuple([(template_of(text),) for text in texts if not is_audio or is_audible(text)])


def _is_mostly_title(subject: Named) -> bool:
    """Return whether a title says far more than `about`: that of a name in another language is the whole name."""
    return len(subject.title.split()) > 2 * len(subject.about.removeprefix("the ").split()) + 1
