"""How the items of a list are to begin, and what is to stand between them: "bullets with •", "separated by |"."""

from mockserver.ground.late.patterns import late_pattern

_MARK = late_pattern(
    r"\b(?:with|using|use|like|as|by|style|labell?ed|numbered|format|bullets)(?: an?| the| only)?[ :]{1,2}[\"'`]?"
    r"(?P<mark>[\u2022*+]|\(?[1a]\)|asterisks?\b)(?!\w)"
)
_SEPARATED = late_pattern(
    r"\b(?:separated|delimited|divided|joined) (?:by|with)(?: an?| the)? [\"'`(]?"
    r"(?P<sign>semi-?colons?|pipes?|vertical bars?|slash(?:es)?|new ?lines?|line breaks?|[;|/])"
    r"|\b(?P<kind>semi-?colon|pipe|newline)[- ](?:separated|delimited)"
    r"|\b(?P<line>one per line|(?:each|every one)(?: one| tag| keyword)? (?:on|in) (?:its own|a new|a separate) line)"
)
_BETWEEN = {
    **dict.fromkeys(("semi", ";"), "; "),
    **dict.fromkeys(("pipe", "vertical", "|"), " | "),
    **dict.fromkeys(("slash", "/"), " / "),
    **dict.fromkeys(("new", "line"), "\n"),
}
"""What stands between items, by the beginning of its name."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def mark_in(flat: str) -> str:
    """Return the mark of the first item of a list, as the prompt writes it; empty if it names none."""
    found = _MARK.search(flat)
    mark = found["mark"] if found else ""
    return "*" if mark.startswith("asterisk") else mark


def between_in(flat: str) -> str:
    """Return what is to stand between the items of a list in one line, or a line break; empty if nothing is named."""
    found = _SEPARATED.search(flat) if _may_separate(flat) else None
    if found is None:
        return ""
    name = found["sign"] or found["kind"] or "line"
    return next(between for beginning, between in _BETWEEN.items() if name.startswith(beginning))


def without_separators(flat: str) -> str:
    """Return a prompt in lower case without what is to stand between items, which is no subject."""
    return _SEPARATED.sub(" ", flat) if _may_separate(flat) else flat


def _may_separate(flat: str) -> bool:
    """Return whether a prompt may name a separator: a quick look before the pattern."""
    return "ed by" in flat or "ed with" in flat or "separated" in flat or "delimited" in flat or " line" in flat


def mark_of(mark: str, number: int) -> str:
    """Return the mark of the item with this number, where `mark` is that of the first: "b) " after "a)"."""
    turns, letter = divmod(number - 1, len(_LETTERS))
    return f"{mark.replace('1', str(number)).replace('a', _LETTERS[letter] * (turns + 1))} "
