"""Redirect URIs: the addresses to which users may return after their decision about a connection."""

import re
from collections.abc import Sequence
from ipaddress import IPv4Address, ip_address
from urllib.parse import SplitResult, urlsplit

from mockserver.domain.account.account import World
from mockserver.domain.account.connection_kinds import REDIRECT_URIS
from mockserver.domain.records.uploads.connection import RedirectUri
from mockserver.domain.rules.addresses import is_local_name
from mockserver.ground.clock import to_milliseconds
from mockserver.ground.errors import MockserverError, ParameterInvalid

# Our choice: no source says how many an account may have.
MOST_URIS = 20

_ABSOLUTE = re.compile(r"[a-z][a-z0-9+.-]*:[!-~]+", re.ASCII | re.IGNORECASE)
_HOST_NAME = re.compile(r"([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]([a-z0-9-]*[a-z0-9])?", re.ASCII)
# Top-level domains that do not exist in the public DNS.
_INTERNAL = ("example", "home.arpa", "internal", "invalid", "lan", "local", "onion", "test")


class RedirectUriInvalid(MockserverError):
    """An address cannot be registered; the message says why."""


class RedirectUriTaken(MockserverError):
    """The address is registered already."""


class RedirectUriLimitExceeded(MockserverError):
    """The account has the maximum number of addresses."""


def register_uri(world: World, redirect_uri: str) -> RedirectUri:
    """Register an address. Raises RedirectUriInvalid, RedirectUriTaken and RedirectUriLimitExceeded."""
    _check_public(redirect_uri)
    registered = registered_uris(world)
    if any(one.redirect_uri == redirect_uri for one in registered):
        raise RedirectUriTaken(f"{redirect_uri} is registered already.")
    if len(registered) >= MOST_URIS:
        raise RedirectUriLimitExceeded(f"An account has at most {MOST_URIS} redirect URIs; delete one first.")
    now = to_milliseconds(world.now)
    made = RedirectUri(world.account.identifiers.object_id(now), redirect_uri, now)
    world.account.tables[REDIRECT_URIS].put(made)
    return made


def registered_uris(world: World) -> Sequence[RedirectUri]:
    """Return the addresses that are registered, oldest first."""
    return world.account.tables[REDIRECT_URIS].view()


def check_allowed(world: World, redirect_uri: str) -> None:
    """Check that users may return to the address: any is allowed until one is registered. Raises ParameterInvalid."""
    if not _ABSOLUTE.fullmatch(redirect_uri) or _parts(redirect_uri) is None:
        raise ParameterInvalid("redirect_uri", "It must be an absolute URI without blanks.")
    registered = registered_uris(world)
    if registered and all(one.redirect_uri != redirect_uri for one in registered):
        raise ParameterInvalid("redirect_uri", f"{redirect_uri} is none of the redirect URIs of the account.")


def _check_public(redirect_uri: str) -> None:
    parts = _parts(redirect_uri) if _ABSOLUTE.fullmatch(redirect_uri) else None
    if parts is None:
        raise RedirectUriInvalid("The redirect URI is not an absolute URI.")
    if "*" in redirect_uri:
        raise RedirectUriInvalid("The redirect URI has a wildcard; register each address.")
    if parts.scheme != "https":
        raise RedirectUriInvalid("The redirect URI must begin with https://.")
    if parts.username is not None or parts.password is not None:
        raise RedirectUriInvalid("A redirect URI has no user name and no password.")
    if not _is_public((parts.hostname or "").removesuffix(".")):
        raise RedirectUriInvalid("The host of the redirect URI is not a public one.")


def _parts(uri: str) -> SplitResult | None:
    try:
        parts = urlsplit(uri)
        _ = parts.port
    except ValueError:
        return None
    return parts


def _is_public(host: str) -> bool:
    try:
        address = ip_address(host)
    except ValueError:
        is_internal = any(host.endswith(f".{domain}") for domain in _INTERNAL)
        return bool(_HOST_NAME.fullmatch(host)) and not is_internal and not is_local_name(host)
    mapped = None if isinstance(address, IPv4Address) else address.ipv4_mapped
    return (mapped or address).is_global and not address.is_multicast
