"""JSON in replies, as far as every client can read it."""

from typing import Any

import orjson

from mockserver.contract.nesting import DEEPEST, is_too_deep, may_be_too_deep


def reply_json(raw: bytes) -> Any:
    """Return the JSON in a body. Raises ValueError if it is not JSON, or nested so deep that parsers refuse it."""
    value = orjson.loads(raw)
    if may_be_too_deep(raw) and is_too_deep(value):
        raise ValueError(f"it is nested more than {DEEPEST} levels deep")
    return value
