"""Reads and writes YAML, in the build and in development only, because parsing is slow."""

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
        return loader.get_single_data()
    finally:
        loader.dispose()


def write_yaml(path: Path, value: Any) -> None:
    """Write `value` to `path` as readable YAML."""
    text = yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=120, default_flow_style=None)
    write_whole(path, text.encode())
