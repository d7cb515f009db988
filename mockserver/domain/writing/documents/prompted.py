"""Reads from a prompt the members of a JSON answer: "with keys title and mood", or an example object."""

import re
from collections.abc import Iterator
from itertools import chain

from mockserver.domain.writing.documents.naming import Meaning, read_name
from mockserver.domain.writing.documents.tree import Choice, Flag, Listing, Member, Node, Number, Record, Text, Whole
from mockserver.domain.writing.prompts.vocabulary import NUMBERS
from mockserver.ground.caches import short_cache

_MOST_MEMBERS = 20
_DEEPEST = 4

_NAME = r"[A-Za-z_][\w-]{0,40}"
_QUOTED = rf"[\"'`]{_NAME}[\"'`]"
_HINT = r"\s?\([^)]{0,60}\)"
_NAMED = rf"(?:{_QUOTED}|{_NAME})(?:{_HINT})?"
_LIST = re.compile(
    r"\b(?:keys|fields|properties|members|attributes|key|field|property)\b"
    rf"(?:\s?[:=]|\s(?:named|called|are|for|should be|must be))?\s*(?P<names>(?:the\s)?{_NAMED}"
    rf"(?:\s?(?:,\s?and\s|,\s?|\sand\s|\s&\s|/){_NAMED})*)"
)
# "An array of objects with "start" and "end"": only quoted names, because any words may follow "with".
_OF_OBJECTS = re.compile(
    rf"\b(?:objects?|json)\b[^\"'`.]{{0,40}}(?P<names>{_QUOTED}(?:{_HINT})?(?:\s?(?:,\s?and\s|,\s?|\sand\s){_QUOTED}(?:{_HINT})?)*)",
    re.IGNORECASE,
)
# Without quotes the names are known by the commas between them.
_WITH_NAMES = re.compile(
    rf"\b(?:array|list) of (?:json )?objects (?:with|containing|having) (?P<names>{_NAMED},\s?{_NAMED}"
    rf"(?:,?\s(?:and\s)?{_NAMED}(?=\s?(?:[,.;\n]|and\b|$)))*)",
    re.IGNORECASE,
)
_WORD = r"(?!(?:and|with|for|in|of|about|as)\b)[A-Za-z_][\w'-]*"
_PLAIN = rf"{_WORD}(?: {_WORD}){{0,3}}"
_OBJECT_WITH = re.compile(
    r"\bjson(?: object| document| format)?,? (?:with|containing|including|having|that (?:has|contains|includes))"
    rf"(?: the)?(?: following)?:? (?P<names>{_PLAIN}(?:,? and {_PLAIN}|, {_PLAIN})+)"
    r"(?=\s*(?:[.;:!?\n]|(?:for|in|of|about|as)\b|$))",
    re.IGNORECASE,
)
_DETERMINERS = frozenset(["a", "all", "an", "each", "every", "its", "main", "one", "short", "some", "the", "their"])
_ARRAY = re.compile(
    r"\bjson (?:array|list)\b|\b(?:array|list) of (?:json )?objects\b|\A[^({]*(?:\[|\b(?:array|list) of)\s*\{",
    re.IGNORECASE,
)
_ALL_THE = (
    r"(?:(?:all|any|both|each|every|of|only|the|your|up to|at least|different|unique|names?|most|top|main|key"
    rf"|important|relevant|[0-9]{{1,2}}|{'|'.join(NUMBERS)}) ){{0,5}}"
)
_THINGS = r"(?P<what>[a-z]+(?:[ -][a-z]+){0,2}?)"
_AFTER_THINGS = (
    r"(?:shown|seen|mentioned|visible|used|named|spoken|discussed|featured|found|present|that|which|who|in|from|on|for"
    r"|with|about|is|are|was|were|can|appears?|occurs?)"
)
_ARRAY_OF_TEXTS = re.compile(
    r"\bjson (?:array|list)(?: of strings)?(?: (?:of|with|containing|listing)|[,:] (?:what|which|list)) "
    rf"{_ALL_THE}{_THINGS}"
    rf"(?= {_AFTER_THINGS}\b|[^\w -]|$)",
    re.IGNORECASE,
)
_TEXTS_AS_ARRAY = re.compile(
    r"\b(?:list|extract|return|give(?: me)?|name|find|identify|output|get|provide|show(?: me)?|collect|detect|what"
    rf"|which) {_ALL_THE}{_THINGS}(?: {_AFTER_THINGS}\b[^.!?{{}}\[\]]{{0,60}})?"
    r"[ ,.?!]{1,2}(?:answer |return (?:it |them )?)?(?:as|in|into) (?:an? )?(?:[a-z]+ )?json (?:array|list)\b",
    re.IGNORECASE,
)
_OF_NO_THINGS = frozenset(["strings", "objects", "json", "items", "words", "values", "texts", "it", "them", "a", "an"])
_ONE = re.compile(rf"[\"'`]?(?P<name>{_NAME})[\"'`]?(?P<hint>{_HINT})?")
# Of a long run of empty lines only the end is read: a search from each of them to the end would take seconds.
_TOKEN = re.compile(r"\s{0,100}(?:(?P<sign>[{}\[\]:,])|(?P<text>\"[^\"]*\"|'[^']*'|[^{}\[\]:,\n]+))")

