"""The bodies of webhook events, in the format of API v1.3."""

from mockserver.domain.records.analysis import AnalysisNote
from mockserver.domain.records.index import ModelChoice
from mockserver.domain.records.webhook import Event
from mockserver.ground.clock import rfc3339_seconds
from mockserver.handlers.common.webhook_events import envelope, finished_task, status_of
from mockserver.handlers.reply import View
from mockserver.handlers.v1_3.analyze.task_views import source_view
from mockserver.handlers.v1_3.words import options_of


def event_view(event: Event) -> View:
    """Return `event` as JSON. Source: documentation of webhooks."""
    if event.analysis is not None:
        return envelope(event, _analysis_view(event, event.analysis))
    return envelope(event, finished_task(event, {"models": [_model_view(choice) for choice in event.models]}))


def _analysis_view(event: Event, analysis: AnalysisNote) -> View:
    data: View = {
        "id": event.task_id,
        "custom_id": analysis.custom_id,
        "status": status_of(event),
        "created_at": rfc3339_seconds(analysis.created_at),
    }
    if analysis.video is not None:
        data["video_source"] = source_view(analysis.video, event.duration)
    if analysis.error is not None:
        data["error"] = {"message": analysis.error}
    return data


def _model_view(choice: ModelChoice) -> View:
    return {"name": choice.model, "options": options_of(choice.modalities)}
