"""JSON paths, the part of RFC 9535 that names places in a body.

Names, indexes and wildcards: `$.engines[0].engine_name`, `$['index-id']`, `$.classes[*].prompts[-1]`. Descendants
(`..`) and filters are left out on purpose, and so are the libraries that support them: each place is visited once, so
matching takes linear time.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from mockserver.ground.errors import MockserverError

LONGEST_PATH = 500

_STEP = re.compile(
    r"\.(?P<name>[A-Za-z_][A-Za-z0-9_-]*)|(?P<every>\.\*|\[\*\])|\[(?P<index>-?[0-9]{1,9})\]"
    r"|\['(?P<single_quoted>[^']*)'\]|\[\"(?P<double_quoted>[^\"]*)\"\]"
)


class JsonPathInvalid(MockserverError):
    """The text is not a supported path; the message names the position of the error."""


class _Every:
    """The step to every member of a list or an object."""


_EVERY = _Every()


@dataclass(frozen=True, slots=True)
class JsonPath:
    """A path from the root of a JSON value to places in it."""

    text: str
    _steps: Sequence[str | int | _Every]

    def find(self, value: Any) -> list[Any]:
        """Return the values at the places to which the path leads, in order."""
        found = [value]
        for step in self._steps:
            found = list(_taken(step, found))
        return found


def read_json_path(text: str) -> JsonPath:
    """Parse a path. Raises JsonPathInvalid."""
    if not text.startswith("$") or len(text) > LONGEST_PATH:
        raise JsonPathInvalid(
            f"{text[:80]!r} is not a JSON path of at most {LONGEST_PATH} characters that begins with $"
        )
    steps: list[str | int | _Every] = []
    at = 1
    while at < len(text):
        match = _STEP.match(text, at)
        if match is None:
            raise JsonPathInvalid(f"{text!r}: expected .name, ['name'], [0], [*] or .* at {text[at : at + 20]!r}")
        steps.append(_step(match))
        at = match.end()
    return JsonPath(text, tuple(steps))


def _step(match: re.Match[str]) -> str | int | _Every:
    if match["every"]:
        return _EVERY
    if match["index"]:
        return int(match["index"])
    return match["name"] or match["single_quoted"] or match["double_quoted"] or ""


def _taken(step: str | int | _Every, values: Iterable[Any]) -> Iterator[Any]:
    for value in values:
        if isinstance(value, dict):
            yield from _members(value, step)
        elif isinstance(value, list):
            yield from _items(value, step)


def _members(value: dict[str, Any], step: str | int | _Every) -> Iterable[Any]:
    if isinstance(step, _Every):
        return value.values()
    return (value[step],) if isinstance(step, str) and step in value else ()


def _items(value: list[Any], step: str | int | _Every) -> Iterable[Any]:
    if isinstance(step, _Every):
        return value
    return (value[step],) if isinstance(step, int) and -len(value) <= step < len(value) else ()
