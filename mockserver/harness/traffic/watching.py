"""Observes an ASGI application: bytes pass unchanged and unbuffered, and a callback gets each complete exchange."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from time import monotonic

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from mockserver.app.faults.orders import ENTRY_NOTE
from mockserver.app.http.connections import REFUSAL
from mockserver.app.http.replies import REQUEST_ID, EncodedReply
from mockserver.domain.account.journal import entry_of
from mockserver.ground.clock import rfc3339
from mockserver.handlers.exchanges.journalled import origin_of
from mockserver.handlers.exchanges.observed import Body, Ending, Observed, Origin, lower_names, repeated_names
from mockserver.harness.traffic.bounds import endless
from mockserver.harness.traffic.collecting import Collector
from mockserver.harness.traffic.framing import framing_of
from mockserver.harness.traffic.own_replies import MARK
from mockserver.harness.traffic.unpacking import received_body

Observer = Callable[[Observed], None]


class Watched:
    """Serves like `app`, and calls `observe` with each complete exchange that `is_watched`."""

    def __init__(self, app: ASGIApp, observe: Observer, is_watched: Callable[[str], bool]) -> None:
        self._app = app
        self._observe = observe
        self._is_watched = is_watched

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not self._is_watched(scope["path"]):
            await self._app(scope, receive, send)
            return
        watch = _Watch(scope, receive, send)
        try:
            await self._app(scope, watch.receive, watch.send)
        finally:
            self._observe(watch.observed())


class _Watch:
    """One exchange in progress."""

    def __init__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self._scope = scope
        self._began = monotonic()
        self._receive = receive
        self._send = send
        self._headers = lower_names(scope["headers"])
        self._request = Collector(self._headers)
        self._reply = Collector({})
        self._status = 0
        self._reply_headers: dict[str, str] = {}
        self._reply_repeated: tuple[str, ...] = ()
        # The part of a body that the application does not read is unknown.
        self._request_ending = Ending.UNREAD if _announces_body(self._headers) else Ending.WHOLE
        self._reply_ending = Ending.BROKEN

    async def receive(self) -> Message:
        message = await self._receive()
        if message["type"] == "http.request":
            self._request.write(message.get("body", b""))
            if not message.get("more_body", False):
                self._request_ending = Ending.WHOLE
        elif self._request_ending is Ending.UNREAD:
            self._request_ending = Ending.BROKEN
        return message

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._status = message["status"]
            self._reply_headers = lower_names(message["headers"])
            self._reply_repeated = repeated_names(message["headers"])
        elif message["type"] == "http.response.body":
            self._reply.write(message.get("body", b""))
            if not message.get("more_body", False):
                self._reply_ending = Ending.WHOLE
        await self._send(message)

    def observed(self) -> Observed:
        refusal = (self._scope.get("state") or {}).get(REFUSAL)
        if refusal is not None:
            self._note_refusal(refusal)
        return Observed(
            self._scope["method"],
            self._scope["path"],
            self._scope["query_string"],
            self._headers,
            self._request.body(self._request_ending),
            self._status,
            self._reply_headers,
            self._reply_body(),
            self._origin(),
            monotonic() - self._began,
            repeated_names(self._scope["headers"]),
            self._reply_repeated,
        )

    def _note_refusal(self, refusal: EncodedReply) -> None:
        """Note the reply that our own server sent, which `send` has not seen, because the body came too slowly."""
        self._request_ending, self._reply_ending = Ending.LATE, Ending.WHOLE
        self._status, self._reply_repeated = refusal.status, ()
        self._reply_headers = {"content-type": refusal.media_type, MARK: "1"}
        self._reply = Collector({})
        self._reply.write(refusal.raw)

    def _reply_body(self) -> Body:
        reason = endless(self._scope)
        body = self._reply.body(Ending.ENDLESS if reason else self._reply_ending)
        if reason:
            return replace(body, fault=reason)
        return received_body(
            body,
            self._reply_headers,
            method=self._scope["method"],
            status=self._status,
            framing=framing_of(self._scope),
        )

    def _origin(self) -> Origin:
        """Return the stand-in's journal entry of the exchange; for another server, the visible facts."""
        entry = self._scope.get(ENTRY_NOTE)
        if entry is not None:
            return origin_of(entry_of(entry))
        return Origin(self._reply_headers.get(REQUEST_ID.decode(), ""), rfc3339(datetime.now(UTC)))


def _announces_body(headers: dict[str, str]) -> bool:
    return "transfer-encoding" in headers or headers.get("content-length", "0") != "0"
