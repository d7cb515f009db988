"""Snapshots that are cut off, doubled, enormous or of another kind: each is refused as a whole, with little work."""

from collections.abc import Callable, Iterator

import orjson
import pytest

from mockserver.app.application import MockServerApp
from mockserver.ground.settings import Settings
from tests.support.asgi import Answer, AsgiClient
from tests.support.multipart import MULTIPART, Part, multipart
from tests.support.processor_time import longest_callback, seconds_of_100_kb

MEBI = 1024 * 1024
HEAD = b'{"snapshot":{"format":2}}\n'
LINES = {"content-type": "application/x-ndjson"}
Broken = Callable[[list[bytes]], list[bytes]]


@pytest.fixture(scope="module")
def client() -> Iterator[AsgiClient]:
    app = MockServerApp(Settings())
    with AsgiClient(app, "tlk_SAMPLE") as client:
        yield client
    app.close()


@pytest.fixture(scope="module")
def most(client: AsgiClient) -> float:
    return 10 * seconds_of_100_kb(client)


@pytest.fixture(scope="module")
def lines(client: AsgiClient) -> list[bytes]:
    return taken(client)


def taken(client: AsgiClient) -> list[bytes]:
    return client.send("GET", "/__admin/snapshot").body.splitlines(keepends=True)


def restore(client: AsgiClient, snapshot: bytes) -> Answer:
    return client.send("POST", "/__admin/snapshot", snapshot, LINES)


def form(value: object) -> Broken:
    return lambda lines: [orjson.dumps({"snapshot": {"format": value}}) + b"\n", *lines[1:]]


BROKEN: dict[str, tuple[Broken, str]] = {
    "without its last record": (lambda lines: lines[:-1], "207 lines after the first, which says 208"),
    "without half of its records": (lambda lines: lines[:100], "99 lines after the first, which says 208"),
    "cut off in a record": (lambda lines: [*lines[:-1], lines[-1][:99]], "Line 209 is not JSON"),
    "with nothing but its head": (lambda lines: lines[:1], "0 lines after the first, which says 208"),
    "without its head": (lambda lines: lines[1:], "Line 1 must be"),
    "twice": (lambda lines: lines + lines, "417 lines after the first, which says 208"),
    "twice, and without their number": (lambda lines: [HEAD, *lines[1:], *lines[1:]], "the account stands twice"),
    "with a record twice": (lambda lines: [HEAD, *lines[1:], lines[-1]], "stands twice"),
    "in another order": (lambda lines: [lines[0], *reversed(lines[1:])], "does not exist"),
    "with an empty line": (lambda lines: [HEAD, *lines[1:], b"\n"], "Line 210 is not JSON"),
    "in UTF-16": (lambda lines: [b"".join(lines).decode().encode("utf-16")], "Line 1 is not JSON"),
    "of the next format": (form(3), "It has the format 3"),
    "of a format that is no number": (form(True), "It has the format True"),
    "of a format with a point": (form(2.0), "It has the format 2.0"),
    "of many formats": (form([2]), "It has the format [2]"),
    "that is deep": (lambda lines: [HEAD, b'{"index":' + b'{"a":' * 900 + b"1" + b"}" * 901], "it has no a"),
    "that is too deep": (lambda lines: [HEAD, b"[" * 9_000 + b"]" * 9_000], "Line 2 is not JSON"),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_snapshot_is_refused_and_changes_nothing(client: AsgiClient, lines: list[bytes], what: str) -> None:
    broken, reason = BROKEN[what]

    reply = restore(client, b"".join(broken(lines)))

    assert reply.status == 400
    assert reason in reply.json()["message"]
    assert taken(client)[2:] == lines[2:]


def test_a_snapshot_without_the_number_of_its_lines_is_restored(client: AsgiClient, lines: list[bytes]) -> None:
    assert restore(client, b"".join([HEAD, *lines[1:]])).status == 204
    assert taken(client)[2:] == lines[2:]


ENORMOUS = {
    "a record of numbers": (HEAD + b'{"account":[' + b"1," * (4 * MEBI) + b"1]}\n", "Line 2 has too many values"),
    "a record of objects": (HEAD + b'{"account":[' + b"{}," * (4 * MEBI) + b"1]}\n", "Line 2 has too many values"),
    "a record of one text": (HEAD + b'{"account":{"scope":"' + b"a" * (16 * MEBI) + b'"}}\n', "account.clock"),
    "a million records": (HEAD + b"{}\n" * MEBI, "Line 2: expected one of"),
    "sixteen million empty lines": (b"\n" * (16 * MEBI), "Line 1 is not JSON"),
}


@pytest.mark.parametrize("what", ENORMOUS)
def test_an_enormous_file_is_refused_with_little_work(client: AsgiClient, most: float, what: str) -> None:
    snapshot, reason = ENORMOUS[what]
    body = multipart([Part("snapshot", snapshot, "snapshot.jsonl")])

    reply = client.send("POST", "/__admin/snapshot", body, {"content-type": MULTIPART})
    seconds = longest_callback(client, "POST", "/__admin/snapshot", body, MULTIPART)

    assert reply.status == 400
    assert reason in reply.json()["message"]
    assert seconds <= most
