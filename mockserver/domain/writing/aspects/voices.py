"""Who speaks in a video, and who is named in it."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct

from mockserver.domain.records.scenes import Scene
from mockserver.domain.retrieval.words import STOP_WORDS

_NAME = r"(?P<name>[A-Z][a-z]+)"
_OWN_NAME = re.compile(
    rf"\b(?:[Mm]y name is|[Tt]his is|I am|I'm|[Ii]t's) {_NAME}(?! [A-Z])"
    r"|(?:^|[.!?,] )(?P<other>[A-Z][a-z]+(?<!ly)) (?:here|speaking)(?=[,.!?]|$| (?:and|again|from|in|together|with)\b)"
)
_CAPITALS = re.compile(r"(?P<before>\w+|[^\w ]) (?P<name>[A-Z]\w*(?:(?: and)?[ -][A-Z]\w*)*)")
_NAME_ALONE = re.compile(r"[A-Z][a-z]{2,}")
_OF_PLACES = frozenset(["in", "from", "near", "over", "at", "through", "by", "of", "to", "around"])
_NO_OWN_NAMES = STOP_WORDS | {
    *("right", "back", "okay", "still", "everything", "nothing", "everyone", "nobody", "yes", "careful", "easy"),
    *("come", "look", "stop", "sit", "stand", "wait", "stay", "park", "click", "press", "turn", "rest", "meet"),
}
_ENDS = frozenset(".!?:;")
_LEAST_MENTIONS = 2
_MOST_NAMED = 4
NO_NAMES = frozenset(
    [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "January",
        "February",
        "March",
        "April",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "English",
        "German",
        "French",
        "Spanish",
        "Italian",
        "Christmas",
        "Easter",
    ]
)


class Voices(Struct, frozen=True):
    """The speaker by name, if it is said, with the sentence and time of that; and other people who are named."""

    speaker: str = ""
    sentence: str = ""
    time: float = 0.0
    others: tuple[str, ...] = ()


def voices_in(scenes: Sequence[Scene], title: str) -> Voices | None:
    """Return who speaks; None if nothing is said."""
    said = [(" ".join(moment.text.split()), moment.start) for scene in scenes for moment in scene.said]
    if not said:
        return None
    runs = [(match["before"], match["name"]) for text, _ in said for match in _CAPITALS.finditer(text)]
    inner = [(before, name) for before, name in runs if before not in _ENDS]
    named = Counter(name for _, name in inner if _NAME_ALONE.fullmatch(name))
    away = {name for before, name in inner if before in _OF_PLACES} | NO_NAMES | {*title.split()}
    found = _introduction(said)
    speaker = found[0] if found else ""
    others = [
        name for name, count in named.most_common() if count >= _LEAST_MENTIONS and name not in away and name != speaker
    ]
    sentence, time = (found[1], found[2]) if found else said[0]
    return Voices(speaker, sentence, time, tuple(others[:_MOST_NAMED]))


def speaker_in(texts: Iterable[str]) -> str:
    """Return the name with which somebody introduces themselves; empty if nobody does."""
    found = _introduction((text, 0.0) for text in texts)
    return found[0] if found else ""


def _introduction(said: Iterable[tuple[str, float]]) -> tuple[str, str, float] | None:
    """Return the first name that a speaker says to be theirs, with the sentence and its time; None if there is none."""
    own = ((match["name"] or match["other"], text, time) for text, time in said for match in _OWN_NAME.finditer(text))
    return next((one for one in own if one[0].lower() not in _NO_OWN_NAMES and one[0] not in NO_NAMES), None)
