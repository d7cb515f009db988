"""API keys and signatures are never recorded, wherever a client puts them."""

import logging
from itertools import chain
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockserver.app.journal.secrets import MASK, Secrets
from mockserver.contract.source import packaged_contract
from mockserver.ground.clock import VirtualClock
from mockserver.ground.settings import Settings
from tests.support.api import MARENGO, Api, Server
from tests.support.contract_requests import is_endless

KEYS = ["tlk_7Q5XS7R2DZ8E4N1MYV3T", "a-key+of/another=form", "a key with blanks in it"]
SIGNATURE = "fe5f80f77d5fa3beca038a248ff027d0445342fe"
OTHER_KEY = "tlk_0THER0FS0MEB0DY"

SNAPSHOT = "/__admin/snapshot"

# A snapshot contains the account's data; a client that named an index by its key finds that name there.
ASKING = [
    operation
    for operation in packaged_contract().operations.values()
    if operation.is_admin and operation.method == "GET" and operation.path != SNAPSHOT
]


def send_key_everywhere(api: Api, key: str) -> None:
    """Send the key to every place where a client may put it by mistake, and a few other secrets."""
    encoded = quote(key, safe="")
    api.get(f"/indexes?api_key={encoded}&page=1")
    api.get(f"/indexes/{encoded}")
    api.client.get(f"/v1.2/nowhere/{encoded}")
    api.post("/indexes", json={"index_name": f"index of {key}", "engines": [MARENGO], "api_key": key})
    api.post("/indexes", json={"index_name": "Rides", "engines": [MARENGO], "note": OTHER_KEY})
    api.get("/indexes")
    api.get("/indexes", headers={"authorization": f"Bearer {key}"})
    index_id = api.create_index("Signed")
    api.upload_url(index_id, f"https://bucket.test/goal.mp4?X-Amz-Date=1&X-Amz-Signature={SIGNATURE}&X-Amz-Expires=9")
    api.post("/generate", json={"video_id": key, "prompt": f"my key is {key}"})


def replies_of_all_reads(api: Api) -> str:
    """Return the replies of every operation that reads the stand-in."""
    paths = [
        operation.path + ("?seconds=0" if is_endless(operation) else "")
        for operation in ASKING
        if "{" not in operation.path
    ]
    replies = [api.client.get(path) for path in paths]
    ids = [exchange["request_id"] for exchange in api.client.get("/__admin/journal").json()["data"]]
    each = [api.client.get(f"/__admin/journal/{request_id}") for request_id in ids]
    found = api.client.post("/__admin/journal/search", json={"sort_option": "desc"})
    assert {reply.status_code for reply in [*replies, *each, found]} == {200}
    return "\n".join(reply.text for reply in chain(replies, each, [found]))


@pytest.mark.parametrize("key", KEYS)
def test_no_secret_is_recorded_anywhere(key: str, clock: VirtualClock, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG), Server(Settings(), clock) as server:
        api = server.as_key(key)
        send_key_everywhere(api, key)
        written = replies_of_all_reads(api)

    logged = "\n".join(str(record.__dict__) for record in caplog.records if record.name == "mockserver")
    for text in (written, logged):
        for secret in (key, quote(key), SIGNATURE, OTHER_KEY):
            assert secret not in text
    assert "tlk_" not in written
    assert MASK.decode() in written
    assert "answered" in logged


def test_a_snapshot_does_not_have_the_key_of_its_account(api: Api) -> None:
    api = api.as_key(KEYS[0])
    api.get(f"/indexes?api_key={KEYS[0]}")
    api.create_index()

    snapshot = api.client.get(SNAPSHOT)

    assert snapshot.status_code == 200
    assert KEYS[0] not in snapshot.text


def test_text_around_a_secret_stays_readable(api: Api) -> None:
    api.get("/indexes?api_key=tlk_TEST&page=1")

    [exchange] = api.client.get("/__admin/journal").json()["data"]

    assert exchange["parameters"] == {"api_key": "(masked)", "page": "1"}


