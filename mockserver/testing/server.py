"""`MockServer`, a server inside a test: `with MockServer() as mock: …`."""

from collections.abc import Iterator
from itertools import count
from secrets import token_hex
from types import TracebackType
from typing import Self, Unpack

from mockserver.ground.address import LOCAL_KEY
from mockserver.ground.options import settings_of
from mockserver.testing.account import Account, Part
from mockserver.testing.admin_client import AdminClient
from mockserver.testing.controls.accounts import AccountSummary, summary_of
from mockserver.testing.controls.watching import EventType, Watch, watch_events
from mockserver.testing.event_loops import home
from mockserver.testing.hosts import Host, LocalHost, RemoteHost
from mockserver.testing.options import Options
from mockserver.testing.tracebacks import hides

__tracebackhide__ = hides


class Server(Account):
    """A server, and its account with the key `api_key`; `account()` opens more.

    A `with` or `async with` block (asyncio or trio) starts and stops it, and so do `start` and `stop`.
    """

    def __init__(self, host: Host, api_key: str, new_keys: Iterator[str]) -> None:
        super().__init__(host, api_key)
        self._new_keys = new_keys
        self._keyless = AdminClient(host, {})

    def start(self) -> Self:
        """Start the server unless it runs already, and return when it answers. Raises StartupError and Unreachable."""
        self._host.start()
        return self

    def stop(self) -> None:
        """Stop the server at once. Requests in flight are aborted, and its temporary files are removed.

        The end of the process stops it too.
        """
        self._host.stop()

    def health(self) -> str:
        """Return the version of the server. Raises Unreachable."""
        return str(self._admin.call("check-health")["version"])

    def metrics(self) -> str:
        """Return the metrics of the server as OpenMetrics text.

        Requests are counted from the first call on. Raises Refused if the server requires an admin token and none was
        given.
        """
        return self._admin.send_raw("read-metrics").decode()

    def reset_all(self, *parts: Part) -> int:
        """Reset every account, or only the named `parts` of each, and return the number of accounts.

        Raises Refused if the server is remote and its admin token was not given.
        """
        return int(self._admin.call("reset-all-accounts", {"what": list(parts)} if parts else {})["accounts"])

    def accounts(self) -> list[AccountSummary]:
        """Return statistics of all accounts of the server, the one with the latest request first.

        Raises Refused if the server requires the admin token.
        """
        return [summary_of(item) for item in self._admin.call("list-accounts")["data"]]

    def watch_all(self, *types: EventType, seconds: float | None = None, after: str = "") -> Watch:
        """Watch events of all accounts of the server, as `watch` does for one."""
        return watch_events(self._keyless, types, seconds, after)

    def account(self, api_key: str | None = None, *, scope: str = "") -> Account:
        """Return the account of `api_key`, or a new and empty one.

        With a `scope`, such as the name of a test, the account is reset, and its identifiers follow from that text
        instead of the key, so that they are the same in every run. That may raise Refused and Unreachable.
        """
        account = Account(self._host, api_key or next(self._new_keys), scope)
        if scope:
            account._admin.call("reset-account", {"scope": scope})
        return account

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    async def __aenter__(self) -> Self:
        return await home().in_thread(self.start)

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await home().in_thread(self.stop)


class MockServer(Server):
    """A server in a thread of this process. Two of them share nothing.

    It listens on a free port of this machine. With `in_process=True` it opens no port, and clients reach it through
    `transport()`. Options are the settings of `mockserver serve`, by the same names. Raises SettingsInvalid for an
    unknown setting or a bad value.
    """

    def __init__(self, *, api_key: str = LOCAL_KEY, in_process: bool = False, **options: Unpack[Options]) -> None:
        host = LocalHost(settings_of(options), in_process=in_process)
        # Keys are the same in every run, because identifiers follow from them.
        super().__init__(host, api_key, (f"tlk_ACCOUNT_{number}" for number in count(1)))

    @staticmethod
    def at(url: str, *, api_key: str | None = None, admin_token: str = "") -> Server:
        """Return a running server at `url`, such as one in a container. `stop` does not stop it.

        Without an `api_key` its accounts have new random keys, since others may use the same server. A server that is
        not on loopback needs its `admin_token`, which was set or which it printed at its start.
        """
        new_keys = (f"tlk_{token_hex(12)}" for _ in count())
        return Server(RemoteHost(url, admin_token), api_key or next(new_keys), new_keys)
