"""`mockserver proxy`: bytes pass as they arrive, both sides are judged, and nothing is spent without permission."""

import asyncio
import signal
import subprocess
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

import httpx2
import pytest
from starlette.types import ASGIApp, Receive, Scope, Send

from mockserver.cli.main import main
from mockserver.contract.source import packaged_contract
from mockserver.ground.settings import Settings
from mockserver.harness.inspection.finding import Side
from mockserver.harness.inspection.inspector import Inspector
from mockserver.harness.proxying import ProxySession
from mockserver.harness.spending import Allowed, SpendingGuard
from mockserver.harness.traffic.forwarding import Upstream
from mockserver.harness.traffic.serving import Serving
from mockserver.harness.traffic.watching import Watched
from tests.support.processes import COMMAND, LONGEST_SECONDS, clean_environment, running

CONTRACT = packaged_contract()
ANYTHING = Allowed(writes=True, most=None)
HEADERS = {"x-api-key": "tlk_SECRET"}

Client = httpx2.AsyncClient


class ScenarioContext:
    """A client, a proxy and a server of the test, and the lines that the proxy prints."""

    def __init__(self, client: Client, session: ProxySession, lines: list[str], requests: list[Scope]) -> None:
        self.client = client
        self.session = session
        self.lines = lines
        self.requests = requests

    def broken(self, side: Side) -> list[str]:
        return [finding.rule for finding in self.session.tally.of_side(side)]


@asynccontextmanager
async def staged(server: ASGIApp, allowed: Allowed = ANYTHING, path: str = "") -> AsyncIterator[ScenarioContext]:
    requests: list[Scope] = []

    async def noting(scope: Scope, receive: Receive, send: Send) -> None:
        requests.append(scope)
        await server(scope, receive, send)

    lines: list[str] = []
    session = ProxySession(Inspector(CONTRACT), lines.append)
    async with Serving(noting, Settings(port=0)) as behind:
        upstream = Upstream(behind.url + path)
        guard = SpendingGuard(upstream, CONTRACT, allowed)
        watched = Watched(guard, session.observe, lambda path: True)
        async with (
            Serving(watched, Settings(port=0), dates=False) as proxy,
            Client(base_url=proxy.url, headers=HEADERS, trust_env=False) as client,
        ):
            yield ScenarioContext(client, session, lines, requests)
        await upstream.close()


class Command:
    """A process of `mockserver proxy` before the server at `upstream`."""

    def __init__(self, upstream: str) -> None:
        self._process = subprocess.Popen(
            [*COMMAND, "proxy", "--port", "0", "--upstream", upstream],
            env=clean_environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self._url = self.next_line().split("=")[1].strip()

    def next_line(self) -> str:
        assert self._process.stderr is not None
        return self._process.stderr.readline()

    def get(self, target: str) -> int:
        """Send a request to the proxy, and return the status of the reply."""
        reply: Any = httpx2.get(f"{self._url}{target}", headers=HEADERS, trust_env=False)
        return int(reply.status_code)

    def stopped(self) -> tuple[str, int]:
        """Stop it, and return what it printed and its exit code."""
        self._process.send_signal(signal.SIGTERM)
        printed, _ = self._process.communicate(timeout=LONGEST_SECONDS)
        return printed, self._process.returncode


def play(scene: Callable[[], Awaitable[None]]) -> None:
    async def bounded() -> None:
        await asyncio.wait_for(scene(), LONGEST_SECONDS)

    asyncio.run(bounded())


async def answer(send: Send, status: int, body: bytes, headers: list[tuple[bytes, bytes]] | None = None) -> None:
    json = [(b"content-type", b"application/json"), (b"content-length", b"%d" % len(body))]
    await send({"type": "http.response.start", "status": status, "headers": json if headers is None else headers})
    await send({"type": "http.response.body", "body": body})


async def engines(scope: Scope, receive: Receive, send: Send) -> None:
    await answer(send, 200, b'{"data": [], "extra": 1}')


def test_request_and_reply_pass_unchanged_and_both_are_judged() -> None:
    async def scene() -> None:
        async with staged(engines) as context:
            reply = await context.client.get("/v1.2/engines?all=%20x&all=1", headers={"x-own": "1"})

            headers = dict(context.requests[0]["headers"])
            assert (reply.status_code, reply.content) == (200, b'{"data": [], "extra": 1}')
            assert (context.requests[0]["raw_path"], context.requests[0]["query_string"]) == (
                b"/v1.2/engines",
                b"all=%20x&all=1",
            )
            assert (headers[b"x-own"], headers[b"x-api-key"]) == (b"1", b"tlk_SECRET")
            assert context.broken(Side.CLIENT) == ["unknown-parameter"]
            assert context.broken(Side.SERVER) == ["undocumented-field"]
            assert [line.split(":")[0] for line in context.lines] == ["client warning", "server warning"]

    play(scene)


def test_a_stream_passes_event_by_event() -> None:
    goes_on = asyncio.Event()

    async def streaming(scope: Scope, receive: Receive, send: Send) -> None:
        lines = [(b"content-type", b"application/x-ndjson")]
        await send({"type": "http.response.start", "status": 200, "headers": lines})
        await send({"type": "http.response.body", "body": b'{"event_type":"stream_start"}\n', "more_body": True})
        await goes_on.wait()
        await send({"type": "http.response.body", "body": b'{"event_type":"stream_end"}\n'})

    async def scene() -> None:
        async with staged(streaming) as context, context.client.stream("POST", "/v1.2/generate", json={}) as reply:
            parts = reply.aiter_raw()
            first = await anext(parts)
            goes_on.set()  # only now does the server send the rest
            rest = b"".join([part async for part in parts])

            assert (first, rest) == (b'{"event_type":"stream_start"}\n', b'{"event_type":"stream_end"}\n')

    play(scene)


def test_an_upload_passes_chunk_by_chunk() -> None:
    has_begun = asyncio.Event()
    received = bytearray()

    async def reading(scope: Scope, receive: Receive, send: Send) -> None:
        more = True
        while more:
            message = await receive()
            received.extend(message["body"])
            more = message.get("more_body", False)
            has_begun.set()
        await answer(send, 201, b'{"_id": "6527e59e74b5a5ab84015cf5"}')

    async def pieces() -> AsyncIterator[bytes]:
        yield b"first "
        await has_begun.wait()  # the server reads the first part before the rest is sent
        yield b"second"

    async def scene() -> None:
        async with staged(reading) as context:
            reply = await context.client.post("/v1.2/tasks", content=pieces())

            assert (reply.status_code, bytes(received)) == (201, b"first second")

    play(scene)


def test_a_truncated_reply_stays_truncated() -> None:
    async def breaking(scope: Scope, receive: Receive, send: Send) -> None:
        headers = [(b"content-type", b"application/json"), (b"content-length", b"50")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b'{"data": [', "more_body": True})
        raise ConnectionError

    async def scene() -> None:
        async with staged(breaking) as context:
            with pytest.raises(httpx2.RemoteProtocolError):
                await context.client.get("/v1.2/engines")
            assert context.broken(Side.SERVER) == ["broken-reply"]

    play(scene)


