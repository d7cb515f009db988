"""The decisions of a user about connections, in a test's hands."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urlsplit

import orjson

from mockserver.testing.errors import Refused
from mockserver.testing.hosts import Host

_FORM = {"content-type": "application/x-www-form-urlencoded", "accept": "application/json"}


@dataclass(frozen=True, slots=True)
class Approval:
    """A connection that a user has consented to, and `redirect_to`, where the browser of the user returns to."""

    connection_id: str
    redirect_to: str
    _page: str
    _host: Host

    def revoke(self) -> None:
        """Let the user withdraw the consent: the connection is `revoked`."""
        _decide(self._host, self._page, "revoke")


class Consent:
    """Decides as a user would on the page that an `authorize_url` leads to."""

    def __init__(self, host: Host) -> None:
        self._host = host

    def approve(self, authorize_url: str) -> Approval:
        """Consent. Raises Refused where that was decided already, or ten minutes have passed."""
        page = _page_of(authorize_url)
        said = _decide(self._host, page, "approve")
        connection_id = str(said["connection_id"])
        shown_at = f"{page.rpartition('/')[0]}/{connection_id}"
        return Approval(connection_id, str(said["redirect_to"]), shown_at, self._host)

    def deny(self, authorize_url: str) -> str:
        """Do not consent, and return where the browser of the user returns to. Raises Refused as `approve` does."""
        return str(_decide(self._host, _page_of(authorize_url), "deny")["redirect_to"])


def _page_of(authorize_url: str) -> str:
    """Return the path of the page, as the server itself knows it, whatever a public URL puts in front."""
    return "/" + "/".join(urlsplit(authorize_url).path.split("/")[-3:])


def _decide(host: Host, page: str, decision: str) -> Any:
    status, raw = host.send("POST", page, dict(_FORM), urlencode({"decision": decision}).encode())
    said = orjson.loads(raw) if raw.startswith(b"{") else {}
    if status != 200:
        raise Refused(decision, status, said.get("code", ""), said.get("message", ""))
    return said
