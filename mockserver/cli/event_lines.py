"""Events as lines for people: printed by `serve` at a terminal, and by `tail` anywhere."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from mockserver.ground.colours import Paint, Style

Facts = Mapping[str, Any]

_ID_SHOWN = 8


def line_of(event: Facts, paint: Paint, *, with_account: bool = False) -> str | None:
    """Return an event in one line; None if it is not worth a line."""
    write = _LINES.get(event["type"])
    if write is None:
        return None
    account = (event.get("account") or "no account")[:_ID_SHOWN]
    who = f"{paint(f'{account:<{_ID_SHOWN}}', Style.FAINT)} " if with_account and event["type"] != "dropped" else ""
    return who + printable(write(event, paint))


def printable(text: str) -> str:
    """Return `text` without control characters except those for colours: a client may send any."""
    return "".join(each if each.isprintable() or each == "\x1b" else " " for each in text)


def _exchange(event: Facts, paint: Paint) -> str:
    status = event["status"]
    shown = paint(str(status), _style(status)) if status else paint("hung up", Style.DOUBTFUL)
    line = f"{_plain(event['method']):<6} {_plain(event['path'])} {shown} {event['milliseconds']:.1f} ms"
    return "  ".join([line, *(paint(_plain(remark), Style.FAINT) for remark in _remarks(event))])


def _remarks(event: Facts) -> Iterator[str]:
    for violation in event["violations"]:
        yield violation["text"] if violation["kind"] != "refused" else f"{violation['name']}: {violation['text']}"
    if event["fault"]:
        yield f"fault: {event['fault']}"
    if event["served_by"]:
        yield f"answered by: {event['served_by']}"


def _job(event: Facts, paint: Paint) -> str:
    before = f"{event['was']} → " if event["was"] else ""
    return f"{event['kind'].replace('_', ' ')} {event['id']} {before}{paint(event['became'], _ends(event['became']))}"


def _webhook(event: Facts, paint: Paint) -> str:
    outcome = paint(event["outcome"], _ends(event["outcome"]))
    result = event["status"] or _plain(event["error"] or "")
    return f"webhook {event['event']} of {event['task_id']}, attempt {event['attempt']}: {result} {outcome}"


def _order(event: Facts, paint: Paint) -> str:
    return paint(f"order  {event['operation']}", Style.NEUTRAL)


def _dropped(event: Facts, paint: Paint) -> str:
    count = "some" if event["count"] is None else event["count"]
    return paint(f"… {count} events are missing here", Style.DOUBTFUL)


_LINES: Mapping[str, Callable[[Facts, Paint], str]] = {
    "exchange": _exchange,
    "job": _job,
    "webhook": _webhook,
    "order": _order,
    "dropped": _dropped,
}


def _plain(text: str) -> str:
    return text.replace("\x1b", " ")


def _style(status: int) -> Style:
    if status >= 500:
        return Style.BAD
    return Style.DOUBTFUL if status >= 400 else Style.GOOD


def _ends(state: str) -> Style:
    return {"failed": Style.BAD, "ready": Style.GOOD, "delivered": Style.GOOD}.get(state, Style.NEUTRAL)
