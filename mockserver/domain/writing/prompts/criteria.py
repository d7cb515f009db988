"""The criteria by which a prompt wants a video to be assessed: "score the following: greeting, listening, closing"."""

import re

_MOST, _LONGEST = 8, 5  # criteria, and words of one
_LISTED = re.compile(
    r"\b(?:score|rate|evaluate|assess|grade|break (?:it |this |the )?(?:[a-z]+ )?down)\b[^.:?]{0,120}?"
    r"(?:: ?|\binto )(?P<list>[^.:;?]{3,300})"
)
_BETWEEN = re.compile(r",? and |, ?")
_AFTER = re.compile(r" (?:with|for each|from|and then)\b")
_SCORED = re.compile(r"\b(?:score|rate|evaluate|assess|grade)\b")


def criteria_in(flat: str) -> tuple[str, ...]:
    """Return the criteria in lower case; none if the prompt lists fewer than two."""
    listed = _LISTED.search(flat)
    if listed is None:
        return ()
    found = [part.strip() for part in _BETWEEN.split(_AFTER.split(listed["list"], maxsplit=1)[0].strip(" ,"))]
    is_list = 1 < len(found) <= _MOST and all(0 < len(part.split()) <= _LONGEST for part in found)
    return tuple(dict.fromkeys(found)) if is_list else ()


def is_scored(flat: str) -> bool:
    """Return whether the prompt wants a score for each."""
    return bool(_SCORED.search(flat))
