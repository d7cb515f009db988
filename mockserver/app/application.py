"""The server as an ASGI application: the API on its own short way, everything else through Starlette."""

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from mockserver.app.accounts import Accounts
from mockserver.app.exchange import Exchange
from mockserver.app.files import Files
from mockserver.app.gate import Gate
from mockserver.app.head import Head, read_head
from mockserver.app.integrations import Integrations
from mockserver.app.journal import Recorder
from mockserver.app.pages import fail, page_routes, refuse
from mockserver.app.pictures import Pictures
from mockserver.app.replies import SIGNATURE, EncodedReply, send_reply
from mockserver.app.stream_files import StreamFiles
from mockserver.app.streams import Streams
from mockserver.app.studio import DiskStudio
from mockserver.contract.bodies import JSON_TYPE
from mockserver.contract.contract import Contract, compile_contract
from mockserver.contract.routes import Routes
from mockserver.contract.source import contract_document
from mockserver.ground.clock import Clock, SystemClock
from mockserver.ground.settings import Settings
from mockserver.handlers.registry import Handler, bind
from mockserver.handlers.served import HANDLERS

if TYPE_CHECKING:
    from mockserver.state.fixtures import Library


class MockServerApp:
    """The whole server. Two instances share nothing that changes.

    Raises StartupError, which says what is wrong, when settings, contract or fixtures cannot be used.
    """

    def __init__(
        self,
        settings: Settings | None = None,
        *,
        make_clock: Callable[[], Clock] = SystemClock,
        handlers: Mapping[str, Handler] = HANDLERS,
    ) -> None:
        self.settings = settings or Settings()
        self.contract: Contract = compile_contract(contract_document())
        self.accounts = Accounts(self.settings, self.contract, make_clock)
        self.gate = Gate(self.settings)
        self._public_url = self.settings.public_url.rstrip("/")
        self._handlers = bind(handlers, self.contract)
        self._routes = Routes(self.contract.operations.values(), self.contract.prefixes)
        self._files = Files(self.settings.data_dir, is_used=self.accounts.use_file)
        self._stream_files = StreamFiles(self._files)
        self._recorder = Recorder(self.accounts)
        self._exchange = Exchange(
            self.contract,
            self._handlers,
            self.accounts,
            DiskStudio(
                _library_loader(self.settings.fixtures),
                self._files,
                Integrations(self.settings.integration),
                self.settings.seed,
            ),
            self._files,
            self._recorder,
            strict=self.settings.strict,
        )
        media_routes = [*Pictures(self.accounts).routes(), *Streams(self.accounts, self._stream_files).routes()]
        self._pages = Starlette(
            routes=page_routes(self.contract, media_routes),
            exception_handlers={404: self._refuse, 405: self._refuse, Exception: fail},
            lifespan=self._lifespan,
        )
        self._serve: ASGIApp = self._route
        if self.settings.cors_origins:
            origins = self.settings.cors_origins
            cors = CORSMiddleware(self._route, allow_origins=origins, allow_methods=["*"], allow_headers=["*"])
            self._serve = _signing(cors)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._serve(scope, receive, send)

    async def _route(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            head = self._head(scope)
            found = self._routes.find(scope["path"])
            refusal = self.gate.refusal(scope, head, found[0] if found else None)
            if refusal is not None:
                await send_reply(scope, send, refusal)
                return
            if found is not None:
                await self._exchange.answer(*found, head, scope, receive, send)
                return
        await self._pages(scope, receive, _signed(send))

    def _head(self, scope: Scope) -> Head:
        return read_head(tuple(scope["headers"]), scope.get("scheme", "http"), self._public_url)

    async def _refuse(self, request: Request, error: Exception) -> Response:
        response = await refuse(request, error)
        reply = EncodedReply(response.status_code, JSON_TYPE, bytes(response.body), ())
        response.raw_headers.extend(self._recorder.record_misdirected(request.scope, self._head(request.scope), reply))
        return response

    @asynccontextmanager
    async def _lifespan(self, app: Starlette) -> AsyncIterator[None]:
        self.accounts.courier.start()
        try:
            yield
        finally:
            await self.accounts.courier.stop()
            self.close()

    def close(self) -> None:
        """Remove what the server keeps on disk, unless the settings name a directory for it."""
        self._stream_files.close()
        self._files.close()


def _signing(app: ASGIApp) -> ASGIApp:
    """Return `app` whose own replies are signed too, as a preflight's is."""

    async def serve(scope: Scope, receive: Receive, send: Send) -> None:
        await app(scope, receive, _signed(send))

    return serve


def _signed(send: Send) -> Send:
    async def send_signed(message: Message) -> None:
        if message["type"] == "http.response.start" and SIGNATURE not in message["headers"]:
            message["headers"] = [*message["headers"], SIGNATURE]
        await send(message)

    return send_signed


def _library_loader(directories: Sequence[Path]) -> Callable[[], "Library"]:
    """Return what loads the fixtures: now where a user has some of their own, which may be wrong, else when asked."""

    def load() -> "Library":
        from mockserver.state.fixtures import Library

        return Library(directories)

    if not directories:
        return load
    library = load()
    return lambda: library
