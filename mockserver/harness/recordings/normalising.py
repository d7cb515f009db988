"""Normalises requests: two requests that differ only in order, spelling or framing become equal."""

from collections import defaultdict
from typing import Any

from mockserver.harness.recordings.redaction import is_signed
from mockserver.harness.traffic.places import plain_path

Json = dict[str, Any]


def normalised(request: Json) -> Json:
    """Return a recorded or current `request` in normal form, as nested values.

    Names are sorted, comma-separated lists are split, null is dropped, a field sent both as text and as file is one
    field, and `X/` becomes `X`. Of a signed address only the path remains.
    """
    asked: Json = {"method": request["method"], "path": plain_path(request["path"])}
    query = _grouped((name, text) for name, text in request["query"])
    if query and not is_signed(query):
        asked["query"] = {name: sorted(",".join(texts).split(",")) for name, texts in query.items()}
    body = _body(request["body"])
    if body not in (None, {}):
        asked["body"] = body
    return asked


def _body(body: Json | None) -> Any:
    if body is None:
        return None
    if "form" in body:
        return {name: sorted(set(texts)) for name, texts in _grouped(map(_field, body["form"])).items() if any(texts)}
    return _without_nulls(next(iter(body.values())))


def _field(part: Json) -> tuple[str, str]:
    """Return name and content of a part; a file is represented by its hash."""
    return part["name"], str(part.get("text", part.get("sha256", "")))


def _grouped(pairs: Any) -> dict[str, list[str]]:
    grouped: dict[str, list[str]] = defaultdict(list)
    for name, text in pairs:
        grouped[name].append(text)
    return dict(sorted(grouped.items()))


def _without_nulls(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_nulls(inner) for name, inner in value.items() if inner is not None}
    if isinstance(value, list):
        return [_without_nulls(inner) for inner in value]
    return value


def leaves(value: Any, place: str = "") -> dict[str, Any]:
    """Return the leaves of `value` by dotted place."""
    if isinstance(value, dict) and value:
        pairs = [(f"{place}.{name}" if place else str(name), inner) for name, inner in value.items()]
    elif isinstance(value, list) and value:
        pairs = [(f"{place}[{number}]", inner) for number, inner in enumerate(value)]
    else:
        return {place: value}
    return {where: leaf for name, inner in pairs for where, leaf in leaves(inner, name).items()}


def differences(asked: Json, recorded: Json) -> list[str]:
    """Return where two normalised requests differ, in words."""
    here, there = leaves(asked), leaves(recorded)
    return [
        _difference(place, here, there)
        for place in dict.fromkeys([*here, *there])
        if here.get(place, _NONE) != there.get(place, _NONE)
    ]


_NONE = object()


def _difference(place: str, here: Json, there: Json) -> str:
    if place not in there:
        return f"{place} is {_shown(here[place])}, and not recorded"
    if place not in here:
        return f"{place} is missing; recorded: {_shown(there[place])}"
    return f"{place} is {_shown(here[place])}; recorded: {_shown(there[place])}"


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 80 else f"{text[:80]}…"
