"""Headings of scenes: that of the stage, and in a long stage what somebody does, such as "Pulling out the dipstick"."""

import re
from collections.abc import Sequence
from functools import cache
from math import ceil

from mockserver.domain.capitals import capitalised
from mockserver.domain.generation.story import StoryBeat
from mockserver.domain.generation.words.verbs import gerund

_MOST_SCENES = 4
"""As many scenes have the same heading."""

_LAST_VERBS = (
    "answers|cheers|drinks|frowns|giggles|grins|laughs|leaves|listens|looks|moves|nods|points|shrugs|sighs|sings|smiles|squints|stops|stretches|thinks"
    "|turns|waits|watches|waves"
)
_SECOND_VERB = re.compile(rf"(?P<before>\band (?:then |nearly )?)(?P<verb>[a-z]+s(?= )|(?:{_LAST_VERBS})$)")


def headings_of(beats: Sequence[StoryBeat], seen: Sequence[str]) -> list[str]:
    """Return the heading of each scene, where `seen` are the descriptions of all scenes."""
    at, used, found = 0, set[str](), list[str]()
    for beat in beats:
        groups = ceil(beat.scenes / _MOST_SCENES)
        for number in range(groups):
            start, end = at + beat.scenes * number // groups, at + beat.scenes * (number + 1) // groups
            heading = (_done_in(beat.stage.all_acts, seen[start:end], used) if number else "") or beat.heading
            used.add(heading)
            found += [heading] * (end - start)
        at += beat.scenes
    return found


def _done_in(acts: Sequence[str], seen: Sequence[str], used: set[str]) -> str:
    """Return what somebody does in these scenes that is no heading yet; empty if there is nothing."""
    for text in seen:
        for act in acts:
            if act in text and (heading := as_heading(act)) not in used:
                return heading
    return ""


@cache
def as_heading(act: str) -> str:
    """Return what somebody does as a heading: "pulls out a dipstick" as "Pulling out a dipstick"."""
    verb, space, rest = act.partition(" ")
    rest = _SECOND_VERB.sub(_as_gerund, rest, count=1) if "and " in rest else rest
    return capitalised(gerund(_base(verb)) + space + rest)


def _as_gerund(found: re.Match[str]) -> str:
    return found["before"] + gerund(_base(found["verb"]))


def _base(verb: str) -> str:
    """Return the base form of a verb in the third person: "carry", "watch", "go"."""
    if verb.endswith("ies") and len(verb) > len("ties"):
        return f"{verb[:-3]}y"
    if verb.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return verb[:-2]
    return verb[:-1]
