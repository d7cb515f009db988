"""Who says which line of a talk, as far as the lines tell: by names, by questions and answers, by what a role says."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from msgspec import Struct

from mockserver.domain.records.scenes import Content, Moment
from mockserver.domain.writing.aspects.expressions import Expressions, words_in
from mockserver.domain.writing.aspects.voices import NO_NAMES, speaker_in
from mockserver.domain.writing.prompts.vocabulary import whole
from mockserver.domain.writing.talks.kinds import Kind, kind_of
from mockserver.ground.caches import OfOwners

_MOST_KEPT = 64
_kept: OfOwners[str, "Talk"] = OfOwners(_MOST_KEPT)

_BEFORE_NAMES = (
    r"(?:^|[.?!] )(?:(?:okay|right|yes|no|not yet|not at all|good|great|sure|well|so|hi|hello|thanks?|thank you|sorry"
    r"|please"
    r"|welcome|all right|of course|all right then|bye|then|but|maybe|tell me|in your own words)[,:]? )*"
)
_ADDRESSED = re.compile(
    rf"(?i:{_BEFORE_NAMES})(?P<first>[A-Z][a-z]+)(?=[,!?])(?!, (?:told|who|and [A-Z]))"
    r"|, (?P<last>[A-Z][a-z]+)(?=[.?!](?:\s|$))"
    r"|(?<! of yours), (?P<inner>[A-Z][a-z]+)(?=, (?!told|who|which|said|says|asked|from|for one)[a-zI])"
)
_OWN = re.compile(
    r"(?:[Mm]y name is|[Tt]his is|I am|I'm|[Ii]t's|speaking with) (?P<name>[A-Z][a-z]+)"
    r"|\b(?P<other>[A-Z][a-z]+),? (?:here|speaking)\b"
)
_SIGNS_OF_OWN = ("speaking", "here", "name is", "his is", "I am", "I'm", "t's")
"""Each line in which somebody introduces themselves has one of these."""
_GIVES_FLOOR = whole("please|over to you|take us through|yours|ready|prepared something|would you|can you|could you")
OF_HOST = Expressions(
    {
        "ll": r"i'll (?:send|credit|take care|put you|note|check|read that back|find|make)"
        r"|you'll (?:get|receive|hear)",
        "your": r"your (?:file|account|reference|customer|patience|last name|own words|needs)|i have your",
        "thank": "thank you for (?:calling|waiting|holding|being|your patience)",
        "let": r"let me (?:look|sum up|find|show|come back)|let's (?:get|move|leave|go|talk)",
        "for": "for you|that's all for today|months? for each",
        "ve added": r"i've (?:added|made a note)",
        "apologise apologize may": "i apologi[sz]e|may i (?:go|ask)",
        "cost help typing system": "at no cost|help you|i'm typing|the system",
        "offer sense call": "i can offer|make sense so far|this call",
        "desk ticket something episode": "on my desk|a ticket here|something you said|this episode",
        "love wants promised": "i'd love to hear|wants to know|as i promised",
        "thought first tried": "i hadn't thought|did you first|have you tried",
        "listen there": "people who listen to us|and then there's",
        "number office moment": "customer number|back office|a moment and ask",
        "ours longer confirmation": "a customer of ours|no longer than|confirmation",
    }
)
"""What somebody of a company says to a customer, or a host to a guest."""
OF_GUEST = Expressions(
    {
        "frustrated calling happy worried": r"i'm (?:frustrated|calling|really happy|worried)|i am calling",
        "work nobody": r"still doesn't work|nobody (?:replied|called|could)",
        "fault inbox glasses order money invoice": r"my (?:fault|inbox|glasses|order|money|invoice)",
        "last told hold charged": r"last time i was|i was (?:told|on hold|charged)|will i be charged",
        "been wrote problem": r"been a customer|i wrote to you|(?:the|our main) problem (?:started|is)",
        "kept sounds hear": "kept me|sounds fair|good to hear",
        "everything colleague like": "i did everything|a colleague of yours|i'd like to keep|i like that",
        "expensive pay explain": "too expensive for us|what would we pay|i don't want to explain",
        "spoke email": "everybody i spoke to|email is best",
    }
)
"""What a customer or a guest says."""


class Turn(Struct, frozen=True, gc=False):
    """A line of a talk and its speaker; the speaker is empty if no line tells."""

    speaker: str
    moment: Moment
    text: str
    """What is said, with single spaces."""


class Talk(Struct, frozen=True):
    """The lines of a talk with their speakers, the host first among `people`."""

    kind: Kind
    people: tuple[str, ...]
    turns: tuple[Turn, ...]

    def of(self, person: str) -> list[Moment]:
        """Return what a person says."""
        return [turn.moment for turn in self.turns if turn.speaker == person]

    @property
    def roles(self) -> Mapping[str, str]:
        """The role of each person in this kind of talk: the agent and the customer of a call."""
        host, *others = _ROLES[self.kind]
        return {name: others[0] if place and others else host for place, name in enumerate(self.people)}


_ROLES: Mapping[Kind, tuple[str, ...]] = {
    Kind.CALL: ("agent", "customer"),
    Kind.INTERVIEW: ("host", "guest"),
    Kind.MEETING: ("chair", "participant"),
    Kind.LECTURE: ("speaker",),
}


def talk_of(content: Content) -> Talk | None:
    """Return the talk of a video; None if it is none. Kept for the latest videos."""
    kind = kind_of(content)
    return _kept.of(content, content.title, lambda: _heard(content, kind)) if kind else None


def _heard(content: Content, kind: Kind) -> Talk:
    moments = [moment for scene in content.scenes for moment in scene.said]
    lines = [" ".join(moment.text.split()) for moment in moments]
    spoken_to = [addressed_in(line) for line in lines] if kind is not Kind.LECTURE else []
    people = _people(kind, speaker_in(lines), Counter(chain.from_iterable(spoken_to)))
    names = _said_by(kind, people, lines, spoken_to)
    return Talk(kind, people, tuple(map(Turn, names, moments, lines)))


def addressed_in(text: str) -> list[str]:
    """Return the names of those to whom a line with single spaces speaks: "Okay, Morgan, then a few questions."."""
    # Few lines have a name before a mark.
    if _NO_NAMES.issuperset(_BEFORE_MARKS.findall(text)):
        return []
    found = (match["first"] or match["last"] or match["inner"] for match in _ADDRESSED.finditer(text))
    return [name for name in found if name not in _NO_NAMES]


_BEFORE_MARKS = re.compile(r"[A-Z][a-z]+(?=[,.!?])")
_NO_NAMES_BEFORE_COMMAS = """
    Okay Yes No Thanks Thank Good Great Sure Right Sorry Well So Now Then Please Hello Hi Honestly First Next Also Badly
    Maybe But Welcome Today Tomorrow Everyone Everybody All Looking Bye Not Before Here Actually Anyway
