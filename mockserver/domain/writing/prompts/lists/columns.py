"""The columns of a table that a prompt names: "with the columns time, people and mood"."""

from mockserver.domain.writing.prompts.spec import TimeStyle
from mockserver.ground.late.patterns import late_pattern

_MOST, _LONGEST = 8, 4  # columns, and words of one
_NAMED = late_pattern(
    r"\b(?:columns|headers?(?: rows?| lines?)?)\b(?: (?:named|called|for|are|of|titled|should be))?(?: the)?[ :(]{1,3}"
    r"(?P<names>[^.:?!)]{1,200})"
)
_WITH = late_pattern(r"\b(?:table|spreadsheet|csv)\b (?:with|of|showing|listing)(?: the)? (?P<names>[^.;:?!()]{1,200})")
_PIPED = late_pattern(
    r"\b(?:table|csv|tsv|separated|delimited)(?: [a-z]+){0,3}: ?(?P<names>[^.;:?!()|,]{1,60}[|,;][^.:?!()]{1,200})"
)
# With fewer than three names they stand beside what the table lists: "action items with owner and date as a table".
_AS_TABLE = late_pattern(
    r"\bwith (?P<names>[^.;:?!(),]{1,60},[^.;:?!()]{1,150}?) (?:as|in|into) an? (?:[a-z]+ )?(?:table|csv)\b"
)
# A row between two signs, as Markdown has it: "columns | feature | seen? |".
_ROW = late_pattern(
    r"(?:^|:|\b(?:columns?|headers?|table|like|format|this)) ?\|(?P<names>(?: ?[^|\s][^|]{0,40}\|){2,8})"
)
_BULLETED = late_pattern(
    r":(?P<names>(?: [-*\u2022] [a-z][a-z ]{1,30}){2,8}) (?:as|in|into) an? (?:[a-z]+ )?(?:csv|tsv|table)\b"
)
_BULLET = late_pattern(r" ?[-*\u2022] ")
_BETWEEN = late_pattern(r" ?[,|/] ?(?:and )?| and ")
_IN_FORM = late_pattern(r" (?:in|as) (?:hh?:)?mm?:ss\b|</?[a-z_]{1,30}>| ?\(\d[^)]{0,20}\)")
"""Matches the form of a column or its range, and tags around the columns."""
_AFTER = late_pattern(r" (?:for|from|in|about|per|where|so|that|based)\b")
_PEOPLE_ROWS = late_pattern(
    r"\b(?:every|each|all(?: the)?|the) (?:person|people|characters?|participants?|speakers?)\b"
)
_STYLE = late_pattern(r"\b(?P<hours>hh?:)?mm:ss\b[\])]?(?P<between> ?[-\u2013|:] ?)?")
_SHOWN_STYLE = late_pattern(r"\b(?P<hours>00:)?00:00\b(?P<between> ?[-\u2013|:] ?)?")
_USUAL_STYLE = TimeStyle()
_QUOTES = "\"'`[]<>* "

OF_PEOPLE = ("person", "first seen", "description")


_SEMICOLONS = late_pattern(r"\bsemi-?colon|\w;\w+;\w")
_TABS = late_pattern(r"\btsv\b|\btab[- ](?:separated|delimited)")
_PIPES = late_pattern(r"\bpipes?[- ](?:separat|delimit)|\b(?:separated|delimited) (?:by|with) (?:pipes?|[\"'`]?\|)")
_SECONDS = late_pattern(
    r"\b(?:in|use|as|number of) (?:whole )?seconds\b|\b(?:what|which)(?: exact)? second\b|\(seconds?\)"
    r"|\bstart_?s(?:ec(?:onds)?)?\b|\b(?:start|end)[ _]seconds?\b"
)


def separator_in(flat: str) -> str:
    """Return what is to stand between the values of a line: a comma, unless the prompt names another sign."""
    if _SEMICOLONS.search(flat):
        return ";"
    return "\t" if _TABS.search(flat) else "|" if _PIPES.search(flat) else ","


def _separated(names: str) -> list[str]:
    """Return the names of a list; behind a semicolon there is no more of it, unless it separates them."""
    return names.split(";") if ";" in names and "," not in names else _BETWEEN.split(names.partition(";")[0])


def time_style_in(flat: str) -> TimeStyle:
    """Return the style of the lines of a table of contents that a prompt names: "MM:SS - Title"."""
    named = _STYLE.search(flat) if "mm:ss" in flat else None
    shown = _SHOWN_STYLE.search(flat) if "00:00" in flat else None
    if found := named or shown:
        return TimeStyle(is_padded=True, has_hours=bool(found["hours"]), between=found["between"] or " ")
    return TimeStyle(is_in_seconds=True) if "s" in flat and _SECONDS.search(flat) else _USUAL_STYLE


def columns_in(flat: str) -> tuple[str, ...]:
    """Return the names of the columns in lower case; none if the prompt names fewer than two."""
    flat = _IN_FORM.sub("", flat)
    if bulleted := _BULLETED.search(flat):
        return tuple([name.strip() for name in _BULLET.split(bulleted["names"])[1:]])
    if "|" in flat and (row := _ROW.search(flat)):
        return tuple(dict.fromkeys([name.strip(_QUOTES) for name in row["names"].rstrip("|").split("|")]))
    for pattern in (_NAMED, _WITH, _PIPED, _AS_TABLE):
        for match in pattern.finditer(flat):
            names = [name.strip(_QUOTES) for name in _separated(match["names"])]
            names[-1] = _AFTER.split(names[-1], maxsplit=1)[0].strip(_QUOTES)
            is_list = 1 < len(names) <= _MOST and all(0 < len(name.split()) <= _LONGEST for name in names)
            if is_list and not any(name[0].isdigit() for name in names):
                return tuple(dict.fromkeys(names))
    return OF_PEOPLE if _PEOPLE_ROWS.search(flat) else ()
