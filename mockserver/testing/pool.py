"""The servers of one test run: one for each set of options, started when first asked for."""

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
    """Servers with the options of the run and those of a test on top; or the one that runs at `url`.

    `mockserver check` runs one that starts others for us, with other settings. No two of the servers here share a
    directory of uploads, those of other `worker`s of the run included.
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
        """Return where the server with `options` is that the one at `url` gives us, or None where it gives none."""
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
        """Return the options of a new server, with a part of the `data_dir` for itself where that is given."""
        names = [self._worker, str(len(self._servers) + 1) if self._servers else ""]
        own = "-".join(filter(None, names))
        given = options.get("data_dir")
        return {**options, "data_dir": str(Path(given) / own)} if given and own else dict(options)

    def close(self) -> None:
        """Stop every server that was started here."""
        for server in self._servers.values():
            server.stop()
