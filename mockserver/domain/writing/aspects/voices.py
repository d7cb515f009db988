"""Who speaks in a video, and who is named in it."""

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from mockserver.domain.records.scenes import Scene
from mockserver.domain.retrieval.words import STOP_WORDS
from mockserver.ground.late.patterns import late_pattern

_NAME = r"(?P<name>[A-Z][a-z]+)"
_OWN_NAME = late_pattern(
    r"\b[Mm]y name is (?P<whole>[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,2})"
    rf"|\b(?:[Tt]his is|I am|I'm|[Ii]t's) {_NAME}\b(?! [A-Z])"
    r"|(?:^|[.!?,] )(?P<other>[A-Z][a-z]+(?<!ly)) (?:here|speaking)(?=[,.!?]|$| (?:and|again|from|in|together|with)\b)"
)
_SIGNS_OF_OWN = ("speaking", "here", "name is", "his is", "I am", "I'm", "t's")
"""Each line in which somebody introduces themselves has one of these."""
_CAPITALS = late_pattern(r"(?P<before>\w+|[^\w ]) (?P<name>[A-Z]\w*(?:(?: and)?[ -][A-Z]\w*)*)")
_NAME_ALONE = late_pattern(r"[A-Z][a-z]{2,}")
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
    """Who speaks first, by name if that is known, with a sentence and its time; and others who are named."""

    speaker: str = ""
    role: str = "speaker"
    sentence: str = ""
    time: float = 0.0
    others: tuple[str, ...] = ()


def voices_in(scenes: Sequence[Scene], title: str) -> Voices | None:
    """Return who speaks; None if nothing is said. The sentence tells the name, if one of the speaker does."""
    moments = [moment for scene in scenes for moment in scene.said]
    if not moments:
        return None
    said = [" ".join(moment.text.split()) for moment in moments]
    runs = [(match["before"], match["name"]) for text in said for match in _CAPITALS.finditer(text)]
    inner = [(before, name) for before, name in runs if before not in _ENDS]
    named = Counter(name for _, name in inner if _NAME_ALONE.fullmatch(name))
    away = {name for before, name in inner if before in _OF_PLACES} | NO_NAMES | {*title.split()}
    voice = moments[0].voice
    if voice:
        speaker, role = voice.name, voice.role
        tells = (at for at, one in enumerate(moments) if speaker and speaker in one.text and one.voice == voice)
        at = next(tells, 0)
    else:
        names = enumerate(map(own_name_in, said))
        at, speaker = next(((at, name) for at, name in names if name), (0, ""))
        role = "speaker"
    speaking = {speaker, *(moment.voice.name for moment in moments if moment.voice)}
    others = [
        name
        for name, count in named.most_common()
        if count >= _LEAST_MENTIONS and name not in away and name not in speaking
    ]
    return Voices(speaker, role, said[at], moments[at].start, tuple(others[:_MOST_NAMED]))


def own_name_in(text: str) -> str:
    """Return the name with which somebody introduces themselves in a line with single spaces; else an empty text."""
    if not any(map(text.__contains__, _SIGNS_OF_OWN)):
        return ""
    own = (match["whole"] or match["name"] or match["other"] for match in _OWN_NAME.finditer(text))
    return next((name for name in own if name.lower() not in _NO_OWN_NAMES and name not in NO_NAMES), "")
