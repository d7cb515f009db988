"""The server's side of a connection, which the application can drop."""

from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from mockserver.app.connections import TRANSPORT


class DroppableProtocol(HttpToolsProtocol):
    """HTTP as uvicorn speaks it; each request's state names the transport that it came by."""

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        self.app_state = {**self.app_state, TRANSPORT: transport}
