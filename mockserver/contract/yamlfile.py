"""Reading YAML: a build step and development only, because parsing it is no start-up work."""

from pathlib import Path
from typing import Any

import yaml

# The C loader reads the contract about eight times faster; PyYAML is built without it on some platforms.
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(path: Path) -> Any:
    """Return what the file at `path` holds. Raises yaml.YAMLError, which names line and column."""
    loader = _Loader(path.read_bytes())
    try:
        return loader.get_single_data()
    finally:
        loader.dispose()
