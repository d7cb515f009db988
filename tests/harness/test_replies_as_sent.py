"""How a reply is sent is checked before its content: length, content coding, character set, keys, headers."""

import asyncio
import gzip
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Thread
from typing import ClassVar

import httpx2
import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockserver.contract.source import packaged_contract
from mockserver.ground.settings import Settings
from mockserver.handlers.exchanges.observed import Body, Observed
from mockserver.harness.inspection.finding import Side
from mockserver.harness.inspection.inspector import Inspector
from mockserver.harness.proxying import ProxySession
from mockserver.harness.traffic.doubled_keys import doubled_keys
from mockserver.harness.traffic.forwarding import Upstream
from mockserver.harness.traffic.framing import framing_flaw
from mockserver.harness.traffic.serving import Serving
from mockserver.harness.traffic.unpacking import received_body
from mockserver.harness.traffic.watching import Watched
from mockserver.harness.verdict.verdict import Outcome
from mockserver.harness.verify.options import VerifyOptions
from mockserver.harness.verify.server import server_at
from mockserver.harness.verify.verifier import verify_server
from tests.harness.verifying import scenarios_about, verdict_on

ENGINES = b'{"data": []}'
JSON = "content-type: application/json"
PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "deflate": zlib.compress,
}
CONTRACT = packaged_contract()


class RawServer(StreamRequestHandler):
    """Answers GET /v1.2/engines with the bytes of `reply`, any other request with an empty list, and hangs up."""

    reply: ClassVar[bytes] = b""

    def handle(self) -> None:
        line = self.rfile.readline().decode()
        while self.rfile.readline().strip():
            pass
        self.wfile.write(self.reply if "/engines" in line else _reply(ENGINES, JSON))


def _reply(body: bytes, *headers: str, length: int | None = None) -> bytes:
    announced = len(body) if length is None else length
    lines = ["HTTP/1.1 200 OK", "connection: close", *headers, f"content-length: {announced}"]
    return "\r\n".join([*lines, "", ""]).encode() + body


def _head(status: str, *headers: str) -> bytes:
    return "\r\n".join([f"HTTP/1.1 {status}", *headers, "", ""]).encode()


@contextmanager
def raw_server(reply: bytes) -> Iterator[str]:
    RawServer.reply = reply
    with ThreadingTCPServer(("127.0.0.1", 0), RawServer) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


