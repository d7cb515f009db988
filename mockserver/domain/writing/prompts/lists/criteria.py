"""The criteria by which a prompt wants a video to be assessed: "score the following: greeting, listening, closing"."""

from mockserver.ground.late.patterns import late_pattern

_MOST, _LONGEST = 8, 5  # criteria, and words of one
_LISTED = late_pattern(
    r"\b(?:score|rate|judge|evaluate|assess|grade|break (?:it |this |the )?(?:[a-z]+ )?down)\b[^.:?]{0,120}?"
    r"(?:: ?|\binto |\b(?:on|for|by|regarding|in terms of) (?=[^.:;?]*,))(?P<list>[^.:;?]{3,300})"
)
_BEFORE = late_pattern(
    r"(?P<list>[a-z ]{3,40}(?:,(?: and)? [a-z ]{3,40}){1,7}) ?(?:[-:\u2013]|and then) ?(?:please )?(?:score|rate"
    r"|evaluate|assess|grade|break)\b"
)
_SIGNS_OF_CRITERIA = ("score", "rate", "judge", "evaluate", "assess", "grade", "break")
_NAME = "[a-z][a-z' -]{1,30}"
_FIELDS = late_pattern(
    r"(?:[a-z' -]{3,50}: ?|(?P<verb>(?:please )?(?:identify|extract|name|tell me|determine|report)) )?"
    rf"(?P<list>{_NAME}(?:, ?(?:and )?{_NAME})+) ?[.!?]?"
)
_ARTICLE = late_pattern(r"^(?:the|its|their|an?) ")
_FEWEST_FIELDS, _LONGEST_FIELD = 3, 3  # fields, and words of one
_BETWEEN = late_pattern(r",? and |, ?")
_AFTER = late_pattern(r" (?:with|for each|from|and then)\b")
_OF_FORM = late_pattern(r"\d|(?:as|in) (?:an? )?(?:[a-z]+ )?(?:table|list|json|csv)|from \d|each\b")
_SCORED = late_pattern(r"\b(?:score|rate|judge|evaluate|assess|grade)\b")


def criteria_in(flat: str) -> tuple[str, ...]:
    """Return the criteria in lower case; none if the prompt lists fewer than two."""
    is_likely = any(map(flat.__contains__, _SIGNS_OF_CRITERIA))
    listed = _LISTED.search(flat) or _BEFORE.match(flat) if is_likely else None
    if listed is None:
        return ()
    found = [part.strip() for part in _BETWEEN.split(_AFTER.split(listed["list"], maxsplit=1)[0].strip(" ,"))]
    found = [part for part in found if not _OF_FORM.match(part)]
    is_list = 1 < len(found) <= _MOST and all(0 < len(part.split()) <= _LONGEST for part in found)
    return tuple(dict.fromkeys(found)) if is_list else ()


def fields_in(flat: str) -> tuple[str, ...]:
    """Return what a prompt asks for that is no more than a list, such as "genre, mood, tempo"; else nothing."""
    listed = _FIELDS.fullmatch(flat) if "," in flat else None
    # Without a verb, a comma may stand between two sentences: "Hello, describe the brand and the product".
    if not listed or not (listed["verb"] or flat.count(",") >= _FEWEST_FIELDS - 1):
        return ()
    found = [_ARTICLE.sub("", part.strip()) for part in _BETWEEN.split(listed["list"])]
    is_list = _FEWEST_FIELDS <= len(found) <= _MOST and all(0 < len(part.split()) <= _LONGEST_FIELD for part in found)
    return tuple(dict.fromkeys(found)) if is_list else ()


def is_scored(flat: str) -> bool:
    """Return whether the prompt wants a score for each."""
    return bool(_SCORED.search(flat))
