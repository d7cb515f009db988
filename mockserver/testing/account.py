"""An account of a stand-in, and all that a test can do with it, in the words of the admin operations."""

from functools import cached_property
from typing import TYPE_CHECKING, Literal

from mockserver.ground.address import client_environment
from mockserver.testing.asking import Asker
from mockserver.testing.clock import Clock
from mockserver.testing.hosts import Host

if TYPE_CHECKING:
    from mockserver.testing.transport import InProcessTransport

Part = Literal["account", "journal", "faults", "answers", "clock"]


class Account:
    """Everything of one API key: what a client sees with it, and what a test orders for it."""

    def __init__(self, host: Host, api_key: str) -> None:
        self._host = host
        self._asker = Asker(host, {"x-api-key": api_key})
        self.api_key = api_key

    @property
    def url(self) -> str:
        """The address of the server: what the SDKs take as their base URL."""
        return self._host.url

    @property
    def url_v12(self) -> str:
        """The address of API version 1.2, to which paths such as `/indexes` are added."""
        return f"{self.url}/v1.2"

    def env(self) -> dict[str, str]:
        """Return the environment variables that point the SDKs at this account."""
        return client_environment(self.url, self.api_key)

    def transport(self) -> "InProcessTransport":
        """Return a transport for `httpx.Client` or `httpx.AsyncClient` that needs no socket.

        Raises NotRunning where the server does not run in this process.
        """
        from mockserver.testing.transport import InProcessTransport  # httpx is the caller's, and not always there

        return InProcessTransport(self._host.running)

    @cached_property
    def clock(self) -> Clock:
        """The account's clock: read, freeze, set, advance, scale."""
        return Clock(self._asker)

    def reset(self, *parts: Part) -> None:
        """Make the account as it was when its key was first used, or only the `parts` that are named."""
        self._asker.ask("reset-account", {"what": list(parts)} if parts else {})
