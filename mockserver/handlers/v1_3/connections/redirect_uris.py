"""Redirect URIs: registered, listed, deleted."""

from mockserver.contract.errors import ApiError
from mockserver.domain.account.account import World
from mockserver.domain.account.connection_kinds import REDIRECT_URIS
from mockserver.domain.records.uploads.connection import RedirectUri
from mockserver.domain.rules.connections import redirect_uris
from mockserver.domain.rules.connections.redirect_uris import (
    RedirectUriInvalid,
    RedirectUriLimitExceeded,
    RedirectUriTaken,
)
from mockserver.ground.clock import rfc3339
from mockserver.handlers.call import Call
from mockserver.handlers.common.lists import page_info, page_of
from mockserver.handlers.common.requests.lists import read_page
from mockserver.handlers.registry import Registry
from mockserver.handlers.reply import Reply, View
from mockserver.handlers.v1_3.requests.connections import read_redirect_uri

operations = Registry()

_CODES = {
    RedirectUriInvalid: "redirect_uri_invalid",
    RedirectUriTaken: "redirect_uri_already_exists",
    RedirectUriLimitExceeded: "redirect_uri_limit_exceeded",
}


@operations.operation("post_connections_redirect_uris")
def register_uri(call: Call, world: World) -> Reply:
    try:
        made = redirect_uris.register_uri(world, read_redirect_uri(call.body))
    except tuple(_CODES) as error:
        raise ApiError(_CODES[type(error)], str(error)) from None
    return Reply(201, _view(made))


@operations.operation("get_connections_redirect_uris")
async def list_uris(call: Call, world: World) -> Reply:
    page = await page_of(call, read_page(call.query), redirect_uris.registered_uris(world), dict)
    return Reply(200, {"data": [_view(one) for one in page.items], "page_info": page_info(page)})


@operations.operation("delete_connections_redirect_uris_redirect_uri_id")
def delete_uri(call: Call, world: World) -> Reply:
    world.account.tables[REDIRECT_URIS].delete(call.path["redirect_uri_id"])
    return Reply(204)


def _view(one: RedirectUri) -> View:
    return {"_id": one.id, "redirect_uri": one.redirect_uri, "created_at": rfc3339(one.created_at)}
