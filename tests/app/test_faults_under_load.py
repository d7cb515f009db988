"""Faults and fixed answers under concurrent requests: each counts exactly, and only in its own account."""

from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from http.client import HTTPConnection
from itertools import count
from threading import Barrier
from typing import Any
from urllib.parse import urlsplit

import orjson
import pytest

CLIENTS, REQUESTS = 8, 12
_KEYS = count()

Ask = Callable[..., Any]


@pytest.fixture
def new_key() -> Callable[[], str]:
    return lambda: f"tlk_LOAD{next(_KEYS)}"


@pytest.fixture
def ask(server_url: str) -> Ask:
    def ask(key: str, method: str, path: str, body: Any = None) -> tuple[int, Any]:
        connection = HTTPConnection(urlsplit(server_url).netloc, timeout=20)
        with closing(connection):
            return parsed(connection, key, method, path, body)

    return ask


def parsed(connection: HTTPConnection, key: str, method: str, path: str, body: Any = None) -> tuple[int, Any]:
    raw = None if body is None else orjson.dumps(body)
    connection.request(method, path, raw, {"x-api-key": key, "content-type": "application/json"})
    reply = connection.getresponse()
    content = reply.read()
    return reply.status, orjson.loads(content) if content else None


def send_concurrently(url: str, keys: Sequence[str], path: str) -> Counter[tuple[str, int]]:
    """Send many requests for `path`, with one client per key, all at the same time; count keys and statuses."""
    begin = Barrier(len(keys))

    def client(key: str) -> list[tuple[str, int]]:
        connection = HTTPConnection(urlsplit(url).netloc, timeout=20)
        begin.wait()
        with closing(connection):
            statuses = [parsed(connection, key, "GET", path)[0] for _ in range(REQUESTS)]
        return [(key, status) for status in statuses]

    with ThreadPoolExecutor(len(keys)) as pool:
        return Counter(seen for answers in pool.map(client, keys) for seen in answers)


def test_a_rule_fires_exactly_so_often_under_load(ask: Ask, new_key: Callable[[], str], server_url: str) -> None:
    key = new_key()
    rule = {"times": 7, "delay": {"seconds": 0.001}, "fault": {"error": {"status": 503}}}
    fault_id = ask(key, "POST", "/__admin/faults", rule)[1]["id"]

    seen = send_concurrently(server_url, [key] * CLIENTS, "/v1.2/engines")

    counted = ask(key, "GET", f"/__admin/faults/{fault_id}")[1]
    assert seen == {(key, 503): 7, (key, 200): CLIENTS * REQUESTS - 7}
    assert (counted["matched"], counted["fired"]) == (CLIENTS * REQUESTS, 7)


def test_faults_of_many_accounts_at_once_stay_in_their_accounts(
    ask: Ask, new_key: Callable[[], str], server_url: str
) -> None:
    keys = [new_key() for _ in range(CLIENTS)]
    for times, key in enumerate(keys, 1):
        ask(key, "POST", "/__admin/faults", {"times": times, "fault": {"error": {"status": 400 + times}}})

    seen = send_concurrently(server_url, keys, "/v1.2/engines")

    expected = {(key, 400 + times): times for times, key in enumerate(keys, 1)}
    expected |= {(key, 200): REQUESTS - times for times, key in enumerate(keys, 1)}
    assert seen == expected


def test_each_reply_of_a_sequence_is_given_once(ask: Ask, new_key: Callable[[], str], server_url: str) -> None:
    key = new_key()
    codes = ["parameter_invalid", "parameter_unknown"] * 10
    replies = [{"status": 400, "body": {"code": code, "message": "In turn."}} for code in codes]
    answer = {"match": {"operation": "list-engines"}, "replies": replies, "then": "fall_through"}
    ask(key, "POST", "/__admin/answers", answer)

    seen = send_concurrently(server_url, [key] * CLIENTS, "/v1.2/engines")

    assert seen == {(key, 400): len(codes), (key, 200): CLIENTS * REQUESTS - len(codes)}
