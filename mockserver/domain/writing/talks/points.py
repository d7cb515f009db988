"""What matters in a talk: decisions, problems, next steps and statements that can be understood alone."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from msgspec import Struct

from mockserver.domain.records.scenes import Content, Scene
from mockserver.domain.retrieval.words import tokenise
from mockserver.domain.writing.aspects import speech
from mockserver.domain.writing.aspects.expressions import Expressions, words_in
from mockserver.domain.writing.phrases import clause
from mockserver.domain.writing.talks.kinds import Kind
from mockserver.domain.writing.talks.people import called
from mockserver.domain.writing.talks.turns import Turn, talk_of
from mockserver.ground.caches import OfOwners

_MOST_KEPT = 64
_kept: OfOwners[str, Mapping[float, Sequence["Point"]]] = OfOwners(_MOST_KEPT)
_SHORTEST, _LONGEST = 5, 26  # words
# Words of those who lead through a talk, and lines that only go with the ones beside them.
_LEADING = re.compile(
    r"(?:okay|of course|(?:i've|we've) called this|the (?:note|invitation)|i have a ticket|good|right|so much"
    r"|thanks?\b|thank you|one moment|let's|let me|moving on|next|before (?:we|i)"
    r"|that brings"
    r"|i'll make a note|i see|that's (?:a |more|the|what|very|it|everything|all|plenty)|yes|no\b|not |sorry|sure"
    r"|welcome"
    r"|hello|hi\b|good (?:morning|afternoon|evening)|bye|goodbye|we'll (?:start|get|come)|to be fair|please|raise"
    r"|discuss"
    r"|this (?:one|call)|now (?:for|to)|and |or |but |there was a question|there's a question|my name|i'm [a-z]+,)"
)
MERE = Expressions(
    {
        "hear mute slide chat": r"hear us|on mute|slide \d+|in the chat",
        "minutes seat screen": "take the minutes|your seat|my screen",
        "connection hold": "connection|on hold",
    }
)
"""Lines about the connection, the room and the slides, which say nothing about the subject."""
_DIGIT = re.compile(r"\d")

_DECISION, _PROBLEM, _NEXT, _STATEMENT = range(4)
# None begins with a name, because a text may go on with it in lower case.
_FRAMES: Mapping[int, Sequence[str]] = {
    _DECISION: ('What is decided: "{quote}"', 'The decision: "{quote}"'),
    _PROBLEM: ('The problem, according to {who}: "{quote}"', 'A concern of {who}: "{quote}"'),
    _NEXT: ('The next step, according to {who}: "{quote}"', 'What comes next, as {who} says: "{quote}"'),
    _STATEMENT: ('According to {who}: "{quote}"', 'As {who} puts it: "{quote}"', 'In the words of {who}: "{quote}"'),
}
_OF_LEADING, _LONGEST_SMALL_WORD = 5, 3
_WITH_OUTCOME = frozenset([Kind.CALL, Kind.MEETING])
_WORTH = {_DECISION: 6, _PROBLEM: 4, _NEXT: 4, _STATEMENT: 1}


class Point(Struct, frozen=True, gc=False):
    """A sentence of a talk, with its worth for a summary and how a text reports it."""

    worth: int
    start: float
    core: str
    act: int
    who: str
    """Who says it, within a sentence."""
    turn: int

    @property
    def text(self) -> str:
        """The sentence without its full stop."""
        return f"{clause(self.core)}?" if speech.asks(self.core) else clause(self.core)

    @property
    def report(self) -> str:
        """The sentence in quotation marks, with its speaker."""
        frames = _FRAMES[self.act]
        return frames[self.turn % len(frames)].format(quote=self.text, who=self.who)


def points_of(scene: Scene, content: Content) -> Sequence[Point]:
    """Return what matters in what is said in a scene, the best first."""
    return _kept.of(content, content.title, lambda: _points(content)).get(scene.start, ())


def _points(content: Content) -> Mapping[float, Sequence[Point]]:
    talk = talk_of(content)
    turns, may_act = iter(talk.turns), talk.kind in _WITH_OUTCOME
    about = [word for word in tokenise(content.title) if len(word) > _LONGEST_SMALL_WORD]
    points: dict[float, Sequence[Point]] = {}
    for number, scene in enumerate(content.scenes):
        said = enumerate(islice(turns, len(scene.said)), start=number)
        found = [
            point
            for at, turn in said
            for point in _points_of_line(turn, at, about, called(turn.speaker, talk.roles), may_act=may_act)
        ]
        points[scene.start] = sorted(found, key=lambda point: (-point.worth, point.start))
    return points


def _points_of_line(turn: Turn, at: int, about: Sequence[str], who: str, *, may_act: bool) -> Iterator[Point]:
    # What the whole line does not have is not looked for in its sentences.
    words = words_in(turn.text)
    has_digit = bool(_DIGIT.search(turn.text))
    for sentence in speech.flat_sentences_in(turn.text):
        core = speech.core_of(sentence)
        flat = core.lower()
        is_leading = flat.endswith("?") or bool(_LEADING.match(flat))
        # What leads to something else is seldom more than that.
        act = _act_of(sentence, words) if may_act and not is_leading else _STATEMENT
        worth = _WORTH[act]
        if has_digit and _DIGIT.search(core):
            worth += 1
        if any(map(flat.__contains__, about)):
            worth += 1
        if is_leading or MERE.are_in(flat, words):
            worth -= _OF_LEADING
        if not _SHORTEST <= core.count(" ") + 1 <= _LONGEST:
            worth -= _OF_LEADING
        yield Point(worth, turn.moment.start, core, act, who, at)


def _act_of(sentence: str, words: Sequence[bytes]) -> int:
    if speech.decides(sentence, words):
        return _DECISION
    if speech.objects(sentence, words) and not speech.asks(sentence):
        return _PROBLEM
    return _NEXT if speech.assigns(sentence, words) else _STATEMENT
