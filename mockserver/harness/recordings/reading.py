"""Recordings, read from a directory of them or from HAR files."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from mockserver.contract.schemas import Schemas
from mockserver.contract.violations.violations import violation_message
from mockserver.ground.errors import SettingsInvalid
from mockserver.harness.recordings.har.reading import HarReader
from mockserver.harness.recordings.recording import FORMAT, Recording, number_of

_MESSAGE = {"type": "object", "required": ["headers", "body"], "properties": {"headers": {"type": "object"}}}
_RECORDING = {
    "type": "object",
    "required": ["format", "number", "operation", "recorded_at", "request", "reply"],
    "properties": {
        "format": {"const": FORMAT},
        "number": {"type": "integer"},
        "operation": {"type": "string"},
        "recorded_at": {"type": "string", "format": "date-time"},
        "account": {"type": "string"},
        "origin": {"type": "string"},
        "request": {
            "allOf": [_MESSAGE],
            "required": ["method", "path", "query"],
            "properties": {"query": {"type": "array", "items": {"type": "array", "minItems": 2, "maxItems": 2}}},
        },
        "reply": {"allOf": [_MESSAGE], "required": ["status"], "properties": {"status": {"type": "integer"}}},
    },
}


@dataclass(frozen=True, slots=True)
class Sources:
    """The recordings in order, and the skipped entries with their reasons."""

    recordings: list[Recording]
    left_out: tuple[str, ...] = ()


def read_sources(path: Path) -> Sources:
    """Return the recordings at `path`: a HAR file, or a directory of recordings and HAR files.

    Raises SettingsInvalid if there are none, or a file is malformed.
    """
    validator = Schemas({}).compile(_RECORDING)
    files = [] if path.is_file() else sorted(path.glob("*.json"), key=lambda file: (number_of(file), file.name))
    recordings = [_read(file, validator) for file in files]
    reader = HarReader()
    archives = [path] if path.is_file() else sorted(path.glob("*.har"))
    for archive in archives:
        recordings += sorted(reader.read(archive), key=lambda recording: recording.recorded_at)
    left_out = tuple(f"{count} of the entries: {reason}" for reason, count in sorted(reader.left_out.items()))
    if not recordings:
        why = f"; left out: {'; '.join(left_out)}" if left_out else "; mockserver proxy --record makes them"
        raise SettingsInvalid(f"{path} has no recordings{why}")
    return Sources(recordings, left_out)


def _read(path: Path, validator: Any) -> Recording:
    try:
        described = orjson.loads(path.read_bytes())
    except ValueError as error:
        raise SettingsInvalid(f"recording {path} is not JSON: {error}") from None
    problem = violation_message(validator, described)
    if problem:
        raise SettingsInvalid(f"recording {path} cannot be used: {problem}")
    names = ("operation", "recorded_at", "request", "reply", "account", "origin")
    return Recording(path.name, **{name: described[name] for name in names if name in described})
