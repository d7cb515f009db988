"""The form that creates a fault, read as the body of the admin operation."""

from collections.abc import Mapping
from typing import Any

# Kinds of faults, by their name in the form.
FAULTS: Mapping[str, str] = {
    "error": "An error",
    "rate_limit": "429, the rate limit",
    "reset": "The connection is reset",
    "close": "The connection is closed",
    "empty": "The reply has no body",
    "garbage": "The body is random bytes",
    "truncate": "The body ends early",
    "content_type": "The media type is another",
    "break_contract": "The reply breaks the contract",
    "slow_body": "The body comes slowly",
    "delay": "A delay",
}


def fault_of(form: Mapping[str, str]) -> Mapping[str, Any]:
    """Return the rule that `form` describes. The admin operation reports invalid values."""
    match = {name: form[name] for name in ("operation", "path") if form.get(name)}
    rule: dict[str, Any] = {"match": match} if match else {}
    rule |= {name: number_in(form[name]) for name in ("times", "every") if form.get(name)}
    kind = form.get("kind", "")
    if kind == "delay":
        return {**rule, "delay": {"seconds": number_in(form.get("seconds") or "1")}}
    return {**rule, "fault": {kind: _error(form) if kind == "error" else {}}}


def _error(form: Mapping[str, str]) -> Mapping[str, Any]:
    """Return the error by its status, its code, or both."""
    said: dict[str, Any] = {"code": form["code"]} if form.get("code") else {}
    if form.get("status"):
        said["status"] = number_in(form["status"])
    return said or {"status": 500}


def number_in(text: str) -> Any:
    """Return `text` as a number, or unchanged if it is none; the operation then refuses it."""
    for read in (int, float):
        try:
            return read(text)
        except ValueError:
            continue
    return text
