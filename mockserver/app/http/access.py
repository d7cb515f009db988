"""Access control: rejects foreign Host and Origin headers (DNS rebinding, CSRF) and guards /__admin with a token.

A web page can make a browser send requests to this machine. It cannot forge the headers that the browser adds: the
name that it called (`Host`), and the page that the request came from (`Sec-Fetch-Site`, `Origin`).
"""

from hmac import compare_digest
from ipaddress import ip_address
from secrets import token_urlsafe
from urllib.parse import urlsplit

from starlette.types import Scope

from mockserver.app.http.head import Head
from mockserver.app.http.parsed_request import ParsedRequest
from mockserver.app.ui.paths import is_of_ui
from mockserver.contract.operations import Operation
from mockserver.domain.rules.addresses import is_loopback
from mockserver.ground.caches import short_cache
from mockserver.ground.errors import AdminTokenInvalid, DomainError, HostNotAllowed, OriginNotAllowed, ParameterInvalid
from mockserver.ground.settings import Settings, flag_of

TOKEN_HEADER = b"x-admin-token"
ANY = "*"

# Methods that change no state.
_SHOWING = frozenset(["GET", "HEAD", "OPTIONS"])

_OWN_SITE = frozenset([b"same-origin", b"none"])


class AccessControl:
    """Accepts or rejects requests. `token` is the admin token, for servers that require one."""

    def __init__(self, settings: Settings) -> None:
        self.token = settings.admin_token or token_urlsafe()
        self.is_token_made_up = not settings.admin_token
        is_near = settings.host == "localhost" or is_loopback(settings.host)
        self.asks_for_token = not (self.is_token_made_up and is_near)
        public_host = urlsplit(settings.public_url).hostname
        self._names = {"localhost", settings.host.lower(), public_host, *map(str.lower, settings.allowed_hosts)}
        self._origins = frozenset(origin.encode() for origin in settings.cors_origins)

    def refusal(self, parsed: ParsedRequest, scope: Scope) -> DomainError | None:
        """Return why a request is refused, or None.

        A request with two different keys is refused, since its account is unclear. Operations of the contract refuse
        requests from web pages of other origins, except those in the settings. Any page may show documents and
        pictures, but it may not send a form there. The UI has the rules of the admin operations, but a link may open
        it: that changes nothing, and no other page can read or frame it.
        """
        head, place = parsed.head, parsed.place
        if head.host and not self._is_ours(_name_in(head.host), scope):
            return _strange_host(head.host)
        is_of_page = place is None and is_of_ui(scope["path"])
        if place is None and scope["method"] in _SHOWING and (not is_of_page or _is_navigation(scope)):
            return None
        if not self._comes_from_us(head, is_admin=is_of_page or (place is not None and place.is_admin)):
            return _strange_page(head.headers.get(b"origin", b""))
        if place is None:
            return None
        if head.repeated:
            return ParameterInvalid(head.repeated, "It is a header that a request may have once; this one has several.")
        if place.is_admin:
            return self._without_token(parsed.operation, head, scope)
        parsed.is_admitted = parsed.sent.are_admitted = True
        return None

    def page_needs_token(self, scope: Scope) -> bool:
        """Return whether the page is shown only to those who have the admin token."""
        return self.asks_for_token or _is_exposed(scope)

    def _is_ours(self, name: str, scope: Scope) -> bool:
        """Return whether `name` is one of the server's names.

        An IP address is always accepted: DNS rebinding needs a name.
        """
        if name in self._names or ANY in self._names or name.endswith(".localhost") or _is_address(name):
            return True
        # Without a socket, a client may use any name.
        return bool(scope.get("server")) and name == scope["server"][0]

    def _comes_from_us(self, head: Head, *, is_admin: bool) -> bool:
        site, origin = head.headers.get(b"sec-fetch-site"), head.headers.get(b"origin")
        if site in _OWN_SITE or (site is None and origin is None):
            return True
        if origin is None:
            return False
        if origin in self._origins or (ANY.encode() in self._origins and not is_admin):
            return True
        return site is None and origin.partition(b"://")[2].lower() == head.host.lower()

    def _without_token(self, operation: Operation | None, head: Head, scope: Scope) -> DomainError | None:
        if operation is None or not self._asks_for_token(operation, scope):
            return None
        given = head.headers.get(TOKEN_HEADER, b"")
        if compare_digest(given, self.token.encode()):
            return None
        return _no_token(is_known=self.asks_for_token)

    def _asks_for_token(self, operation: Operation, scope: Scope) -> bool:
        if operation.needs_token:
            return True
        return operation.is_guarded and self.page_needs_token(scope)


def _is_navigation(scope: Scope) -> bool:
    """Return whether a browser goes to this address, in a tab of its own."""
    said = dict(scope["headers"])
    return said.get(b"sec-fetch-mode") == b"navigate" and said.get(b"sec-fetch-dest") == b"document"


def _is_exposed(scope: Scope) -> bool:
    """Return whether a request came to an address that other machines can reach."""
    address = (scope.get("server") or ("",))[0]
    return _is_address(address) and not is_loopback(address)


@short_cache(maxsize=64)
def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def _name_in(host: bytes) -> str:
    """Return the host name or address in a `Host` header, without the port."""
    text = host.decode("latin-1").lower()
    return text[1:].partition("]")[0] if text.startswith("[") else text.partition(":")[0].removesuffix(".")


def _strange_host(host: bytes) -> HostNotAllowed:
    name = host.decode("latin-1")
    flag = flag_of("allowed_hosts")
    return HostNotAllowed(f"This server is not called {name!r}. Use its address, or start it with {flag} NAME.")


def _strange_page(origin: bytes) -> OriginNotAllowed:
    page = origin.decode("latin-1") or "another origin"
    return OriginNotAllowed(
        f"Web pages of {page} may not call this; {flag_of('cors_origins')} names the origins that may."
    )


def _no_token(*, is_known: bool) -> AdminTokenInvalid:
    where = "that was set or printed at the start" if is_known else f"of the server; {flag_of('admin_token')} sets one"
    return AdminTokenInvalid(f"The X-Admin-Token header must hold the token {where}.")
