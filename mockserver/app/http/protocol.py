"""The server side of a connection: its requests are bounded, and the application may drop it."""

import asyncio
import logging
from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

import httptools
from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol, RequestResponseCycle

from mockserver.app.http.arrival_deadline import LEAST_BYTES, ArrivalDeadline
from mockserver.app.http.connections import REFUSAL, STOPPING, TRANSPORT, reset
from mockserver.app.http.head import LARGEST_HEADERS
from mockserver.app.http.replies import EncodedReply, encode_stopped, send_reply
from mockserver.app.http.reply_deadline import ReplyDeadline
from mockserver.app.http.sending import CLOSE
from mockserver.ground.errors import MockserverError

_UPGRADE = b"upgrade"
_TRANSFER_ENCODING, _CHUNKED = b"transfer-encoding", b"chunked"
# A head that is too large but complete is refused by the application.
_MOST_HELD = 2 * LARGEST_HEADERS
_LINGER_SECONDS = 1
_PLAIN_TEXT = "text/plain; charset=utf-8"


def _is_not_cancelled(record: logging.LogRecord) -> bool:
    return not (record.exc_info and isinstance(record.exc_info[1], asyncio.CancelledError))


# uvicorn logs each request that it cancels as a failed application. One line of its own says how many there are.
_STOPPING_LOG = logging.getLogger("uvicorn.error.stopping")
_STOPPING_LOG.addFilter(_is_not_cancelled)


class TimeLimits(NamedTuple):
    """How long the server waits for a client, in seconds; 0 sets no limit."""

    receive_seconds: float
    send_seconds: float


NO_LIMITS = TimeLimits(0, 0)


class _CodingUnknown(MockserverError):
    """The body of a request has a transfer coding other than chunked."""


class _LingeringTransport:
    """A transport that closes with a short delay if a request `is_arriving`, since a reset would lose the reply."""

    def __init__(self, transport: Any, is_arriving: Callable[[], bool]) -> None:
        self._transport = transport
        self._is_arriving = is_arriving

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)

    def close(self) -> None:
        if self._is_arriving():
            asyncio.get_running_loop().call_later(_LINGER_SECONDS, self._transport.close)
        else:
            self._transport.close()


