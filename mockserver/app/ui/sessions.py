"""Sessions of the page, for clients that may use the admin operations.

If these require a token, a form asks for it, and a cookie replaces it. Other servers on this machine get that cookie
too, since cookies ignore ports; so it is a random number that is valid here only.
"""

from hmac import compare_digest
from secrets import token_urlsafe

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from mockserver.app.http.access import AccessControl
from mockserver.app.ui.forms import read_fields
from mockserver.app.ui.rendering import page
from mockserver.ground.caches import Bounded

_COOKIE = "mockserver-ui"
_MOST_SESSIONS = 100


class Sessions:
    """The browser sessions in which the admin token was entered."""

    def __init__(self, access: AccessControl) -> None:
        self._access = access
        self._known: Bounded[str, bool] = Bounded(_MOST_SESSIONS)

    def may_see(self, request: Request) -> bool:
        """Return whether the page may be shown to the sender of `request`."""
        if not self._access.page_needs_token(request.scope):
            return True
        return bool(self._known.get(request.cookies.get(_COOKIE, "")))

    async def enter(self, request: Request) -> Response:
        """Open a session if the form has the token."""
        given = (await read_fields(request)).get("token", "")
        if not compare_digest(given.encode(), self._access.token.encode()):
            return ask_for_token(request, "That is not the token of this server.")
        name = token_urlsafe()
        self._known[name] = True
        response = RedirectResponse("./", 303)
        # Without a path the cookie is for the addresses below that of this form: those of the page, also behind a
        # proxy.
        response.set_cookie(_COOKIE, name, path=None, httponly=True, samesite="strict")
        return response


def ask_for_token(request: Request, problem: str = "") -> Response:
    """Return the form that asks for the token."""
    return page(request, "enter", 401, problem=problem)
