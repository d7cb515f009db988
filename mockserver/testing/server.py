"""A stand-in for tests: `with MockServer() as mock: …`."""

from collections.abc import Iterator
from itertools import count
from secrets import token_hex
from types import TracebackType
from typing import Self, Unpack

from mockserver.ground.address import LOCAL_KEY
from mockserver.ground.options import settings_of
from mockserver.testing.account import Account, Part
from mockserver.testing.event_loops import home
from mockserver.testing.hosts import Host, LocalHost, RemoteHost
from mockserver.testing.options import Options


class Server(Account):
    """A server, and in it the account of `api_key`; `account()` opens more.

    It begins and ends with a `with` or an `async with` block, or with `start` and `stop`.
    """

    def __init__(self, host: Host, api_key: str, new_keys: Iterator[str]) -> None:
        super().__init__(host, api_key)
        self._new_keys = new_keys

    def start(self) -> Self:
        """Start, if it does not run already, and return when it answers. Raises StartupError and Unreachable."""
        self._host.start()
        return self

    def stop(self) -> None:
        """Stop at once and leave nothing behind. What is still being answered is broken off."""
        self._host.stop()

    def health(self) -> str:
        """Return the version of the server. Raises Unreachable."""
        return str(self._asker.ask("check-health")["version"])

    def reset_all(self, *parts: Part) -> int:
        """Make every account as it was at first, or only the `parts` of it, and return how many there are.

        Raises Refused by a server elsewhere whose admin token was not given.
        """
        return int(self._asker.ask("reset-all-accounts", {"what": list(parts)} if parts else {})["accounts"])

    def account(self, api_key: str | None = None, *, scope: str = "") -> Account:
        """Return the account of `api_key`, or a new and empty one.

        With a `scope`, such as the name of a test, the account is emptied, and its identifiers follow from that text
        instead of the key: they are the same in every run. Raises Refused and Unreachable then.
        """
        account = Account(self._host, api_key or next(self._new_keys), scope)
        if scope:
            account._asker.ask("reset-account", {"scope": scope})
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
    """A server of the test's own. Two of them share nothing.

    It listens on a free port of this machine; with `in_process=True` on none, and clients reach it through
    `transport()`. Options are the settings of `mockserver serve`, by the same names. Raises SettingsInvalid for those
    that cannot be used.
    """

    def __init__(self, *, api_key: str = LOCAL_KEY, in_process: bool = False, **options: Unpack[Options]) -> None:
        host = LocalHost(settings_of(options), in_process=in_process)
        # The same keys in every run: identifiers follow from them.
        super().__init__(host, api_key, (f"tlk_ACCOUNT_{number}" for number in count(1)))

    @staticmethod
    def at(url: str, *, api_key: str | None = None, admin_token: str = "") -> Server:
        """Return the server that somebody else runs at `url`, such as one in a container; it stays when we stop.

        Its accounts are new ones unless their keys are given: others may use the same server. One that is reached by
        the network asks for its `admin_token`, which it was given or has printed.
        """
        new_keys = (f"tlk_{token_hex(12)}" for _ in count())
        return Server(RemoteHost(url, admin_token), api_key or next(new_keys), new_keys)
