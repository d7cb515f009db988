"""What the columns of a table hold, by the words of their names: "start_time" a time, "who says it" people."""

from collections.abc import Mapping

from mockserver.ground.late.patterns import late_pattern

_SIGNS: Mapping[str, str] = {
    "time": "time timestamp timestamps timecode start begin from when seen",
    "end": "end until to finish",
    "length": "duration length seconds",
    "number": "number no # id index nr shot clip",
    "heading": "scene chapter title topic section heading part step segment",
    "people": "people person who character characters participant participants speaker speakers attendees actors name "
    "player players",
    "role": "role",
    "share": "share percentage percent proportion",
    "said": "quote quotes dialogue speech said audio transcript spoken line voice narration",
    "read": "text caption captions subtitles",
    "branded": "brand brands logo logos",
    "place": "setting location place where background",
    "view": "type framing size",
    "nothing": "cons con against disadvantages weaknesses",
    "mood": "mood tone emotion emotions sentiment atmosphere feeling vibe",
    "summary": "summary description descriptions event events action actions activity what happens happening details "
    "visual visuals notes content",
}
_KINDS = {word: kind for kind, words in _SIGNS.items() for word in words.split()}
_CUTS, _POINTS = {"in": "time", "out": "end"}, frozenset(["point", "points"])
"""The ends of a shot, as editors call them."""
_BETWEEN = late_pattern(r"[\s_-]+")


def words_of(column: str) -> list[str]:
    """Return the words of the name of a column in lower case."""
    return _BETWEEN.split(column.lower())


def kind_of(column: str) -> str:
    """Return the kind of a column, a key of the table above; empty if its name tells none."""
    words = words_of(column)
    if words[0] in _CUTS and {*words[1:]} <= _POINTS:
        return _CUTS[words[0]]
    kinds = [_KINDS[word] for word in words if word in _KINDS]
    if "end" in kinds:  # "end_time" is no start
        return "end"
    named = [kind for kind in kinds if kind != "summary"] or kinds  # "what happens when" is about a time
    return named[-1] if named else ""
