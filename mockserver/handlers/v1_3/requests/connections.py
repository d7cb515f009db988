"""Parses requests about connections and imports."""

from mockserver.domain.records.uploads.connection import Provider
from mockserver.domain.rules.connections.connections import ConnectionRequest
from mockserver.handlers.call import Values


def read_connection_request(body: Values) -> ConnectionRequest:
    """Return whose consent is requested."""
    return ConnectionRequest(Provider(body["provider"]), body["redirect_uri"], body.get("custom_id"))


def read_redirect_uri(body: Values) -> str:
    """Return the address to register."""
    redirect_uri: str = body["redirect_uri"]
    return redirect_uri


def read_source_ids(body: Values) -> tuple[str, ...]:
    """Return the files to import, in order."""
    return tuple(item["source_id"] for item in body["items"])
