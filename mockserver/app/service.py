"""Everything that answers API requests. It is loaded with the first one."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.routing import Router
from starlette.types import ASGIApp

from mockserver.app.accounts import Accounts
from mockserver.app.http.access import AccessControl
from mockserver.app.journal.recorder import Recorder
from mockserver.app.media.files import Files
from mockserver.app.media.ingest import DiskIngest
from mockserver.app.media.stream_files import StreamFiles
from mockserver.app.pipeline import Pipeline
from mockserver.contract.contract import Contract
from mockserver.ground.clock import Clock
from mockserver.ground.settings import Settings
from mockserver.handlers.registry import Handler, bind
from mockserver.handlers.served import HANDLERS

if TYPE_CHECKING:
    from mockserver.fixtures.library import Library


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
        self.accounts = Accounts(settings, contract, make_clock)
        self.recorder = Recorder(self.accounts)
        self._files = Files(settings.data_dir, is_used=self.accounts.use_file)
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
        )
        self._save_to = settings.save
        if settings.restore:
            from mockserver.app.saved_accounts import restore_files  # few servers start from a file

            restore_files(settings.restore, settings.save, self.accounts, ingest.kept_file)

    def open_media(self) -> Router:
        """Return the application for the media path."""
        from mockserver.app.media.contents import Contents  # few runs look at a video
        from mockserver.app.media.pictures import Pictures
        from mockserver.app.media.streams import Streams

        streams = Streams(self.accounts, self._stream_files)
        return Router([*Pictures(self.accounts).routes(), *streams.routes(), *Contents(self.accounts).routes()])

    def open_consent(self) -> Router:
        """Return the application for the consent path."""
        from mockserver.app.consent import Consent  # few accounts have connections

        return Router(Consent(self.accounts).routes())

    def open_ui(self, access: AccessControl, app: ASGIApp) -> Router:
        """Return the application for the page, which changes accounts by requests to `app`."""
        from mockserver.app.ui.routes import Ui  # few runs open the page

        return Router(Ui(self.accounts, access, app).routes())

    def trouble(self) -> str:
        """Return why uploads cannot be taken; empty if they can."""
        return self._files.trouble()

    def save(self) -> None:
        """Write the accounts to the files that the settings name. Raises StartupError, which names the file."""
        if self._save_to:
            from mockserver.app.saved_accounts import save_files  # as above

            save_files(self._save_to, self.accounts)

    def close(self) -> None:
        """Remove the files on disk, unless the settings name a directory for them."""
        self._stream_files.close()
        self._files.close()


def _library_loader(directories: Sequence[Path]) -> Callable[[], "Library"]:
    """Return a function that loads the fixtures. A user's own are loaded now, since they may be wrong."""

    def load() -> "Library":
        from mockserver.fixtures.library import Library

        return Library(directories)

    if not directories:
        return load
    library = load()
    return lambda: library
