"""The type of a value that a prompt asks for, by the hint beside its name: "integer 1-5", "MM:SS or null"."""

import re
from collections.abc import Callable

from mockserver.domain.writing.documents.naming import Meaning, has_limit, names_iso_time, read_name
from mockserver.domain.writing.documents.tree import (
    AnyOf,
    Choice,
    Flag,
    Listing,
    Member,
    Node,
    Nothing,
    Number,
    Record,
    Text,
    Time,
    TimeForm,
    Whole,
)
from mockserver.ground.late.patterns import late_pattern

LARGEST = 1_000_000
_LONGEST_CHOICE = 40
_MARKS = "\"'`<>() ."
_NULL = late_pattern(
    r"[\"'`]?\s*(?:\||/|,|,?\s?\bor\b)\s*null\b.*|^null\s*(?:\||/|,|or)\s*|^nullable,?\s|,?\s?nullable$"
)
_LISTS = late_pattern(r"\b(?:array|list)\b|\[\]", re.IGNORECASE)
_EXACTLY = late_pattern(
    r"(?P<limit>\b(?:max(?:imum)?|up to|at most) )?\b(?P<number>\d{1,2})\b(?! ?[-.:\u2013])"
    r"(?:\s?(?:-|\u2013|to)\s?(?P<most>\d{1,2})\b)?"
)
_LENGTH = late_pattern(
    r"(?:exactly |up to |at most |max(?:imum)? )?\d{1,2}(?: ?(?:-|\u2013|to) ?\d{1,2})?"
    r"(?=,|\Z| (?:items|entries|values))",
    re.IGNORECASE,
)
_COUNTED_TEXTS = late_pattern(
    r"(?:exactly |up to |at most |max(?:imum)? )?\d{1,2}(?: ?(?:-|\u2013|to) ?\d{1,2})? [a-z]{3,20}(?: [a-z]{3,20})?",
    re.IGNORECASE,
)
_FLAGS = late_pattern(
    r"true|false|(?:true|false) (?:if|when)\b.*|(?:a )?bool(?:ean)?\b.*|true ?[|/] ?false.*", re.IGNORECASE
)
_SOME_NUMBER = r"(?:(?:an? )?(?:number|int(?:eger)?|float|score|rating)?,? ?\(?(?:from |between )?)"
_RANGE = late_pattern(
    rf"{_SOME_NUMBER}(?P<least>-?\d{{1,6}}(?:\.\d{{1,6}})?) ?(?:-|\u2013|to|and|\.\.) ?"
    r"(?P<most>\d{1,6}(?:\.\d{1,6})?)(?: (?:scale|stars|points))?",
    re.IGNORECASE,
)
_FROM = late_pattern(
    r"int(?:eger)? (?:(?:starting|counting) (?:at|from|with)|from|>=) ?(?P<least>\d{1,4})", re.IGNORECASE
)
_KIND = r"(?:^|[,(:;]\s*)(?:an? )?"
_WHOLE = late_pattern(rf"{_KIND}(?:whole number|int(?:eger)?)\b", re.IGNORECASE)
_NUMBER = late_pattern(
    rf"-?\d+(?:\.\d+)?|.*{_KIND}(?:number|float|double|decimal|numeric)\b.*|(?:in )?seconds?", re.IGNORECASE
)
_TIMES: tuple[tuple[re.Pattern[str], TimeForm], ...] = tuple(
    (late_pattern(pattern, re.IGNORECASE), form)
    for pattern, form in (
        (r"hh?:mm:ss[.,]m{2,3}|\d\d:\d\d:\d\d\.\d{3}", TimeForm.PRECISE_CLOCK),
        (r"hh?:mm:ss|\d\d:\d\d:\d\d", TimeForm.CLOCK),
        (r"mm:ss|\d\d:\d\d", TimeForm.MINUTES),
        (r"m:ss|\d:\d\d", TimeForm.SHORT_MINUTES),
    )
)
_ONE_OF = late_pattern(
    r"^(?:string,? ?)?(?:(?:one|any|either) of|enum|choices|options|allowed(?: values)?):? ?", re.IGNORECASE
)
_CAPITALS = late_pattern(r"[A-Z0-9][A-Z0-9+-]{0,8}(?:, ?[A-Z0-9][A-Z0-9+-]{0,8}){2,}")
_SLASH = late_pattern(r"\s?[|/]\s?")
_BETWEEN_CHOICES = late_pattern(r"\s?[|/]\s?|,?\sor\s|,\s?")
TYPES = frozenset(["string", "str", "text", "number", "int", "integer", "float", "bool", "boolean", "object", "date"])
_OF_PLACES = (Meaning.START, Meaning.END, Meaning.LENGTH, Meaning.POSITION, Meaning.SHARE)
_MEASURED = frozenset(["quantity", "amount"])
"""Words for a text such as "two cups"."""
_SINGULAR = frozenset(["status", "news", "series", "analysis", "synopsis", "basis", "focus", "address", "bonus"])


