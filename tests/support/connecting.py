"""Common steps of tests that connect users and import their files."""

from typing import Any

import httpx2

from tests.support.api_1_3 import Api13

CALLBACK = "https://app.example.com/drive/callback"
JSON_REPLY = {"accept": "application/json"}


def authorize(api: Api13, redirect_uri: str = CALLBACK, **fields: Any) -> httpx2.Response:
    """Start the authorization of a user."""
    body = {"provider": "google_drive", "redirect_uri": redirect_uri, **fields}
    return api.post("/connections:authorize", json=body)


def page_for(api: Api13, redirect_uri: str = CALLBACK, **fields: Any) -> str:
    """Return the address of the page on which a user decides."""
    reply = authorize(api, redirect_uri, **fields)
    assert reply.status_code == 200, reply.text
    return str(reply.json()["authorize_url"])


def decide(api: Api13, page: str, decision: str, **headers: str) -> httpx2.Response:
    """Decide as a browser would, and do not follow the redirect."""
    return api.client.post(page, data={"decision": decision}, headers=headers, follow_redirects=False)


def connect(api: Api13, **fields: Any) -> str:
    """Let a user consent, and return the connection."""
    reply = decide(api, page_for(api, **fields), "approve", **JSON_REPLY)
    assert reply.status_code == 200, reply.text
    return str(reply.json()["connection_id"])


def revoke(api: Api13, connection_id: str) -> None:
    """Let the user of a connection withdraw the consent."""
    page = page_for(api).rpartition("/")[0]
    assert decide(api, f"{page}/{connection_id}", "revoke").status_code == 200


def import_from(api: Api13, connection_id: str, *source_ids: str) -> httpx2.Response:
    """Ask for the import of files."""
    items = [{"source_id": source_id} for source_id in source_ids]
    return api.post(f"/connections/{connection_id}/imports", json={"items": items})


def imported(api: Api13, connection_id: str, *source_ids: str) -> Any:
    """Import files and return the reply."""
    reply = import_from(api, connection_id, *source_ids)
    assert reply.status_code == 202, reply.text
    return reply.json()


def outcomes(made: Any) -> list[tuple[str, str | None]]:
    """Return the action and the status or error code of each item of an import."""
    return [(item["action"], item.get("status") or item["error"]["code"]) for item in made["items"]]