_SINGULAR = frozenset(["status", "news", "series", "analysis", "synopsis", "basis", "focus", "address", "bonus"])
_NUMBERS = re.compile(r"-?\d+(?:\.\d+)?|(?:a )?(?:number|int(?:eger)?|float|seconds?)", re.IGNORECASE)
_RANGE = re.compile(
    r"(?:(?:a )?(?:number|int(?:eger)?|float|score)?,? ?(?:from |between )?)(?P<least>-?\d{1,6}(?:\.\d{1,6})?) ?"
    r"(?:-|\u2013|to|and|\.\.) ?(?P<most>\d{1,6}(?:\.\d{1,6})?)",
    re.IGNORECASE,
)
_FLAGS = re.compile(r"true|false|bool(?:ean)?|true ?[|/] ?false", re.IGNORECASE)
_ONE_OF = re.compile(r"^(?:string,? )?(?:one|any|either) of:? ?", re.IGNORECASE)
_EXACTLY = re.compile(r"(?P<limit>\b(?:max(?:imum)?|up to|at most) )?\b(?P<number>\d{1,2})\b(?! ?[-.:])")
_LISTS = re.compile(r"\b(?:array|list)\b", re.IGNORECASE)
_OF_PLACES = (Meaning.START, Meaning.END, Meaning.LENGTH, Meaning.POSITION, Meaning.SHARE)
_LONGEST_CHOICE = 40
_MEASURED = frozenset(["quantity", "amount"])
"""Words for a text such as "two cups"."""
_SLASH = re.compile(r"\s?[|/]\s?")
_BETWEEN_CHOICES = re.compile(r"\s?[|/]\s?|,?\sor\s|,\s?")


# Cached, because clients send the same prompt for many videos.
@short_cache(maxsize=256)
def members_of_prompt(prompt: str) -> tuple[Member, ...]:
    """Return the members that `prompt` names for a JSON object, in its order; none if it names none."""
    listed = _LIST.search(prompt)
    is_list_first = listed is not None and listed.start() < prompt.find("{")
    found = _listed(prompt) or _example(prompt) if is_list_first else _example(prompt) or _listed(prompt)
    return (found or _of_plain_names(prompt))[:_MOST_MEMBERS]


def texts_of_array(prompt: str) -> Member | None:
    """Return what `prompt` asks for in a JSON array without objects: "a JSON array of keywords"."""
    for pattern in (_ARRAY_OF_TEXTS, _TEXTS_AS_ARRAY):
        found = pattern.search(prompt)
        what = found["what"].lower() if found else ""
        if what and what not in _OF_NO_THINGS and " and " not in what:
            return Member(re.sub("[ -]", "_", what), Listing(Text()))
    return None


def is_array(prompt: str) -> bool:
    """Return whether `prompt` asks for a JSON array of such objects."""
    return bool(_ARRAY.search(prompt))


def _listed(prompt: str) -> tuple[Member, ...]:
    found: dict[str, Member] = {}
    for listed in chain.from_iterable(one.finditer(prompt) for one in (_LIST, _OF_OBJECTS, _WITH_NAMES)):
        for one in _ONE.finditer(re.sub(r"(?:^the|\band)\s|&", " ", listed["names"])):
            hint = (one["hint"] or "").strip(" ()")
            found.setdefault(one["name"], Member(one["name"], _node(one["name"], hint)))
    return tuple(found.values())