def member_of(name: str, hint: str, example: Callable[[str], Node | None] = lambda _: None) -> Member:
    """Return the member with a name and its type, or an example of its value, which may hold an `example` object."""
    return Member(name, node_of(name, hint, example), hint if has_limit(hint) or names_iso_time(hint) else "")


def noted_member(name: str, note: str, example: Callable[[str], Node | None] = lambda _: None) -> Member:
    """Return the member with a name and a note beside it, where a number is the length of a list: "tags (5-8)"."""
    usual = _by_name(name)
    if isinstance(usual, Listing) and _LENGTH.match(note):
        return Member(name, _listing(note, None))
    return member_of(name, note, example)


def node_of(name: str, hint: str, example: Callable[[str], Node | None] = lambda _: None) -> Node:
    """Return the node of a value: by the hint beside its name, else by the name."""
    if nullable := _NULL.search(hint):
        rest = (
            f"{hint[: nullable.start()]}{hint[nullable.end() :]}" if nullable.start() == 0 else hint[: nullable.start()]
        )
        return AnyOf((node_of(name, rest, example), Nothing()))
    hint = hint.strip(_MARKS)
    if _LISTS.search(hint):
        return _listing(hint, example(hint))
    return _scalar(hint) if hint else _by_name(name)


def listed(items: Node | None) -> Listing:
    """Return the node of a list of such items: of texts, unless they are objects or numbers."""
    return Listing(items if isinstance(items, Record | Number | Whole | Time | Choice) else Text())


def counted_texts(hint: str) -> Listing | None:
    """Return a list of as many texts as a hint says: "4 strings", "max 3 items"; None if it counts none."""
    return _listing(hint, None) if _COUNTED_TEXTS.fullmatch(hint) else None


def _listing(hint: str, items: Node | None) -> Listing:
    """Return a list of as many values as the hint says: "array of 3", "array of 1 to 3 strings"."""
    number = _EXACTLY.search(hint)
    if number is None:
        return listed(items)
    least, most = int(number["number"]), int(number["most"] or number["number"])
    return Listing(listed(items).items, 0 if number["limit"] else min(least, most), most)


def _scalar(hint: str) -> Node:
    if _FLAGS.fullmatch(hint):
        return Flag()
    if found := _RANGE.fullmatch(hint):
        return scale_between(found["least"], found["most"])
    if form := next((form for pattern, form in _TIMES if pattern.fullmatch(hint)), None):
        return Time(form)
    if choices := _choices(hint):
        return Choice(choices)
    if found := _FROM.search(hint):
        return Whole(int(found["least"]), LARGEST)
    if _WHOLE.search(hint):
        return Whole(0, LARGEST)
    return Number() if _NUMBER.fullmatch(hint) else Text()


def _choices(hint: str) -> tuple[str, ...]:
    """Return the values between which a hint leaves the choice: "positive, neutral or negative", not "text, short"."""
    chosen = _ONE_OF.sub("", hint)
    between = _BETWEEN_CHOICES if " or " in hint or chosen != hint else _SLASH
    choices = tuple(one.strip(_MARKS) for one in between.split(chosen))
    if len(choices) == 1 and _CAPITALS.fullmatch(hint):  # "G, PG, PG-13, R"
        choices = tuple(one.strip(_MARKS) for one in hint.split(","))
    is_choice = len(choices) > 1 and all(0 < len(one) <= _LONGEST_CHOICE for one in choices)
    return choices if is_choice and TYPES.isdisjoint(map(str.lower, choices)) else ()


def scale_between(least: str, most: str) -> Node:
    """Return the node of a number in a range: a whole one, unless the range is a share such as "0-1"."""
    if "." in least or "." in most or int(most) <= 1 or int(least) > int(most):
        return Number(min(float(least), float(most)), max(float(least), float(most)))
    return Whole(int(least), int(most))


def _by_name(name: str) -> Node:
    read = read_name(name)
    if read.words[:1] in (("is",), ("has",), ("contains",)):
        return Flag()
    if read.is_count and _MEASURED.isdisjoint(read.words):
        return Whole(0, LARGEST)
    if read.meaning in _OF_PLACES:
        return Number()
    last = read.words[-1] if read.words else ""
    is_plural = last.endswith("s") and not last.endswith("ss") and last not in _SINGULAR
    return Listing(Text()) if is_plural or last == "people" else Text()