class PlainProtocol(HttpToolsProtocol):
    """uvicorn's HTTP/1.1, without upgrades, and with trailers kept apart from headers.

    The state of each request has the transport of its connection, so that it can be dropped, and the event that the
    server sets when it stops. A request that is not answered by then gets a reply that says so. The parser's buffers
    are bounded: the head of a request, trailers, and everything else that might not end.

    A request gets `receive_seconds` for its head, and then for each LEAST_BYTES of its body; 0 sets no limit. A client
    that takes nothing of its reply for `send_seconds` loses its connection.
    """

    _held = 0
    _is_in_head = True
    _is_arriving = False
    _ignores_input = False
    # The request that the application answers now. uvicorn knows the latest only, and others may wait in between.
    _answered: RequestResponseCycle | None = None

    def __init__(self, *, limits: TimeLimits = NO_LIMITS, **options: Any) -> None:
        super().__init__(**options)
        seconds = self._receive_seconds = limits.receive_seconds
        self._deadline = ArrivalDeadline(self.loop, seconds, self._is_not_reading, self._refuse_slow_sender)
        self._reply_deadline = ReplyDeadline(self.loop, limits.send_seconds, self._unsent, self._drop_slow_reader)

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        self._stopping = asyncio.Event()
        self.app_state = {**self.app_state, TRANSPORT: transport, STOPPING: self._stopping}
        self._await_request()

    def connection_lost(self, exc: Exception | None) -> None:
        self._deadline.stop()
        self._reply_deadline.stop()
        self._unset_keepalive_if_required()
        super().connection_lost(exc)
        self._disconnect_answered()

    def shutdown(self) -> None:
        super().shutdown()
        self._stopping.set()
        cycle: Any = self.cycle
        if cycle is not None:
            cycle.logger = _STOPPING_LOG
            cycle.send_500_response = partial(send_reply, cycle.scope, cycle.send, encode_stopped())

    def data_received(self, data: bytes) -> None:
        if self._ignores_input:
            return
        self._held += len(data)
        try:
            self._parse(data)
            if self._held > _MOST_HELD:
                self._refuse_endless_head()
        except httptools.HttpParserError as error:
            if isinstance(error.__context__, _CodingUnknown):
                self.transport.write(self._plain_reply(501, str(error.__context__)))
                self.transport.close()
            else:
                self.send_400_response("Invalid HTTP request received.")
            return
        if self._is_arriving:
            self._unset_keepalive_if_required()
            self._deadline.note(0 if self._is_in_head else len(data))

    def eof_received(self) -> bool:  # type: ignore[override] # asyncio allows it, uvicorn always closes
        """Return whether the connection stays open after the client's last byte: until all that it asked is answered.

        A client that has left looks the same, until the server writes to it.
        """
        cycle: Any = self.cycle
        if cycle is None or cycle.response_complete or cycle.more_body:
            return False
        cycle.keep_alive = False
        return True

    def on_message_begin(self) -> None:
        self._is_arriving = True
        self._unset_keepalive_if_required()
        super().on_message_begin()

    def on_body(self, body: bytes) -> None:
        self._held = 0
        super().on_body(body)
        if self.flow.read_paused:
            self._deadline.excuse()

    def on_message_complete(self) -> None:
        self._held, self._is_in_head, self._is_arriving = 0, True, False
        self._deadline.stop()
        super().on_message_complete()
        cycle: Any = self.cycle
        if cycle is not None and cycle.response_complete:
            self._await_request()

    def pause_writing(self) -> None:
        super().pause_writing()
        self._reply_deadline.watch()

    def resume_writing(self) -> None:
        super().resume_writing()
        if self._is_writing():
            self._reply_deadline.stop()
        else:
            self._reply_deadline.watch()

    def on_response_complete(self) -> None:
        if self.pipeline:
            self._answered = self.pipeline[-1][0]
        super().on_response_complete()
        self._reply_deadline.watch()
        if self.pipeline:
            # uvicorn reads on after each reply. A client that asks and never reads would fill the memory.
            self.flow.pause_reading()

    def _unsent(self) -> int:
        size: int = self.transport.get_write_buffer_size()
        return size

    def _is_writing(self) -> bool:
        """Return whether the application may write more at any moment."""
        answered = self._answered
        return not (answered is None or answered.response_complete or self.flow.write_paused)

    def _drop_slow_reader(self) -> None:
        """Reset the connection: after a mere close, the system would still hold what is unsent."""
        if self._is_writing():
            self._reply_deadline.watch()
        else:
            self._disconnect_answered()  # the transport ends before it says so
            reset(self.transport)

    def _disconnect_answered(self) -> None:
        answered = self._answered
        if answered is not None and not answered.response_complete:
            answered.disconnected = True
            answered.message_event.set()

    def _await_request(self) -> None:
        """Close the connection if no request comes. uvicorn sets no limit for the first, and after early replies."""
        self.timeout_keep_alive_task = self.loop.call_later(self.timeout_keep_alive, self.timeout_keep_alive_handler)

    def _is_not_reading(self) -> bool:
        """Return whether the client may wait for the server: what it sends is not read, or not asked for yet."""
        cycle: Any = self.cycle
        if self._is_in_head:
            return cycle is not None and not cycle.response_complete
        return bool(self.flow.read_paused or cycle.waiting_for_100_continue)

    def _refuse_slow_sender(self) -> None:
        """Answer 408 and read no more. A request whose reply has begun is only cut off."""
        if self.transport.is_closing():
            return
        self._ignores_input = True
        cycle: Any = self.cycle
        is_answered = False
        late = "The head of the request" if self._is_in_head else f"The next {LEAST_BYTES} bytes of the body"
        text = f"{late} did not arrive within {self._receive_seconds:g} seconds (--receive-seconds)."
        if not self._is_in_head:
            is_answered = cycle.response_started
            if not is_answered:
                cycle.scope["state"][REFUSAL] = EncodedReply(408, _PLAIN_TEXT, text.encode(), ())
            cycle.disconnected = True
            cycle.message_event.set()
        if not is_answered:
            self.transport.write(self._plain_reply(408, text))
        _LingeringTransport(self.transport, lambda: True).close()

    def _plain_reply(self, status: int, text: str) -> bytes:
        """Return a reply after which the connection is closed."""
        lines = (
            b"content-type: %s" % _PLAIN_TEXT.encode(),
            b"content-length: %d" % len(text),
            b"connection: close",
            *map(b": ".join, self.server_state.default_headers),
        )
        return STATUS_LINE[status] + b"\r\n".join(lines) + b"\r\n\r\n" + text.encode()

    def _refuse_endless_head(self) -> None:
        """Have the application refuse an endless head, and read no more. Raises HttpParserError."""
        if not self._is_in_head:
            raise httptools.HttpParserError("a trailer or the size of a chunk has no end")
        self._ignores_input = True
        self.headers.append((b"x-endless", b" " * LARGEST_HEADERS))
        self.on_headers_complete()
        self.on_message_complete()
        cycle: Any = self.cycle
        cycle.keep_alive = False
        cycle.transport = _LingeringTransport(cycle.transport, lambda: True)

    def on_headers_complete(self) -> None:
        self._held, self._is_in_head = 0, False
        self._deadline.stop()
        for name, value in self.headers:
            if name == _TRANSFER_ENCODING and value.lower() != _CHUNKED:
                raise _CodingUnknown(f"The transfer coding {value.decode('latin-1')} is not supported; use chunked.")
        super().on_headers_complete()
        cycle: Any = self.cycle
        if not self.pipeline:
            self._answered = cycle
        # Older releases of uvicorn note in the reply that the client wants the connection closed.
        if cycle is not None and (not cycle.keep_alive or CLOSE in self.headers):
            cycle.transport = _LingeringTransport(cycle.transport, lambda: self._is_arriving)
        if not self.parser.should_upgrade():
            self.headers = []  # what follows are trailers, which the API does not use

    def _should_upgrade(self) -> bool:
        """Do not upgrade: the request is parsed again without the upgrade."""
        return True

    def _parse(self, data: bytes) -> None:
        """Parse the received bytes. Raises HttpParserError.

        The parser stops after the head of a request that asks for an upgrade, and would not read its body.
        """
        is_parsed = False
        while not is_parsed:
            try:
                self.parser.feed_data(data)
                is_parsed = True
            except httptools.HttpParserUpgrade as stopped:
                data = data[stopped.args[0] :]
                self._parse_head_again()

    def _parse_head_again(self) -> None:
        """Parse the head of the last request again, without its upgrade. Raises HttpParserError."""
        method, headers = self.scope["method"], self.headers
        if method == "CONNECT":
            raise httptools.HttpParserInvalidMethodError("A server is no proxy.")
        lines = [b"%s: %s\r\n" % header for header in headers if header[0] != _UPGRADE]
        head = b"%s %s HTTP/%s\r\n%s\r\n" % (
            method.encode(),
            self.url,
            self.scope["http_version"].encode(),
            b"".join(lines),
        )
        self.parser = httptools.HttpRequestParser(self)
        self.parser.set_dangerous_leniencies(lenient_data_after_close=True)  # as in uvicorn
        self.parser.feed_data(head)
        # The request is recorded as it came; nothing has parsed it yet.
        self.scope["headers"] = headers
