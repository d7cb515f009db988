"""Classifies JSON values. Two replies are alike if their values have the same classes."""

import re
from collections import defaultdict
from typing import Any

from mockserver.harness.recordings.redaction import REDACTED

_UUID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_CLASSES = (
    ("identifier", re.compile(r"[0-9a-f]{24}")),
    ("uuid", re.compile(_UUID)),
    ("page token", re.compile(rf"{_UUID}-\d+")),
    ("date", re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d.*")),
    ("address", re.compile(r"https?://.*", re.DOTALL)),
    ("empty text", re.compile("")),
    # What is redacted may have been any text.
    ("any text", re.compile(re.escape(REDACTED))),
)
# These are names: equal ones mean the same thing, and what they are is of no account.
REFERENCES = frozenset(["identifier", "uuid", "page token"])
TEXTS = frozenset(["text", "any text", "empty text"])


def class_of(value: Any) -> str:
    """Return the class of a value that is neither an object nor a list."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int | float):
        return "number"
    return next((name for name, pattern in _CLASSES if pattern.fullmatch(value)), "text")


def classes_in(value: Any) -> dict[str, set[str]]:
    """Return the classes at each dotted place in `value`; all items of a list share one place."""
    found: dict[str, set[str]] = defaultdict(set)
    _collect(value, "", found)
    return dict(found)


def _collect(value: Any, place: str, found: dict[str, set[str]]) -> None:
    if isinstance(value, dict):
        found[place].add("object")
        for name, inner in value.items():
            _collect(inner, f"{place}.{name}" if place else name, found)
    elif isinstance(value, list):
        found[place].add("list")
        for inner in value:
            _collect(inner, f"{place}[]", found)
    else:
        found[place].add(class_of(value))


def are_alike(recorded: set[str], answered: set[str]) -> bool:
    """Tell whether values of these classes are at home in one place: where one of them is, or all are plain texts."""
    if "any text" in recorded or recorded & answered:
        return True
    return recorded <= TEXTS and answered <= TEXTS
