"""What a webhook is sent, as API v1.3 writes it."""

from mockserver.domain.records.index import ModelChoice
from mockserver.domain.records.webhook import Event
from mockserver.handlers.call import View
from mockserver.handlers.v1_3.words import options_of


def event_view(event: Event) -> View:
    """Return `event` as JSON. Source: documentation of webhooks."""
    return {
        "id": event.id,
        "created_at": event.created_at.isoformat(timespec="microseconds"),
        "type": event.type.value,
        "data": {
            "id": event.task_id,
            "metadata": {"duration": event.duration},
            "status": event.type.value.rpartition(".")[2],
            "models": [_model_view(choice) for choice in event.models],
            "tags": [],
        },
    }


def _model_view(choice: ModelChoice) -> View:
    return {"name": choice.model, "options": options_of(choice.modalities)}
