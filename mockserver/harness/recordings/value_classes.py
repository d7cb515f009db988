"""Classifies JSON values. Two replies are alike if their values have the same classes."""

import re
from collections import defaultdict
from typing import Any

from mockserver.harness.recordings.redaction import REDACTED, is_page_token

_UUID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
# A name in a text. The rest of an identifier, such as `ks_` before it, tells the kind of record.
NAMES = re.compile(rf"(?<![0-9a-f])(?:{_UUID}|[0-9a-f]{{32}})(?:-\d+)?|(?<![0-9a-f])[0-9a-f]{{24}}(?![0-9a-f])")
PAGE_TOKEN = "page token"  # noqa: S105 - the name of a class
_PREFIX = r"((?:[a-z]+_)*)"
_CLASSES = (
    ("identifier", re.compile(rf"{_PREFIX}[0-9a-f]{{24}}")),
    ("uuid", re.compile(rf"{_PREFIX}(?:{_UUID}|[0-9a-f]{{32}})(?:_\d+)?")),
    (PAGE_TOKEN, re.compile(rf"(?:{_UUID}|[0-9a-f]{{32}})-\d+")),
    ("date", re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d.*")),
    ("address", re.compile(r"https?://.*", re.DOTALL)),
    ("empty text", re.compile("")),
    # A redacted value may have been any text.
    ("any text", re.compile(re.escape(REDACTED))),
)
# Values of these classes are names: equal names mean the same record, and their text does not matter.
_REFERENCES = ("identifier", "uuid", PAGE_TOKEN)
TEXTS = frozenset(["text", "any text", "empty text"])


def class_of(value: Any, name: str = "") -> str:
    """Return the class of a leaf value under `name`."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int | float):
        return "number"
    for kind, pattern in _CLASSES:
        found = pattern.fullmatch(value)
        if found:
            prefix = next(iter(found.groups()), "")
            return f"{kind} {prefix}…" if prefix else kind
    return PAGE_TOKEN if is_page_token(name) else "text"


def is_reference(kind: str) -> bool:
    """Return whether values of this class are names."""
    return kind.startswith(_REFERENCES)


def classes_in(value: Any) -> dict[str, set[str]]:
    """Return the classes at each dotted place in `value`; all items of a list share one place."""
    found: dict[str, set[str]] = defaultdict(set)
    _collect(value, "", "", found)
    return dict(found)


def _collect(value: Any, place: str, name: str, found: dict[str, set[str]]) -> None:
    if isinstance(value, dict):
        found[place].add("object")
        for key, inner in value.items():
            _collect(inner, f"{place}.{key}" if place else key, key, found)
    elif isinstance(value, list):
        found[place].add("list")
        for inner in value:
            _collect(inner, f"{place}[]", name, found)
    else:
        found[place].add(class_of(value, name))


def are_alike(recorded: set[str], answered: set[str]) -> bool:
    """Return whether values of these classes may be in the same place: they share one, or all are plain texts."""
    if "any text" in recorded or recorded & answered:
        return True
    return recorded <= TEXTS and answered <= TEXTS
