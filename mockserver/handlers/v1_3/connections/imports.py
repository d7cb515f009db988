"""Imports: files of a user at a provider become assets."""

from collections.abc import Mapping, Sequence

from mockserver.contract.errors import ApiError
from mockserver.domain.account.account import World
from mockserver.domain.records.asset import Origin
from mockserver.domain.records.uploads.connection import Connection, ConnectionImport, Refusal
from mockserver.domain.rules.connections import imports
from mockserver.domain.rules.connections.connections import ConnectionNotActive, active_connection, get_connection
from mockserver.domain.rules.connections.imports import Fetched, SourceRefused
from mockserver.ground.clock import rfc3339
from mockserver.ground.errors import MediaInvalid
from mockserver.handlers.call import Call, IngestOptions
from mockserver.handlers.common.lists import page_info, page_of
from mockserver.handlers.common.requests.lists import read_page
from mockserver.handlers.registry import Registry
from mockserver.handlers.reply import Reply, View
from mockserver.handlers.v1_3.requests.connections import read_source_ids

operations = Registry()

_CODES: Mapping[Refusal, str] = {
    Refusal.UNAVAILABLE: "source_unavailable",
    Refusal.NOT_AUTHORIZED: "source_not_authorized",
    Refusal.UNSUPPORTED: "unsupported_media_type",
    Refusal.TOO_LARGE: "media_filesize_too_large",
}


@operations.operation("post_connections_connection_id_imports")
async def import_files(call: Call, world: World) -> Reply:
    source_ids = read_source_ids(call.body)
    connection, fetched = _active(call, world), dict[str, Fetched]()
    while lacking := _lacking(world, connection, source_ids, fetched):
        for source_id in lacking:
            fetched[source_id] = await _fetched(call, world, Origin(connection.provider, source_id))
        # Meanwhile the connection may have been revoked, or an existing asset deleted.
        world = world.at_now()
        connection = _active(call, world)
    made = imports.import_files(world, connection, source_ids, fetched)
    return Reply(202, {"_id": made.id, "has_failures": made.has_failures, "items": _items(made, world)})


@operations.operation("get_connections_connection_id_imports")
async def list_imports(call: Call, world: World) -> Reply:
    connection = _connection(call, world)
    page = await page_of(call, read_page(call.query), imports.imports_of(world, connection), dict)
    return Reply(200, {"data": [_view(made, connection) for made in page.items], "page_info": page_info(page)})


@operations.operation("get_connections_connection_id_imports_import_id")
def retrieve_import(call: Call, world: World) -> Reply:
    connection = _connection(call, world)
    made = imports.get_import(world, connection, call.path["import_id"])
    imports.count_poll(world, made)
    return Reply(200, {**_view(made, connection), "items": _items(made, world)})


def _connection(call: Call, world: World) -> Connection:
    return get_connection(world, call.path["connection_id"])


def _active(call: Call, world: World) -> Connection:
    try:
        return active_connection(world, call.path["connection_id"])
    except ConnectionNotActive as error:
        raise ApiError("connection_not_active", str(error)) from None


def _lacking(
    world: World, connection: Connection, source_ids: Sequence[str], fetched: Mapping[str, Fetched]
) -> list[str]:
    return [one for one in imports.to_fetch(world, connection.provider, source_ids) if one not in fetched]


async def _fetched(call: Call, world: World, origin: Origin) -> Fetched:
    try:
        options = IngestOptions(expected=world.account.kit.expected_videos)
        return imports.checked(await call.ingest.fetch_source(origin, options))
    except SourceRefused as error:
        return error
    except MediaInvalid as error:
        return imports.unfit(error)


def _view(made: ConnectionImport, connection: Connection) -> View:
    view: View = {
        "_id": made.id,
        "connection_id": connection.id,
        "provider": connection.provider,
        "item_count": len(made.items),
        "created_at": rfc3339(made.created_at),
    }
    return view if connection.custom_id is None else {**view, "custom_id": connection.custom_id}


def _items(made: ConnectionImport, world: World) -> list[View]:
    views: list[View] = []
    for item, status in imports.current_items(world, made):
        view: View = {"source_id": item.source_id, "action": item.action}
        if item.refusal is not None:
            view["error"] = {"code": _CODES[item.refusal], "message": item.reason}
        else:
            view |= {"asset_id": item.asset_id, "status": status}
        views.append(view)
    return views
