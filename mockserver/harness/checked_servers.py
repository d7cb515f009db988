"""The servers of `mockserver check`: one for the program, and another for each set of settings that its tests need."""

from collections.abc import Awaitable
from contextlib import AsyncExitStack
from dataclasses import replace
from hmac import compare_digest
from types import TracebackType
from typing import Any, Self

import orjson
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from mockserver import __version__
from mockserver.app.application import MockServerApp
from mockserver.app.http.listening import time_limits
from mockserver.ground.address import FURTHER_SERVERS, SERVER_HEADER
from mockserver.ground.errors import SettingsInvalid, StartupError
from mockserver.ground.options import settings_of
from mockserver.ground.settings import Settings
from mockserver.harness.inspected import InspectedApp
from mockserver.harness.traffic.serving import Serving
from mockserver.harness.verdict.tally import Tally

_LOOPBACK = "127.0.0.1"


class CheckedServers:
    """A context in which `first` answers at `url`, and every API exchange is inspected and counted in `tally`.

    A test cannot change the settings of a running server. It gets a server with other settings by a POST to
    FURTHER_SERVERS, with the admin token of `first`; the exchanges with that server are inspected too.
    """

    def __init__(self, first: MockServerApp, tally: Tally) -> None:
        self._first = first
        self._tally = tally
        self._inspected: list[InspectedApp] = []
        self._further: dict[Settings, dict[str, str]] = {}
        self._running = AsyncExitStack()

    async def __aenter__(self) -> Self:
        watched = self._watched(self._first)

        def route(scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
            is_asked = scope["type"] == "http" and scope["path"] == FURTHER_SERVERS
            return (self._answer if is_asked else watched)(scope, receive, send)

        limits = time_limits(self._first.settings)._asdict()
        serving = Serving(route, Settings(port=0, **limits))
        self.url, self.token = serving.url, self._first.access.token
        await self._running.enter_async_context(serving)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._running.aclose()

    def judge_conduct(self) -> None:
        """Judge the clients of all servers by the order of their requests. Call it after the last request."""
        for inspected in self._inspected:
            inspected.finish()

    def _watched(self, app: MockServerApp) -> ASGIApp:
        inspected = InspectedApp(app, self._tally)
        self._inspected.append(inspected)
        return inspected.asgi

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        status, body = await self._reply(request)
        await JSONResponse(body, status, {SERVER_HEADER: __version__})(scope, receive, send)

    async def _reply(self, request: Request) -> tuple[int, dict[str, str]]:
        given = request.headers.get("x-admin-token", "")
        if request.method != "POST" or not compare_digest(given.encode(), self.token.encode()):
            return 401, {"message": "A POST with the X-Admin-Token of the server is needed."}
        try:
            return 200, await self._server(_settings(await request.body()))
        except StartupError as error:
            return 400, {"message": str(error)}

    async def _server(self, settings: Settings) -> dict[str, str]:
        """Return where the server with `settings` is. Tests with the same settings share it."""
        if settings not in self._further:
            app = MockServerApp(settings)
            self._running.callback(app.close)
            serving = Serving(self._watched(app), settings)
            self._further[settings] = {"url": serving.url, "admin_token": app.access.token}
            await self._running.enter_async_context(serving)
        return self._further[settings]


def _settings(raw: bytes) -> Settings:
    """Return the settings that a test requests, with a free port of this machine. Raises SettingsInvalid."""
    try:
        options: Any = orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        raise SettingsInvalid(f"the settings are not JSON: {error}") from None
    if not isinstance(options, dict) or not all(isinstance(value, str | int) for value in options.values()):
        raise SettingsInvalid("the settings must be a JSON object of texts, numbers and booleans")
    return replace(settings_of(options), host=_LOOPBACK, port=0)
