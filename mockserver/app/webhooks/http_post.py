"""Requests to webhooks: the only requests that the server sends, and only to allowed hosts."""

import asyncio
import socket
import ssl
from collections.abc import Awaitable, Callable, Collection, Mapping
from functools import cache

import httpx2

from mockserver import __version__
from mockserver.domain.rules.addresses import AddressNotAllowed, check_address, is_loopback
from mockserver.ground.errors import MockserverError

_PORTS = {"http": 80, "https": 443}
_AGENT = f"mockserver/{__version__}"

# From a host and a port to the IP addresses to try, in order.
Resolver = Callable[[str, int], Awaitable[list[str]]]


class NotAnswered(MockserverError):
    """A webhook could not be reached or did not answer; the message says why."""


@cache
def _tls_context(*, checks: bool) -> ssl.SSLContext:
    """Return a context for all requests: each takes milliseconds to make, and those of certificates to load."""
    return httpx2.create_ssl_context(verify=checks, trust_env=False)


async def resolve(host: str, port: int) -> list[str]:
    """Return the IP addresses of `host`."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(info[4][0]) for info in found))


async def post(
    url: str,
    body: bytes,
    headers: Mapping[str, str],
    *,
    hosts: Collection[str],
    timeout_seconds: float,
    resolver: Resolver = resolve,
) -> int:
    """Send `body` to `url` and return the status; the reply's body is not read. Raises NotAnswered.

    A host that is not in `hosts` must resolve to this machine. The checked address is used: the name is not resolved
    again.
    """
    try:
        async with asyncio.timeout(timeout_seconds):
            addresses = await _allowed_addresses(url, hosts, resolver)
            return await _post_to_first(url, addresses, body, headers)
    except TimeoutError:
        raise NotAnswered(f"no answer within {timeout_seconds:g} s") from None


async def _allowed_addresses(url: str, hosts: Collection[str], resolver: Resolver) -> list[str]:
    try:
        host = check_address(url, hosts)
        parts = httpx2.URL(url)
        addresses = await resolver(host, parts.port or _PORTS[parts.scheme])
    except AddressNotAllowed as error:
        raise NotAnswered(str(error)) from None
    except httpx2.InvalidURL as error:
        raise NotAnswered(f"the address cannot be asked: {error}") from None
    except (OSError, UnicodeError) as error:
        raise NotAnswered(f"the host is not known: {error}") from None
    foreign = [] if host in hosts else [address for address in addresses if not is_loopback(address)]
    if foreign:
        raise NotAnswered(f"{host} leads to {foreign[0]}, which is not on this machine")
    return addresses


async def _post_to_first(url: str, addresses: list[str], body: bytes, headers: Mapping[str, str]) -> int:
    """Connect to the first reachable one of `addresses`; a name may have several, not all of them in use."""
    reason = "the host has no address"
    for address in addresses:
        try:
            return await _post(httpx2.URL(url), address, body, headers)
        except httpx2.ConnectError as error:
            reason = f"cannot connect: {error}"
        except httpx2.HTTPError as error:
            raise NotAnswered(str(error) or type(error).__name__) from None
    raise NotAnswered(reason)


async def _post(url: httpx2.URL, address: str, body: bytes, headers: Mapping[str, str]) -> int:
    own = {"host": url.netloc.decode("ascii"), "user-agent": _AGENT, "content-type": "application/json"}
    # No proxies of the environment and no redirects: both would lead elsewhere.
    # In a thread, because the first one takes too long for the event loop.
    context = await asyncio.to_thread(_tls_context, checks=url.scheme == "https")
    client = httpx2.AsyncClient(trust_env=False, follow_redirects=False, timeout=None, verify=context)
    async with (
        client,
        client.stream(
            "POST",
            url.copy_with(host=address),
            content=body,
            headers={**own, **headers},
            extensions={"sni_hostname": url.host},
        ) as response,
    ):
        return response.status_code