def test_a_redirect_is_passed_on_and_not_followed() -> None:
    async def redirecting(scope: Scope, receive: Receive, send: Send) -> None:
        await answer(send, 302, b"", [(b"location", b"http://127.0.0.1:9/elsewhere"), (b"content-length", b"0")])

    async def scene() -> None:
        async with staged(redirecting) as context:
            reply = await context.client.get("/v1.2/engines")

            assert (reply.status_code, len(context.requests)) == (302, 1)

    play(scene)


@pytest.mark.parametrize("target", ["//evil.example/v1.2/engines", "/@evil.example/", "/v1.2/engines"])
def test_requests_go_only_to_the_named_server_whatever_their_path(target: str) -> None:
    async def scene() -> None:
        async with staged(engines, path="/api") as context:
            url = httpx2.URL(context.client.base_url).copy_with(raw_path=target.encode())
            await context.client.get(url)

            assert context.requests[0]["raw_path"] == b"/api" + target.encode()

    play(scene)


def test_a_server_that_does_not_answer_is_reported_and_not_judged() -> None:
    async def scene() -> None:
        async with staged(engines) as context:
            silent = Upstream("http://127.0.0.1:9")
            async with Serving(silent, Settings(port=0)) as proxy:
                reply = await context.client.get(f"{proxy.url}/v1.2/engines")
            await silent.close()

            assert (reply.status_code, reply.json()["code"]) == (502, "mock_upstream_silent")
            assert "x-mockserver-harness" in reply.headers

    play(scene)


@pytest.mark.parametrize(
    ("method", "path", "allowed", "codes"),
    [
        ("POST", "/v1.2/indexes", Allowed(writes=False, most=None), ["mock_write_held"] * 2),
        ("DELETE", "/v1.2/nothing", Allowed(writes=False, most=None), ["mock_write_held"] * 2),
        ("GET", "/v1.2/engines", Allowed(writes=False, most=0), ["passed"] * 2),
        ("POST", "/v1.2/search", Allowed(writes=False, most=1), ["passed", "mock_cap_reached"]),
        ("POST", "/p/v1.2/gist", Allowed(writes=False, most=None), ["passed"] * 2),
        ("POST", "/v1.2/indexes", Allowed(writes=True, most=1), ["passed", "mock_cap_reached"]),
    ],
)
def test_no_more_requests_are_spent_than_allowed(method: str, path: str, allowed: Allowed, codes: list[str]) -> None:
    async def scene() -> None:
        async with staged(engines, allowed) as context:
            replies = [await context.client.request(method, path) for _ in codes]

            assert [reply.json().get("code", "passed") for reply in replies] == codes
            assert len(context.requests) == codes.count("passed")

    play(scene)


