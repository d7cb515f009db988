"""Reads what the probe found in a generated Python SDK."""

from collections import defaultdict
from typing import Any

from mockserver.harness.drift.faces import Face, Faces, Json, SchemaReader, Trait, joined, operation_key

_BODIES = ("json", "data", "files")


def faces_of_fern_probe(seen: dict[str, Any]) -> Faces:
    """Return the operations that a probe has `seen`: one call per method, with schemas of its parameters and reply."""
    by_operation: dict[str, list[Json]] = defaultdict(list)
    for call in seen["calls"]:
        by_operation[operation_key(call["method"], call["path"])].append(call)
    return {key: _face(calls) for key, calls in by_operation.items()}


def _face(calls: list[Json]) -> Face:
    face = Face(
        parameters=joined(_sent(call, ("params",)) for call in calls),
        body=joined(_sent(call, _BODIES) for call in calls),
    )
    replies = [SchemaReader(call["reply"]).traits(call["reply"]) for call in calls if call["reply"]]
    face.reply = joined(traits for traits, _ in replies)
    face.is_open = {f"reply.{place}".rstrip(".") for _, places in replies for place in places}
    return face


def _sent(call: Json, places: tuple[str, ...]) -> dict[str, Trait]:
    found: dict[str, Trait] = {}
    for field, mark in ((field, mark) for place in places for field, mark in call[place].items()):
        parameter = call["parameters"][mark]
        reader = SchemaReader(parameter["schema"])
        found[field] = reader.value_trait(parameter["schema"], is_required=parameter["is_required"])
        inner, _ = reader.traits(parameter["schema"])
        found |= {_inside(field, name): trait for name, trait in inner.items()}
    return found


def _inside(field: str, name: str) -> str:
    return f"{field}{name}" if name.startswith("[]") else f"{field}.{name}"
