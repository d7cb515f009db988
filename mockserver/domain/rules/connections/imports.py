"""Imports through a connection: each requested file becomes an asset, unless it already is one or is rejected."""

from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import quote

from mockserver.domain.account.account import World
from mockserver.domain.account.connection_kinds import CONNECTION_IMPORTS
from mockserver.domain.records.asset import Asset, Medium, Origin
from mockserver.domain.records.job import ASSET_PROCESSING
from mockserver.domain.records.job_profile import Status
from mockserver.domain.records.upload import Upload
from mockserver.domain.records.uploads.connection import (
    Connection,
    ConnectionImport,
    ImportAction,
    ImportItem,
    Provider,
    Refusal,
)
from mockserver.domain.rules.asset_uploads import fill_asset, status_of, upload_asset
from mockserver.domain.rules.assets import is_visible
from mockserver.domain.rules.connections.connections import use_connection
from mockserver.domain.rules.jobs import retrieve_job
from mockserver.ground.clock import to_milliseconds
from mockserver.ground.errors import MediaInvalid, MediaTooLarge, MockserverError, NotFound

_PLACE = "https://drive.google.com/file/d"


class SourceRefused(MockserverError):
    """A file at the provider cannot be imported; `refusal` and the message say why."""

    def __init__(self, refusal: Refusal, reason: str) -> None:
        super().__init__(reason)
        self.refusal = refusal


# The result of fetching a file from the provider.
Fetched = Upload | SourceRefused


def checked(upload: Upload) -> Fetched:
    """Return the upload, or the refusal if files of its medium are not imported."""
    if upload.medium is Medium.DOCUMENT:
        return SourceRefused(Refusal.UNSUPPORTED, "Documents cannot be imported; upload them as assets.")
    return upload


def unfit(error: MediaInvalid) -> SourceRefused:
    """Return the refusal for a file that is not a medium, or too large."""
    return SourceRefused(Refusal.TOO_LARGE if isinstance(error, MediaTooLarge) else Refusal.UNSUPPORTED, str(error))


def to_fetch(world: World, provider: Provider, source_ids: Sequence[str]) -> list[str]:
    """Return the files to fetch: those without an asset, or whose asset has failed."""
    known = _assets_by_source(world, provider, source_ids)
    return [
        source_id
        for source_id in source_ids
        if (asset := known[source_id]) is None or status_of(world, asset) is Status.FAILED
    ]


def import_files(
    world: World, connection: Connection, source_ids: Sequence[str], fetched: Mapping[str, Fetched]
) -> ConnectionImport:
    """Create assets for files; `fetched` has the files that `to_fetch` names at this instant."""
    now = to_milliseconds(world.now)
    known = _assets_by_source(world, connection.provider, source_ids)
    items = []
    for source_id in source_ids:
        asset = known[source_id]
        if asset is not None and status_of(world, asset) is not Status.FAILED:
            items.append(ImportItem(source_id, ImportAction.SKIPPED, asset.id))
        else:
            items.append(_take(world, source_id, fetched[source_id], asset))
    made = ConnectionImport(world.account.identifiers.object_id(now), connection.id, now, tuple(items))
    world.account.tables[CONNECTION_IMPORTS].put(made)
    use_connection(world, connection)
    return made


def imports_of(world: World, connection: Connection) -> list[ConnectionImport]:
    """Return the imports through a connection, oldest first."""
    return [made for made in world.account.tables[CONNECTION_IMPORTS].view() if made.connection_id == connection.id]


def get_import(world: World, connection: Connection, import_id: str) -> ConnectionImport:
    """Return an import through a connection. Raises NotFound."""
    made = world.account.tables[CONNECTION_IMPORTS].get(import_id)
    if made.connection_id != connection.id:
        raise NotFound(import_id, world.account.tables[CONNECTION_IMPORTS].collection)
    return made


def current_items(world: World, made: ConnectionImport) -> Iterator[tuple[ImportItem, Status | None]]:
    """Yield the items of an import and the states of their assets, without items whose assets were deleted."""
    for item in made.items:
        if item.asset_id is None:
            yield item, None
            continue
        asset = world.assets.find(item.asset_id)
        if asset is not None and is_visible(world, asset):
            yield item, status_of(world, asset)


def count_poll(world: World, made: ConnectionImport) -> None:
    """Count a poll of the import's assets, which advances jobs that progress by polls."""
    for item in made.items:
        if item.asset_id is not None and world.jobs.find_of(ASSET_PROCESSING, item.asset_id):
            retrieve_job(world, ASSET_PROCESSING, item.asset_id)


def place_of(source_id: str) -> str:
    """Return the address at which users see a file."""
    return f"{_PLACE}/{quote(source_id, safe='')}"


def _assets_by_source(world: World, provider: Provider, source_ids: Sequence[str]) -> dict[str, Asset | None]:
    """Return the latest visible asset of each file, or None."""
    return {source_id: _latest_asset(world, Origin(provider, source_id)) for source_id in source_ids}


def _latest_asset(world: World, origin: Origin) -> Asset | None:
    assets = reversed(world.assets.imported_from(origin))
    return next((asset for asset in assets if is_visible(world, asset)), None)


def _take(world: World, source_id: str, fetched: Fetched, failed: Asset | None) -> ImportItem:
    """Create an asset for a fetched file, or retry the failed one."""
    if isinstance(fetched, SourceRefused):
        return ImportItem(source_id, ImportAction.REJECTED, refusal=fetched.refusal, reason=str(fetched))
    if failed is None:
        made = upload_asset(world, fetched, {})
        return ImportItem(source_id, ImportAction.CREATED, made.id)
    world.jobs.delete(failed.id)
    fill_asset(world, failed, fetched)
    return ImportItem(source_id, ImportAction.RETRIED, failed.id)