@pytest.mark.parametrize(
    ("flags", "message"),
    [
        ([], "a proxy needs either --upstream"),
        (["--upstream", "http://a.test", "--replay", "x"], "a proxy needs either --upstream"),
        (["--upstream", "api.test"], '--upstream: "api.test" is not an address'),
        (["--upstream", "http://[a.test"], '--upstream: "http://[a.test" is not an address'),
        (["--upstream", "http://a.test:99999"], '--upstream: "http://a.test:99999" is not an address'),
        (["--upstream", "http://a.test", "--record", __file__], f"--record: {__file__} cannot be made: File exists"),
        (["--upstream", "https://a.test", "--allow-writes"], "--allow-writes needs --spend-cap"),
        (["--upstream", "http://127.0.0.1:1", "--allow-writes"], "--allow-writes needs --spend-cap"),
        (["--upstream", "https://a.test", "--spend-cap", "-1"], '--spend-cap: "-1" is negative'),
        (["--replay", "x", "--record", "y"], "--record: what is replayed is recorded already"),
        (["--replay", "/no/such"], "/no/such has no recordings"),
    ],
)
def test_a_proxy_with_unsafe_or_contradictory_options_does_not_start(
    capsys: pytest.CaptureFixture[str], flags: list[str], message: str
) -> None:
    assert main(["proxy", "--port", "0", *flags]) == 2

    assert capsys.readouterr().err.startswith(f"mockserver: {message}")


def test_the_command_prints_findings_as_they_come_and_ends_with_a_verdict() -> None:
    with running() as server:
        command = Command(server.url)
        status = command.get("/v1.2/indexes?limit=1")
        seen = command.next_line()

        printed, code = command.stopped()

    assert (status, code) == (200, 1)
    assert seen.startswith("client warning: unknown-parameter at list-indexes: list-indexes has no parameter limit")
    assert "Broken: 1 violation of the contract." in printed
    assert "tlk_SECRET" not in printed


def test_a_server_that_answers_nothing_was_not_checked() -> None:
    command = Command("http://127.0.0.1:9")
    command.get("/v1.2/engines")

    printed, code = command.stopped()

    assert code == 2
    assert "Could not check: http://127.0.0.1:9 answered none of 1 request." in printed


@pytest.mark.parametrize(
    ("upstream", "flags"),
    [
        ("http://127.0.0.1:41299", ()),
        ("http://localhost:41299/v1.3", ()),
        ("http://127.0.0.1:41299", ("--host", "0.0.0.0")),  # noqa: S104 - as in a container
    ],
)
def test_a_proxy_of_itself_is_refused_at_the_start(
    upstream: str, flags: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["proxy", "--upstream", upstream, "--port", "41299", *flags]) == 2

    assert "is the address of the proxy itself; give the proxy another --port" in capsys.readouterr().err


@pytest.mark.parametrize("others", [1, 2, 3])
def test_a_request_that_comes_back_over_other_proxies_is_refused(others: int) -> None:
    async def scene() -> None:
        async def first(scope: Scope, receive: Receive, send: Send) -> None:
            await upstreams[0](scope, receive, send)

        async with AsyncExitStack() as stack:
            proxy = await stack.enter_async_context(Serving(first, Settings(port=0)))
            first_url = proxy.url
            upstreams: list[Upstream] = []
            for _ in range(others):
                upstreams.insert(0, Upstream(proxy.url))
                stack.push_async_callback(upstreams[0].close)
                proxy = await stack.enter_async_context(Serving(upstreams[0], Settings(port=0)))
            upstreams.insert(0, Upstream(proxy.url))
            stack.push_async_callback(upstreams[0].close)
            client = await stack.enter_async_context(Client(headers=HEADERS, trust_env=False))

            reply = await client.get(f"{first_url}/v1.2/engines", headers={"via": "1.0 office, 1.1 mockserver-other"})

            assert (reply.status_code, reply.json()["code"]) == (508, "mock_proxy_loop")
            assert (
                f"the server at {proxy.url.removeprefix('http://')} passes requests on to it" in reply.json()["message"]
            )
            assert "x-mockserver-harness" in reply.headers

    play(scene)


def test_a_proxy_adds_itself_to_the_via_header() -> None:
    async def scene() -> None:
        async with staged(engines) as context:
            await context.client.get("/v1.2/engines", headers={"via": "1.0 office"})

            first, second = [value for name, value in context.requests[0]["headers"] if name == b"via"]
            assert first == b"1.0 office"
            assert second.startswith(b"1.1 mockserver-")

    play(scene)
