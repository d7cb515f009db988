"""Compares replies with the recording and reports every difference with its place."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl, urlsplit

CUT = "..."
NEW_ID = "<id>"

_ID = re.compile(r"[0-9a-f]{24}")
_PICTURE = re.compile(r"/[0-9a-f]{24}/[0-9]+\.jpeg")
_SIGNATURE = (
    "X-Amz-Algorithm",
    "X-Amz-Credential",
    "X-Amz-Date",
    "X-Amz-Expires",
    "X-Amz-SignedHeaders",
    "x-id",
    "X-Amz-Signature",
)


def differences(recorded: Any, answered: Any, place: str = "") -> Iterator[str]:
    """Yield the places where `answered` differs from the recording, in the notation of `cells.yaml`."""
    if isinstance(recorded, dict) and isinstance(answered, dict):
        yield from _object_differences(recorded, answered, place)
    elif isinstance(recorded, list) and isinstance(answered, list):
        yield from _list_differences(recorded, answered, place)
    elif not _same(recorded, answered):
        yield f"{place}: {answered!r} was recorded as {recorded!r}"


def picture_of(url: str) -> str:
    """Return the part of a thumbnail URL that names video and picture. Asserts that it is signed like the API's."""
    parts = urlsplit(url)
    assert tuple(name for name, _ in parse_qsl(parts.query)) == _SIGNATURE, url
    found = _PICTURE.search(parts.path)
    assert found is not None, url
    assert parts.path.endswith(found[0]), url
    return found[0]


def _object_differences(recorded: dict[str, Any], answered: dict[str, Any], place: str) -> Iterator[str]:
    shown = {name: value for name, value in recorded.items() if name != CUT}
    for name, value in shown.items():
        if name in answered:
            yield from differences(value, answered[name], f"{place}/{name}")
        else:
            yield f"{place}/{name} is missing"
    if CUT not in recorded:
        yield from (f"{place}/{name} was not recorded" for name in answered if name not in shown)


def _list_differences(recorded: list[Any], answered: list[Any], place: str) -> Iterator[str]:
    shown = [item for item in recorded if item != CUT]
    if len(answered) < len(shown) or (len(answered) > len(shown) and CUT not in recorded):
        yield f"{place} has {len(answered)} items, {len(shown)} were recorded"
    for number, (item, other) in enumerate(zip(shown, answered, strict=False)):
        yield from differences(item, other, f"{place}/{number}")


def _same(recorded: Any, answered: Any) -> bool:
    if not isinstance(recorded, str) or not isinstance(answered, str):
        return bool(recorded == answered) and isinstance(recorded, bool) is isinstance(answered, bool)
    if recorded == NEW_ID:
        return _ID.fullmatch(answered) is not None
    if _PICTURE.fullmatch(recorded):
        return picture_of(answered) == recorded
    return answered.startswith(recorded.removesuffix(CUT)) if recorded.endswith(CUT) else answered == recorded
