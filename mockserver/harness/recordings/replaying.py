"""Replays recordings: a request gets the recorded reply to the same request, or an error that says what differs."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import orjson
from starlette.types import Receive, Scope, Send

from mockserver.contract.contract import Contract
from mockserver.contract.routes import Routes
from mockserver.contract.streamed.events import write_event
from mockserver.handlers.exchanges.observed import Body, Ending, Observed, lower_names
from mockserver.harness.recordings.normalising import differences, normalised
from mockserver.harness.recordings.recording import Recording, described_request
from mockserver.harness.recordings.redaction import Redactor
from mockserver.harness.recordings.replayed_addresses import ReplayedAddresses, is_upload, send_stored
from mockserver.harness.traffic.collecting import Collector
from mockserver.harness.traffic.own_replies import send_own_reply

_MOST_DIFFERENCES = 5

Json = dict[str, Any]


class Replay:
    """Serves recordings. Repeated requests get the replies in order, then the last one again."""

    def __init__(self, recordings: Sequence[Recording], contract: Contract) -> None:
        self._routes = Routes(contract.operations.values(), contract.paths_of)
        self._requests = [(normalised(recording.request), recording) for recording in recordings]
        self._addresses = ReplayedAddresses(recordings)
        self._answers: dict[bytes, list[Recording]] = defaultdict(list)
        for request, recording in self._requests:
            self._answers[_key(request)].append(recording)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request, body = await self._request(scope, receive)
        if is_upload(scope["method"], scope["path"]):
            await send_stored(send, body)
            return
        waiting = self._answers.get(_key(request))
        if waiting is None:
            await send_own_reply(send, 404, "mock_not_recorded", self._explanation(request))
            return
        recording = waiting.pop(0) if len(waiting) > 1 else waiting[0]
        if recording.reply["body"] and "bytes" in recording.reply["body"]:
            message = f"The body of {recording.name} was not kept: it was not a text, or too large."
            await send_own_reply(send, 404, "mock_body_not_kept", message)
            return
        origin = f"http://{lower_names(scope['headers']).get('host', '')}"
        await _send(self._addresses.leading_to(origin, recording.reply), scope["method"], send)

    async def _request(self, scope: Scope, receive: Receive) -> tuple[Json, Body]:
        headers = lower_names(scope["headers"])
        collector = Collector(headers)
        more = True
        while more:
            message = await receive()
            collector.write(message.get("body", b""))
            more = message.get("more_body", False)
        method, path = scope["method"], scope["path"]
        body = collector.body(Ending.WHOLE)
        observed = Observed(method, path, scope["query_string"], headers, body)
        found = self._routes.find(path)
        operation = found[0].operations.get(method) if found else None
        redactor = Redactor()
        redactor.learn(headers)
        return normalised(described_request(observed, operation, redactor)), body

    def _explanation(self, request: Json) -> str:
        """Return the recording that is nearest to `request`, and their differences."""
        asked = f"{request['method']} {request['path']}"
        near = [(differences(request, recorded), recording) for recorded, recording in self._requests]
        differing, recording = min(
            near, key=lambda pair: len(pair[0]) + 100 * any(text.startswith("path ") for text in pair[0])
        )
        rest = f", and {len(differing) - _MOST_DIFFERENCES} more" if len(differing) > _MOST_DIFFERENCES else ""
        shown = "; ".join(differing[:_MOST_DIFFERENCES])
        return f"No recording answers {asked}. Nearest is {recording.name}: {shown}{rest}."


def _key(request: Json) -> bytes:
    return orjson.dumps(request, option=orjson.OPT_SORT_KEYS)


async def _send(reply: Json, method: str, send: Send) -> None:
    raw = _raw(reply["body"])
    headers = [(name.encode("latin-1"), text.encode("latin-1")) for name, text in reply["headers"].items()]
    if raw:
        headers.append((b"content-length", b"%d" % len(raw)))
    await send({"type": "http.response.start", "status": reply["status"], "headers": headers})
    await send({"type": "http.response.body", "body": b"" if method == "HEAD" else raw})


def _raw(body: Json | None) -> bytes:
    if body is None:
        return b""
    if "json" in body:
        return orjson.dumps(body["json"])
    if "lines" in body:
        return b"".join(orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE) for line in body["lines"])
    if "events" in body:
        return "".join(map(_event, body["events"])).encode()
    return str(body.get("text", "")).encode()


def _event(event: Json) -> str:
    data = event["data"]
    return write_event(data if isinstance(data, str) else orjson.dumps(data).decode(), event["event"])
