"""Texts in the sections that a prompt names, and the same as YAML."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from mockserver.domain.capitals import capitalised
from mockserver.domain.writing.aspects.kinds import KINDS
from mockserver.domain.writing.documents.hints import noted_member
from mockserver.domain.writing.documents.naming import read_name
from mockserver.domain.writing.documents.prompted import members_of_prompt
from mockserver.domain.writing.documents.shown.plain import MOST_OF_LIST, in_a_line, plain
from mockserver.domain.writing.documents.tree import AnyOf, Listing, Member, Nothing, Record, Text
from mockserver.domain.writing.documents.writer import write_document
from mockserver.domain.writing.prompts.lists.sections import Look, Section, Sections
from mockserver.domain.writing.source import Source
from mockserver.ground.late.patterns import late_pattern

_NOTATION = late_pattern(
    r"\b(?:ya?ml|toml)\b:?(?: document| file)?(?: with an?)?(?:,? ?\[\w{1,30}\])?(?: table| section)?"
    r"(?: (?:that (?:has|contains)|with|having|containing)(?: the)?)? ?(?![\w-]*(?:keys|fields)\b)",
    re.IGNORECASE,
)
_TOML = late_pattern(r"\btoml\b[^\n\[]{0,30}(?:\[(?P<table>\w{1,30})\])?", re.IGNORECASE)
_IN_LINES = (Look.LINES, Look.PAIRS)
_USUAL = (Member("title", Text()), Member("summary", Text()))


def sections(source: Source) -> str:
    """Return each section of the prompt with what the video has of it, in the order of the prompt."""
    asked = source.spec.sections or Sections(Look.LINES, ())
    is_of_lines = asked.look not in _IN_LINES
    members = [
        _listed(noted_member(one.name, one.hint)) if is_of_lines else noted_member(one.name, one.hint)
        for one in asked.parts
    ]
    values = _values(source, [*map(_optional, members)])
    between = "\n" if asked.look in _IN_LINES else "\n\n"
    return between.join(_section(source, one, values[one.name], asked.look) for one in asked.parts)


def _listed(member: Member) -> Member:
    """Return a member that lists what the video has of an aspect, such as what went well."""
    is_list = member.node == Text() and read_name(member.name).aspect in KINDS
    return replace(member, node=Listing(Text())) if is_list else member


def _optional(member: Member) -> Member:
    """Return a member that is null if the video tells nothing of it."""
    return replace(member, node=AnyOf((member.node, Nothing())))


def _section(source: Source, section: Section, value: object, look: Look) -> str:
    absent = source.spec.fallback or "Not mentioned"
    if look is Look.PAIRS:
        return f"{section.name.lower()}={in_a_line(value) or absent}"
    if look is Look.LINES and not (isinstance(value, list) and "bullet" in section.name.lower()):
        return f"{section.lead}{section.name}: {in_a_line(value) or absent}"
    if isinstance(value, list):
        text = "\n".join(f"- {capitalised(plain(one))}" for one in value[:MOST_OF_LIST])
    else:
        text = plain(value)
    heading = f"{section.lead}{section.name}" if section.lead else f"{section.name}:"
    return f"{heading}\n{text or absent}"


def yaml(source: Source) -> str:
    """Return the members that the prompt names as YAML, or as TOML if it asks for that."""
    prompt = source.spec.text
    values = _values(source, members_of_prompt(_NOTATION.sub("JSON object with ", prompt)) or _USUAL)
    if not (toml := _TOML.search(prompt)):
        return "\n".join(_lines(values, ""))
    return "\n".join(_tables(values, toml["table"] or "")).strip()


def _tables(values: Mapping[str, Any], name: str) -> Iterator[str]:
    """Yield the lines of an object as TOML, which has no null, and the objects within it as tables."""
    if name:
        yield f"[{name}]"
    inner = {
        key: one
        for key, one in values.items()
        if isinstance(one, dict) or (isinstance(one, list) and _has_objects(one))
    }
    yield from (
        f"{key} = {json.dumps(one, ensure_ascii=False)}"
        for key, one in values.items()
        if key not in inner and one is not None
    )
    for key, one in inner.items():
        path = f"{name}.{key}" if name else key
        for each in one if isinstance(one, list) else [one]:
            first, *others = _tables(each, path)
            yield from ("", f"[{first}]" if isinstance(one, list) else first, *others)


def _has_objects(values: Sequence[Any]) -> bool:
    return any(isinstance(one, dict) for one in values)


def _lines(values: Mapping[str, Any], indent: str) -> Iterator[str]:
    """Yield the lines of an object. Each text is quoted as in JSON, which YAML reads."""
    for name, value in values.items():
        match value:
            case dict():
                yield f"{indent}{name}:"
                yield from _lines(value, f"{indent}  ")
            case [dict(), *_]:
                yield f"{indent}{name}:"
                for one in value:
                    first, *others = _lines(one, f"{indent}    ")
                    yield f"{indent}  - {first.strip()}"
                    yield from others
            case _:
                yield f"{indent}{name}: {json.dumps(value, ensure_ascii=False)}"


def _values(source: Source, members: Sequence[Member]) -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads(write_document(Record(tuple(members)), source))
    return found
