"""Allowed hosts of webhooks: this machine, and hosts named in the settings. A test must never call another host."""

from collections.abc import Collection
from ipaddress import ip_address
from urllib.parse import urlsplit

from mockserver.ground.errors import MockserverError

_SCHEMES = ("http", "https")
_LOCAL_NAME = "localhost"


class AddressNotAllowed(MockserverError):
    """A webhook to this address is not allowed; the message says why."""


def check_address(url: str, hosts: Collection[str]) -> str:
    """Return the host of `url`, on this machine or among `hosts`. Raises AddressNotAllowed for any other."""
    try:
        parts = urlsplit(url)
        host, _ = (parts.hostname or "").lower(), parts.port
    except ValueError:
        raise AddressNotAllowed(f"{url} is not an address.") from None
    if parts.scheme not in _SCHEMES or not host:
        raise AddressNotAllowed(f"{url} is not an address that begins with http:// or https://.")
    if parts.username is not None or parts.password is not None:
        raise AddressNotAllowed("The address of a webhook has no user name and no password.")
    if not (host in hosts or is_local_name(host) or is_loopback(host)):
        raise AddressNotAllowed(f"{host} is neither this machine nor one of the hosts named with --webhook-hosts.")
    return host


def is_local_name(host: str) -> bool:
    """Return whether `host` is a name of this machine. What it resolves to is not checked here."""
    return host == _LOCAL_NAME or host.endswith(f".{_LOCAL_NAME}")


def is_loopback(address: str) -> bool:
    """Return whether `address` is an IP address of this machine that other machines cannot reach."""
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False
