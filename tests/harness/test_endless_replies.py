"""Endless replies are cut off at a limit of size or time, are a finding, and are never kept in memory as a whole."""

import asyncio
import tracemalloc
import zlib

import httpx2
import pytest
from hypothesis import given
from hypothesis.strategies import binary, sampled_from

from mockserver.contract.source import packaged_contract
from mockserver.ground.settings import Settings
from mockserver.harness.inspection.finding import Side
from mockserver.harness.inspection.inspector import Inspector
from mockserver.harness.proxying import ProxySession
from mockserver.harness.traffic.bounds import Bounds, ReplyEndless
from mockserver.harness.traffic.forwarding import Upstream
from mockserver.harness.traffic.serving import Serving
from mockserver.harness.traffic.unpacking import unpacked
from mockserver.harness.traffic.watching import Watched
from mockserver.harness.verify.remote import Remote
from tests.support.asgi import AsgiClient
from tests.support.endless import bomb, endless_server
from tests.support.processes import LONGEST_SECONDS

MIB = 1024 * 1024
LARGE = Bounds(most_bytes=8 * MIB, seconds=LONGEST_SECONDS)
SMALL = Bounds(most_bytes=MIB, seconds=LONGEST_SECONDS)
SHORT = Bounds(most_bytes=8 * MIB, seconds=0.3)
# Memory for a reply that passes through, beyond what the process needs anyway.
MOST_MEMORY = 48 * MIB
WAYS = {
    "body": (LARGE, "The reply has more than 8 MiB."),
    "length": (LARGE, "The reply has more than 8 MiB."),
    "chunks": (LARGE, "The reply has more than 8 MiB."),
    "events": (SMALL, "The reply has more than 1 MiB."),
    "drip": (SHORT, "The reply did not end within 0.3 seconds."),
    "headers": (LARGE, "The head of the reply has more than 100 KiB."),
    "drip-headers": (SHORT, "The head of the reply did not end within 0.3 seconds."),
}


@pytest.mark.parametrize(("way", "expected"), WAYS.items())
def test_a_proxy_cuts_a_reply_off_and_says_why(way: str, expected: tuple[Bounds, str]) -> None:
    bounds, message = expected
    session = ProxySession(Inspector(packaged_contract()), lambda line: None)

    async def ask(url: str) -> None:
        upstream = Upstream(url, bounds)
        watched = Watched(upstream, session.observe, lambda path: True)
        async with Serving(watched, Settings(port=0)) as proxy, httpx2.AsyncClient(trust_env=False) as client:
            try:
                async with client.stream("GET", f"{proxy.url}/v1.2/engines?way={way}") as reply:
                    async for _ in reply.aiter_raw():
                        pass
            except httpx2.RemoteProtocolError:
                pass  # the client sees that the reply is incomplete
        await upstream.close()

    with endless_server() as server:
        tracemalloc.start()
        asyncio.run(ask(server.url))
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()

    [finding] = session.tally.of_side(Side.SERVER)
    assert (finding.rule, finding.subject, finding.message) == ("endless-reply", "reply", message)
    assert peak < MOST_MEMORY


@pytest.mark.parametrize(("way", "expected"), WAYS.items())
def test_verify_aborts_an_endless_reply_and_says_why(way: str, expected: tuple[Bounds, str]) -> None:
    bounds, message = expected
    with endless_server() as server:
        remote = Remote(server.url, bounds)
        tracemalloc.start()
        with AsgiClient(remote) as client, pytest.raises(ReplyEndless) as raised:
            client.send("GET", f"/v1.2/engines?way={way}")
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        remote.close()

    assert str(raised.value) == message
    assert peak < MOST_MEMORY


def test_each_further_endless_reply_gets_a_quarter_of_the_time() -> None:
    messages = []
    with endless_server() as server:
        remote = Remote(server.url, Bounds(seconds=1.2))
        with AsgiClient(remote) as client:
            for way in ("drip", "drip", "drip-headers"):
                with pytest.raises(ReplyEndless) as raised:
                    client.send("GET", f"/v1.2/engines?way={way}")
                messages.append(str(raised.value))
        remote.close()

    assert messages == [
        "The reply did not end within 1.2 seconds.",
        "The reply did not end within 0.3 seconds.",
        "The head of the reply did not end within 0.075 seconds.",
    ]


def test_a_compression_bomb_is_stopped_however_often_it_is_compressed() -> None:
    packed = bomb()

    with pytest.raises(ReplyEndless, match="more than 1 MiB"):
        unpacked(packed, "gzip, gzip", Bounds(most_bytes=MIB))


@given(
    binary(max_size=2000), sampled_from(["gzip", "x-gzip", "deflate", "gzip, deflate", "identity", "", "GZIP , gzip"])
)
def test_content_that_is_compressed_as_declared_is_decompressed(content: bytes, coding: str) -> None:
    packed = content
    for name in coding.lower().split(","):
        wbits = {"gzip": 31, "x-gzip": 31, "deflate": 15}.get(name.strip())
        if wbits:
            packer = zlib.compressobj(wbits=wbits)
            packed = packer.compress(packed) + packer.flush()

    assert unpacked(packed, coding, Bounds()) == content


@given(binary(min_size=1, max_size=200), sampled_from(["gzip", "deflate", "br", "gzip, br"]))
def test_content_that_is_not_compressed_as_declared_is_refused(content: bytes, coding: str) -> None:
    with pytest.raises(ValueError, match=r"not packed|not known|too early"):
        unpacked(b"{" + content, coding, Bounds())
