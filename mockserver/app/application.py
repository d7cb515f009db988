"""The server as an ASGI application: the API on its own short way, everything else through Starlette."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from mockserver.app.accounts import Accounts
from mockserver.app.exchange import Exchange
from mockserver.app.files import Files
from mockserver.app.pages import page_routes, refuse
from mockserver.app.pictures import Pictures
from mockserver.app.replies import SIGNATURE
from mockserver.app.studio import DiskStudio
from mockserver.contract.contract import Contract, compile_contract
from mockserver.contract.routes import Routes
from mockserver.contract.source import contract_document
from mockserver.ground.clock import Clock, SystemClock
from mockserver.ground.settings import Settings
from mockserver.handlers.registry import Registry, bind
from mockserver.handlers.v1_2 import REGISTRY
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
        registry: Registry = REGISTRY,
    ) -> None:
        self.settings = settings or Settings()
        self.contract: Contract = compile_contract(contract_document())
        self.accounts = Accounts(self.settings, self.contract, make_clock)
        self._handlers = bind(registry, self.contract)
        self._routes = Routes(self.contract.operations.values(), self.contract.prefixes)
        self._files = Files(self.settings.data_dir)
        library = Library(self.settings.fixtures)
        self._exchange = Exchange(
            self.contract,
            self._handlers,
            self.accounts,
            DiskStudio(library, self._files, self.settings.seed),
            self._files,
            strict=self.settings.strict,
            public_url=self.settings.public_url,
        )
        self._pages = Starlette(
            routes=page_routes(self.contract, Pictures(self.accounts)),
            exception_handlers={404: refuse, 405: refuse, 501: refuse},
            lifespan=self._lifespan,
        )
        self._serve: ASGIApp = self._route
        if self.settings.cors_origins:
            origins = self.settings.cors_origins
            self._serve = CORSMiddleware(self._route, allow_origins=origins, allow_methods=["*"], allow_headers=["*"])

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._serve(scope, receive, send)

    async def _route(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            found = self._routes.find(scope["path"])
            if found is not None:
                await self._exchange.answer(found[0], found[1], scope, receive, send)
                return
        await self._pages(scope, receive, _signed(send))

    @asynccontextmanager
    async def _lifespan(self, app: Starlette) -> AsyncIterator[None]:
        try:
            yield
        finally:
            self.close()

    def close(self) -> None:
        """Remove what the server keeps on disk, unless the settings name a directory for it."""
        self._files.close()


def _signed(send: Send) -> Send:
    async def send_signed(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message.get("headers", ()), SIGNATURE]
        await send(message)

    return send_signed
