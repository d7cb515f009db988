"""Reads an installed Python SDK: the arguments of its methods, and the fields of its models."""

import json
import subprocess
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mockserver.ground.errors import SettingsInvalid
from mockserver.ground.printable import reason_of
from mockserver.harness.drift.faces import Face, Faces, SchemaReader, Trait, joined, operation_key
from mockserver.harness.drift.fern_python import faces_of_fern_probe
from mockserver.harness.drift.layouts import Sdk, unreadable

_PACKAGE = "twelvelabs"
_LONGEST_SECONDS = 60
_BODIES = ("json", "data", "files")


def read_python(python: str) -> Sdk:
    """Return what the SDK of the interpreter `python` knows of the API. Raises SettingsInvalid."""
    for probe, faces_of in _PROBES.items():
        seen = _probed(python, probe)
        if "unreadable" not in seen:
            return Sdk(_PACKAGE, seen["release"], faces_of(seen))
    raise unreadable("--python", f"{_PACKAGE} {seen['unreadable']}")


def _probed(python: str, probe: str) -> dict[str, Any]:
    try:
        done = subprocess.run(  # noqa: S603 - the user names the interpreter
            [python, "-I", str(Path(__file__).with_name(probe))],
            capture_output=True,
            text=True,
            check=False,
            timeout=_LONGEST_SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise SettingsInvalid(f"--python: {python} cannot be run: {reason_of(error)}") from None
    if done.returncode:
        reason = done.stderr.strip().rpartition("\n")[2]
        raise SettingsInvalid(f"--python: {python} has no readable SDK: {reason}")
    try:
        seen: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        raise SettingsInvalid(f"--python: {python} is not a Python interpreter") from None
    return seen


def faces_of_probe(seen: dict[str, Any]) -> Faces:
    """Return the operations that a probe has `seen`: calls of methods, and the models that read replies."""
    by_operation: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for call in seen["calls"]:
        by_operation[operation_key(call["method"], call["path"])].append(call)
    return {key: _face(calls, seen["models"]) for key, calls in by_operation.items()}


def _face(calls: list[dict[str, Any]], models: dict[str, Any]) -> Face:
    face = Face(
        parameters=joined(_sent(call, ("params",)) for call in calls),
        body=joined(_sent(call, _BODIES) for call in calls),
    )
    for call in calls:
        traits, is_open = _read(call, models)
        face.reply |= traits
        face.is_open |= {f"reply.{place}".rstrip(".") for place in is_open}
    return face


def _sent(call: dict[str, Any], places: tuple[str, ...]) -> dict[str, Trait]:
    """Return the fields that one call sent, each with the possible values of its parameter."""
    fields = {name: mark for place in places for name, mark in call[place].items()}
    return {name: _sent_trait(call["literals"].get(mark, [])) for name, mark in fields.items()}


def _sent_trait(literals: list[Any]) -> Trait:
    return Trait(is_required=True, values=frozenset(map(str, literals)))


def _read(call: dict[str, Any], models: dict[str, Any]) -> tuple[dict[str, Trait], set[str]]:
    """Return the fields that one call reads from the reply."""
    own = {name: Trait(is_required=True) for name in call["asked"]}
    schema = models.get(call["model"])
    if not schema:
        return own, set()
    traits, is_open = SchemaReader(schema).traits(schema)
    prefix = _place_of_model(call)
    inside = {f"{prefix}{name}": trait for name, trait in traits.items()}
    return own | inside, {f"{prefix}{place}" for place in is_open}


def _place_of_model(call: dict[str, Any]) -> str:
    """Return the place of the model in the reply: it parses the last field that was read, or the whole reply."""
    if not call["asked"]:
        return ""
    last = call["asked"][-1]
    return f"{last}[]." if last == "data" else f"{last}."


# One for each layout of the SDK, oldest first.
_PROBES: dict[str, Callable[[dict[str, Any]], Faces]] = {
    "probe_python.py": faces_of_probe,
    "probe_fern.py": faces_of_fern_probe,
}