"""
_NO_NAMES = NO_NAMES.union(_NO_NAMES_BEFORE_COMMAS.split())


def _people(kind: Kind, host: str, addressed: Counter[str]) -> tuple[str, ...]:
    if kind is Kind.LECTURE:
        return tuple(filter(None, [host]))
    if kind in (Kind.CALL, Kind.INTERVIEW):
        return _pair(kind, host, addressed)
    return tuple(filter(None, [host, *(name for name, _ in addressed.most_common() if name != host)]))


def _pair(kind: Kind, introduced: str, addressed: Counter[str]) -> tuple[str, ...]:
    """Return the host and the guest of a talk of two: the one who is spoken to more often is the guest.

    Who has no name is called by the role.
    """
    named = [name for name, _ in addressed.most_common(2)]
    guest = named[0] if named else ""
    host = introduced if introduced != guest else next(iter(named[1:]), "")
    if not guest:
        return tuple(filter(None, [host]))
    return host or _ROLES[kind][0].capitalize(), guest


def _said_by(
    kind: Kind, people: Sequence[str], lines: Sequence[str], spoken_to: Sequence[Sequence[str]]
) -> Iterator[str]:
    if len(people) < 2:
        yield from [*people, ""][:1] * len(lines)
    elif len(people) == 2 and kind is not Kind.MEETING:
        yield from _by_turns(kind, people, lines, spoken_to)
    else:
        yield from _in_a_group(people, lines, spoken_to)


def _by_turns(
    kind: Kind, people: Sequence[str], lines: Sequence[str], spoken_to: Sequence[Sequence[str]]
) -> Iterator[str]:
    """Yield which of two people says each line."""
    host, guest = people
    speaker, was_question = host, False
    for text, names in zip(lines, spoken_to, strict=True):
        own = _introduced(text, people)
        to = [name for name in names if name in people]
        if own or to:
            speaker = own or (guest if to[0] == host else host)
        elif role := _role_of(text):
            speaker = host if role == "host" else guest
        elif kind is Kind.INTERVIEW:
            speaker = host if text.endswith("?") else guest
        elif was_question:
            speaker = guest if speaker == host else host
        was_question = "?" in text
        yield speaker


def _role_of(text: str) -> str:
    flat, words = text.lower(), words_in(text)
    is_host, is_guest = OF_HOST.are_in(flat, words), OF_GUEST.are_in(flat, words)
    return "" if is_host == is_guest else "host" if is_host else "guest"


def _in_a_group(people: Sequence[str], lines: Sequence[str], spoken_to: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield who says each line of a meeting: its chair, or who was asked to speak by the line before."""
    chair, called = people[0], ""
    for line, names in zip(lines, spoken_to, strict=True):
        own = _introduced(line, people)
        to = [name for name in names if name in people]
        speaker = own or called or chair
        if speaker in to:
            speaker = next(name for name in people if name not in to) if len({*to}) < len(people) else ""
        yield speaker
        is_asked = bool(to) and (line.endswith("?") or bool(_GIVES_FLOOR.search(line.lower())))
        called = to[-1] if is_asked else ""


def _introduced(text: str, people: Sequence[str]) -> str:
    if not any(map(text.__contains__, people)) or not any(map(text.__contains__, _SIGNS_OF_OWN)):
        return ""  # as in most lines
    found = (match["name"] or match["other"] for match in _OWN.finditer(text))
    return next((name for name in found if name in people), "")
