"""What matters in a talk: decisions, problems, next steps and statements that can be understood alone."""

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from mockserver.domain.records.scenes import Content, Scene
from mockserver.domain.retrieval.words import tokenise
from mockserver.domain.writing.aspects import speech
from mockserver.domain.writing.phrases import clause
from mockserver.domain.writing.talks.kinds import Kind
from mockserver.domain.writing.talks.turns import Talk, talk_of
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
    r"|this (?:one|call)|now (?:for|to)|and |or |but |there was a question|there's a question|my name|i'm [a-z]+,)",
    re.IGNORECASE,
)
_MERE = re.compile(
    r"\b(?:hear us|on mute|slide \d|in the chat|take the minutes|your seat|my screen|connection|on hold)\b"
)

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


class Point(Struct, frozen=True):
    """A sentence of a talk, with its worth for a summary and how a text reports it."""

    worth: int
    start: float
    text: str
    """Without its full stop."""
    report: str


def points_of(scene: Scene, content: Content) -> Sequence[Point]:
    """Return what matters in a scene of a talk, the best first; nothing if the video is no talk."""
    talk = talk_of(content)
    if talk is None:
        return ()
    return _kept.of(content, content.title, lambda: _points(talk, content)).get(scene.start, ())


def _points(talk: Talk, content: Content) -> Mapping[float, Sequence[Point]]:
    speakers = {turn.moment.start: turn.speaker for turn in talk.turns}
    about = [word for word in tokenise(content.title) if len(word) > _LONGEST_SMALL_WORD]
    return {
        scene.start: sorted(
            (
                _point(sentence, moment.start, speakers[moment.start], about, talk.kind, turn)
                for turn, moment in enumerate(scene.said, start=at)
                for sentence in speech.sentences_in(moment.text)
            ),
            key=lambda point: (-point.worth, point.start),
        )
        for at, scene in enumerate(content.scenes)
    }


def _point(sentence: str, start: float, speaker: str, about: Sequence[str], kind: Kind, turn: int) -> Point:
    core = speech.core_of(sentence)
    is_leading = speech.asks(core) or bool(_LEADING.match(core))
    # What leads to something else is seldom more than that, and the other signs take the most time.
    act = _act_of(sentence) if kind in _WITH_OUTCOME and not is_leading else _STATEMENT
    flat = core.lower()
    worth = _WORTH[act] + any(map(flat.__contains__, about)) + any(map(str.isdigit, core))
    worth -= _OF_LEADING if is_leading or _MERE.search(flat) else 0
    worth -= 0 if _SHORTEST <= len(core.split()) <= _LONGEST else _OF_LEADING
    quote = f"{clause(core)}?" if speech.asks(core) else clause(core)
    frames = _FRAMES[act]
    report = frames[turn % len(frames)].format(quote=quote, who=speaker or "the speaker")
    return Point(worth, start, quote, report)


def _act_of(sentence: str) -> int:
    if speech.decides(sentence):
        return _DECISION
    if speech.objects(sentence) and not speech.asks(sentence):
        return _PROBLEM
    return _NEXT if speech.assigns(sentence) else _STATEMENT
