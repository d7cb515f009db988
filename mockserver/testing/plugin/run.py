"""A run of pytest that uses the stand-in: its servers, the variables that point clients at them, and the guard."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from secrets import token_hex

import pytest

from mockserver.ground.address import without_proxy
from mockserver.ground.errors import MockserverError
from mockserver.testing.account import Account
from mockserver.testing.plugin.guard import VENDOR, Guard
from mockserver.testing.plugin.pool import Pool
from mockserver.testing.server import Server

# The contract allows 4096 characters, and headers have limits too. A test name may be longer.
_LONGEST_SCOPE = 1000


class PluginRun:
    """The state of the plugin, from the first use of the stand-in to the end of the run."""

    def __init__(self, pool: Pool, *, is_guarded: bool) -> None:
        self.pool = pool
        self.guard = Guard()
        self._is_guarded = is_guarded
        self._variables = pytest.MonkeyPatch()
        # On a shared server, another run may have the same tests.
        self._id = token_hex(8) if pool.is_shared else ""
        self._has_begun = False

    def begin(self) -> None:
        """Point clients at the server of the run, and refuse connections to the real API."""
        if not self._has_begun:
            self._has_begun = True
            self._point()

    def end(self) -> None:
        """Restore the environment variables, remove the guard, and stop the servers."""
        if self._has_begun:
            self._leave()
        self.pool.close()

    @contextmanager
    def real_api(self) -> Iterator[None]:
        """Restore the variables and allow connections, for a test of the real API."""
        if not self._has_begun:
            yield
            return
        self._leave()
        try:
            yield
        finally:
            self._point()

    def account(self, server: Server, nodeid: str) -> Account:
        """Return an empty account for the test `nodeid`.

        Its key follows from the test and the run, its identifiers from the test alone: they are the same in every run.
        """
        mark = sha256(f"{self._id}{nodeid}".encode("utf-8", "surrogatepass")).hexdigest()
        return server.account(f"tlk_{mark[:24]}", scope=_scope(nodeid))

    def _point(self) -> None:
        for name, value in self._pointing().items():
            self._variables.setenv(name, value)
        if self._is_guarded:
            self.guard.install()

    def _leave(self) -> None:
        self._variables.undo()
        self.guard.remove()

    def _pointing(self) -> dict[str, str]:
        try:
            variables = self.pool.server({}).env()
        except MockserverError:
            variables = {}  # each test that requests a fixture reports the error
        if not self._is_guarded:
            return variables
        # Without a proxy a client resolves the name of the real API itself, which the guard refuses.
        return variables | without_proxy(VENDOR, {**os.environ, **variables})


def _scope(nodeid: str) -> str:
    """Return the scope of a test: its name, shortened and with a hash if it is long."""
    text = nodeid.encode("utf-8", "backslashreplace").decode()
    mark = sha256(text.encode()).hexdigest()
    return text if len(text) <= _LONGEST_SCOPE else f"{text[:_LONGEST_SCOPE]}…{mark}"
