"""Requests to webhooks: they reach only this machine and allowed hosts, whatever an address claims."""

import asyncio
import socket
from collections.abc import Iterator

import pytest

from mockserver.app.webhooks.http_post import NotAnswered, post, resolve
from tests.support.endless import endless_server
from tests.support.receiver import Receiver, receiving

NOWHERE = "http://127.0.0.1:1/hook"


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as receiver:
        yield receiver


def sent(url: str, *, leads_to: str = "", hosts: tuple[str, ...] = (), timeout_seconds: float = 30) -> int:
    """Post to `url` whose host resolves to the given address, or to its real ones."""

    async def lookup(host: str, port: int) -> list[str]:
        return leads_to.split()

    resolver = lookup if leads_to else resolve
    headers = {"x-mark": "1"}
    return asyncio.run(post(url, b"{}", headers, hosts=hosts, timeout_seconds=timeout_seconds, resolver=resolver))


def refused(url: str, *, leads_to: str = "", timeout_seconds: float = 30) -> str:
    with pytest.raises(NotAnswered) as error:
        sent(url, leads_to=leads_to, timeout_seconds=timeout_seconds)
    return str(error.value)


def test_the_body_arrives_as_json_with_the_headers_and_the_host_that_was_named(receiver: Receiver) -> None:
    url = receiver.url.replace("127.0.0.1", "localhost")

    status = sent(url)

    (received,) = receiver.received
    assert (status, received.path, received.body) == (200, "/hook", b"{}")
    assert received.headers["host"] == url.split("/")[2]
    assert received.headers["content-type"] == "application/json"
    assert received.headers["x-mark"] == "1"


def test_a_name_with_several_addresses_is_tried_until_one_connects(receiver: Receiver) -> None:
    url = receiver.url.replace("127.0.0.1", "localhost")

    assert sent(url, leads_to="127.0.0.2 127.0.0.1") == 200


def test_a_named_host_may_lead_anywhere(receiver: Receiver) -> None:
    url = receiver.url.replace("127.0.0.1", "receiver.test")

    assert sent(url, leads_to="127.0.0.1", hosts=("receiver.test",)) == 200


@pytest.mark.parametrize(
    "url",
    [
        "http://example.com/hook",
        "http://192.0.2.1/hook",
        "http://0.0.0.0/hook",
        "http://[::]/hook",
        "http://[::ffff:192.0.2.1]/hook",
        "http://2130706433/hook",
        "http://localhost.example.com/hook",
        "http://127.0.0.1@example.com/hook",
        "http://localhost:9000@example.com/hook",
        "http://127.0.0.1:99999/hook",
        "http:///hook",
        "ftp://127.0.0.1/hook",
        "file:///etc/passwd",
        "gopher://127.0.0.1/hook",
    ],
)
def test_other_addresses_are_refused(url: str) -> None:
    refused(url, leads_to="127.0.0.1")


@pytest.mark.parametrize("address", ["192.0.2.1", "10.0.0.1", "169.254.169.254", "fe80::1", "127.0.0.1 192.0.2.1"])
def test_a_local_name_that_leads_elsewhere_is_not_followed(receiver: Receiver, address: str) -> None:
    url = receiver.url.replace("127.0.0.1", "hooks.localhost")

    reason = refused(url, leads_to=address)

    assert "which is not on this machine" in reason
    assert receiver.received == []


def test_the_checked_address_is_the_one_connected_to() -> None:
    lookups = []

    async def lookup(host: str, port: int) -> list[str]:
        lookups.append(host)
        return ["127.0.0.1"]

    with receiving() as receiver:
        url = receiver.url.replace("127.0.0.1", "hooks.localhost")  # which this machine cannot resolve
        asyncio.run(post(url, b"{}", {}, hosts=(), timeout_seconds=30, resolver=lookup))

    assert (lookups, len(receiver.received)) == (["hooks.localhost"], 1)


@pytest.mark.parametrize("url", ["http://127.0.0.1/\x01", f"http://{'a' * 70}.localhost/", "http://a..localhost/"])
def test_an_impossible_address_is_refused(url: str) -> None:
    assert refused(url)


def test_a_redirect_is_an_answer_like_any_other(receiver: Receiver) -> None:
    receiver.statuses = [307]
    receiver.headers = {"location": receiver.url + "/elsewhere"}

    assert sent(receiver.url) == 307
    assert [received.path for received in receiver.received] == ["/hook"]


def test_proxies_of_the_environment_are_not_used(receiver: Receiver, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, NOWHERE)

    assert sent(receiver.url) == 200


def test_a_receiver_that_never_answers_times_out(receiver: Receiver) -> None:
    receiver.is_silent = True

    assert refused(receiver.url, timeout_seconds=0.05) == "no answer within 0.05 s"


def test_an_unreachable_receiver_is_reported() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

    assert refused(f"http://127.0.0.1:{port}/hook").startswith("cannot connect")


@pytest.mark.parametrize("answer", [b"", b"HTTP/1.1 200", b"not HTTP\r\n\r\n"])
def test_a_receiver_that_hangs_up_is_reported(answer: bytes) -> None:
    with pytest.raises(NotAnswered):
        asyncio.run(answered_with(answer))


def test_an_endless_answer_is_not_read() -> None:
    assert asyncio.run(answered_with(b"HTTP/1.1 200 OK\r\ncontent-length: 1000000000\r\n\r\nand so on")) == 200


@pytest.mark.parametrize("way", ["body", "length", "chunks", "drip"])
def test_a_receiver_with_an_endless_body_has_answered(way: str) -> None:
    with endless_server() as server:
        assert sent(f"{server.url}/hook?way={way}") == 200


def test_a_receiver_with_endless_headers_is_reported() -> None:
    with endless_server() as server:
        assert "too long" in refused(f"{server.url}/hook?way=headers")


def test_a_receiver_whose_headers_come_without_end_times_out() -> None:
    with endless_server() as server:
        assert "no answer within 0.2 s" in refused(f"{server.url}/hook?way=drip-headers", timeout_seconds=0.2)


async def answered_with(raw: bytes) -> int:
    """Post to a socket that answers `raw` and closes."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(raw)
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1", 0) as server:
        url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/hook"
        return await post(url, b"{}", {}, hosts=(), timeout_seconds=30)
