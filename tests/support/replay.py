"""A process that answers sequences of requests: one JSON document per line in, and one out.

In: `{"film": path, "key": key, "steps": [...], "between": [...]}`. A step is a request, `{"advance": seconds}`, or
`{"upload": file name, "index_id": id}`. The requests in `between` are sent by another account, one before each step.
`@index:2@` in a request stands for the third index that the account has seen, and so on for task, video and token.
Out: for each request of `steps` its status, headers and body. Each line gets a server of its own.
"""

import re
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson

from mockserver.app.application import MockServerApp
from mockserver.ground.clock import VirtualClock
from mockserver.ground.settings import Settings
from tests.support.asgi import JSON, Answer, AsgiClient
from tests.support.multipart import Part

START = datetime(2024, 6, 1, 12, 0, 0, 250_000, tzinfo=UTC)

_REFERENCE = re.compile(r"@(\w+):(\d+)@")
_SEEN = {
    "video": re.compile(rb'"video_id":"([0-9a-f]{24})"'),
    "token": re.compile(rb'"next_page_token":"([^"]+)"'),
    "index": re.compile(rb'"_id":"([0-9a-f]{24})","index_name"'),
    "task": re.compile(rb'"_id":"([0-9a-f]{24})","index_id"'),
}


class Client:
    """A client, and the identifiers it has seen, in this order."""

    def __init__(self, app: MockServerApp, key: str, film: bytes, clock: VirtualClock) -> None:
        self._api = AsgiClient(app, key)
        self._film = film
        self._clock = clock
        self._seen: dict[str, list[str]] = {kind: [] for kind in _SEEN}

    def do(self, step: dict[str, Any]) -> list[Any]:
        """Take one step and return the reply, or None for a step that is not a request."""
        if "advance" in step:
            self._clock.advance(seconds=step["advance"])
            return []
        answer = self._send(orjson.loads(_REFERENCE.sub(self._known, orjson.dumps(step).decode())))
        self._note(step, answer)
        return [answer.status, sorted(answer.headers.items()), answer.body.decode()]

    def close(self) -> None:
        self._api.close()

    def _send(self, step: dict[str, Any]) -> Answer:
        if "upload" in step:
            parts = [Part("index_id", step["index_id"].encode()), Part("video_file", self._film, step["upload"])]
            return self._api.upload("/tasks", parts)
        body = orjson.dumps(step["body"]) if "body" in step else b""
        return self._api.send(step["method"], f"/v1.2{step['path']}", body, {"content-type": JSON})

    def _known(self, reference: re.Match[str]) -> str:
        known = self._seen[reference[1]]
        return known[int(reference[2]) % len(known)] if known else "0" * 24

    def _note(self, step: dict[str, Any], answer: Answer) -> None:
        if answer.status == 201:
            kind = "index" if step.get("path") == "/indexes" else "task"
            self._seen[kind].append(answer.json()["_id"])
        for kind, pattern in _SEEN.items():
            for found in pattern.findall(answer.body):
                if found.decode() not in self._seen[kind]:
                    self._seen[kind].append(found.decode())


def replay(sequence: dict[str, Any]) -> list[list[Any]]:
    """Return the replies to the steps of one sequence."""
    clock = VirtualClock(START)
    app = MockServerApp(Settings(), make_clock=lambda: clock)
    film = Path(sequence["film"]).read_bytes()
    own, other = Client(app, sequence["key"], film, clock), Client(app, "tlk_SOMEONE_ELSE", film, clock)
    between = iter(sequence["between"])
    replies = []
    for step in sequence["steps"]:
        for interruption in filter(None, [next(between, None)]):
            other.do(interruption)
        replies.append(own.do(step))
    own.close()
    other.close()
    app.close()
    return replies


def main() -> None:
    for line in sys.stdin.buffer:
        sys.stdout.buffer.write(orjson.dumps(replay(orjson.loads(line))) + b"\n")
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
