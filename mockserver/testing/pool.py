"""The servers of one test run: one for each set of options, started when first asked for."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mockserver.ground.errors import SettingsInvalid
from mockserver.testing.server import MockServer, Server


class Pool:
    """Servers with the options of the run and those of a test on top; or the one that runs at `url`.

    No two of them share a directory of uploads, those of other `worker`s of the run included.
    """

    def __init__(self, options: Mapping[str, Any], url: str = "", admin_token: str = "", worker: str = "") -> None:
        self._options = dict(options)
        self._worker = worker
        self._url = url
        self._admin_token = admin_token
        self._servers: dict[str, Server] = {}

    def server(self, options: Mapping[str, Any]) -> Server:
        """Return the server for a test that asks for `options`. Raises StartupError and Unreachable."""
        if self._url and options:
            given = ", ".join(options)
            raise SettingsInvalid(
                f"the server at {self._url} has its own settings; a test cannot ask for {given} there"
            )
        chosen = {**self._options, **options}
        name = repr(sorted(chosen.items()))
        if name not in self._servers:
            self._servers[name] = self._server(chosen).start()
        return self._servers[name]

    def _server(self, options: Mapping[str, Any]) -> Server:
        if self._url:
            return MockServer.at(self._url, admin_token=self._admin_token)
        return MockServer(**self._with_own_directory(options))

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
