"""The XML that a prompt shows: "<video><title></title></video>", "your reasons in <reasons> tags"."""

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from mockserver.domain.writing.prompts.vocabulary import whole
from mockserver.ground.late.patterns import late_pattern

_MOST = 40  # elements
_NAME = r"[A-Za-z_][\w.-]{0,40}"
_TAG = late_pattern(
    rf"<(?P<close>/)?(?P<name>{_NAME})"
    rf"(?P<attributes>(?:\s{{1,20}}{_NAME}\s?=\s?(?:\"[^\"<>]{{0,100}}\"|'[^'<>]{{0,100}}')){{0,12}})\s{{0,20}}(?P<empty>/)?>"
)
_ATTRIBUTE = late_pattern(rf"(?P<name>{_NAME})\s?=\s?[\"'](?P<hint>[^\"']*)[\"']")
_OF_TAGS = whole("tags?|xml|elements?")
_NO_HINT = late_pattern(r"[\s.\u2026]*")


class Element(Struct, frozen=True):
    """An element with its attributes as pairs of name and hint, the text in it, and the elements in it."""

    name: str
    attributes: tuple[tuple[str, str], ...] = ()
    hint: str = ""
    inner: "tuple[Element, ...]" = ()
    is_repeated: bool = False
    """Whether it stands for several, as each `<scene>` in `<scenes>` does."""


class _Open(Struct):
    """An element whose end is not read yet, with the place in the text where its content starts."""

    name: str
    attributes: tuple[tuple[str, str], ...]
    start: int
    inner: list[Element]

    def closed(self, content: str) -> Element:
        hint = "" if self.inner or _NO_HINT.fullmatch(content) else content.strip()
        inner = tuple([replace(one, is_repeated=one.is_repeated or self._is_plural_of(one)) for one in self.inner])
        return Element(self.name, self.attributes, hint, inner)

    def _is_plural_of(self, one: Element) -> bool:
        plurals = (f"{one.name}s", f"{one.name}es", f"{one.name.removesuffix('y')}ies", f"{one.name}list")
        return _plain(self.name).endswith(tuple(map(_plain, plurals)))


def _plain(name: str) -> str:
    return name.lower().replace("_", "").replace("-", "")


def markup_in(text: str) -> tuple[Element, ...]:
    """Return the elements that a prompt shows, the outermost ones; none if it shows no XML."""
    if "<" not in text:
        return ()
    tags = [*_TAG.finditer(text)]
    closed = _closed(text, tags)
    if closed or not _OF_TAGS.search(text.lower()):
        return closed
    # "Tags: <tags>" shows what stands in a line, not an element.
    names = dict.fromkeys(tag["name"] for tag in tags if not tag["close"] and text[: tag.start()][-2:] != ": ")
    return tuple(map(Element, names))[:_MOST]


def _closed(text: str, tags: Sequence[re.Match[str]]) -> tuple[Element, ...]:
    """Return the outermost of the elements that are closed."""
    ends = {tag["name"] for tag in tags if tag["close"]}
    begun = [_Open("", (), 0, [])]
    for tag in tags[: 2 * _MOST]:
        name, attributes = tag["name"], tuple(_ATTRIBUTE.findall(tag["attributes"]))
        if tag["empty"]:
            _add(begun[-1].inner, Element(name, attributes))
        elif not tag["close"] and name in ends:
            begun.append(_Open(name, attributes, tag.end(), []))
        elif any(one.name == name for one in begun):
            while begun[-1].name != name:
                begun.pop()
            one = begun.pop()
            _add(begun[-1].inner, one.closed(text[one.start : tag.start()]))
    return tuple(begun[0].inner)


def _add(siblings: list[Element], element: Element) -> None:
    """Add an element to those beside it; if one has its name, both are examples of the same."""
    for at, one in enumerate(siblings):
        if one.name == element.name:
            siblings[at] = _merged(one, element)
            return
    siblings.append(element)


def _merged(one: Element, other: Element) -> Element:
    inner = [*one.inner]
    for inside in other.inner:
        _add(inner, inside)
    same = {known.name: known.is_repeated for known in (*one.inner, *other.inner)}
    kept = tuple([replace(known, is_repeated=same[known.name]) for known in inner])
    attributes = tuple((dict(other.attributes) | dict(one.attributes)).items())
    return replace(one, attributes=attributes, inner=kept, hint=one.hint or other.hint, is_repeated=True)
