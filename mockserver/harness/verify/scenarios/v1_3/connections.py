"""Connections: consent, imports, and redirect URIs."""

from collections.abc import Mapping
from urllib.parse import urlsplit

import orjson

from mockserver.harness.verify.api_client import ApiClient, ScenarioOver
from mockserver.harness.verify.scenarios.common.lists import check_paging
from mockserver.harness.verify.scenarios.common.resource_laws import follow
from mockserver.harness.verify.scenarios.common.resources import Resource
from mockserver.harness.verify.scenarios.common.scenario import ScenarioContext, Scenarios

scenarios = Scenarios()
CONNECTION = Resource("connection", "/v1.3/connections", "connection_id")
_URIS = "post_connections_redirect_uris"
_AUTHORIZE = "post_connections_authorize"
_IMPORTS = "post_connections_connection_id_imports"
_IMPORT = "get_connections_connection_id_imports_import_id"
_URI = "https://verify.example.com/back"


@scenarios.scenario("consent creates a connection, and its imports create one asset per file")
def imports(client: ApiClient, context: ScenarioContext) -> None:
    path = {"connection_id": _consented(client, context)}
    _check_connection(client, path)
    sources = ["verify-one.mp4", "verify-two.mp4"]
    first = client.accepted(_IMPORTS, path, json={"items": [{"source_id": name} for name in sources]})
    named = [item["source_id"] for item in first.json["items"]]
    client.law(
        named == sources, first, "order", "items", f"They are {named}.", "each file, in the order of the request"
    )
    where = {**path, "import_id": first.json["_id"]}
    assets = _check_assets(client, where)
    _check_import_again(client, path, first.json["items"][0])
    check_paging(client, "get_connections_connection_id_imports", path, {})
    if context.other_key:
        for name in ("get_connections_connection_id", "delete_connections_connection_id"):
            client.refused(403, "read_not_allowed", name, path, key=context.other_key)
    client.accepted("delete_connections_connection_id", path)
    client.refused(404, "resource_not_exists", "get_connections_connection_id", path)
    client.refused(404, "resource_not_exists", _IMPORT, where)
    client.accepted("get_assets_asset_id", {"asset_id": assets[0]})
    for asset_id in assets:
        client.accepted("delete_assets_asset_id", {"asset_id": asset_id})


def _check_connection(client: ApiClient, path: Mapping[str, str]) -> None:
    connection = client.accepted("get_connections_connection_id", path)
    expected = {"_id": path["connection_id"], "status": "active", "provider": "google_drive", "custom_id": "verify"}
    for field, value in expected.items():
        got = connection.json.get(field)
        client.law(got == value, connection, "value", field, f"{field} is {got}.", value)
    check_paging(client, "get_connections", {}, {})
    client.accepted("post_connections_connection_id_picker_token", path)


def _check_assets(client: ApiClient, where: Mapping[str, str]) -> list[str]:
    """Wait for an import, check that its items agree with their assets, and return the ids of these."""
    items = follow(client, client.contract.operations[_IMPORT], dict(where)).json["items"]
    for item in items:
        asset = client.accepted("get_assets_asset_id", {"asset_id": item["asset_id"]})
        for field, value in (("status", item["status"]), ("method", "connector")):
            got = asset.json[field]
            client.law(got == value, asset, "agreement", field, f"{field} is {got}.", value)
    return [item["asset_id"] for item in items]


def _check_import_again(client: ApiClient, path: Mapping[str, str], before: Mapping[str, str]) -> None:
    """Check that a file is not imported twice."""
    again = client.accepted(_IMPORTS, path, json={"items": [{"source_id": before["source_id"]}]})
    item = again.json["items"][0]
    got = (item["action"], item["asset_id"])
    message = f"A file that was imported is {got[0]}, as {got[1]}."
    client.law(got == ("skipped", before["asset_id"]), again, "value", "action", message, "skipped, with its asset")


@scenarios.scenario("a redirect URI is registered once, and consent redirects only to registered ones")
def redirect_uris(client: ApiClient, context: ScenarioContext) -> None:
    uri = f"{_URI}/{context.name('uri').replace(' ', '-')}"
    made = client.accepted(_URIS, json={"redirect_uri": uri})
    client.refused(409, "redirect_uri_already_exists", _URIS, json={"redirect_uri": uri})
    for wrong in ("http://verify.example.com/back", "https://*.example.com/back"):
        client.refused(422, "redirect_uri_invalid", _URIS, json={"redirect_uri": wrong})
    asked = {"provider": "google_drive", "redirect_uri": uri}
    client.accepted(_AUTHORIZE, json=asked)
    client.refused(400, "parameter_invalid", _AUTHORIZE, json={**asked, "redirect_uri": f"{uri}/elsewhere"})
    check_paging(client, "get_connections_redirect_uris", {}, {})
    client.accepted("delete_connections_redirect_uris_redirect_uri_id", {"redirect_uri_id": made.json["_id"]})


def _consented(client: ApiClient, context: ScenarioContext) -> str:
    """Return the connection after consent. Raises ScenarioOver if a person must give it."""
    uri = client.accepted("get_connections_redirect_uris").json["data"]
    back = uri[0]["redirect_uri"] if uri else _URI
    body = {"provider": "google_drive", "redirect_uri": back, "custom_id": "verify"}
    asked = client.accepted(_AUTHORIZE, json=body)
    page = urlsplit(asked.json["authorize_url"])
    if page.netloc not in ("127.0.0.1", urlsplit(client.base_url).netloc):
        raise ScenarioOver("a person has to consent in a browser")
    form = b"decision=approve"
    headers = {
        "accept": "application/json",
        "content-type": "application/x-www-form-urlencoded",
        "content-length": str(len(form)),
    }
    target = f"{page.path}?{page.query}" if page.query else page.path
    reply = client.send("POST", target, headers, form)
    if reply.status != 200:
        raise ScenarioOver(f"consent was answered {reply.status}")
    made = str(orjson.loads(reply.body)["connection_id"])
    client.claim(CONNECTION.path, made)
    return made