def test_a_masked_body_still_counts_as_complete(api: Api) -> None:
    api.post("/indexes", json={"index_name": "of tlk_7Q5XS7R2DZ8E4N1MYV3T", "engines": [MARENGO]})

    [exchange] = api.client.get("/__admin/journal").json()["data"]

    assert not exchange["is_body_cut"]
    assert exchange["body"]["index_name"] == "of (masked)"


def test_a_key_in_the_address_is_reported(api: Api) -> None:
    api.get("/indexes?api_key=tlk_TEST")
    api.get("/indexes?page=2")

    violations: list[list[Any]] = [
        [violation["kind"] for violation in exchange["violations"]]
        for exchange in api.client.get("/__admin/journal").json()["data"]
    ]
    assert violations == [["unknown", "key_in_url"], []]


@given(
    before=st.binary(max_size=20),
    key=st.from_regex(rb"[A-Za-z0-9+/=_-]{6,30}", fullmatch=True),
    after=st.binary(max_size=20),
)
def test_no_key_survives_the_masking(before: bytes, key: bytes, after: bytes) -> None:
    text, secrets = before + key + after, Secrets(key)

    assert secrets.are_in(text)
    assert key not in secrets.masked(text) or key in MASK


SHORT = ["k", "test", "a/b", 'a"\\', "$1.*"]


@pytest.mark.parametrize("key", SHORT)
def test_a_short_key_is_masked_where_it_is_a_whole_value(key: str, api: Api) -> None:
    encoded = quote(key, safe="")
    api = api.as_key(key)
    api.get(f"/indexes?api_key={encoded}&page=1")
    api.client.get(f"/v1.2/nowhere/{encoded}")
    api.post("/indexes", json={"index_name": key, "engines": [MARENGO], "notes": ["", key]})
    api.post("/tasks", data={"index_id": key})
    api.get("/indexes", headers={"x-forwarded-key": key, "x-other": f"Bearer {key}"})
    api.get("/indexes")

    exchanges = api.client.get("/__admin/journal").json()["data"]

    assert exchanges[0]["parameters"] == {"api_key": "(masked)", "page": "1"}
    assert exchanges[1]["path"] == "/v1.2/nowhere/(masked)"
    assert exchanges[2]["body"] == {"index_name": "(masked)", "engines": [MARENGO], "notes": ["", "(masked)"]}
    assert exchanges[3]["body"] == {"index_id": "(masked)"}
    headers = exchanges[4]["request_headers"]
    assert (headers["x-forwarded-key"], headers["x-other"]) == ("(masked)", "Bearer (masked)")
    assert [index["index_name"] for index in exchanges[5]["reply"]["data"]] == ["(masked)"]
    assert "key_in_url" in [violation["kind"] for violation in exchanges[0]["violations"]]


def test_text_around_a_short_key_stays_readable(api: Api) -> None:
    api = api.as_key("test")
    api.get("/indexes?page=1")
    api.post("/indexes", json={"index_name": "my test index", "engines": [MARENGO], "test": 1})
    api.get("/tasks", headers={"user-agent": "test-client/1.0"})

    written = api.client.get("/__admin/journal").json()["data"]

    assert MASK.decode() not in str(written)
    assert written[1]["body"]["index_name"] == "my test index"


def test_a_path_segment_of_the_contract_is_never_masked(api: Api) -> None:
    api = api.as_key("tasks")
    api.get("/tasks")

    [exchange] = api.client.get("/__admin/journal").json()["data"]

    assert (exchange["path"], exchange["violations"]) == ("/v1.2/tasks", [])


@given(text=st.binary(max_size=60))
def test_text_without_a_secret_is_unchanged(text: bytes) -> None:
    secrets = Secrets(b"tlk_KEY")

    if not secrets.are_in(text):
        assert secrets.masked(text) == text
