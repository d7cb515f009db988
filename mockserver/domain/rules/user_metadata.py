"""Metadata that owners give to what is theirs: merged key by key, or replaced as a whole."""

from collections.abc import Mapping

from mockserver.domain.records.metadata import Value


def merged(kept: Mapping[str, Value], update: Mapping[str, Value | None]) -> dict[str, Value]:
    """Return `kept` with the keys of `update`: None removes a key, an empty text or list leaves it as it is.

    Source: documentation of 2026.
    """
    said = {key: value for key, value in update.items() if value not in ("", [])}
    return replaced({**kept, **said})


def replaced(wanted: Mapping[str, Value | None]) -> dict[str, Value]:
    """Return what is kept of `wanted`, which takes the place of all there was: everything but None."""
    return {key: value for key, value in wanted.items() if value is not None}
