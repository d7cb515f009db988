"""The servers of one test run: one for each set of options, started on first use."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import orjson

from mockserver.ground.address import FURTHER_SERVERS
from mockserver.ground.errors import SettingsInvalid
from mockserver.ground.options import as_json
from mockserver.testing.hosts import RemoteHost
from mockserver.testing.server import MockServer, Server


class Pool:
    """Servers with the options of the run and those of a test, or a server that runs at `url`.

    The server of `mockserver check` starts others on request, with other settings. No two servers of a run share a
    directory of uploads, also not with those of other `worker`s.
    """

    def __init__(self, options: Mapping[str, Any], url: str = "", admin_token: str = "", worker: str = "") -> None:
        self._options = dict(options)
        self._worker = worker
        self._url = url
        self._admin_token = admin_token
        self._servers: dict[str, Server] = {}

    def server(self, options: Mapping[str, Any]) -> Server:
        """Return the server for a test that asks for `options`. Raises StartupError and Unreachable."""
        chosen = {**self._options, **options}
        name = repr(sorted(chosen.items()))
        if name not in self._servers:
            server = self._remote(options) if self._url else MockServer(**self._with_own_directory(chosen))
            self._servers[name] = server.start()
        return self._servers[name]

    @property
    def is_shared(self) -> bool:
        """Whether others may use the same servers."""
        return bool(self._url)

    def _remote(self, options: Mapping[str, Any]) -> Server:
        chosen = {**self._options, **options}
        given = self._given(chosen) if chosen else None
        if given is None and options:
            names = ", ".join(options)
            raise SettingsInvalid(
                f"the server at {self._url} has its own settings; a test cannot ask for {names} there"
            )
        return MockServer.at(**(given or {"url": self._url, "admin_token": self._admin_token}))

    def _given(self, options: Mapping[str, Any]) -> dict[str, str] | None:
        """Request a server with `options` from the one at `url`. Return its address; None if it starts no others."""
        host = RemoteHost(self._url, self._admin_token)
        wanted = orjson.dumps(as_json(options))
        status, raw = host.send("POST", FURTHER_SERVERS, {"content-type": "application/json"}, wanted)
        if status not in (200, 400):
            return None
        reply: dict[str, str] = orjson.loads(raw)
        if status == 400:
            raise SettingsInvalid(reply["message"])
        return reply

    def _with_own_directory(self, options: Mapping[str, Any]) -> dict[str, Any]:
        """Return the options of a new server, with its own directory in `data_dir` if that is given."""
        names = [self._worker, str(len(self._servers) + 1) if self._servers else ""]
        own = "-".join(filter(None, names))
        given = options.get("data_dir")
        return {**options, "data_dir": str(Path(given) / own)} if given and own else dict(options)

    def close(self) -> None:
        """Stop every server of the pool."""
        for server in self._servers.values():
            server.stop()
