"""Settings as keyword arguments, for tests."""

from collections.abc import Mapping, Sequence
from dataclasses import Field, fields
from datetime import date
from pathlib import Path
from typing import Any

from mockserver.ground.did_you_mean import nearest
from mockserver.ground.errors import SettingsInvalid
from mockserver.ground.settings import Settings


def settings_of(options: Mapping[str, Any]) -> Settings:
    """Return the settings of `options`. A string is parsed like the value of a flag.

    Raises SettingsInvalid with one line that says what is wrong and what was expected.
    """
    known = {field.name: field for field in fields(Settings)}
    for name in options:
        if name not in known:
            near = nearest(name, known)
            raise SettingsInvalid(f"{name} is not a setting; did you mean {near}?")
    return Settings(**{"port": 0} | {name: _value(known[name], value) for name, value in options.items()})


def as_json(options: Mapping[str, Any]) -> dict[str, str]:
    """Return `options` as texts; `settings_of` makes the same settings of them. Raises SettingsInvalid."""
    return {name: _text(name, value) for name, value in options.items() if value is not None}


def _value(field: Field[Any], value: Any) -> Any:
    if value is None and field.default is None:
        return None
    text = _text(field.name, value)
    try:
        return field.metadata["read"](text)
    except ValueError as error:
        raise SettingsInvalid(f"{field.name}: {error}") from None


def _text(name: str, value: Any) -> str:
    """Return `value` as the text of a flag. Raises SettingsInvalid."""
    if isinstance(value, str | Path | date | int | float):
        return str(value)
    if isinstance(value, Sequence) and not isinstance(value, bytes):
        return ",".join("=".join(map(str, item)) if isinstance(item, tuple) else str(item) for item in value)
    raise SettingsInvalid(f"{name}: {value!r} is neither a text nor a number, nor a list of texts")
