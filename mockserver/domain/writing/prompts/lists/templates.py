"""A line that a prompt shows as the form of an answer: "`brand - seconds`", "[MM:SS] event", "**term**: meaning"."""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

_MOST, _FEWEST = 6, 2  # slots
_LEAD = (
    r"(?:\b(?:in|as|with|using|follow) (?:the|this|a)?(?: exact| following)? ?(?:form|format|pattern|template)"
    r"|\bformat(?:ted)?(?: (?:each|every|it|them)(?: [a-z]+)?)?(?: as)?"
    r"|\b(?:per|each|every) (?:line|item|entry|row|one)(?: (?:in|as)(?: the)?(?: form(?:at)?)?)?|\bas|\blike)"
    r"(?: of)?\b:?\s*"
)
_CODE = re.compile(r"(?<!`)`(?P<shown>[^`\n]{3,80})`(?!`)")
_AFTER_LEAD = re.compile(
    rf"{_LEAD}(?:'(?P<single>[^'\n]{{5,80}})'|\"(?P<double>[^\"\n]{{5,80}})\"|(?P<plain>[^\s`'\"][^`\n]{{3,100}}))",
    re.IGNORECASE,
)
_WITH_GAPS = re.compile(r"\"(?P<shown>[^\"\n]{5,160})\"|(?<=: )(?P<plain>[\[<{*][^\n]{3,80})")
_END = re.compile(r"\.?\s*$|[.;,] (?=[A-Z])|\. |,? (?:one|sorted|separated|and nothing|without|where|with|for|if) ")
_PIPED = re.compile(
    rf"{_LEAD}(?P<shown>[a-z][\w' ]{{1,30}}(?: \| [a-z][\w' ]{{1,30}}(?:\([^)\n]{{1,60}}\))?){{1,5}})"
    rf"(?=\.?\s*(?:$|\n)|\. [A-Z])",
    re.IGNORECASE | re.MULTILINE,
)
_TIME = r"\d{1,2}(?::\d\d){1,2}"
_EXAMPLE = re.compile(
    rf"(?:\be\.g\.,?|\bfor (?:example|instance),?:?|\bexample:) ?[`\"']?(?P<times>{_TIME}(?: ?[-\u2013] ?{_TIME})?)"
    r"(?P<between> ?[:=|\u2013\u2014-] ?)[a-z]",
    re.IGNORECASE,
)
_PER_LINE = re.compile(
    r"\b(?:give|list|return|output|show|write|with)(?: me)?(?: the)? (?P<names>[a-z][a-z -]{2,60}?),? "
    r"(?:one )?(?:per|for each|on each|in each) (?:line|row)\b",
    re.IGNORECASE,
)
_BETWEEN_NAMES = re.compile(r" and |, |-")
_HINT = re.compile(r" ?\([^)]*\)")
_IN = r"[\w ]{1,30}"
_SLOT = re.compile(
    r"(?P<time>\b(?:hh?:)?mm?:ss\b|\b\d{1,2}(?::\d\d){1,2}\b)|<(?P<angle>IN)>|\{\{? ?(?P<curly>IN?) ?\}?\}"
    r"|(?-i:\[(?P<square>[a-z][\w ]{0,30})\])|(?P<label>\b\w{1,12}) ?: ?(?:\.{3}|\u2026)|(?P<number>(?-i:\bN\b)|#)"
    r"|(?P<plain>[^\W\d_][\w']*(?: (?!(?-i:N\b))[^\W\d_][\w']*){0,4})".replace("IN", _IN),
    re.IGNORECASE,
)
_SIGN = re.compile(r"[-@|=:\u2013\u2014>()\[\]#;/~\t]")
_SENTENCE_WORDS = re.compile(
    r"\b(?:the|an?|of|with|and|or|in|on|each|every|to|from|for|as|it|its|is|are|that|this|by|per|be|your|no|not)\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"\b(?:each|every|all|per|one per|list|lines?|entries|log|any|[2-9]|two|three|four|five|terms|timeline|events"
    r"|scenes)\b"
)


class Template(Struct, frozen=True):
    """The slots of a line, and what stands before, between and after them."""

    slots: tuple[str, ...]
    around: tuple[str, ...]
    is_repeated: bool = True
    """Whether the answer has a line for each of several things."""

    def filled(self, values: Iterable[str]) -> str:
        """Return the line with a value in each slot."""
        return "".join([part for pair in zip(self.around, (*values, ""), strict=True) for part in pair])


def template_in(text: str) -> Template | None:
    """Return the line that a prompt shows; None if it shows none with at least two slots."""
    return next(filter(None, (_template(shown, text) for shown in _shown_in(text))), None)


def _shown_in(text: str) -> Iterator[str]:
    """Yield what may be such a line: in quotes, after words such as "per line", or with gaps in brackets."""
    if "`" in text:
        yield from [one["shown"].strip() for one in _CODE.finditer(text)]
    for one in _AFTER_LEAD.finditer(text):
        if quoted := one["single"] or one["double"]:
            yield quoted.strip()
        else:
            plain = _END.split(one["plain"], maxsplit=1)[0].strip()
            if plain[:1] in "[<{*" or (_SIGN.search(plain) and _is_terse(plain)):
                yield plain
    if " | " in text and (piped := _PIPED.search(text)):
        yield _HINT.sub("", piped["shown"]).strip()
    if example := _example_in(text):
        yield example
    if any(map(text.__contains__, "[<{*")):
        for one in _WITH_GAPS.finditer(text):
            shown = (one["shown"] or _END.split(one["plain"], maxsplit=1)[0]).strip()
            if sum(slot.lastgroup in ("angle", "curly", "square") for slot in _SLOT.finditer(shown)) >= _FEWEST:
                yield shown


def _example_in(text: str) -> str:
    """Return the line of an example with times, such as "00:10-00:25: joy", with the name of what is beside them."""
    found = _EXAMPLE.search(text) if ":" in text else None
    named = _PER_LINE.search(text) if found else None
    if not found or not named:
        return ""
    what = _BETWEEN_NAMES.split(named["names"].strip())[-1].split()[0]
    return f"{found['times']}{found['between']}{what}"


def _is_terse(plain: str) -> bool:
    """Return whether an unquoted text is a form, not a sentence: it has times or capitals, or "=" between names."""
    has_places = ("=" in plain and "=value" not in plain) or re.search(r"(?i:mm:ss)|\b\d\d:\d\d\b|\b[A-Z]{3,}\b", plain)
    return bool(has_places) and not _SENTENCE_WORDS.search(plain)


def _template(shown: str, text: str) -> Template | None:
    """Return the line with its slots: the words in brackets and the times, or all words if none is in brackets."""
    found = [*_SLOT.finditer(shown)]
    is_marked = any(one["angle"] or one["curly"] or one["square"] or one["label"] for one in found)
    slots = [one for one in found if not one["plain"] or not (is_marked or _is_counted(shown, one))]
    spans = [(one.end("label") + 2, one.end()) if one["label"] else one.span() for one in slots]
    names = tuple(one["angle"] or one["curly"] or one["square"] or one["label"] or one[0] for one in slots)
    around = tuple(
        shown[end:start]
        for end, start in zip([0, *(end for _, end in spans)], [*(at for at, _ in spans), len(shown)], strict=True)
    )
    between = [part.strip() for part in around[1:-1]]
    is_template = _FEWEST <= len(names) <= _MOST and all(
        part or around[at] == " " for at, part in enumerate(between, 1)
    )
    has_times = any(one["time"] for one in slots)
    is_template = is_template and (has_times or bool(around[0]) or any(between))
    return Template(names, around, bool(_SEVERAL.search(text.lower()))) if is_template else None


def _is_counted(shown: str, plain: re.Match[str]) -> bool:
    """Return whether a number follows a word, which then stands in the line as it is: "scene N"."""
    return bool(re.match(r" ?(?:N\b|#)", shown[plain.end() :]))
