"""The servers that can be verified: one in this process, or one at an address."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from starlette.types import ASGIApp

from mockserver.app.application import MockServerApp
from mockserver.ground.errors import SettingsInvalid
from mockserver.ground.settings import Settings
from mockserver.harness.suite.target import SAMPLE_KEY
from mockserver.harness.traffic.addresses import http_address, is_this_machine
from mockserver.harness.verify.remote import Remote

IN_PROCESS = "in-process"
REAL_HOSTS = frozenset(["api.twelvelabs.io"])
_OTHER_KEY = "tlk_VERIFY_OTHER"
# SDKs get an address that may end in the version; requests of a run name their version themselves.
_VERSION = re.compile(r"/v\d+(\.\d+)*$")
Wrap = Callable[[ASGIApp], ASGIApp]


@dataclass(frozen=True, slots=True)
class VerifiedServer:
    """The server to verify: its name, the keys to use, and whether it is remote.

    `opened` yields the application.
    """

    name: str
    key: str
    other_key: str
    is_here: bool
    is_loopback: bool
    wrap: Wrap = lambda app: app

    @property
    def base_url(self) -> str:
        """The base URL of requests in the report."""
        return "http://127.0.0.1:1212" if self.is_here else self.name

    @contextmanager
    def opened(self, *, profile: str = "instant") -> Iterator[ASGIApp]:
        """Yield the application: in this process a new one each time."""
        if self.is_here:
            app = MockServerApp(Settings(api_keys=(self.key, self.other_key), profile=profile))
            try:
                yield self.wrap(app)
            finally:
                app.close()
        else:
            remote = Remote(self.name)
            try:
                yield self.wrap(remote)
            finally:
                remote.close()


def server_at(address: str, key: str, other_key: str = "", wrap: Wrap = lambda app: app) -> VerifiedServer:
    """Return the server at `address`, a URL or `in-process`. Raises SettingsInvalid with a suggestion."""
    if address == IN_PROCESS:
        return VerifiedServer(address, SAMPLE_KEY, _OTHER_KEY, True, True, wrap)
    parts = http_address(address)
    if parts is None:
        raise SettingsInvalid(f'"{address}" is neither in-process nor an address such as http://127.0.0.1:1212')
    host = str(parts.hostname)
    is_near = is_this_machine(host)
    if not key and not is_near:
        whose = "the real API" if host in REAL_HOSTS else host
        raise SettingsInvalid(f"{whose} needs a key: set TWELVE_LABS_API_KEY or use --key; nothing was sent")
    url = _VERSION.sub("", address.rstrip("/"))
    return VerifiedServer(url, key or SAMPLE_KEY, other_key or (_OTHER_KEY if is_near else ""), False, is_near, wrap)
