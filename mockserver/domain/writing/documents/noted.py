"""What a prompt says of a member of its answer apart from its list: a hint, a format, a scale, a number, its values."""

import re
from dataclasses import replace

from mockserver.domain.writing.documents.hints import noted_member, scale_between
from mockserver.domain.writing.documents.naming import read_name
from mockserver.domain.writing.documents.tree import Choice, Listing, Member, Number, Record, Text
from mockserver.domain.writing.prompts.lists.alternatives import alternatives_in, as_written
from mockserver.domain.writing.prompts.vocabulary import NUMBERS
from mockserver.ground.late.patterns import late_pattern

_LABELS = frozenset(["label", "category", "class", "classification"])
_HINT = r"\s?\((?P<hint>[^)]{0,80})\)"
_FORMAT = (
    r"\s(?:as|in) (?:an? )?(?P<format>iso ?8601(?: durations?)?|(?:whole )?(?:milli)?seconds|h?h:mm:ss|mm:ss|m:ss"
    r"|integers?|numbers?|booleans?)\b"
)
"""The format of a member beside its name: "`offset` as an ISO 8601 duration"."""
_FORMAT_OF_TIMES = (
    r"(?:,? (?:and|&) [\"'`]?\w{1,30}[\"'`]?)?,?\s(?:as|in|are|is|must be|should be)(?: (?:an?|in|given as|given in))? "
    r"(?P<format>(?:whole |integer )seconds|integers?|whole numbers?|h?h:mm:ss|mm:ss|m:ss)\b"
)
"""The format of numbers beside one of their names: "start and end are integers in seconds"."""
_AMONG = r"[^.,\n\[\]{}]{0,30}\[(?P<options>[^\]\n{}\"]{3,150})\]"
"""The values of a member beside its name: "the mood as one of [calm, tense]"."""
_LENGTH = (
    r"s?[\"'`]?(?: must| should)?(?: be)? (?P<length>(?:under|up to|at most|max(?:imum)?|no more than|below|within)"
    r" \d{1,3} (?:words|characters|chars|sentences))"
)
"""The length of a member beside its name: "keep each comment under 15 words"."""
_SCALE = late_pattern(
    r"\b(?:rate|score|grade|assess|evaluate)\b(?P<what>[^.\n{}]{0,200}?)\b(?:from|on a scale (?:of|from)|between) "
    r"(?P<least>\d{1,3})(?: ?\([^)]{0,40}\))? ?(?:to|and|-|\u2013) ?(?P<most>\d{1,3})\b",
    re.IGNORECASE,
)
"""A scale for several members: "Rate the video for pace and humour on a scale from 0 to 5"."""
_NUMBER = rf"(?P<limit>(?:up to|at most|max(?:imum)?) )?\b(?P<number>\d{{1,2}}|{'|'.join(NUMBERS)})"


def noted(member: Member, prompt: str) -> Member:
    """Return a member, and those within it, with what the prompt says elsewhere: "a title (max 60 characters)"."""
    if isinstance(member.node, Listing) and isinstance(member.node.items, Record):
        inner = tuple([noted(one, prompt) for one in member.node.items.members])
        member = replace(member, node=replace(member.node, items=Record(inner)))
    name = re.sub("[_-]", "[ _-]", re.escape(member.name).replace(r"\-", "-"))
    if member.node in (Text(), Number(), Listing(Text())) and not member.description:
        member = _hinted(member, name, prompt)
    if member.node == Text() and not _LABELS.isdisjoint(read_name(member.name).words):
        options = as_written(alternatives_in(prompt.lower()), prompt)
        options = () if any(f'"{option}":' in prompt for option in options) else options  # names of members
        return replace(member, node=Choice(options)) if options else member
    if isinstance(member.node, Listing) and member.node.most is None:
        number = re.search(rf"{_NUMBER} (?:[a-z-]+ ){{0,2}}?{name}\b", prompt, re.IGNORECASE)
        if number:
            most = NUMBERS.get(number["number"].lower()) or int(number["number"])
            return replace(member, node=replace(member.node, least=0 if number["limit"] else most, most=most))
    return member


def _hinted(member: Member, name: str, prompt: str) -> Member:
    """Return a member with the hint, the format, the values or the scale that the prompt names for it."""
    begin = rf"(?<!\w){name}[\"'`]?"
    if found := re.search(rf"{begin}(?:{_HINT}|{_FORMAT})", prompt, re.IGNORECASE):
        return noted_member(member.name, _singular((found["hint"] or found["format"] or "").strip()))
    if member.node == Number() and (found := re.search(f"{begin}{_FORMAT_OF_TIMES}", prompt, re.IGNORECASE)):
        return noted_member(member.name, _singular(found["format"]))
    if limit := re.search(f"{begin}{_LENGTH}", prompt, re.IGNORECASE):
        return replace(member, description=limit["length"].lower())
    if "[" in prompt and (listed := re.search(rf"{begin}{_AMONG}", prompt, re.IGNORECASE)):
        values = tuple(one.strip(" '") for one in re.split(r"[,|/]", listed["options"]))
        return replace(member, node=Choice(values)) if len({*values}) > 1 and all(values) else member
    scale = _SCALE.search(prompt)
    if scale and re.search(rf"(?<!\w){name}\b", scale["what"], re.IGNORECASE):
        return replace(member, node=scale_between(scale["least"], scale["most"]))
    return member


def _singular(hint: str) -> str:
    """Return a hint with the name of a type as in other hints: "integers"; the seconds of an integer are whole."""
    flat = hint.lower()
    if flat in ("integers", "numbers", "booleans", "whole numbers"):
        return flat.removesuffix("s")
    return "integer" if flat in ("whole seconds", "integer seconds") else hint
