"""Requests that get the error codes of connections, redirect URIs and imports."""

from typing import Any

import orjson

from mockserver.contract.operations import Operation
from mockserver.domain.rules.connections.redirect_uris import MOST_URIS
from tests.support.asgi import JSON, Answer
from tests.support.provocations import Bench, Provocation, Refused, target

SOMEBODY = "tlk_SOMEBODY"
_URIS = "/v1.3/connections/redirect-uris"
_CALLBACK = "https://app.example.com/callback"


def _send(bench: Bench, method: str, path: str, body: Any = None, **options: Any) -> Answer:
    raw = b"" if body is None else orjson.dumps(body)
    return bench.lenient.send(method, path, raw, {"content-type": JSON}, **options)


def _connected(bench: Bench, **options: Any) -> str:
    """Let a user consent, and return the connection."""
    body = {"provider": "google_drive", "redirect_uri": _CALLBACK}
    asked = _send(bench, "POST", "/v1.3/connections:authorize", body, **options).json()
    page = "/" + asked["authorize_url"].split("/", 3)[3]
    answer = bench.lenient.send("POST", page, b"decision=approve", {"accept": JSON})
    return str(answer.json()["connection_id"])


def _about(bench: Bench, operation: Operation, connection_id: str) -> Refused:
    body = bench.request(operation) if operation.bodies else None
    return Refused(_send(bench, operation.method, target(operation, connection_id), body), connection_id)


def connection_of_another_account(bench: Bench, operation: Operation) -> Refused:
    """Name a connection of another account."""
    return _about(bench, operation, _connected(bench, key=SOMEBODY))


def expired_connection(bench: Bench, operation: Operation) -> Refused:
    """Use a connection that was not used for half a year."""
    connection_id = _connected(bench)
    bench.clock.advance(days=180)
    return _about(bench, operation, connection_id)


def uri_of_another_account(bench: Bench, operation: Operation) -> Refused:
    """Delete the redirect URI of another account."""
    made = _send(bench, "POST", _URIS, {"redirect_uri": _CALLBACK}, key=SOMEBODY).json()["_id"]
    return Refused(_send(bench, "DELETE", f"{_URIS}/{made}"), made)


def uri_twice(bench: Bench, operation: Operation) -> Refused:
    """Register a redirect URI again."""
    _send(bench, "POST", _URIS, {"redirect_uri": _CALLBACK})
    return Refused(_send(bench, "POST", _URIS, {"redirect_uri": _CALLBACK}), _CALLBACK)


def local_uri(bench: Bench, operation: Operation) -> Refused:
    """Register a redirect URI that leads to the machine of its user."""
    return Refused(_send(bench, "POST", _URIS, {"redirect_uri": "https://localhost/back"}), "host")


def one_uri_more(bench: Bench, operation: Operation) -> Refused:
    """Register more redirect URIs than an account may have."""
    for number in range(MOST_URIS):
        _send(bench, "POST", _URIS, {"redirect_uri": f"{_CALLBACK}/{number}"})
    return Refused(_send(bench, "POST", _URIS, {"redirect_uri": _CALLBACK}), f"{MOST_URIS}")


_IMPORTS = "get_connections_connection_id_imports"
_CONNECTION, _REGISTER = "get_connections_connection_id", "post_connections_redirect_uris"
OWN: dict[tuple[str, str], Provocation] = {
    **{
        (operation, "read_not_allowed"): connection_of_another_account
        for operation in (
            *(_CONNECTION, f"delete{_CONNECTION[3:]}", f"post{_CONNECTION[3:]}_picker_token"),
            *(_IMPORTS, f"post{_IMPORTS[3:]}", f"{_IMPORTS}_import_id"),
        )
    },
    **{
        (operation, "connection_not_active"): expired_connection
        for operation in (f"post{_CONNECTION[3:]}_picker_token", f"post{_IMPORTS[3:]}")
    },
    ("delete_connections_redirect_uris_redirect_uri_id", "read_not_allowed"): uri_of_another_account,
    (_REGISTER, "redirect_uri_already_exists"): uri_twice,
    (_REGISTER, "redirect_uri_invalid"): local_uri,
    (_REGISTER, "redirect_uri_limit_exceeded"): one_uri_more,
}
