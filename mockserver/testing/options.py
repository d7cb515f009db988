"""What a server in a test may be told, as keyword arguments: the settings of the command, by the same names."""

from collections.abc import Mapping, Sequence
from dataclasses import Field, fields
from pathlib import Path
from typing import Any, TypedDict

from mockserver.ground.did_you_mean import nearest
from mockserver.ground.errors import SettingsInvalid
from mockserver.ground.settings import Settings


class Options(TypedDict, total=False):
    """The settings of `mockserver serve`; those left out have its defaults, but for the port, which is a free one."""

    host: str
    port: int
    seed: int
    profile: str
    plan: str
    era: str
    strict: bool
    fixtures: Sequence[Path | str] | str
    integration: Sequence[tuple[str, Path]] | str
    recorded_answers: bool
    sample_account: Sequence[str] | str
    api_keys: Sequence[str] | str
    allowed_hosts: Sequence[str] | str
    admin_token: str
    webhook: Sequence[tuple[str, str] | str] | str
    webhook_secret: str
    webhook_hosts: Sequence[str] | str
    cors_origins: Sequence[str] | str
    public_url: str
    data_dir: str
    journal_bytes: int
    prices: str
    log_level: str
    log_format: str


def settings_of(options: Mapping[str, Any]) -> Settings:
    """Return the settings that `options` give; a text is read as a flag's value is.

    Raises SettingsInvalid with one line that says what is wrong and what was expected.
    """
    known = {field.name: field for field in fields(Settings)}
    for name in options:
        if name not in known:
            near = nearest(name, known)
            raise SettingsInvalid(f"{name} is not a setting; did you mean {near}?")
    return Settings(**{"port": 0} | {name: _value(known[name], value) for name, value in options.items()})


def _value(field: Field[Any], value: Any) -> Any:
    text = _text(value)
    if text is None:
        return value
    try:
        return field.metadata["read"](text)
    except ValueError as error:
        raise SettingsInvalid(f"{field.name}: {error}") from None


def _text(value: Any) -> str | None:
    """Return `value` as a flag would have it, or None where it is no text and needs no reading."""
    if isinstance(value, str | Path):
        return str(value)
    if isinstance(value, Sequence):
        return ",".join("=".join(map(str, item)) if isinstance(item, tuple) else str(item) for item in value)
    return None
