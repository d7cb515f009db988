"""Who is to do something that is said, and until when."""

from mockserver.domain.retrieval.words import STOP_WORDS
from mockserver.domain.writing.phrases import joined
from mockserver.ground.late.patterns import late_pattern

NOT_MENTIONED = "Not mentioned"
WORDS_FOR_OWNERS = frozenset(["owner", "assignee", "responsible", "assigned", "party"])
WORDS_FOR_DUE = frozenset(["due", "deadline"])
"""Words in names of properties and columns."""
_DUE = late_pattern(
    r"\b(?:by|until|on|before) (?:(?:the )?end of (?:the|this|next) \w+|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|noon|tomorrow)"
    r"|\b(?:next|this) (?:week|month|quarter|year)\b|\btonight\b|\btomorrow\b"
)
_OWNER = late_pattern(
    r"\b(?:([A-Z][a-z]+) and )?([A-Z][a-z]+)(?:'ll| will| to| needs to| has to| should)\b"
    r"|^([A-Z][a-z]+), (?:please|could you|can you)"
)
_OWN_TASK = late_pattern(r"\bI(?:'ll| will|'m going to)\b")


def due_in(text: str) -> str:
    """Return the time by which something is to be done, if a sentence names one."""
    found = _DUE.search(text)
    return found[0] if found else NOT_MENTIONED


def owner_in(text: str) -> str:
    """Return who is to do something, if a sentence names somebody; its speaker for "I'll"."""
    found = (name for match in _OWNER.finditer(text) for name in match.groups() if name)
    if named := [name for name in found if name.lower() not in STOP_WORDS]:
        return joined(named)
    return "The speaker" if _OWN_TASK.search(text) else NOT_MENTIONED
