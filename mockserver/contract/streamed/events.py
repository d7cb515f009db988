"""Server-sent events as text. Source: the HTML standard."""

import re
from typing import NamedTuple

# The type of an event without a name.
DEFAULT_EVENT = "message"
# A comment line, sent as keep-alive.
HEARTBEAT = b": still here\n\n"
_LINE_END = re.compile(r"\r\n|\n|\r")


class Event(NamedTuple):
    """A server-sent event."""

    name: str
    data: str


def read_events(text: str) -> list[Event]:
    """Return the events of a body. Raises ValueError if the last one is truncated."""
    events, is_cut = whole_events(text)
    if is_cut:
        raise ValueError("the last event is cut off")
    return events


def whole_events(text: str) -> tuple[list[Event], bool]:
    """Return the complete events, and whether an incomplete one follows."""
    events: list[Event] = []
    name, data, is_open = DEFAULT_EVENT, list[str](), False
    *lines, rest = _LINE_END.split(text.removeprefix("\ufeff"))
    for line in lines:
        is_open = bool(line)
        field, _, value = line.partition(":")
        value = value.removeprefix(" ")
        if field == "data":
            data.append(value)
        elif field == "event":
            name = value or DEFAULT_EVENT
        elif not line:
            if data:
                events.append(Event(name, "\n".join(data)))
            name, data = DEFAULT_EVENT, []
    return events, is_open or bool(rest)


def write_event(data: str, name: str = DEFAULT_EVENT, event_id: str = "") -> str:
    """Return an event as text."""
    lines = [] if name == DEFAULT_EVENT else [f"event: {name}"]
    lines += [f"id: {event_id}"] if event_id else []
    return "\n".join([*lines, *(f"data: {line}" for line in _LINE_END.split(data)), "", ""])
