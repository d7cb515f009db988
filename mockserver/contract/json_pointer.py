"""JSON pointers (RFC 6901): the address of a value inside a document."""

from typing import Any


def pointer(*steps: str) -> str:
    """Return the JSON pointer of `steps` from the root of a document."""
    return "".join("/" + step.replace("~", "~0").replace("/", "~1") for step in steps)


def steps_of(where: str) -> list[str]:
    """Return the steps of the pointer `where`, which may be a URI fragment with its `#`. Raises LookupError."""
    root, *steps = where.removeprefix("#").split("/")
    if root:
        raise LookupError(f"{where} is not a JSON pointer")
    return [step.replace("~1", "/").replace("~0", "~") for step in steps]


def value_at(document: Any, where: str) -> Any:
    """Return the value in `document` at the pointer `where`. Raises LookupError if there is none."""
    node = document
    for step in steps_of(where):
        node = _child(node, step)
    return node


def _child(node: Any, step: str) -> Any:
    if isinstance(node, dict):
        return node[step]
    if isinstance(node, list) and step.isdecimal():
        return node[int(step)]
    raise LookupError(step)
