"""Connections to the files of a user, and imports through them."""

from time import sleep
from typing import Any

import httpx

from tests.clients.python_client.call import Broken, Calls, Stage
from tests.clients.python_client.sdk_1.assets import RETRIEVE, processed
from tests.clients.python_client.sdk_1.tasks import INTERVAL_SECONDS

calls = Calls()

AUTHORIZE, LIST, CONNECTION = "post_connections_authorize", "get_connections", "get_connections_connection_id"
URIS, IMPORTS = "connections_redirect_uris", "connections_connection_id_imports"
CONNECTIONS = (1, 3, 4)
CALLBACK = "https://app.example.com/callback"
NO_ADDRESS = "the colon of `connections:authorize` is taken for the end of a URL scheme, so that no request is sent"
WANTED = {"provider": "google_drive", "redirect_uri": CALLBACK, "custom_id": "user-1"}


def authorized(stage: Stage) -> str:
    """Request the consent of a user over HTTP, since the client cannot, and return the address of the consent page."""
    wrapper = stage.client._client_wrapper
    headers = {"x-api-key": wrapper.api_key}
    reply = httpx.post(f"{wrapper.get_base_url()}/connections:authorize", json=WANTED, headers=headers)
    return str(reply.raise_for_status().json()["authorize_url"])


def finished(stage: Stage, import_id: str) -> Any:
    """Return an import when its files are ready or failed; the client has no method that waits for it."""
    while True:
        found = stage.client.imports.retrieve_import(stage["connection"], import_id)
        if all(item.status != "processing" for item in found.items):
            return found
        sleep(INTERVAL_SECONDS)


@calls.of(
    "data_connectors.authorize_connection", AUTHORIZE, Broken("UnsupportedProtocol", NO_ADDRESS), since=CONNECTIONS
)
def authorize(stage: Stage) -> None:
    stage.client.data_connectors.authorize_connection(**WANTED)


@calls.of("data_connectors.list_connections", LIST, since=CONNECTIONS)
def list_connections(stage: Stage) -> None:
    approved = httpx.post(authorized(stage), data={"decision": "approve"})
    assert approved.headers["location"].startswith(f"{CALLBACK}?status=ok&connection_id=")
    [connection] = stage.client.data_connectors.list_connections().data
    stage["connection"] = connection.id
    assert (connection.status, connection.custom_id, connection.provider) == ("active", "user-1", "google_drive")


@calls.of("data_connectors.retrieve_connection", CONNECTION, since=CONNECTIONS)
def retrieve_connection(stage: Stage) -> None:
    found = stage.client.data_connectors.retrieve_connection(stage["connection"])
    assert found.account.display_name
    assert found.connected_at <= found.last_used_at


@calls.of("data_connectors.create_connection_picker_token", f"post{CONNECTION[3:]}_picker_token", since=CONNECTIONS)
def create_picker_token(stage: Stage) -> None:
    token = stage.client.data_connectors.create_connection_picker_token(stage["connection"])
    assert (token.expires_in, bool(token.access_token)) == (3600, True)


@calls.of("data_connectors.create_redirect_uri", f"post_{URIS}", since=CONNECTIONS)
def register_uri(stage: Stage) -> None:
    made = stage.client.data_connectors.create_redirect_uri(redirect_uri=CALLBACK)
    stage["redirect uri"] = made.id
    assert made.redirect_uri == CALLBACK


@calls.of("data_connectors.list_redirect_uris", f"get_{URIS}", since=CONNECTIONS)
def list_uris(stage: Stage) -> None:
    assert [one.id for one in stage.client.data_connectors.list_redirect_uris().data] == [stage["redirect uri"]]


@calls.of("data_connectors.delete_redirect_uri", f"delete_{URIS}_redirect_uri_id", since=CONNECTIONS)
def delete_uri(stage: Stage) -> None:
    stage.client.data_connectors.delete_redirect_uri(stage["redirect uri"])
    assert stage.client.data_connectors.list_redirect_uris().data == []


@calls.of("imports.import_files", f"post_{IMPORTS}", since=CONNECTIONS)
def import_files(stage: Stage) -> None:
    from twelvelabs.imports import ImportFilesRequestItemsItem as File

    files = [File(source_id="drive-film.mp4"), File(source_id="notes.pdf")]
    made = stage.client.imports.import_files(stage["connection"], items=files)
    stage["import"] = made.id
    assert [item.action for item in made.items] == ["created", "rejected"]
    assert made.has_failures


@calls.of("imports.retrieve_import", f"get_{IMPORTS}_import_id", since=CONNECTIONS)
def retrieve_import(stage: Stage) -> None:
    film, notes = finished(stage, stage["import"]).items
    stage["imported film"] = film.asset_id
    assert (film.status, notes.status, notes.error.code) == ("ready", None, "unsupported_media_type")


@calls.of("imports.list_imports", f"get_{IMPORTS}", since=CONNECTIONS)
def list_imports(stage: Stage) -> None:
    [listed] = stage.client.imports.list_imports(stage["connection"]).data
    assert (listed.id, listed.item_count) == (stage["import"], 2)


@calls.of("data_connectors.delete_connection", f"delete{CONNECTION[3:]}", since=CONNECTIONS)
def delete_connection(stage: Stage) -> None:
    stage.client.data_connectors.delete_connection(stage["connection"])
    assert stage.client.data_connectors.list_connections().data == []


@calls.of("assets.retrieve (imported)", RETRIEVE, since=CONNECTIONS)
def retrieve_asset(stage: Stage) -> None:
    asset = processed(stage, stage["imported film"])
    assert (asset.method, asset.source.details.source_id) == ("connector", "drive-film.mp4")
