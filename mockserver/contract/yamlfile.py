"""Reads and writes YAML, in the build and in development only, because parsing is slow."""

from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from typing import Any

import yaml

from mockserver.ground.whole_files import write_whole

# The C loader reads the contract about eight times faster; PyYAML is built without it on some platforms.
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class YamlInvalid(ValueError):
    """A file is not YAML; the message says in one line what is wrong, with line and column."""


def read_yaml(path: Path) -> Any:
    """Return the contents of the file at `path`. Raises YamlInvalid, or OSError if it cannot be read."""
    text = path.read_bytes()
    try:
        return _parsed(text)
    except yaml.YAMLError as error:
        raise YamlInvalid(" ".join(str(error).split())) from error


def _parsed(text: bytes) -> Any:
    loader = _Loader(text)
    try:
        root = loader.get_single_node()
        if root is None:
            return None
        if b"&" in text:  # only aliases can lead back
            _check_ends(root)
        return loader.construct_document(root)
    finally:
        loader.dispose()


def _check_ends(root: yaml.Node) -> None:
    """Check that no value contains itself, since whatever reads it would not end. Raises YamlInvalid."""
    entered: set[int] = set()
    left: set[int] = set()
    ahead = [(root, False)]
    while ahead:
        node, is_left = ahead.pop()
        if is_left:
            entered.remove(id(node))
            left.add(id(node))
        elif id(node) in entered:
            raise YamlInvalid(f"line {node.start_mark.line + 1}: a value contains itself")
        elif id(node) not in left:
            entered.add(id(node))
            ahead.append((node, True))
            ahead += [(inner, False) for inner in _inner(node)]


def _inner(node: yaml.Node) -> Iterable[yaml.Node]:
    if isinstance(node, yaml.MappingNode):
        return chain.from_iterable(node.value)
    return node.value if isinstance(node, yaml.SequenceNode) else ()


def write_yaml(path: Path, value: Any) -> None:
    """Write `value` to `path` as readable YAML."""
    text = yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=120, default_flow_style=None)
    write_whole(path, text.encode())
