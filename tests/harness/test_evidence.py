"""Findings have a curl command: curl sends the same request and gets the same answer."""

import asyncio
import os
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from queue import SimpleQueue
from urllib.parse import urlsplit

import pytest

from mockserver.app.application import MockServerApp
from mockserver.ground.printable import is_printable
from mockserver.ground.settings import Settings
from mockserver.handlers.exchanges.curl import curl_of
from mockserver.handlers.exchanges.journalled import observed_of
from mockserver.handlers.exchanges.observed import Body, Ending, Observed, Part
from mockserver.harness.traffic.serving import Serving
from mockserver.harness.traffic.watching import Watched
from tests.support.asgi import FORM, JSON
from tests.support.multipart import MULTIPART, multipart
from tests.support.multipart import Part as Sent

KEY = "tlk_AGAIN"
INDEX_ID = Sent("index_id", b"0")
INDEX = b'{"index_name": "%s"}'
NO_INDEX = "/v1.2/indexes/" + "0" * 24


@dataclass(frozen=True, slots=True)
class Request:
    """A request that is sent twice: by the test and by curl."""

    method: str
    target: str
    body: bytes = b""
    content_type: str = ""
    fault: str = ""

    @property
    def headers(self) -> Mapping[str, str]:
        named = {"content-type": self.content_type, "x-mockserver-fault": self.fault}
        return {"x-api-key": KEY} | {name: text for name, text in named.items() if text}


REQUESTS = {
    "a list": Request("GET", "/v1.2/indexes?page_limit=2"),
    "a name in brackets": Request("GET", "/v1.2/indexes?createdAt[gte]=2024-01-01&x={a,b}"),
    "bytes in a query": Request("GET", "/v1.2/indexes?index_name=%FF%27%22%20%0a"),
    "escapes in a path": Request("GET", "/v1.2/indexes/a%20b%25%27%22"),
    "dots in a path": Request("GET", "/v1.2/indexes/../engines"),
    "a head": Request("HEAD", "/v1.2/indexes"),
    "an unknown method": Request("PATCH", "/v1.2/indexes", b"{}", JSON),
    "JSON": Request("PUT", NO_INDEX, INDEX % b"It's @\\n \xe2\x86\x92", JSON),
    "JSON that begins like a file": Request("POST", "/v1.2/indexes", b"@/etc/hostname", JSON),
    "JSON that is broken": Request("POST", "/v1.2/indexes", b'{"index_name": \x1b[31m\x07', JSON),
    "bytes": Request("POST", "/v1.2/indexes", bytes(range(256)), JSON),
    "a body without a media type": Request("PUT", NO_INDEX, INDEX % b"x"),
    "no body": Request("POST", "/v1.2/indexes", b"", JSON),
    "a form where none is taken": Request("POST", "/v1.2/search", b"query=a&index_id=b%20c", FORM),
    "a form": Request("POST", "/v1.2/search-v2", b"query_text=a", FORM),
    "a multipart form": Request(
        "POST", "/v1.2/search-v2", multipart([Sent("query_text", b"a;b @x\n<y"), Sent("x", b"\x00")]), MULTIPART
    ),
    "a file of a form": Request(
        "POST", "/v1.2/tasks", multipart([INDEX_ID, Sent("video_file", b"\xff\x00", "a/b, c.mp4")]), MULTIPART
    ),
    "a text as a file": Request(
        "POST", "/v1.2/tasks", multipart([Sent("video_url", b'say "hi"; a\\b', "x;y.txt")]), MULTIPART
    ),
    "a form that is broken": Request("POST", "/v1.2/tasks", multipart([INDEX_ID], closed=False), MULTIPART),
    "an ordered fault": Request("GET", "/v1.2/engines", fault="503"),
    "an ordered fault and a body": Request("POST", "/v1.2/search", b"\xff{}", JSON, fault="503"),
    "a long body": Request("POST", "/v1.2/indexes", b"[" * 10_000, JSON),
}  # fmt: skip


