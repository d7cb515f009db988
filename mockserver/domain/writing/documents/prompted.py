"""Reads from a prompt the members of a JSON answer: "with keys title and mood", or an example object."""

import re
from collections.abc import Iterator

from mockserver.domain.writing.documents.hints import member_of, noted_member
from mockserver.domain.writing.documents.naming import Meaning, is_event_of_match, read_name
from mockserver.domain.writing.documents.noted import noted
from mockserver.domain.writing.documents.shown.examples import example_in
from mockserver.domain.writing.documents.shown.field_lines import before_lines, members_of_lines
from mockserver.domain.writing.documents.tree import Listing, Member, Record, Text
from mockserver.domain.writing.prompts.vocabulary import NUMBERS
from mockserver.ground.caches import short_cache
from mockserver.ground.late.patterns import late_pattern

_MOST_MEMBERS = 20

_NAME = r"[^\W\d][\w-]{0,40}"
_QUOTED = rf"[\"'`]{_NAME}[\"'`]"
_HINT = r"\s?\([^)]{0,80}\)"
_NAMED = rf"(?:{_QUOTED}|{_NAME})(?:{_HINT})?"
_AND = r"(?:and|und|et|y|e)"
_KEYS = (
    r"keys?|fields?|properties|property|members|attributes|schl\u00fcsseln?|feldern?|eigenschaften|attributen?|claves"
    r"|campos|propiedades|cl\u00e9s|champs|propri\u00e9t\u00e9s|chaves|chiavi|campi"
)
_LIST = late_pattern(
    rf"\b(?:{_KEYS})\b(?:\s?[:=]|\s(?:named|called|are|for|should be|must be))?\s*(?P<names>(?:the\s)?{_NAMED}"
    rf"(?:\s?(?:,\s?{_AND}\s|,\s?|\s{_AND}\s|\s&\s|/){_NAMED})*)",
    re.IGNORECASE,
)
# "An array of objects with "start" and "end"": only quoted names, because any words may follow "with".
_OF_OBJECTS = late_pattern(
    rf"\b(?:objects?|json)\b[^\"'`.]{{0,40}}(?P<names>{_QUOTED}(?:{_HINT})?(?:\s?(?:,\s?and\s|,\s?|\sand\s){_QUOTED}(?:{_HINT})?)*)",
    re.IGNORECASE,
)
# Without quotes the names are known by the commas between them.
_WITH_NAMES = late_pattern(
    r"\b(?:(?:array|list) of (?:json )?objects|json (?:array|list)) (?:with|containing|having) "
    rf"(?P<names>{_NAMED},\s?{_NAMED}(?:,?\s(?:and\s)?{_NAMED}(?=\s?(?:[,.;\n]|and\b|$)))*)",
    re.IGNORECASE,
)
# "Two JSON arrays named pros and cons", "integer values for cuts, texts": what stands before is the type of each.
_TYPED = late_pattern(
    r"\b(?P<hint>arrays?|lists?|integers?|numbers?|booleans?|strings?)(?: values?)? (?:named|called|for)(?: the)? "
    rf"(?P<names>{_NAMED}(?:\s?(?:,\s?and\s|,\s?|\sand\s){_NAMED})+)",
    re.IGNORECASE,
)
_PATTERNS = (_LIST, _OF_OBJECTS, _WITH_NAMES, _TYPED)
_WORD = r"(?!(?:and|with|for|in|of|about|as)\b)[A-Za-z_][\w'-]*"
_PLAIN = rf"{_WORD}(?: {_WORD}){{0,3}}"
_NOTE = r"(?:\s?\([^)\n]{1,60}\))?"
_OBJECT_WITH = late_pattern(
    r"\bjson(?: object| document| format)?,? (?:with|containing|including|having|that (?:has|contains|includes))"
    rf"(?: the)?(?: following)?:? (?P<names>{_PLAIN}{_NOTE}(?:,? and {_PLAIN}{_NOTE}|, {_PLAIN}{_NOTE})+)"
    r"(?=\s*(?:[.;:!?\n(]|(?:for|in|of|about|as)\b|$))",
    re.IGNORECASE,
)
_JSON_LIST = late_pattern(
    r"\bjson\b[^.:{\n]{0,30}:\s*(?P<names>[A-Za-z_][\w ]{0,40}(?:\([^)\n]{1,60}\))?"
    r"(?:,\s*(?:and )?[A-Za-z_][\w ]{0,40}(?:\([^)\n]{1,60}\))?)+)",
    re.IGNORECASE,
)
_JSON_ITEM = late_pattern(
    r"(?:^|,)\s*(?:and )?(?:an? |the )?(?P<name>[A-Za-z_][\w ]*?)(?: out of (?P<most>\d{1,3}))?\s*"
    r"(?:\((?P<hint>[^)]*)\))?(?=\s*(?:,|$))"
)
_NOTES = late_pattern(r"\s?\([^)\n]{1,60}\)")
_ALL_OF_KIND = late_pattern(r"\s*as (?P<kind>booleans|numbers|integers|strings)\b", re.IGNORECASE)
_DETERMINERS = frozenset(["a", "all", "an", "each", "every", "its", "main", "one", "short", "some", "the", "their"])
_ARRAY = late_pattern(
    r"\bjson[ -](?:array|list[ea]?)\b|(?-i:\barray of [A-Z]\w{1,40}\b|\b[A-Z]\w{1,40}\[\])"
    r"|\b(?:array|list) of (?:json )?objects\b|\A[^({]*(?:\[|\b(?:array|list) of)\s*\{",
    re.IGNORECASE,
)
# "A JSON object with `cuts`: a list of {"start": 0}".
_HOLDER = late_pattern(
    rf"\b(?:object|json)\b[^{{]{{0,60}}[\"'`](?P<name>{_NAME})[\"'`][^{{\"'`]{{0,40}}\b(?:array|list)\b[^{{\"'`]{{0,20}}\Z",
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
_ARRAY_OF_TEXTS = late_pattern(
    r"\bjson (?:array|list)(?: of strings)?(?: (?:of|with|containing|listing)|[,:] (?:what|which|list)) "
    rf"{_ALL_THE}{_THINGS}"
    rf"(?= {_AFTER_THINGS}\b|[^\w -]|$)",
    re.IGNORECASE,
)
_TEXTS_AS_ARRAY = late_pattern(
    r"\b(?:list|extract|return|give(?: me)?|name|find|identify|output|get|provide|show(?: me)?|collect|detect|what"
    rf"|which) {_ALL_THE}{_THINGS}(?:(?:,| {_AFTER_THINGS}\b)[^.!?{{}}\[\]]{{0,80}}?)?"
    r"[ ,.?!]{1,2}(?:answer |return (?:it |them )?)?(?:as|in|into) (?:an? )?(?:[a-z]+ )?json (?:array|list)\b",
    re.IGNORECASE,
)
_THINGS_ASKED = late_pattern(
    r"\b(?:list|extract|return|give(?: me)?|find|identify|output|get|provide|collect|detect|suggest|pick|array of) "
    rf"{_ALL_THE}{_THINGS}(?= {_AFTER_THINGS}\b| (?:as|of|into|where)\b|[^\w -]|$)",
    re.IGNORECASE,
)
_OF_SEEN_OBJECTS = late_pattern(r"\bof strings\b|\bthe objects\b|\bobjects (?:seen|shown|visible)\b", re.IGNORECASE)
"""Matches a prompt whose objects are things in the video, not those of JSON."""
_OF_NO_THINGS = frozenset(["strings", "objects", "json", "items", "words", "values", "texts", "it", "them", "a", "an"])
# "A key `tasks`, each having `owner` and `due`": the second names are those of each item.
_EACH_OF = late_pattern(
    rf"(?<=[\s(])(?P<name>{_QUOTED})[^.\n\"'`]{{0,60}}?\b(?:each|every(?: one| item)?|objects?|items?|entries)\b"
    r"(?: [a-z]+){0,2}? (?:having|has|have|with|containing|contains)"
    rf"(?: the)?(?: (?:{_KEYS}))?:? (?P<names>{_NAMED}(?:\s?(?:,\s?and\s|,\s?|\sand\s){_NAMED})*)",
    re.IGNORECASE,
)
_ONE = late_pattern(rf"(?P<quote>[\"'`])?(?P<name>{_NAME})[\"'`]?(?P<hint>{_HINT})?")


# Both are cached, because clients send the same prompt for many videos.
@short_cache(maxsize=256)
def members_of_prompt(prompt: str) -> tuple[Member, ...]:
    """Return the members that `prompt` names for a JSON object, in its order; none if it names none."""
    listed = _LIST.search(prompt)
    is_list_first = listed is not None and listed.start() < prompt.find("{")
    example = example_in(prompt)
    holder = _holder_in(prompt)
    if example and holder:
        return (Member(holder["name"], Listing(example)),)
    if not example and (each := _EACH_OF.search(prompt)):
        items = tuple([noted(noted_member(name, hint), prompt) for name, hint, _ in _names_in(each)])
        return (Member(each["name"].strip("\"'`"), Listing(Record(items))),)
    members = example.members if example else members_of_lines(prompt, example_in)
    found = _listed(prompt) or members if is_list_first else members or _listed(prompt)
    return tuple(noted(one, prompt) for one in (found or _of_plain_names(prompt))[:_MOST_MEMBERS])


@short_cache(maxsize=256)
def texts_of_array(prompt: str) -> Member | None:
    """Return what `prompt` asks for in a JSON array without objects: "a JSON array of keywords"."""
    for pattern in (_ARRAY_OF_TEXTS, _TEXTS_AS_ARRAY):
        found = pattern.search(prompt)
        what = found["what"].lower() if found else ""
        is_of_things = what not in _OF_NO_THINGS or (what == "objects" and _OF_SEEN_OBJECTS.search(prompt))
        if what and is_of_things and " and " not in what:
            return noted(Member(re.sub("[ -]", "_", what), Listing(Text())), prompt)
    return None


def things_of_array(prompt: str, items: Record) -> Member:
    """Return the list of `items` for a JSON array, with the name of what they are about: "all goals as JSON"."""
    for found in _THINGS_ASKED.finditer(prompt):
        name = re.sub("[ -]", "_", found["what"].lower())
        read = read_name(name)
        if (
            name not in _OF_NO_THINGS
            and (read.is_plural or read.meaning is Meaning.PEOPLE)
            and (read.meaning is not Meaning.OTHER or read.aspect or is_event_of_match(read))
        ):
            return noted(Member(name, Listing(items)), prompt)
    return Member("", Listing(items, least=1))


def is_array(prompt: str) -> bool:
    """Return whether `prompt` asks for a JSON array of such objects."""
    return bool(_ARRAY.search(before_lines(prompt))) and not _holder_in(prompt) and not _EACH_OF.search(prompt)


def _holder_in(prompt: str) -> re.Match[str] | None:
    """Return what names the list that holds the example object; None if the prompt shows none, or no list holds it."""
    before, has_example, _ = prompt.partition("{")
    return _HOLDER.search(before) if has_example else None


def _listed(prompt: str) -> tuple[Member, ...]:
    lists = [[*_names_in(named)] for pattern in _PATTERNS for named in pattern.finditer(prompt)]
    # Beside a list of several names, a single one is a word of the text: "the attributes for our shop".
    fewest = 2 if any(len(names) > 1 for names in lists) else 1
    found: dict[str, Member] = {}
    for names in lists:
        for name, hint, is_quoted in names:
            if is_quoted or len(names) >= fewest:
                found.setdefault(name, noted_member(name, hint, example_in))
    return tuple(found.values())


def _names_in(listed: re.Match[str]) -> Iterator[tuple[str, str, bool]]:
    """Yield each name of a list, the hint beside it, or else the hint for all of them, and whether it is in quotes."""
    general = listed.groupdict().get("hint") or ""
    for one in _ONE.finditer(re.sub(rf"(?:^the|\b{_AND})\s|&", " ", listed["names"])):
        yield one["name"], (one["hint"] or "").strip(" ()") or general.removesuffix("s"), bool(one["quote"])


def _after_colon(prompt: str) -> tuple[Member, ...]:
    """Return the members that are listed after a colon: "as JSON: verdict (buy|wait), score out of 10, pros"."""
    found = _JSON_LIST.search(prompt)
    listed = _JSON_ITEM.finditer(found["names"]) if found else ()
    named = [(one["name"].strip(), one["hint"] or "", one["most"]) for one in listed]
    if len(named) < 2 or any(len(name.split()) > 3 for name, _, _ in named):
        return ()
    members = [noted_member("_".join(name.split()), f"0-{most}" if most else hint) for name, hint, most in named]
    return tuple({one.name: one for one in members}.values())


def _of_plain_names(prompt: str) -> tuple[Member, ...]:
    """Return the members that are named without a word such as "keys": "JSON with brand, product and mood"."""
    if named := _after_colon(prompt):
        return named
    found = _OBJECT_WITH.search(prompt)
    phrases = re.split(r",? and |, ", _NOTES.sub("", found["names"])) if found else ()
    words = ([word for word in phrase.split() if word.lower() not in _DETERMINERS] for phrase in phrases)
    names = ["_".join(named) for named in words if named and not any(word in NUMBERS for word in named)]
    kind = _ALL_OF_KIND.match(prompt, found.end()) if found else None
    hint = kind["kind"].lower().removesuffix("s") if kind else ""
    return tuple([member_of(name, hint) for name in dict.fromkeys(names)]) if len(names) > 1 else ()