def _of_plain_names(prompt: str) -> tuple[Member, ...]:
    """Return the members that are named without a word such as "keys": "JSON with brand, product and mood"."""
    found = _OBJECT_WITH.search(prompt)
    phrases = re.split(r",? and |, ", found["names"]) if found else ()
    words = ([word for word in phrase.split() if word.lower() not in _DETERMINERS] for phrase in phrases)
    names = ["_".join(named) for named in words if named and not any(word in NUMBERS for word in named)]
    return tuple([Member(name, _node(name, "")) for name in dict.fromkeys(names)]) if len(names) > 1 else ()


def _example(prompt: str) -> tuple[Member, ...]:
    """Return the members of the first example object in `prompt`."""
    at = prompt.find("{")
    if at < 0:
        return ()
    tokens = ((token["sign"] or "", (token["text"] or "").strip()) for token in _TOKEN.finditer(prompt[at:]))
    node = _value("", tokens, next(tokens, ("", "")), 0)
    return node.members if isinstance(node, Record) else ()


_Token = tuple[str, str]


def _value(name: str, tokens: Iterator[_Token], first: _Token, depth: int) -> Node:
    """Return the node of the value that begins with the token `first`."""
    sign, text = first
    if sign == "{" and depth < _DEEPEST:
        return _record(tokens, depth)
    if sign == "[" and depth < _DEEPEST:
        return _listing(name, tokens, depth)
    return _node(name, text.strip("\"' ."))


def _record(tokens: Iterator[_Token], depth: int) -> Node:
    members: dict[str, Member] = {}
    name = typed = ""
    for sign, text in tokens:
        if sign == "}":
            break
        if sign == ":":
            node = _value(name, tokens, next(tokens, ("", "")), depth + 1)
            members.setdefault(name, Member(name, node))
            name, typed = "", name
        elif sign == "[" and typed:  # "string[]"
            members[typed] = Member(typed, _listed_of(members[typed].node))
        elif sign == ",":
            if name:
                members.setdefault(name, Member(name, _node(name, "")))
            name = ""
        elif re.fullmatch(f"{_QUOTED}|{_NAME}", text):
            name = text.strip("\"'`")
    if name:
        members.setdefault(name, Member(name, _node(name, "")))
    return Record(tuple(members.values()))


def _listing(name: str, tokens: Iterator[_Token], depth: int) -> Node:
    items: Node | None = None
    for token in tokens:
        if token[0] == "]":
            break
        if items is None and token[0] != ",":
            items = _value("", tokens, token, depth + 1)
    return _listed_of(items)


def _listed_of(items: Node | None) -> Node:
    return Listing(items if isinstance(items, Record | Number | Whole) else Text())


def _between(least: str, most: str) -> Node:
    """Return the node of a number in a range: a whole one, unless the range is a share such as "0-1"."""
    if "." in least or "." in most or int(most) <= 1 or int(least) > int(most):
        return Number(min(float(least), float(most)), max(float(least), float(most)))
    return Whole(int(least), int(most))


def _node(name: str, hint: str) -> Node:
    """Return the node of a plain value: by the hint beside its name, else by the name."""
    if _LISTS.search(hint):
        members = _example(hint)
        number = _EXACTLY.search(hint)
        most = int(number["number"]) if number else None
        least = most if number and most and not number["limit"] else 0
        return Listing(Record(members) if members else Text(), least, most)
    if _FLAGS.fullmatch(hint):
        return Flag()
    if found := _RANGE.fullmatch(hint):
        return _between(found["least"], found["most"])
    if _NUMBERS.fullmatch(hint):
        return Number()
    chosen = _ONE_OF.sub("", hint)
    between = (
        _BETWEEN_CHOICES if " or " in hint or chosen != hint else _SLASH
    )  # "positive, neutral or negative", but not "text, short"
    choices = tuple(one.strip("\"' ") for one in between.split(chosen)) if hint else ()
    if len(choices) > 1 and all(0 < len(one) <= _LONGEST_CHOICE for one in choices):
        return Choice(choices)
    return Text() if hint else _by_name(name)


def _by_name(name: str) -> Node:
    read = read_name(name)
    if read.words[:1] in (("is",), ("has",), ("contains",)):
        return Flag()
    if read.is_count and _MEASURED.isdisjoint(read.words):
        return Whole(0, 1_000_000)
    if read.meaning in _OF_PLACES:
        return Number()
    last = read.words[-1] if read.words else ""
    is_plural = last.endswith("s") and not last.endswith("ss") and last not in _SINGULAR
    return Listing(Text()) if is_plural or last == "people" else Text()
