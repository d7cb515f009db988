"""The consent page of connections: a test approves, denies or revokes in place of a user."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urlsplit

import orjson

from mockserver.testing.admin_client import refused
from mockserver.testing.arguments import require
from mockserver.testing.hosts import Host

_FORM = {"content-type": "application/x-www-form-urlencoded", "accept": "application/json"}


@dataclass(frozen=True, slots=True)
class Approval:
    """A connection that the user approved. `redirect_to` is the address to which the browser returns."""

    connection_id: str
    redirect_to: str
    _page: str
    _host: Host

    def revoke(self) -> None:
        """Withdraw the consent: the status of the connection becomes `revoked`."""
        _decide(self._host, self._page, "revoke")


class Consent:
    """Decides in place of a user on the page that an `authorize_url` leads to."""

    def __init__(self, host: Host) -> None:
        self._host = host

    def approve(self, authorize_url: str) -> Approval:
        """Approve the connection.

        Raises Refused if it was decided already, or after ten minutes of the account's clock.
        """
        page = _page_of(authorize_url)
        reply = _decide(self._host, page, "approve")
        connection_id = str(reply["connection_id"])
        shown_at = f"{page.rpartition('/')[0]}/{connection_id}"
        return Approval(connection_id, str(reply["redirect_to"]), shown_at, self._host)

    def deny(self, authorize_url: str) -> str:
        """Deny the connection, and return the address to which the browser returns.

        Raises Refused as `approve` does.
        """
        return str(_decide(self._host, _page_of(authorize_url), "deny")["redirect_to"])


def _page_of(authorize_url: str) -> str:
    """Return the path of the page on the server itself, without a prefix that a public URL adds."""
    require("authorize_url", authorize_url, str)
    return "/" + "/".join(urlsplit(authorize_url).path.split("/")[-3:])


def _decide(host: Host, page: str, decision: str) -> Any:
    status, raw = host.send("POST", page, dict(_FORM), urlencode({"decision": decision}).encode())
    if status != 200:
        raise refused(decision, status, raw)
    return orjson.loads(raw)