Use = Callable[[MockServerApp, str], None]


def serve(use: Use, observe: Callable[[Observed], None]) -> None:
    """Call `use` with a server on a real socket and its URL."""
    app = MockServerApp(Settings(port=0))

    async def run() -> None:
        async with Serving(Watched(app, observe, lambda path: True), Settings(port=0)) as serving:
            await asyncio.to_thread(use, app, serving.url)

    try:
        asyncio.run(run())
    finally:
        app.close()


Kept = Callable[[MockServerApp, Observed], Observed]


def repeated(request: Request, directory: Path, seen_of: Kept) -> list[Observed]:
    """Return `request` as the server saw it, and as it saw it from the command made of the result of `seen_of`."""
    seen: SimpleQueue[Observed] = SimpleQueue()
    both: list[Observed] = []

    def use(app: MockServerApp, url: str) -> None:
        send(url, request)
        both.append(seen.get(timeout=20))  # an exchange is reported when it is over, which is after its reply
        command = curl_of(seen_of(app, both[0]))
        assert is_printable(command)
        run_in_bash(command, url, directory)
        both.append(seen.get(timeout=20))

    serve(use, seen.put)
    return both


def send(url: str, request: Request) -> None:
    connection = HTTPConnection(urlsplit(url).netloc, timeout=20)
    connection.request(request.method, request.target, request.body or None, dict(request.headers))
    connection.getresponse().read()
    connection.close()


def run_in_bash(command: str, url: str, directory: Path) -> None:
    """Run a command as a reader would: first make the files that its comment names."""
    _, _, hints = command.partition("  # ")
    making = [hint.partition(": ")[2].rstrip("'") for hint in hints.split("; ") if " > " in hint]
    own = {name: text for name, text in os.environ.items() if not name.lower().endswith("_proxy")}
    environment = own | {"TWELVELABS_BASE_URL": url, "TWELVE_LABS_API_KEY": KEY}
    script = "\n".join([*making, command.replace("curl ", "curl --silent --show-error --max-time 20 ", 1)])
    subprocess.run(["bash", "-c", script], cwd=directory, env=environment, check=True, capture_output=True)


@pytest.mark.parametrize("name", REQUESTS)
def test_curl_sends_the_same_and_gets_the_same_answer(name: str, tmp_path: Path) -> None:
    first, second = repeated(REQUESTS[name], tmp_path, lambda app, observed: observed)

    assert second.status == first.status
    assert (second.method, second.path, second.query) == (first.method, first.path, first.query)
    if name != "a long body":  # the reader fills in the key
        assert second.body.raw == first.body.raw


@pytest.mark.parametrize("name", REQUESTS)
def test_curl_gets_the_same_answer_by_what_the_journal_has(name: str, tmp_path: Path) -> None:
    def kept(app: MockServerApp, observed: Observed) -> Observed:
        [entry] = app.accounts.of(KEY.encode()).kit.journal
        return observed_of(entry)

    first, second = repeated(REQUESTS[name], tmp_path, kept)

    assert (second.status, second.method) == (first.status, first.method)


def test_the_command_says_how_to_make_a_file_that_was_not_kept() -> None:
    part = Part("video_file", "../film, final.mp4", "video/mp4", 12, "0" * 64, None)

    command = curl_of(Observed("POST", "/v1.2/tasks", body=Body(size=1, parts=(part,))))

    assert 'video_file=@film-final.mp4;filename="../film, final.mp4";type=video/mp4' in command
    assert command.endswith("# 'film-final.mp4 stands for 12 bytes: head -c 12 /dev/zero > film-final.mp4'")


def test_the_command_says_that_a_body_is_incomplete() -> None:
    command = curl_of(Observed("POST", "/v1.2/indexes", body=Body(3, b"abc", Ending.BROKEN)))

    assert command.endswith("# 'the body that came was not complete: 3 bytes of it were read'")
