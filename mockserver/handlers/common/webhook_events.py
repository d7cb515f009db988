"""The envelope of webhook events, which all API versions share. Source: documentation of webhooks."""

from mockserver.domain.records.webhook import Event
from mockserver.handlers.reply import View


def envelope(event: Event, data: View) -> View:
    """Return the body of `event` with this `data`."""
    created_at = event.created_at.isoformat(timespec="microseconds")
    return {"id": event.id, "created_at": created_at, "type": event.type.value, "data": data}


def finished_task(event: Event, models: View) -> View:
    """Return the data of an event about a finished task, with what a version says of its `models`."""
    metadata = {"duration": event.duration}
    return {"id": event.task_id, "metadata": metadata, "status": status_of(event), **models, "tags": []}


def status_of(event: Event) -> str:
    """Return the state of the task that the event reports: the last part of its type."""
    return event.type.value.rpartition(".")[2]
