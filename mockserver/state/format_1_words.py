"""Renames the words of snapshots of format 1: models, modalities and thumbnails had other names.

Any other line is returned unchanged; the reader refuses it and names its place.
"""

from collections.abc import Callable, Mapping
from typing import Any

Line = Mapping[str, Any]

_LAST_ERA = "latest"
# A date for each era.
_DATES: Mapping[str, str | None] = {"2023": "2023-12-31", "2024": "2024-10-31", _LAST_ERA: None}

_MODALITIES = {"conversation": "speech", "text_in_video": "text"}


def renewed(line: Line) -> Line:
    """Return a line of format 1 with today's words."""
    return {kind: _RENEWED[kind](plain) if kind in _RENEWED else plain for kind, plain in line.items()}


def _index(plain: Any) -> Any:
    if not isinstance(plain, dict):
        return plain
    index = _with_models(plain)
    if isinstance(index.get("addons"), list):
        index["has_thumbnails"] = "thumbnail" in index.pop("addons")
    return index


def _with_models(plain: dict[str, Any]) -> dict[str, Any]:
    """Return an object with a list of models in place of its list of engines."""
    if not isinstance(plain.get("engines"), list):
        return dict(plain)
    others = {name: value for name, value in plain.items() if name != "engines"}
    return {**others, "models": [_choice(engine) for engine in plain["engines"]]}


def _choice(engine: Any) -> Any:
    if not isinstance(engine, dict) or not isinstance(engine.get("engine_options"), list):
        return engine
    others = {name: value for name, value in engine.items() if name not in ("engine_name", "engine_options")}
    modalities = [_modality(option) for option in engine["engine_options"]]
    return {**others, "model": engine.get("engine_name"), "modalities": modalities}


def _modality(option: Any) -> Any:
    return _MODALITIES.get(option, option) if isinstance(option, str) else option


def _account(plain: Any) -> Any:
    """Return an account with a date instead of an era, and models in its outbox."""
    if not isinstance(plain, dict):
        return plain
    era = plain.get("era", _LAST_ERA)
    others = {name: value for name, value in plain.items() if name != "era"}
    # In format 1, whether tasks have a queued state followed from the era.
    of_era = {"as_of": _DATES.get(era, era) if isinstance(era, str) else era, "has_queued_state": era != "2023"}
    return {**others, **of_era, **_outbox(plain.get("outbox"))}


def _outbox(outbox: Any) -> dict[str, Any]:
    if not isinstance(outbox, dict) or not isinstance(outbox.get("deliveries"), dict):
        return {} if outbox is None else {"outbox": outbox}
    deliveries = {name: _delivery(delivery) for name, delivery in outbox["deliveries"].items()}
    return {"outbox": {**outbox, "deliveries": deliveries}}


def _delivery(plain: Any) -> Any:
    is_delivery = isinstance(plain, dict) and isinstance(plain.get("event"), dict)
    return {**plain, "event": _with_models(plain["event"])} if is_delivery else plain


def _found(plain: Any) -> Any:
    """Return search results with modalities instead of options."""
    if isinstance(plain, list):
        return [_found(item) for item in plain]
    if not isinstance(plain, dict):
        return plain
    found = {name: _found(value) for name, value in plain.items() if name != "option"}
    return {**found, "modality": _modality(plain["option"])} if "option" in plain else found


_RENEWED: Mapping[str, Callable[[Any], Any]] = {"account": _account, "index": _index, "result_pages": _found}
