"""A separate server for each scene of the recording, and a way to send it requests without a socket."""

import re
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from mockserver.testing import MockServer
from tests.behaviour.exchange import Reply, Request, content_of, visible_headers
from tests.support.multipart import MULTIPART
from tests.support.receiver import Receiver, receiving

MEDIA = Path(__file__).parent / "media"
STORAGE = MEDIA / "storage"
INTEGRATION = "65282b008f9cd95a98cbcf00"
HOST = "testserver"
# Replaces the address of the webhook receiver, whose port differs from run to run.
HOOK = "http://127.0.0.1:00000/hook"

_REAL_TIME = re.compile(rb'("(?:milliseconds|opened_at)":)[^,}]+')


@dataclass(frozen=True, slots=True)
class Scene:
    """A server with `options`, and its requests. In the section `api` replies to admin requests are ignored."""

    name: str
    section: str = "api"
    options: Mapping[str, Any] = field(default_factory=dict)
    has_storage: bool = False
    has_receiver: bool = False


class Stage:
    """The server of a scene while it plays."""

    def __init__(self, server: MockServer, receiver: Receiver | None) -> None:
        self._server = server
        self._transport = server.transport()
        self._token = ""
        self._receiver = receiver
        self._taken = 0

    def send(self, request: Request) -> Reply:
        """Send `request` unchanged, except for the address of the receiver, and return the reply."""
        sent = httpx.Request(
            request.method,
            f"http://{HOST}{request.target}",
            headers=[("host", HOST), *_headers(request)],
            content=self._content(request),
        )
        try:
            response = self._transport.handle_request(sent)
            body = response.read()
        except httpx.TransportError as error:
            return Reply(0, (), type(error).__name__.encode())
        return Reply(response.status_code, visible_headers(response.headers.multi_items()), self._hidden(body))

    def restart(self) -> None:
        """Stop the server and start another one with the same settings."""
        self._server.stop()
        self._transport = self._server.start().transport()

    def answer(self, request: Request) -> Reply:
        """Send `request` and return the reply in recorded form, which is the same in every run."""
        reply = self.send(request)
        return _without_real_time(reply) if request.is_admin else reply

    def _content(self, request: Request) -> bytes:
        raw = b"" if request.body is None else content_of(request.body, read_media)
        return raw.replace(HOOK.encode(), self._receiver.url.encode()) if self._receiver else raw

    def _hidden(self, body: bytes) -> bytes:
        return body.replace(self._receiver.url.encode(), HOOK.encode()) if self._receiver else body

    def received(self) -> list[Reply]:
        """Return the webhook requests since the last call, in an order that does not depend on timing."""
        if self._receiver is None:
            return []
        new = self._receiver.received[self._taken :]
        self._taken += len(new)
        kept = ("content-length", "content-type", "tl-signature")
        requests = [
            Reply(1, tuple((name, item.headers[name]) for name in kept if name in item.headers), item.body)
            for item in new
        ]
        return sorted(requests, key=lambda reply: (reply.headers, reply.body))


def _without_real_time(reply: Reply) -> Reply:
    """Return the reply to an admin request without values that depend on the machine's clock and speed."""
    headers = tuple((name, text) for name, text in reply.headers if name != "content-length")
    return Reply(reply.status, headers, _REAL_TIME.sub(rb'\1"(real time)"', reply.body))


MakeStage = Callable[[MockServer, Receiver | None], Stage]


@contextmanager
def playing(scene: Scene, make_stage: MakeStage = Stage) -> Iterator[Stage]:
    """Start the server of `scene`, and its webhook receiver if it has one."""
    with ExitStack() as stack:
        receiver = stack.enter_context(receiving()) if scene.has_receiver else None
        uploads = stack.enter_context(tempfile.TemporaryDirectory())
        options = {"data_dir": uploads, **scene.options}
        if scene.has_storage:
            options["integration"] = ((INTEGRATION, STORAGE),)
        server = stack.enter_context(MockServer(in_process=True, **options))
        yield make_stage(server, receiver)


def _headers(request: Request) -> list[tuple[str, str]]:
    own = [] if request.key is None else [("x-api-key", request.key)]
    if request.body is not None and request.body.parts and "content-type" not in request.headers:
        own.append(("content-type", MULTIPART))
    return [*own, *((name, text) for name, text in request.headers.items())]


def read_media(name: str) -> bytes:
    """Return the bytes of a file of `media/`."""
    return (MEDIA / name).read_bytes()
