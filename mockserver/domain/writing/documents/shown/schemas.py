"""JSON schemas that a prompt shows."""

import json
from typing import Any

from mockserver.domain.writing.documents.leniency import read_leniently
from mockserver.domain.writing.documents.tree import Node
from mockserver.ground.caches import short_cache
from mockserver.ground.errors import ParameterInvalid, SchemaUnsupported
from mockserver.ground.late.patterns import late_pattern

_SIGN = late_pattern(r"\"properties\"\s?:")
_MOST_BRACES = 20


@short_cache(maxsize=64)
def schema_in(prompt: str) -> Node | None:
    """Return the tree of the JSON schema of an object in a prompt; None if it shows none that can be read."""
    if not _SIGN.search(prompt):
        return None
    decoder, at = json.JSONDecoder(), prompt.find("{")
    for _ in range(_MOST_BRACES):
        if at < 0:
            return None
        try:
            found, _ = decoder.raw_decode(prompt, at)
        except (ValueError, RecursionError):
            at = prompt.find("{", at + 1)
            continue
        return _read(found)
    return None


def _read(found: Any) -> Node | None:
    while isinstance(found, dict) and "properties" not in found and isinstance(found.get("schema"), dict):
        found = found["schema"]
    if not isinstance(found, dict) or not isinstance(found.get("properties"), dict):
        return None
    try:
        return read_leniently({"type": "object"} | found, "schema")
    except (ParameterInvalid, SchemaUnsupported):
        return None
