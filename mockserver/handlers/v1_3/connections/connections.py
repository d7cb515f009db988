"""Connections: begin, list, use with a file picker, delete. Users consent on a page that is not an operation."""

from mockserver.contract.errors import ApiError
from mockserver.domain.account.account import World
from mockserver.domain.records.uploads.connection import Connection
from mockserver.domain.rules.connections import connections
from mockserver.domain.rules.connections.connections import ConnectionNotActive
from mockserver.ground.clock import rfc3339
from mockserver.handlers.call import Call
from mockserver.handlers.common.lists import page_info, page_of
from mockserver.handlers.common.requests.lists import read_page
from mockserver.handlers.registry import Registry
from mockserver.handlers.reply import CONSENT_PATH, Reply, View
from mockserver.handlers.v1_3.requests.connections import read_connection_request

operations = Registry()


@operations.operation("post_connections_authorize")
def authorize(call: Call, world: World) -> Reply:
    authorization = connections.authorize(world, read_connection_request(call.body))
    address = f"{call.base_url}{CONSENT_PATH}/{world.account.id}/{authorization.id}"
    return Reply(200, {"authorize_url": address, "state": authorization.id})


@operations.operation("get_connections")
async def list_connections(call: Call, world: World) -> Reply:
    page = await page_of(call, read_page(call.query), connections.connections(world), dict)
    data = [_view(connection, world) for connection in page.items]
    return Reply(200, {"data": data, "page_info": page_info(page)})


@operations.operation("get_connections_connection_id")
def retrieve_connection(call: Call, world: World) -> Reply:
    return Reply(200, _view(_connection(call, world), world))


@operations.operation("delete_connections_connection_id")
def delete_connection(call: Call, world: World) -> Reply:
    connections.delete_connection(world, _connection(call, world))
    return Reply(204)


@operations.operation("post_connections_connection_id_picker_token")
def create_picker_token(call: Call, world: World) -> Reply:
    try:
        token = connections.picker_token(world, call.path["connection_id"])
    except ConnectionNotActive as error:
        raise ApiError("connection_not_active", str(error)) from None
    return Reply(
        200,
        {
            "access_token": token.access_token,
            "expires_in": int(token.lifetime.total_seconds()),
            "scope": token.scope,
            "app_id": token.app_id,
            "developer_key": token.developer_key,
        },
    )


def _connection(call: Call, world: World) -> Connection:
    return connections.get_connection(world, call.path["connection_id"])


def _view(connection: Connection, world: World) -> View:
    view: View = {
        "_id": connection.id,
        "provider": connection.provider,
        "status": connection.status(world.now),
        "account": {"external_id": connection.external_id, "display_name": connection.display_name},
        "scopes": list(connection.scopes),
        "connected_at": rfc3339(connection.created_at),
        "last_used_at": rfc3339(connection.last_used_at),
    }
    return view if connection.custom_id is None else {**view, "custom_id": connection.custom_id}
