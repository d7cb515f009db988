"""The server's side of a connection: it sends the head of a reply with its body, and the application can drop it."""

from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from mockserver.app.http.connections import TRANSPORT


class HoldingTransport:
    """A transport that holds the head of a reply until its body comes: one packet, where uvicorn sends two.

    ASGI has it so: nothing of a response is sent before the first piece of its body. A reply to HEAD has none.
    """

    def __init__(self, transport: Any, protocol: HttpToolsProtocol) -> None:
        self._transport = transport
        self._write = transport.write
        self._protocol = protocol
        self._cycle: Any = None  # the latest whose head was held
        self._head = b""
        self.is_closing = transport.is_closing  # asked after every reply

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)

    def write(self, data: bytes) -> None:
        cycle = self._protocol.cycle
        if self._head:
            data, self._head = self._head + data, b""
        elif cycle is not self._cycle and cycle.response_started and cycle.scope["method"] != "HEAD":
            self._cycle, self._head = cycle, data
            return
        self._write(data)

    def close(self) -> None:
        if self._head:
            self.write(b"")
        self._transport.close()


class DroppableProtocol(HttpToolsProtocol):
    """HTTP as uvicorn speaks it; each request's state names the transport that it came by."""

    def connection_made(self, transport: Any) -> None:
        holding: Any = HoldingTransport(transport, self)
        super().connection_made(holding)
        self.app_state = {**self.app_state, TRANSPORT: holding}
