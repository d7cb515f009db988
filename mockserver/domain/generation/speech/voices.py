"""Who speaks in a made-up video, and who says each line of it."""

from collections.abc import Mapping, Sequence
from itertools import chain

from mockserver.domain.generation.cast import Cast
from mockserver.domain.generation.slots import Script
from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.templates import Template
from mockserver.domain.records.scenes import Voice

HOST, GUEST, OTHER, OPPONENT = "host", "guest", "other", "opponent"
"""The slots of those who may speak. The opponent, who objects to questions, has no name."""

ROLES: Mapping[Genre, Mapping[str, str]] = {
    Genre.ADVERTISEMENT: {HOST: "narrator"},
    Genre.CALL: {HOST: "agent", GUEST: "customer"},
    Genre.CEREMONY: {HOST: "speaker"},
    Genre.COMMENTARY: {HOST: "commentator"},
    Genre.CONSULTATION: {HOST: "doctor", GUEST: "patient"},
    Genre.DOCUMENTARY: {HOST: "narrator"},
    Genre.HOME_VIDEO: {HOST: "speaker"},
    Genre.INTERVIEW: {HOST: "host", GUEST: "guest"},
    Genre.JOB_INTERVIEW: {HOST: "interviewer", GUEST: "candidate"},
    Genre.LECTURE: {HOST: "speaker"},
    Genre.MEETING: {HOST: "chair", GUEST: "participant", OTHER: "participant"},
    Genre.NEWS_REPORT: {HOST: "reporter"},
    Genre.OPERATION: {HOST: "surgeon", GUEST: "assistant"},
    Genre.PATROL: {HOST: "officer", GUEST: "civilian"},
    Genre.SALES_CALL: {HOST: "agent", GUEST: "customer"},
    Genre.STAGE: {HOST: "presenter"},
    Genre.TESTIMONY: {HOST: "counsel", GUEST: "witness", OPPONENT: "opposing counsel"},
    Genre.TOAST: {HOST: "speaker"},
    Genre.TRAILER: {HOST: "narrator"},
    Genre.TUTORIAL: {HOST: "presenter"},
    Genre.VLOG: {HOST: "presenter"},
}
"""The role of each person who speaks in a genre, by the slot of the name."""


def said_by(template: Template, speaker: str) -> Template:
    """Return a template that `speaker` says, unless it tells itself who does."""
    text, slots, own = template
    return text, slots, own or speaker


def exchange(first: Template, reply: Template, genre: Genre) -> tuple[Template, Template]:
    """Return what somebody says, usually the host, and what another person replies: who is addressed, if somebody is.

    A reply that names somebody is said by another person.
    """
    first = said_by(first, HOST)
    asked = [slot for slot in (*first[1], GUEST, OTHER, HOST) if slot in ROLES[genre] and slot != first[2]]
    return first, said_by(reply, next((slot for slot in asked if slot not in reply[1]), HOST))


def voices_in(script: Script, genre: Genre, cast: Cast, title: str) -> list[Voice]:
    """Return who says each line of a script. Only who is named in a line or in the title has a name.

    Lines that do not tell are said by who has the floor. If that person is named in such a line, the host says it.
    """
    names = {HOST: cast.host, GUEST: cast.guests[0], OTHER: cast.guests[1]}
    lines = list(chain.from_iterable([templates for _, templates in script]))
    voices = {slot: Voice(role, _given(names, slot, lines, title)) for slot, role in ROLES[genre].items()}
    if len(voices) == 1:
        return [voices[HOST]] * len(lines)
    found: list[Voice] = []
    for beat, templates in script:
        floor = _floor(genre, templates) if beat is not script[0][0] else _FIRST_FLOORS.get(genre, HOST)
        found += [voices[own or (floor if floor not in slots else HOST)] for _, slots, own in templates]
    return found


def _given(names: Mapping[str, str], slot: str, lines: Sequence[Template], title: str) -> str:
    """Return the name for a slot if a line or the title gives it; else an empty text."""
    name = names.get(slot, "")
    if name in title:
        return name
    for _, slots, _ in lines:  # which takes half as long as any()
        if slot in slots:
            return name
    return ""


_FIRST_FLOORS = {Genre.INTERVIEW: GUEST, Genre.TESTIMONY: GUEST}


def _floor(genre: Genre, templates: Sequence[Template]) -> str:
    """Return who has the floor in a stage: in a meeting, whom its first line calls."""
    if genre is not Genre.MEETING or not templates or templates[0][2] != HOST:
        return _FIRST_FLOORS.get(genre, HOST)
    return next((slot for slot in templates[0][1] if slot in (GUEST, OTHER)), HOST)