CHUNKED = (
    b"HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n"
)
LENGTH = f"content-length: {len(ENGINES)}"
LAST = b"c\r\n" + ENGINES + b"\r\n0\r\n\r\n"
BOMB = gzip.compress(bytes(40_000_000))
ROTTEN = {
    "shorter-than-announced": (_reply(ENGINES, JSON, length=50), "broken-reply", "reply"),
    "longer-than-announced": (_reply(ENGINES, JSON, length=5), "broken-reply", "reply"),
    "chunks-without-end": (CHUNKED + b"c\r\n" + ENGINES + b"\r\n", "broken-reply", "reply"),
    "surplus": (_reply(ENGINES + b"{}", JSON, length=len(ENGINES)), "broken-reply", "reply"),
    "surplus-after-chunks": (CHUNKED + LAST + b"more", "broken-reply", "reply"),
    "surplus-after-trailers": (CHUNKED + LAST[:-2] + b"a: b\r\n\r\nmore", "broken-reply", "reply"),
    "surplus-without-body": (_head("204 No Content", "connection: close") + b"more", "broken-reply", "reply"),
    "chunks-and-length": (
        CHUNKED[:-2] + LENGTH.encode() + b"\r\n\r\n" + LAST,
        "broken-reply",
        "header.transfer-encoding",
    ),
    "chunks-of-http-1.0": (
        CHUNKED.replace(b"HTTP/1.1", b"HTTP/1.0") + LAST,
        "broken-reply",
        "header.transfer-encoding",
    ),
    "header-over-two-lines": (_reply(ENGINES, JSON, "x-note: one\r\n two"), "broken-reply", "head"),
    "line-feeds-alone": (_reply(ENGINES, JSON).replace(b"\r\n", b"\n"), "broken-reply", "head"),
    "no-chunk-size": (CHUNKED + b"zz\r\n" + LAST, "broken-reply", "reply"),
    "negative-chunk-size": (CHUNKED + b"-1\r\n" + LAST, "broken-reply", "reply"),
    "chunk-longer-than-its-size": (CHUNKED + b"2\r\n" + ENGINES + b"\r\n0\r\n\r\n", "broken-reply", "reply"),
    "other-transfer-coding": (
        CHUNKED.replace(b"chunked", b"gzip") + LAST,
        "no-reply",
        "reply",
    ),
    "no-status": (b"HTTP/1.1 OK\r\n\r\n", "no-reply", "reply"),
    "other-version": (_reply(ENGINES, JSON).replace(b"HTTP/1.1", b"HTTP/3.1"), "broken-reply", "head"),
    "header-without-colon": (_reply(ENGINES, JSON, "engines"), "no-reply", "reply"),
    "space-before-colon": (_reply(ENGINES, JSON, "x-note : one"), "no-reply", "reply"),
    "space-in-name": (_reply(ENGINES, JSON, "x note: one"), "no-reply", "reply"),
    "nul-in-header": (_reply(ENGINES, JSON, "x-note: \0"), "no-reply", "reply"),
    "negative-length": (_reply(ENGINES, JSON, length=-1), "no-reply", "reply"),
    "length-in-words": (_reply(ENGINES, JSON).replace(b"length: 12", b"length: all"), "no-reply", "reply"),
    "chunk-cut-off": (CHUNKED + b"c\r\n" + ENGINES[:5], "broken-reply", "reply"),
    "not-packed": (_reply(ENGINES, JSON, "content-encoding: gzip"), "broken-reply", "header.content-encoding"),
    "not-deflated": (_reply(ENGINES, JSON, "content-encoding: deflate"), "broken-reply", "header.content-encoding"),
    "unknown-coding": (_reply(ENGINES, JSON, "content-encoding: br"), "broken-reply", "header.content-encoding"),
    "bomb": (_reply(BOMB, JSON, "content-encoding: gzip"), "endless-reply", "reply"),
    "latin-1": (_reply(ENGINES, f"{JSON}; charset=ISO-8859-1"), "broken-reply", "header.content-type"),
    "latin-1-bytes": (_reply('{"data": ["é"]}'.encode("latin-1"), JSON), "broken-reply", "reply"),
    "not-a-number": (_reply(b'{"data": [NaN]}', JSON), "broken-reply", "reply"),
    "infinity": (_reply(b'{"data": [-Infinity]}', JSON), "broken-reply", "reply"),
    "too-large-a-number": (_reply(b'{"data": [1e999]}', JSON), "broken-reply", "reply"),
    "doubled-key": (_reply(b'{"data": [], "data": []}', JSON), "repeated-reply-field", "reply.data"),
    "doubled-header": (
        _reply(ENGINES, JSON, JSON),
        "repeated-reply-header",
        "header.content-type",
    ),
    "no-media-type": (_reply(ENGINES), "reply-media-type", "reply"),
    "no-reply": (b"", "no-reply", "reply"),
    "no-http": (b"Hello.\r\n\r\n", "no-reply", "reply"),
    "two-lengths": (_reply(ENGINES, JSON, "content-length: 3"), "no-reply", "reply"),
}


@pytest.mark.parametrize(("reply", "rule", "subject"), ROTTEN.values(), ids=ROTTEN.keys())
def test_a_reply_that_cannot_be_read_is_a_finding_of_its_operation(reply: bytes, rule: str, subject: str) -> None:
    with raw_server(reply) as url:
        verdict = verdict_on(
            server_at(url, "tlk_MINE"), scenarios=scenarios_about("the list of engines"), may_write=False
        )

    found = {(judged.finding.rule, judged.finding.subject) for judged in verdict.violations}
    assert verdict.outcome is Outcome.BROKEN
    assert (rule, subject) in found
    assert {judged.finding.operation for judged in verdict.violations} == {"list-engines"}


@pytest.mark.parametrize("name", ["shorter-than-announced", "not-packed", "doubled-key", "no-reply"])
def test_replies_to_drawn_requests_are_checked_too(name: str) -> None:
    reply, rule, subject = ROTTEN[name]
    options = VerifyOptions(
        scenarios=(), operations=("list-engines",), phases=("fuzzing",), examples=1, may_write=False
    )

    with raw_server(reply) as url:
        found = verify_server(server_at(url, "tlk_MINE"), options).tally.findings

    assert ("list-engines", "server", rule, subject) in found


