"""Compares a recorded reply with the stand-in's reply to the same request."""

from collections.abc import Iterator
from typing import Any

from mockserver.contract.errors import error_in
from mockserver.harness.inspection import rules
from mockserver.harness.inspection.finding import Finding
from mockserver.harness.recordings.recording import Recording
from mockserver.harness.recordings.value_classes import are_alike, classes_in

Json = dict[str, Any]

_RANKS = frozenset(["rank", "score", "confidence"])
# Fields that are null until something has happened.
_UNTIL_IT_HAPPENS = frozenset(["null", "date"])


def compared(recording: Recording, answered: Json, *, has_other_files: bool = False) -> Iterator[Finding]:
    """Yield the differences in kind between the reply `answered`, in the format of recordings, and the recorded one.

    With `has_other_files`, everything found in the files is ignored: moments and words differ.
    """
    operation, recorded = recording.operation or "unknown", recording.reply
    if recorded["status"] != answered["status"]:
        message = f"{recording.name} has {recorded['status']}, the stand-in answers {answered['status']}."
        yield rules.OTHER_STATUS.broken(operation, f"status.{recorded['status']}", message)
        return
    there, here = both = content(recorded), content(answered)
    if has_other_files:
        there, here = map(without_ranked, both)
    if recorded["status"] >= 400:
        yield from _codes(operation, recording.name, there, here)
        return
    elsewhere = _in_another_state(there, here)
    for place in sorted(elsewhere):
        message = f"{_inside(place, 'status')} is another one in {recording.name}."
        yield rules.OTHER_STATE.broken(operation, f"reply.{_inside(place, 'status')}", message)
    yield from _shapes(operation, recording.name, _but(elsewhere, there), _but(elsewhere, here))


def content(reply: Json) -> Any:
    """Return the JSON of a described reply, or the list of JSON values in its lines or events, or None."""
    body = reply["body"] or {}
    if "events" in body:
        return [event["data"] for event in body["events"]]
    return body.get("json", body.get("lines"))


def without_ranked(value: Any) -> Any:
    """Return `value` with empty lists in place of ranked ones."""
    if isinstance(value, dict):
        return {name: without_ranked(inner) for name, inner in value.items()}
    if isinstance(value, list):
        is_ranked = all(isinstance(item, dict) and not _RANKS.isdisjoint(item) for item in value)
        return [] if is_ranked else [without_ranked(inner) for inner in value]
    return value


def _in_another_state(recorded: Any, answered: Any) -> set[str]:
    """Return the places of objects whose `status` differs: their other fields depend on it."""
    there, here = _states(recorded), _states(answered)
    return {place for place in there.keys() & here.keys() if there[place] != here[place]}


def _states(value: Any, place: str = "") -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    if isinstance(value, dict) and isinstance(value.get("status"), str):
        found[place] = {value["status"]}
    pairs = value.items() if isinstance(value, dict) else []
    inner = [(_inside(place, name), item) for name, item in pairs]
    if isinstance(value, list):
        inner = [(f"{place}[]", item) for item in value]
    for where, item in inner:
        for deeper, states in _states(item, where).items():
            found[deeper] = found.get(deeper, set()) | states
    return found


def _but(elsewhere: set[str], value: Any) -> dict[str, set[str]]:
    """Return the classes in `value`, except those directly in an object with a different status."""
    classes = classes_in(value)
    return {place: found for place, found in classes.items() if not any(_is_in(place, outer) for outer in elsewhere)}


def _is_in(place: str, outer: str) -> bool:
    return place != outer and place.startswith(f"{outer}." if outer else "")


def _inside(place: str, name: str) -> str:
    return f"{place}.{name}" if place else name


def _codes(operation: str, name: str, recorded: Any, answered: Any) -> Iterator[Finding]:
    there, here = (error_in(value)[0] or None for value in (recorded, answered))
    if there != here:
        message = f"{name} has the code {there}, the stand-in answers {here}."
        yield rules.OTHER_CODE.broken(operation, f"code.{there}", message)


def _shapes(
    operation: str, name: str, recorded: dict[str, set[str]], answered: dict[str, set[str]]
) -> Iterator[Finding]:
    for place in recorded.keys() - answered.keys():
        if _has_home(place, answered):
            message = f"{name} has {place}, the stand-in does not."
            yield rules.LACKING_FIELD.broken(operation, f"reply.{place}", message)
    for place in answered.keys() - recorded.keys():
        if _has_home(place, recorded):
            message = f"The stand-in answers with {place}, {name} does not have it."
            yield rules.FURTHER_FIELD.broken(operation, f"reply.{place}", message)
    for place in recorded.keys() & answered.keys():
        there, here = recorded[place], answered[place]
        if there != here and there | here == _UNTIL_IT_HAPPENS:
            message = f"{place} is {_words(there)} in {name}, and {_words(here)} in the stand-in's reply."
            yield rules.OTHER_STATE.broken(operation, f"reply.{place}", message)
        elif not are_alike(there, here):
            message = f"{place} is {_words(there)} in {name}, and {_words(here)} in the stand-in's reply."
            yield rules.OTHER_CLASS.broken(operation, f"reply.{place}", message, expected=_words(there))


def _has_home(place: str, others: dict[str, set[str]]) -> bool:
    """Return whether the parent of `place` exists: an empty list says nothing about fields of its items."""
    if place.endswith("[]"):
        return False
    return place.rpartition(".")[0] in others


def _words(classes: set[str]) -> str:
    return " or ".join(sorted(classes))
