"""An exchange of a run: a request of ours, and its reply."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import quote, unquote

from mockserver.contract.bodies import JSON_TYPE
from mockserver.handlers.exchanges.observed import Body, Ending, Observed, media_type_of
from mockserver.harness.traffic.collecting import Collector
from mockserver.harness.traffic.reply_json import reply_json

KEY_HEADER = "x-api-key"
# Marks a reply of our own, because the request was not sent.
BLOCKED_HEADER = "x-verify-blocked"
# On a reply in documented form: the original status and body.
CAME_AS_HEADER = "x-verify-came-as"
_LONGEST_SHOWN = 600


_WHOLE = Body()


@dataclass(frozen=True, slots=True)
class SentRequest:
    """A request; `target` is the path with its query string, header names are in lower case."""

    method: str
    target: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    @property
    def path(self) -> str:
        """The path without the query string."""
        return self.target.partition("?")[0]


@dataclass(frozen=True, slots=True)
class ReceivedReply:
    """A reply with its body unpacked.

    `blocked` says why the request was not sent; it is empty for a reply of the server. `received` says how the body
    ended, and whether it fits its headers; `repeated` are headers that came twice.
    """

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    blocked: str = ""
    received: Body = _WHOLE
    repeated: tuple[str, ...] = ()

    @property
    def is_readable(self) -> bool:
        """Whether the whole body came, fits its headers, and is JSON if they say so."""
        return self.received.ending is Ending.WHOLE and self.received.flaw is None and self._is_of_its_type

    @property
    def _is_of_its_type(self) -> bool:
        if self.media_type != JSON_TYPE or not self.body:
            return True
        try:
            self.json()
        except ValueError:
            return False
        return True

    @property
    def media_type(self) -> str:
        """The media type of the body, without its parameters."""
        return media_type_of(self.headers)

    def json(self) -> Any:
        """Return the body as JSON. Raises ValueError."""
        return reply_json(self.body)


@dataclass(frozen=True, slots=True)
class SentExchange:
    """A request and its reply."""

    request: SentRequest
    reply: ReceivedReply

    def documented(self, read: Observed) -> "SentExchange":
        """Return the exchange with the reply in documented form, `read`, and a trace of the original."""
        came = f"{self.reply.status} {self.reply.body[:_LONGEST_SHOWN].decode('utf-8', 'replace')}"
        headers = {**read.reply_headers, CAME_AS_HEADER: quote(came)}
        reply = replace(self.reply, status=read.status, headers=headers, body=read.reply.raw)
        return SentExchange(self.request, reply)

    @property
    def as_it_came(self) -> "SentExchange":
        """The exchange with the reply as the server sent it, as evidence for people."""
        trace = self.reply.headers.get(CAME_AS_HEADER)
        if trace is None:
            return self
        status, _, body = unquote(trace).partition(" ")
        headers = {name: text for name, text in self.reply.headers.items() if name != CAME_AS_HEADER}
        return SentExchange(self.request, ReceivedReply(int(status), headers, body.encode()))

    def observed(self) -> Observed:
        """Return the exchange as the inspector reads it."""
        request, reply = self.request, self.reply
        path, _, query = request.target.partition("?")
        collector = Collector(request.headers)
        if request.body:
            collector.write(request.body)
        return Observed(
            request.method,
            path,
            query.encode("latin-1", "replace"),
            request.headers,
            collector.body(Ending.WHOLE),
            reply.status,
            reply.headers,
            replace(reply.received, size=len(reply.body), raw=reply.body),
            reply_repeated=reply.repeated,
        )
