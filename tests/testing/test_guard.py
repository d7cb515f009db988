"""The guard: this process does not connect to the real API, by name or through a proxy."""

import asyncio
import socket
import ssl
from collections.abc import Callable, Iterator
from http.client import HTTPSConnection
from urllib.request import ProxyHandler, build_opener

import h11
import httpx
import pytest
import requests
import uvloop
from hypothesis import given
from hypothesis import strategies as st

from mockserver.testing.plugin.guard import Guard, RealApiRefused

HOST = "api.twelvelabs.io"
URL = f"https://{HOST}/v1.2/engines"
SENTENCE = "api.twelvelabs.io is the real API, and this test run uses the stand-in."


@pytest.fixture
def guard() -> Iterator[Guard]:
    guard = Guard()
    guard.install()
    yield guard
    guard.remove()


@pytest.fixture
def proxy() -> Iterator[str]:
    """A proxy that accepts connections and never answers: a test that uses it fails with a timeout."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"


def causes(error: BaseException | None) -> Iterator[BaseException]:
    """Yield an error and its causes."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


async def resolve() -> None:
    await asyncio.get_running_loop().getaddrinfo(HOST, 443)


async def connect() -> None:
    await asyncio.open_connection(HOST, 443)


async def connect_by_keywords() -> None:
    loop = asyncio.get_running_loop()
    await loop.create_connection(protocol_factory=asyncio.Protocol, host=HOST, port=443)


async def ask() -> None:
    async with httpx.AsyncClient(trust_env=False) as client:
        await client.get(URL)


def ask_on_uvloop() -> None:
    uvloop.run(ask())


ATTEMPTS: dict[str, Callable[[], object]] = {
    "getaddrinfo": lambda: socket.getaddrinfo(HOST, 443),
    "a name as bytes": lambda: socket.getaddrinfo(HOST.encode(), 443),
    "gethostbyname": lambda: socket.gethostbyname(HOST),
    "create_connection": lambda: socket.create_connection((HOST, 443)),
    "http.client": lambda: HTTPSConnection(HOST).request("GET", "/"),
    "urllib": lambda: build_opener(ProxyHandler({})).open(URL),
    "requests": lambda: requests.get(URL, timeout=5, proxies={"no_proxy": "*"}),
    "httpx": lambda: httpx.get(URL, trust_env=False),
    "httpx, async": lambda: asyncio.run(ask()),
    "httpx, on uvloop": ask_on_uvloop,
    "asyncio": lambda: asyncio.run(resolve()),
    "asyncio, a connection": lambda: asyncio.run(connect()),
    "uvloop": lambda: uvloop.run(resolve()),
    "uvloop, a connection": lambda: uvloop.run(connect()),
    "uvloop, a connection by keywords": lambda: uvloop.run(connect_by_keywords()),
}


@pytest.mark.parametrize("attempt", ATTEMPTS.values(), ids=ATTEMPTS)
def test_the_name_of_the_real_api_is_not_resolved(guard: Guard, attempt: Callable[[], object]) -> None:
    with pytest.raises(Exception) as raised:  # noqa: PT011 - each client has an error of its own
        attempt()

    assert any(SENTENCE in str(error) for error in causes(raised.value))
    assert guard.refused[0].startswith(SENTENCE)


def async_get(proxy: str) -> Callable[[], object]:
    client = httpx.AsyncClient(proxy=proxy, timeout=5)
    return lambda: uvloop.run(client.get(URL))


THROUGH_A_PROXY: dict[str, Callable[[str], Callable[[], object]]] = {
    "httpx": lambda proxy: lambda: httpx.Client(proxy=proxy, timeout=5).get(URL),
    "httpx, without TLS": lambda proxy: lambda: httpx.Client(proxy=proxy, timeout=5).get(f"http://{HOST}/"),
    "httpx, on uvloop": async_get,
    "requests": lambda proxy: lambda: requests.get(URL, timeout=5, proxies={"https": proxy}),
    "urllib": lambda proxy: lambda: build_opener(ProxyHandler({"https": proxy})).open(URL, timeout=5),
    "urllib, without TLS": lambda proxy: lambda: build_opener(ProxyHandler({"http": proxy})).open(f"http://{HOST}/"),
}


@pytest.mark.parametrize("prepare", THROUGH_A_PROXY.values(), ids=THROUGH_A_PROXY)
def test_a_proxy_is_not_asked_for_the_real_api(
    guard: Guard, proxy: str, prepare: Callable[[str], Callable[[], object]]
) -> None:
    attempt = prepare(proxy)

    with pytest.raises(Exception) as raised:  # noqa: PT011 - each client has an error of its own
        attempt()

    assert any(isinstance(error, RealApiRefused) for error in causes(raised.value)), raised.value
    assert guard.refused[0].startswith(SENTENCE)


@given(
    below=st.sampled_from(["", "api.", "a.b."]),
    dot=st.sampled_from(["", "."]),
    is_upper=st.lists(st.booleans(), min_size=32, max_size=32),
)
def test_every_spelling_of_a_host_of_the_real_api_is_refused(below: str, dot: str, is_upper: list[bool]) -> None:
    name = f"{below}twelvelabs.io{dot}"
    spelt = "".join(letter.upper() if upper else letter for letter, upper in zip(name, is_upper, strict=False))

    for host in (spelt, spelt.encode()):
        with pytest.raises(RealApiRefused):
            Guard().check_host(host)


@given(host=st.one_of(st.none(), st.binary(max_size=20), st.from_regex(r"\A[a-z.-]{0,20}\Z")))
def test_other_hosts_are_resolved(host: object) -> None:
    for other in (host, "twelvelabs.io.example.com", "nottwelvelabs.io"):
        Guard().check_host(other)


def test_a_client_reaches_other_hosts(guard: Guard) -> None:
    with socket.create_server(("localhost", 0)) as listener:
        port = listener.getsockname()[1]
        with socket.create_connection(("localhost", port)) as connection:
            connection.sendall(b"GET http://example.com/ HTTP/1.1\r\n")
            connection.send(memoryview(b"CONNECT example.com:443 HTTP/1.1\r\n"))

    assert guard.refused == []


def test_removing_the_guard_restores_everything() -> None:
    def guarded() -> list[object]:
        return [
            *(vars(socket)[name] for name in ("getaddrinfo", "gethostbyname", "gethostbyname_ex")),
            *(vars(kind).get(name) for kind in (socket.socket, ssl.SSLSocket) for name in ("send", "sendall")),
            *(vars(uvloop.Loop).get(name) for name in ("getaddrinfo", "create_connection")),
            vars(h11.Connection)["send"],
        ]

    before, guard = guarded(), Guard()

    guard.install()
    during = guarded()
    guard.remove()

    assert all(one is not other for one, other in zip(before, during, strict=True))
    assert guarded() == before
