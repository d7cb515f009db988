"""The page on which a user approves or denies a connection, or revokes it.

At the real service the provider serves this page, so it is not an operation of the API. A test decides with one
request, a form with `decision`. Access control refuses forms of other origins (CSRF).
"""

import re
from base64 import b64encode
from hashlib import sha256
from html import escape
from urllib.parse import parse_qs, urlencode, urlsplit

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from mockserver.app.accounts import Accounts
from mockserver.domain.account.account import World, world_at
from mockserver.domain.records.uploads.connection import Authorization, Connection, ConnectionStatus
from mockserver.domain.rules.connections import connections

_LARGEST_FORM = 1024
_GONE = "No decision is pending here: it was already made, or it has expired"
_APPROVE, _DENY, _REVOKE = "approve", "deny", "revoke"
# Characters that a Content-Security-Policy may contain unescaped.
_PLAIN_HOST = re.compile(r"[a-z0-9.-]+", re.ASCII)

_STYLE = """
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
body { display: grid; min-height: 90vh; place-items: center; margin: 0 1rem }
main { max-width: 30rem }
h1 { font-size: 1.4rem; line-height: 1.25 }
p { overflow-wrap: anywhere }
button { font: inherit; padding: .5rem 1.25rem; margin: .5rem .75rem 0 0; border: 1px solid; border-radius: .4rem }
"""
_STYLE_HASH = b64encode(sha256(_STYLE.encode()).digest()).decode()


class Consent:
    """Serves the consent pages. Clients send their users' browsers there."""

    def __init__(self, accounts: Accounts) -> None:
        self._accounts = accounts

    def routes(self) -> list[Route]:
        """Return the routes below the consent path."""
        return [Route("/{account_id}/{shown_id}", self._answer, methods=["GET", "POST"])]

    async def _answer(self, request: Request) -> Response:
        decision = await _decision_of(request) if request.method == "POST" else None
        account = self._accounts.find(request.path_params["account_id"])
        world = world_at(account, account.clock.now()) if account is not None else None
        shown = _shown(world, request.path_params["shown_id"]) if world is not None else None
        if world is None or shown is None:
            return _refuse_late(decision)
        if isinstance(shown, Connection):
            return _about_connection(request, world, shown, decision)
        return _about_authorization(request, world, shown, decision)


def _shown(world: World, shown_id: str) -> Authorization | Connection | None:
    return connections.pending_authorization(world, shown_id) or connections.find_connection(world, shown_id)


def _refuse_late(decision: str | None) -> Response:
    if decision is not None:
        raise HTTPException(404, _GONE)
    return _page("Nothing to decide", f"<h1>Nothing to decide</h1><p>{_GONE}.</p>", "'none'", 404)


async def _decision_of(request: Request) -> str:
    """Return the decision in a form. Answers 400 unless there is exactly one, 413 if the form is too large."""
    raw = bytearray()
    async for piece in request.stream():
        raw += piece
        if len(raw) > _LARGEST_FORM:
            raise HTTPException(413, f"the form of a decision has at most {_LARGEST_FORM} bytes")
    said = parse_qs(raw.decode("ascii", "replace")).get("decision", [])
    if len(said) != 1:
        raise HTTPException(400, "a form has to say decision=approve, decision=deny or decision=revoke")
    return said[0]


def _about_authorization(request: Request, world: World, asked: Authorization, decision: str | None) -> Response:
    if decision is None:
        return _consent_page(world, asked)
    if decision == _APPROVE:
        made = connections.approve(world, asked)
        return _returning(request, asked, {"status": "ok", "connection_id": made.id})
    if decision == _DENY:
        connections.deny(world, asked)
        return _returning(request, asked, {"error": "access_denied"})
    raise HTTPException(400, "the decision is approve or deny")


def _about_connection(request: Request, world: World, connection: Connection, decision: str | None) -> Response:
    if decision == _REVOKE:
        connections.revoke(world, connection)
    elif decision is not None:
        raise HTTPException(400, "the decision is revoke")
    connection = connections.get_connection(world, connection.id)
    if _wants_json(request):
        return JSONResponse({"status": connection.status(world.now)})
    return _connection_page(world, connection)


def _returning(request: Request, asked: Authorization, said: dict[str, str]) -> Response:
    """Redirect the browser with the decision. A client that asks for JSON gets the address instead."""
    if asked.custom_id is not None:
        said["custom_id"] = asked.custom_id
    parts = urlsplit(asked.redirect_uri)
    address = parts._replace(query="&".join(filter(None, (parts.query, urlencode(said))))).geturl()
    if _wants_json(request):
        return JSONResponse({"redirect_to": address, **said})
    return RedirectResponse(address, 303, headers=_headers("'none'"))


def _wants_json(request: Request) -> bool:
    return request.headers.get("accept", "").partition(",")[0].partition(";")[0].strip() == "application/json"


def _consent_page(world: World, asked: Authorization) -> Response:
    _, name = connections.user_of(world, asked.provider)
    place = urlsplit(asked.redirect_uri).hostname or asked.redirect_uri
    body = (
        f"<h1>Give access to the files of {escape(name)}?</h1>"
        f"<p>An application asks for it, and you return to <strong>{escape(place)}</strong>. This page stands in for "
        "that of the provider: nothing leaves this machine.</p>"
        f"{_form((_APPROVE, 'Approve'), (_DENY, 'Deny'))}"
    )
    return _page("Connect files", body, f"'self' {_source_of(asked.redirect_uri)}")


def _connection_page(world: World, connection: Connection) -> Response:
    status = connection.status(world.now)
    body = f"<h1>Access to the files of {escape(connection.display_name)}</h1><p>The connection is {status}.</p>"
    if status is not ConnectionStatus.REVOKED:
        body += _form((_REVOKE, "Revoke access"))
    return _page("Connected files", body, "'self'")


def _form(*decisions: tuple[str, str]) -> str:
    buttons = "".join(f'<button name="decision" value="{value}">{text}</button>' for value, text in decisions)
    return f'<form method="post">{buttons}</form>'


def _page(title: str, body: str, form_action: str, status: int = 200) -> Response:
    page = (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<title>{title}</title>\n<link rel="icon" href="data:,">\n<style>{_STYLE}</style>\n</head>\n'
        f"<body>\n<main>{body}</main>\n</body>\n</html>\n"
    )
    return HTMLResponse(page, status, headers=_headers(form_action))


def _headers(form_action: str) -> dict[str, str]:
    policy = (
        f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; img-src data:; form-action {form_action}; "
        "frame-ancestors 'none'; base-uri 'none'"
    )
    return {
        "content-security-policy": policy,
        "x-frame-options": "DENY",
        "x-content-type-options": "nosniff",
        "referrer-policy": "same-origin",
        "cache-control": "no-store",
    }


def _source_of(uri: str) -> str:
    """Return the CSP source that lets a browser follow the redirect to `uri`: form-action applies to redirects too."""
    parts = urlsplit(uri)
    host = parts.hostname or ""
    if parts.scheme in ("http", "https") and _PLAIN_HOST.fullmatch(host):
        return f"{parts.scheme}://{host}" + (f":{parts.port}" if parts.port is not None else "")
    return f"{parts.scheme}:"
