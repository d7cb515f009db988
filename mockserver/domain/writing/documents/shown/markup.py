"""Texts in XML with the elements that a prompt shows."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from mockserver.domain.writing.documents.hints import noted_member
from mockserver.domain.writing.documents.prompted import members_of_prompt
from mockserver.domain.writing.documents.shown.plain import plain
from mockserver.domain.writing.documents.tree import Listing, Member, Node, Record, Text
from mockserver.domain.writing.documents.writer import LONGEST_DOCUMENT, write_document
from mockserver.domain.writing.prompts.lists.markup import Element
from mockserver.domain.writing.source import Source

_USUAL = ("title", "summary", "topics")
_ROOT = "video"
_OWN_TEXT = "#text"


def markup(source: Source) -> str:
    """Return the elements that the prompt shows, else those that it names, with what the video has of them."""
    shown = source.spec.markup or (Element(_ROOT, inner=_named(source)),)
    members = tuple([Member(one.name, _node(one, is_outermost=True)) for one in shown])
    values: dict[str, Any] = json.loads(write_document(Record(members), source))
    while len(text := _written(shown, values)) > LONGEST_DOCUMENT and (
        longest := max(_lists_in(values), key=len, default=None)
    ):
        longest.pop()
    return text


def _written(shown: Sequence[Element], values: Mapping[str, Any]) -> str:
    return "\n".join(line for one in shown for line in _lines(one, values[one.name], ""))


def _lists_in(value: Any) -> Iterator[list[Any]]:
    """Yield the lists of a document that have more than one item."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    if isinstance(value, list) and len(value) > 1:
        yield value
    for one in inner:
        yield from _lists_in(one)


def _named(source: Source) -> tuple[Element, ...]:
    names = [member.name for member in members_of_prompt(source.spec.text)] or _USUAL
    return tuple([Element(name) for name in names])


def _node(element: Element, *, is_outermost: bool = False) -> Node:
    """Return what the value of an element is: a list, an object, or what its name and its hint say."""
    if (repeated := _repeated(element)) and not element.attributes and len(element.inner) == 1:
        return Listing(_node(repeated), least=1)
    if not element.inner and not element.attributes:
        return noted_member(element.name, element.hint).node
    members = [noted_member(name, hint) for name, hint in element.attributes]
    if not element.inner and element.hint:
        members.append(Member(_OWN_TEXT, noted_member(element.name, element.hint).node))
    elif not element.inner and not is_outermost:
        members.append(Member(_OWN_TEXT, Text(), element.name))
    for one in element.inner:
        node = _node(one)
        members.append(Member(one.name, Listing(node, least=1) if one.is_repeated else node, one.hint))
    return Record(tuple(members))


def _repeated(element: Element) -> Element | None:
    return next((one for one in element.inner if one.is_repeated), None)


def _lines(element: Element, value: Any, indent: str) -> Iterator[str]:
    """Yield the lines of an element with its value."""
    match value:
        case list() if not element.inner and element.attributes == () and not element.is_repeated:
            yield f"{indent}<{element.name}>{escape(', '.join(map(plain, value)))}</{element.name}>"
        case list() if element.is_repeated:
            for one in value:
                yield from _lines(_single(element), one, indent)
        case list():
            yield f"{indent}<{element.name}>"
            for one in value:
                yield from _lines(_single(element.inner[0]), one, f"{indent}  ")
            yield f"{indent}</{element.name}>"
        case dict():
            yield from _with_inner(element, value, indent)
        case _:
            yield f"{indent}<{element.name}>{escape(plain(value))}</{element.name}>"


def _single(element: Element) -> Element:
    return Element(element.name, element.attributes, element.hint, element.inner)


def _with_inner(element: Element, values: Mapping[str, Any], indent: str) -> Iterator[str]:
    names: Sequence[str] = [name for name, _ in element.attributes]
    begin = "".join([f"<{element.name}", *(f" {name}={quoteattr(plain(values[name]))}" for name in names)])
    if not element.inner:
        text = escape(plain(values.get(_OWN_TEXT, "")))
        yield f"{indent}{begin}>{text}</{element.name}>" if text else f"{indent}{begin}/>"
        return
    yield f"{indent}{begin}>"
    for one in element.inner:
        yield from _lines(one, values[one.name], f"{indent}  ")
    yield f"{indent}</{element.name}>"
