"""A response as server-sent events: its start, then each item of its output in pieces, then the whole."""

from collections.abc import Iterator

from mockserver.handlers.common.texts import fragments
from mockserver.handlers.reply import View
from mockserver.handlers.v1_3.knowledge.response_views import (
    FAILED,
    FUNCTION_CALL,
    IN_PROGRESS,
    WEB_SEARCH,
    OutputItem,
    Response,
    begun_view,
    response_view,
)

_NOTHING_YET: View = {"type": "output_text", "text": "", "annotations": []}


def response_events(response: Response) -> list[View]:
    """Return the events of a response, numbered from 0."""
    return [
        {"type": kind, "sequence_number": number, **event} for number, (kind, event) in enumerate(_events(response))
    ]


def _events(response: Response) -> Iterator[tuple[str, View]]:
    begun: View = {"response": begun_view(response)}
    yield "response.created", begun
    yield "response.in_progress", begun
    for index, item in enumerate(response.output):
        yield "response.output_item.added", {"output_index": index, "item": _begun(item)}
        for kind, event in _contents(item):
            yield kind, {"item_id": item.id, "output_index": index, **event}
        yield "response.output_item.done", {"output_index": index, "item": item.view}
    end = "response.failed" if response.status == FAILED else "response.completed"
    yield end, {"response": response_view(response)}


def _begun(item: OutputItem) -> View:
    """Return an empty output item."""
    begun = {**item.view, "status": IN_PROGRESS}
    if item.part is not None:
        begun["content"] = [_NOTHING_YET]
    elif item.kind == FUNCTION_CALL:
        begun["arguments"] = ""
    return begun


def _contents(item: OutputItem) -> Iterator[tuple[str, View]]:
    if item.part is not None:
        yield from _text(item.text, item.part)
    elif item.kind == FUNCTION_CALL:
        yield "response.function_call_arguments.done", {"arguments": item.view["arguments"]}
    elif item.kind == WEB_SEARCH:
        for state in ("in_progress", "searching", "completed"):
            yield f"{WEB_SEARCH}.{state}", {}


def _text(text: str, part: View) -> Iterator[tuple[str, View]]:
    place: View = {"content_index": 0}  # each message has one part, as recorded
    yield "response.content_part.added", {**place, "part": _NOTHING_YET}
    for piece in fragments(text):
        yield "response.output_text.delta", {**place, "delta": piece}
    yield "response.output_text.done", {**place, "text": text}
    yield "response.content_part.done", {**place, "part": part}
