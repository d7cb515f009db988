"""What a webhook is sent, as API v1.2 writes it."""

from typing import Any

import orjson

from mockserver.domain.records.index import EngineChoice
from mockserver.domain.records.webhook import Event


def event_body(event: Event) -> bytes:
    """Return the body of the request that tells of `event`: the same bytes each time."""
    return orjson.dumps(event_view(event))


def event_view(event: Event) -> dict[str, Any]:
    """Return `event` as JSON. Source: documentation of webhooks; the names inside `engines` are not in any source."""
    options = [option.value for engine in event.engines for option in engine.engine_options]
    return {
        "id": event.id,
        "created_at": event.created_at.isoformat(timespec="microseconds"),
        "type": event.type.value,
        "data": {
            "id": event.task_id,
            "metadata": {"duration": event.duration},
            "status": event.type.value.rpartition(".")[2],
            "engines": [_engine_view(engine) for engine in event.engines],
            "engine_options": list(dict.fromkeys(options)),
            "tags": [],
        },
    }


def _engine_view(engine: EngineChoice) -> dict[str, Any]:
    options = [option.value for option in engine.engine_options]
    names = {"name": engine.engine_name, "options": options}
    return {**names, "engine_name": engine.engine_name, "engine_options": options}
