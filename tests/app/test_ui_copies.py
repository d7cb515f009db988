"""The copyable texts of an exchange work: they send the same request, or create a matching control."""

import os
import subprocess
from collections.abc import Iterator
from typing import Any

import httpx2
import pytest

from mockserver.app.application import MockServerApp
from mockserver.app.ui.copies import copies_of
from mockserver.contract.source import packaged_contract
from mockserver.domain.account.journal import Entry
from mockserver.ground.settings import Settings
from mockserver.handlers.admin.exchanges import RecordedExchange
from mockserver.testing.hosts import LocalHost
from tests.support.api import MARENGO

KEY = "tlk_COPIES"
HARD = 'it\'s "odd" $HOME `id` \\ 中 %20'
CONTROLS = "a\x1b[31m\x7fb"
JSON_TYPE = {"content-type": "application/json"}
# Kinds of requests: a body of JSON, a form, a query, no body, an unknown path, bytes, files.
SENT: list[dict[str, Any]] = [
    {"method": "POST", "url": "/v1.2/indexes", "json": {"index_name": HARD, "engines": [MARENGO]}},
    {"method": "POST", "url": "/v1.3/indexes", "json": {"index_name": None, "flag": True}},
    {"method": "GET", "url": "/v1.3/indexes", "params": {"index_name": HARD, "page": 2}},
    {"method": "POST", "url": "/v1.2/tasks", "files": [("index_id", (None, "a b")), ("language", (None, HARD))]},
    {"method": "DELETE", "url": "/v1.3/indexes/6528dcf40000000000000000"},
    {"method": "PUT", "url": "/v1.3/no'where"},
    {"method": "GET", "url": "/v1.3/a%20b%3Fc/[x]/{y}?z[gte]=1"},
    {
        "method": "POST",
        "url": "/v1.3/indexes",
        "content": bytes(range(256)),
        "headers": {"content-type": "application/json"},
    },
    {"method": "POST", "url": "/v1.3/indexes", "content": b'"text"', "headers": {"content-type": "text/plain"}},
    {"method": "POST", "url": "/v1.3/nowhere", "data": {"a": HARD, "b": CONTROLS}},
    {"method": "POST", "url": "/v1.2/tasks", "files": [("language", (None, CONTROLS)), ("x", (None, "@y;z"))]},
]


@pytest.fixture(scope="module")
def host() -> Iterator[LocalHost]:
    host = LocalHost(Settings(port=0), in_process=False)
    host.start()
    yield host
    host.stop()


def latest(host: LocalHost) -> Entry:
    app = host.running.app
    assert isinstance(app, MockServerApp)
    return app.accounts.of(KEY.encode()).kit.journal.after(None)[-1]


def run(host: LocalHost, *words: str) -> None:
    environment = os.environ | {"TWELVELABS_BASE_URL": host.url, "TWELVE_LABS_API_KEY": KEY}
    subprocess.run(words, env=environment, check=True, capture_output=True, timeout=30)


@pytest.mark.parametrize("sent", SENT, ids=lambda sent: f"{sent['method']} {sent['url']}")
@pytest.mark.parametrize("way", ["curl", "Python"])
def test_a_copied_request_sends_the_same_request(
    host: LocalHost, monkeypatch: pytest.MonkeyPatch, way: str, sent: dict[str, Any]
) -> None:
    httpx2.request(**sent | {"url": host.url + sent["url"], "headers": {"x-api-key": KEY, **sent.get("headers", {})}})
    first = latest(host)

    text = copies_of(RecordedExchange(first, packaged_contract().operations))[way]
    if way == "curl":
        run(host, "bash", "-c", text)
    else:
        monkeypatch.setenv("TWELVELABS_BASE_URL", host.url)
        monkeypatch.setenv("TWELVE_LABS_API_KEY", KEY)
        exec(text.replace("httpx", "httpx2"), {})  # noqa: S102 - it is the text that is tested

    again = latest(host)
    assert again.request_id != first.request_id
    operations = packaged_contract().operations
    seen = [RecordedExchange(each, operations) for each in (first, again)]
    assert seen[0].sent == seen[1].sent
    assert [each.parameters for each in seen] == [seen[0].parameters] * 2
    assert [(e.method, e.path) for e in (first, again)] == [(first.method, first.path)] * 2


def test_copied_admin_requests_are_accepted_and_match(host: LocalHost) -> None:
    body = {"index_name": "orders", "engines": [MARENGO]}
    httpx2.post(f"{host.url}/v1.2/indexes", json=body, headers={"x-api-key": KEY})
    copies = copies_of(RecordedExchange(latest(host), packaged_contract().operations))

    for name in ("a fault", "a fixed answer", "verify"):
        run(host, "sh", "-c", copies[name].replace("curl ", "curl --fail ", 1))

    statuses = [
        httpx2.post(f"{host.url}/v1.2/indexes", json=body, headers={"x-api-key": KEY}).status_code for _ in range(2)
    ]
    assert statuses == [503, 201]


def test_a_file_is_the_readers_to_make_and_secrets_are_masked(host: LocalHost) -> None:
    files: list[Any] = [("video_file", ("a film.mp4", b"\xff" * 20)), ("note", (None, f"the key is {KEY}"))]
    httpx2.post(f"{host.url}/v1.2/tasks?x-api-key={KEY}", files=files, headers={"x-api-key": KEY})

    copies = copies_of(RecordedExchange(latest(host), packaged_contract().operations))

    assert "head -c 20 /dev/zero > a-film.mp4" in copies["curl"]
    assert "open('a film.mp4', 'rb')" in copies["Python"]
    assert KEY not in "".join(copies.values())
