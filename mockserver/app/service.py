"""Everything that answers API requests. It is loaded with the first one."""

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from mockserver.app.accounts import Accounts
from mockserver.app.http.access import AccessControl
from mockserver.app.journal.recorder import Recorder
from mockserver.app.media.files import Files
from mockserver.app.media.ingest import DiskIngest
from mockserver.app.media.stream_files import StreamFiles
from mockserver.app.pipeline import Pipeline
from mockserver.contract.contract import Contract
from mockserver.ground.clock import Clock
from mockserver.ground.errors import LibraryMissing, SettingsInvalid
from mockserver.ground.settings import IN_MEMORY, Settings, files_beside
from mockserver.handlers.registry import Handler, bind
from mockserver.handlers.served import HANDLERS

if TYPE_CHECKING:
    from starlette.routing import BaseRoute, Router

    from mockserver.app.store import Store
    from mockserver.fixtures.library import Library


_ACCOUNT_ID = re.compile("[0-9a-f]{24}", re.ASCII)


class Service:
    """The accounts of one server, the pipeline of their requests, and the pictures and streams of their videos.

    Raises StartupError with the reason if fixtures or other settings cannot be used.
    """

    def __init__(
        self,
        settings: Settings,
        contract: Contract,
        make_clock: Callable[[], Clock],
        handlers: Mapping[str, Handler] | None = None,
    ) -> None:
        self._store = _open_store(settings)
        self.accounts = Accounts(settings, contract, make_clock, self._store)
        self.recorder = Recorder(self.accounts)
        self._files = _open_files(settings, self.accounts, self._store)
        self._stream_files = StreamFiles(self._files)
        ingest = DiskIngest(_library_loader(settings.fixtures), self._files, settings)
        self.pipeline = Pipeline(
            contract,
            bind(HANDLERS if handlers is None else handlers, contract),
            self.accounts,
            ingest,
            self._files,
            self.recorder,
            settings.largest_body,
            self._store,
        )
        if self._store is not None:
            self._store.attach(self.accounts, ingest.kept_file)
            self.accounts.dispatcher.on_change = self._store.flush
        self._save_to = settings.save
        if settings.restore:
            from mockserver.app.saved_accounts import restore_files  # few servers start from a file

            restore_files(settings.restore, settings.save, self.accounts, ingest.kept_file)
        self._files.remove_unowned()

    def open_media(self) -> ASGIApp:
        """Return the application for the media path."""
        from mockserver.app.media.contents import Contents  # few runs look at a video
        from mockserver.app.media.pictures import Pictures
        from mockserver.app.media.streams import Streams

        streams = Streams(self.accounts, self._stream_files)
        return _router([*Pictures(self.accounts).routes(), *streams.routes(), *Contents(self.accounts).routes()])

    def open_consent(self) -> ASGIApp:
        """Return the application for the consent path."""
        from mockserver.app.consent import Consent  # few accounts have connections

        consent = _router(Consent(self.accounts).routes())
        return consent if self._store is None else _storing(consent, self.accounts, self._store)

    def open_ui(self, access: AccessControl, app: ASGIApp) -> ASGIApp:
        """Return the application for the page, which changes accounts by requests to `app`."""
        from mockserver.app.ui.routes import Ui  # few runs open the page

        return _router(Ui(self.accounts, access, app).routes())

    def trouble(self) -> str:
        """Return why uploads or changes cannot be stored; empty if they can."""
        return self._files.trouble() or (self._store.trouble() if self._store is not None else "")

    def save(self) -> None:
        """Write the accounts to the files that the settings name. Raises StartupError, which names the file."""
        if self._save_to:
            from mockserver.app.saved_accounts import save_files  # as above

            save_files(self._save_to, self.accounts)
            for account in self.accounts.all():
                self._files.note_snapshot([*account.assets.files, *account.uploads.files])

    def start(self) -> None:
        """Start the background work. The running event loop must stay."""
        self.accounts.dispatcher.start()
        if self._store is not None:
            self._store.start_preloading()

    async def stop(self) -> None:
        """Stop the background work."""
        if self._store is not None:
            await self._store.stop_preloading()
        await self.accounts.dispatcher.stop()

    def close(self) -> None:
        """Remove the files on disk, unless the settings name a directory for them."""
        if self._store is not None:
            self._store.close()
        self._stream_files.close()
        self._files.close()


def _router(routes: "Sequence[BaseRoute]") -> "Router":
    from starlette.routing import Router  # most clients do not open the page

    return Router(routes)


def _open_store(settings: Settings) -> "Store | None":
    """Return the store of the settings, or None if accounts are only in memory. Raises StartupError."""
    if settings.store == IN_MEMORY:
        if settings.store_journal:
            raise SettingsInvalid("--store-journal is for a server with a store: add --store sqlite:///FILE")
        return None
    if settings.restore or settings.save:
        raise SettingsInvalid("--restore and --save are for a server without a store: --store keeps all accounts")
    try:
        from mockserver.state.sql_log import SqlLog
    except ModuleNotFoundError as error:
        reason = f'--store needs {error.name}; install it with: pip install "twelvelabs-mockserver[store]"'
        raise LibraryMissing(reason) from None
    from mockserver.app.store import Store  # few servers have one

    keeps = settings.store_journal
    return Store(settings.store, settings.seed, settings.idle_accounts, SqlLog, keeps_exchanges=keeps)


def _open_files(settings: Settings, accounts: Accounts, store: "Store | None") -> Files:
    if store is None:
        return Files(settings.data_dir, is_used=accounts.use_file)
    try:
        directory = settings.data_dir or files_beside(settings.store)
        return Files(directory, is_used=accounts.use_file)
    except BaseException:
        store.release()
        raise


def _storing(app: ASGIApp, accounts: Accounts, store: "Store") -> ASGIApp:
    """Return `app`, whose replies are sent when the account in their path is stored."""

    async def serve(scope: Scope, receive: Receive, send: Send) -> None:
        account_id = next(filter(_ACCOUNT_ID.fullmatch, scope["path"].split("/")), "")
        await store.load(account_id)

        async def send_stored(message: Message) -> None:
            account = accounts.find(account_id)
            if message["type"] == "http.response.start" and account is not None:
                await store.flush(account)
            await send(message)

        await app(scope, receive, send_stored)

    return serve


def _library_loader(directories: Sequence[Path]) -> Callable[[], "Library"]:
    """Return a function that loads the fixtures. A user's own are loaded now, since they may be wrong."""

    def load() -> "Library":
        from mockserver.fixtures.library import Library

        return Library(directories)

    if not directories:
        return load
    library = load()
    return lambda: library
