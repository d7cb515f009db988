"""The bodies of webhook events, in the format of API v1.2."""

from mockserver.domain.records.index import ModelChoice
from mockserver.domain.records.webhook import Event
from mockserver.handlers.common.webhook_events import envelope, finished_task
from mockserver.handlers.reply import View
from mockserver.handlers.v1_2.words import options_of


def event_view(event: Event) -> View:
    """Return `event` as JSON. Source: documentation of webhooks; the names inside `engines` are not in any source."""
    options = [option for choice in event.models for option in options_of(choice.modalities)]
    engines = [_engine_view(choice) for choice in event.models]
    return envelope(event, finished_task(event, {"engines": engines, "engine_options": list(dict.fromkeys(options))}))


def _engine_view(choice: ModelChoice) -> View:
    options = options_of(choice.modalities)
    names = {"name": choice.model, "options": options}
    return {**names, "engine_name": choice.model, "engine_options": options}
