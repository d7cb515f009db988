"""The server as an ASGI application. API requests take a short path; Starlette handles the rest."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from traceback import format_exc
from typing import TYPE_CHECKING

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from mockserver.app.health import HealthCheck
from mockserver.app.http.access import AccessControl
from mockserver.app.http.head import base_url
from mockserver.app.http.lazy_app import LazyApp
from mockserver.app.http.replies import SIGNATURE, EncodedReply, Headers, encode_refusal, send_reply
from mockserver.app.http.request_reader import RequestReader
from mockserver.app.ui.paths import UI_PATH
from mockserver.app.workers import check_alone
from mockserver.contract.contract import Contract
from mockserver.contract.source import packaged_contract, packaged_routes
from mockserver.fixtures.packaged import check_packaged_fixtures
from mockserver.ground.clock import Clock, SystemClock
from mockserver.ground.errors import StartupError
from mockserver.ground.settings import IN_MEMORY, Settings
from mockserver.handlers.reply import CONSENT_PATH, MEDIA_PATH

if TYPE_CHECKING:
    from mockserver.app.accounts import Accounts
    from mockserver.app.service import Service
    from mockserver.handlers.registry import Handler


# Settings that may be invalid: they name files of a user, or depend on another one.
_READ_AT_ONCE = ("fixtures", "webhook", "data_dir", "prices", "restore", "save", "store_journal")


class MockServerApp:
    """The whole server. Two instances share no state.

    Raises StartupError if settings, contract or fixtures cannot be used; the message says why.
    """

    def __init__(
        self,
        settings: Settings | None = None,
        *,
        make_clock: Callable[[], Clock] = SystemClock,
        handlers: Mapping[str, "Handler"] | None = None,
    ) -> None:
        self.settings = settings or Settings()
        self.contract: Contract = packaged_contract()
        check_packaged_fixtures()
        self.access = AccessControl(self.settings)
        public_url = self.settings.public_url.rstrip("/")
        self._open = partial(_open, self.settings, self.contract, make_clock, handlers)
        self._health = HealthCheck(self.contract, self._trouble)
        self._pages = LazyApp(self._open_pages)
        self._requests = RequestReader(packaged_routes().find, public_url, strict=self.settings.strict)
        self._is_living = False
        self._opened: Service | None = None
        # The entry point for servers; it saves the call of `__call__`.
        self.asgi: ASGIApp = self._route
        if self.settings.cors_origins:
            from starlette.middleware.cors import CORSMiddleware  # few servers are called by web pages

            origins = self.settings.cors_origins
            cors = CORSMiddleware(self._route, allow_origins=origins, allow_methods=["*"], allow_headers=["*"])
            self.asgi = _signing(cors)
        if self.settings.store != IN_MEMORY or any(getattr(self.settings, name) for name in _READ_AT_ONCE):
            self._service()  # a user's files may be wrong, so they are read now

    def _service(self) -> "Service":
        if self._opened is None:
            self._opened = self._open()
            if self._is_living:
                self._opened.start()
        return self._opened

    @property
    def accounts(self) -> "Accounts":
        """The accounts, once a request has arrived."""
        return self._service().accounts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.asgi(scope, receive, send)

    def _route(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        # A plain function that returns an awaitable is faster than another coroutine.
        if scope["type"] == "http":
            parsed = self._requests.read(scope)
            if not parsed.is_admitted:
                refusal = self.access.refusal(parsed, scope)
                if refusal is not None:
                    return send_reply(scope, send, encode_refusal(refusal, self.contract.admin_errors))
            if parsed.place is not None:
                return self._service().pipeline.answer(parsed, scope, receive, send)
            if self._health.matches(scope):
                return self._health(scope, receive, send)
        if scope["type"] == "lifespan":
            return self._live(scope, receive, send)
        return self._pages(scope, receive, _signed(send))

    async def _live(self, scope: Scope, receive: Receive, send: Send) -> None:
        await receive()
        try:
            check_alone()
            self._is_living = True
            if self._opened is not None:
                self._opened.start()
        except StartupError as error:
            await send({"type": "lifespan.startup.failed", "message": str(error)})
            return
        await send({"type": "lifespan.startup.complete"})
        try:
            await receive()
        finally:
            await self._end(send)

    async def _end(self, send: Send) -> None:
        try:
            await self.aclose()
        except Exception:
            await send({"type": "lifespan.shutdown.failed", "message": format_exc()})
            raise
        await send({"type": "lifespan.shutdown.complete"})

    def _open_pages(self) -> ASGIApp:
        from mockserver.app.pages import pages  # with Starlette, which a client of the API does not need

        apps = {
            MEDIA_PATH: LazyApp(lambda: self._service().open_media()),
            CONSENT_PATH: LazyApp(lambda: self._service().open_consent()),
            UI_PATH: LazyApp(lambda: self._service().open_ui(self.access, self._route)),
        }
        return pages(self.contract, apps, self._health, self._address_of, self._record_refusal)

    def _address_of(self, scope: Scope) -> str:
        return base_url(self._requests.read(scope).head)

    async def _trouble(self) -> str:
        return await asyncio.to_thread(self._opened.trouble) if self._opened is not None else ""

    def _record_refusal(self, scope: Scope, reply: EncodedReply) -> Headers:
        return self._service().recorder.record_misdirected(self._requests.read(scope), scope, reply)

    def save(self) -> None:
        """Write the accounts to the files that the settings name. Raises StartupError, which names the file."""
        if self._opened is not None:
            self._opened.save()

    async def aclose(self) -> None:
        """Stop the background work, and close."""
        if self._opened is not None:
            await self._opened.stop()
        self.close()

    def close(self) -> None:
        """Remove the files of the server, unless the settings name a directory for them."""
        if self._opened is not None:
            self._opened.close()


def _signing(app: ASGIApp) -> ASGIApp:
    """Return `app` with the stand-in's header on its own replies too, such as those to preflight requests."""

    async def serve(scope: Scope, receive: Receive, send: Send) -> None:
        await app(scope, receive, _signed(send))

    return serve


def _signed(send: Send) -> Send:
    async def send_signed(message: Message) -> None:
        if message["type"] == "http.response.start" and SIGNATURE not in message["headers"]:
            message["headers"] = [*message["headers"], SIGNATURE]
        await send(message)

    return send_signed


def _open(
    settings: Settings, contract: Contract, make_clock: Callable[[], Clock], handlers: Mapping[str, "Handler"] | None
) -> "Service":
    from mockserver.app.service import Service  # most of the server; the health check does not need it

    return Service(settings, contract, make_clock, handlers)