@given(
    value=st.recursive(st.text() | st.integers(-9, 9), lambda inner: st.dictionaries(st.text(), inner), max_leaves=9),
    coding=st.sampled_from(sorted(PACKERS)),
    cut=st.integers(1, 40),
)
def test_a_compressed_body_is_decompressed_and_a_truncated_one_is_a_flaw(value: object, coding: str, cut: int) -> None:
    raw = orjson.dumps(value)
    packed = PACKERS[coding](raw)
    headers = {"content-encoding": coding}

    whole = received_body(Body(len(packed), packed), headers)
    short = received_body(Body(len(packed[:-cut]), packed[:-cut]), headers)

    assert (whole.raw, whole.flaw) == (raw, None)
    assert short.flaw is not None or cut >= len(packed)


@given(announced=st.integers(0, 99), size=st.integers(0, 99))
def test_a_wrong_content_length_is_a_flaw(announced: int, size: int) -> None:
    body = received_body(Body(size, bytes(size)), {"content-length": str(announced)})

    assert (body.flaw is None) == (announced == size)


@given(
    keys=st.lists(st.text(min_size=1), min_size=1, max_size=6),
    depth=st.integers(0, 3),
)
def test_a_repeated_key_is_found_at_any_depth(keys: list[str], depth: int) -> None:
    inner = ",".join(f"{orjson.dumps(key).decode()}:1" for key in keys)
    text = '{"a":[' * depth + f"{{{inner}}}" + "]}" * depth

    found = doubled_keys(text.encode())

    assert found == [f"{'a.' * depth}{key}" for key in dict.fromkeys(keys) if keys.count(key) > 1]


@pytest.mark.parametrize(
    ("media_type", "text"),
    [
        ("application/x-ndjson", '{"a":1}\n{"a":1,"a":2}\n'),
        ("text/event-stream", 'event: x\ndata: {"a":1,\ndata: "a":2}\n\n'),
    ],
)
def test_a_repeated_key_is_found_in_streams(media_type: str, text: str) -> None:
    assert doubled_keys(text.encode(), media_type) == ["a"]


def test_a_reply_to_head_may_announce_a_body() -> None:
    headers = {"content-length": "12", "content-type": "application/json"}
    body = received_body(Body(), headers, method="HEAD")

    found = Inspector(CONTRACT).inspect(
        Observed("HEAD", "/v1.2/engines", headers={"x-api-key": "k"}, status=200, reply_headers=headers, reply=body)
    )

    assert found.findings == ()


def test_a_server_that_does_not_speak_http_is_reported() -> None:
    with raw_server(ROTTEN["header-without-colon"][0]) as url:
        verdict = verdict_on(
            server_at(url, "tlk_MINE"), scenarios=scenarios_about("the list of engines"), may_write=False
        )

    messages = [judged.finding.message for judged in verdict.violations]
    assert any("sent what is not HTTP/1.1: illegal header line" in message for message in messages)


@pytest.mark.parametrize("name", ["surplus", "surplus-after-chunks", "chunks-and-length", "line-feeds-alone"])
def test_a_proxy_sees_how_a_reply_is_framed(name: str) -> None:
    reply, rule, subject = ROTTEN[name]
    session = ProxySession(Inspector(packaged_contract()), lambda line: None)

    async def ask(url: str) -> None:
        upstream = Upstream(url)
        watched = Watched(upstream, session.observe, lambda path: True)
        async with Serving(watched, Settings(port=0)) as proxy, httpx2.AsyncClient(trust_env=False) as client:
            await client.get(f"{proxy.url}/v1.2/engines", headers={"x-api-key": "tlk_MINE"})
        await upstream.close()

    with raw_server(reply) as url:
        asyncio.run(ask(url))

    assert (rule, subject) in {(found.rule, found.subject) for found in session.tally.of_side(Side.SERVER)}


@given(st.binary(max_size=40), st.binary(min_size=1, max_size=40), st.integers(1, 9), st.booleans())
def test_bytes_after_a_reply_are_seen_however_the_reply_ends(
    body: bytes, more: bytes, size: int, is_chunked: bool
) -> None:
    pieces = [body[start : start + size] for start in range(0, len(body), size)]
    chunks = b"".join(f"{len(piece):x}".encode() + b"\r\n" + piece + b"\r\n" for piece in pieces) + b"0\r\n\r\n"
    head = _head("200 OK", "transfer-encoding: chunked" if is_chunked else f"content-length: {len(body)}")
    whole = head + (chunks if is_chunked else body)

    assert framing_flaw(whole, "GET") is None
    assert framing_flaw(_head("103 Early Hints", "link: </a>") + whole, "GET") is None
    flaw = framing_flaw(whole + more, "GET")
    assert flaw is not None
    assert f"{len(more)} bytes follow" in flaw.message
