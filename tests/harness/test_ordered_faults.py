"""No false positive: a fault that a test injects is counted, and is no finding about server or client."""

import asyncio
from collections.abc import Callable
from http.client import HTTPConnection, HTTPException
from typing import Any
from urllib.parse import urlsplit

import orjson
import pytest

from mockserver.app.application import MockServerApp
from mockserver.contract.source import contract_document
from mockserver.ground.settings import Settings
from mockserver.harness.inspected import InspectedApp
from mockserver.harness.inspection.finding import Severity
from mockserver.harness.suite.target import SAMPLE_KEY
from mockserver.harness.traffic.serving import Serving
from mockserver.harness.verdict.tally import Tally
from mockserver.harness.verdict.verdict import judged_findings
from tests.support.api import MARENGO, PEGASUS
from tests.support.asgi import JSON
from tests.support.multipart import MULTIPART, Part, multipart

KINDS = tuple(contract_document()["components"]["schemas"]["admin.Fault"]["properties"])
# Kinds that are slow by default are made short; all others are used with their defaults.
OPTIONS: dict[str, dict[str, Any]] = {"slow_body": {"seconds": 0.01}, "stall_upload": {"seconds": 0.01}}
# These kinds affect bodies that a client sends.
UPLOADING = ("reset_upload", "stall_upload", "refuse_upload")
Headers = dict[str, str]


class Client:
    """A client that opens a connection for each request and accepts any reply."""

    def __init__(self, url: str) -> None:
        self.netloc = urlsplit(url).netloc

    def send(self, method: str, path: str, body: bytes = b"", **headers: str) -> bytes:
        connection = HTTPConnection(self.netloc, timeout=20)
        try:
            names = {name.replace("_", "-"): text for name, text in headers.items()}
            connection.request(method, path, body or None, names)
            return connection.getresponse().read()
        except (HTTPException, OSError):
            return b""  # the fault broke the connection
        finally:
            connection.close()

    def use(self, **headers: str) -> None:
        """Send a GET, JSON and an upload: the server answers each by another path of its code."""
        engine = {"index_name": "Matches", "engines": [MARENGO, PEGASUS]}
        parts = [Part("index_id", b"0" * 24), Part("video_file", b"film" * 50_000, "goal.mp4")]
        self.send("GET", "/v1.2/indexes", b"", **headers)
        self.send("POST", "/v1.2/indexes", orjson.dumps(engine), content_type=JSON, **headers)
        self.send("POST", "/v1.2/tasks", multipart(parts), content_type=MULTIPART, **headers)


def checked(use: Callable[[Client], None]) -> Tally:
    """Return the findings while `use` sends requests to a server on a real socket."""
    app = MockServerApp(Settings(port=0))
    inspected = InspectedApp(app)

    async def run() -> None:
        async with Serving(inspected.asgi, Settings(port=0)) as serving:
            await asyncio.to_thread(use, Client(serving.url))

    try:
        asyncio.run(run())
        return inspected.finish()
    finally:
        app.close()


def violations(tally: Tally) -> list[str]:
    judged = judged_findings(tally, Severity.WARNING, ())
    return [f"{each.finding.key}: {each.finding.message}" for each in judged if each.is_violation]


def short(kind: str) -> str:
    """Return the fault as the text of the header `X-Mockserver-Fault`."""
    return ";".join([kind, *(f"{name}={value}" for name, value in OPTIONS.get(kind, {}).items())])


@pytest.mark.parametrize("kind", KINDS)
def test_a_suite_that_uses_a_fault_in_every_way_has_no_findings(kind: str) -> None:
    def use(client: Client) -> None:
        order = orjson.dumps({"fault": {kind: OPTIONS.get(kind, {})}})
        client.send("POST", "/__admin/faults", order, content_type=JSON, x_api_key="tlk_ORDER")
        client.use(x_api_key="tlk_ORDER")
        client.use(x_api_key="tlk_HEADER", x_mockserver_fault=short(kind))
        client.use(x_api_key=f"tlk_KEY+fault={short(kind)}")

    tally = checked(use)

    assert violations(tally) == []
    # These kinds affect requests with a body: uploads, and JSON in one piece.
    assert tally.ordered[kind] == 3 * (2 if kind in UPLOADING else 3)


@pytest.mark.parametrize("fault", ["cut_stream;events=1", "cut_stream;milliseconds=5", "cut_stream;with_reset=true"])
def test_a_stream_that_a_fault_cuts_is_not_a_finding(fault: str) -> None:
    def use(client: Client) -> None:
        indexes = orjson.loads(client.send("GET", "/v1.2/indexes", x_api_key=SAMPLE_KEY))["data"]
        index_id = next(index["_id"] for index in indexes if index["video_count"])
        path = f"/v1.2/indexes/{index_id}/videos"
        [video, *_] = orjson.loads(client.send("GET", path, x_api_key=SAMPLE_KEY))["data"]
        body = orjson.dumps({"video_id": video["_id"], "prompt": "What is it?", "stream": True})
        client.send("POST", "/v1.2/generate", body, content_type=JSON, x_api_key=SAMPLE_KEY, x_mockserver_fault=fault)

    tally = checked(use)

    assert violations(tally) == []
    assert tally.ordered["cut_stream"] == 1


def test_fixed_answers_and_behaviour_are_counted_as_ordered() -> None:
    answer = {"match": {"operation": "create-index"}, "replies": [{"body": {"_id": "0" * 24}}]}
    behaviour = {"consistency": {"appear_after_reads": 2}}

    def use(client: Client) -> None:
        for method, path, order in (("POST", "/answers", answer), ("POST", "/behaviour", behaviour)):
            raw = client.send(method, f"/__admin{path}", orjson.dumps(order), content_type=JSON, x_api_key="tlk_A")
            assert b'"code"' not in raw, raw
        client.use(x_api_key="tlk_A")

    tally = checked(use)

    assert violations(tally) == []
    assert tally.ordered == {"answer": 1, "behaviour": 3}


def test_an_error_of_the_client_is_found_even_if_the_reply_is_a_fault() -> None:
    def use(client: Client) -> None:
        client.send("GET", "/v1.2/indexes?colour=red", x_api_key="tlk_A", x_mockserver_fault="garbage")

    [violation] = violations(checked(use))

    assert "unknown-parameter" in violation
