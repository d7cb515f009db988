"""Many accounts on one server: `python -m benchmarks.many_accounts [--accounts 10000] [--threads 16]`.

Prints the memory of accounts, how many stay in memory once they are idle, whether all journals stay within their limit,
and whether threads that use 1,000 accounts concurrently find exactly their own records.
"""

import argparse
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from itertools import count
from random import Random
from threading import Lock
from time import sleep
from typing import Any

import orjson

from benchmarks.load import request, send_many
from benchmarks.servers import Running, ours

_MIB = 1024 * 1024
_IDLE_SECONDS = 5
_JOURNALS = 16 * _MIB
_ROUNDS = 5
_THREADED_ACCOUNTS = 1_000
_INDEXES_EACH = 5
_ENGINES = [{"engine_name": "marengo2.6", "engine_options": ["visual"]}]


def main() -> None:
    """Run and print all of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--accounts", type=int, default=10_000)
    parser.add_argument("--threads", type=int, default=16)
    arguments = parser.parse_args()
    _print_sizes(arguments.accounts)
    _print_idle(arguments.accounts)
    _print_journals(arguments.accounts)
    _print_threads(arguments.threads)


def _print_sizes(accounts: int) -> None:
    with ours() as server:
        for what, make in (("asked once", _asking), ("and then an index in each", _making)):
            before = server.resident_bytes()
            _send(server, make, accounts)
            taken = server.resident_bytes() - before
            each = taken / accounts / 1024
            print(f"{accounts} accounts, {what}: {taken / _MIB:.0f} MiB, {each:.1f} KiB each", flush=True)


def _print_idle(accounts: int) -> None:
    with ours("--idle-accounts", str(_IDLE_SECONDS)) as server:
        for number in range(_ROUNDS):
            _send(server, _asking, accounts, number * accounts)
            left = _left_when_idle(server)
            resident = server.resident_bytes() / _MIB
            print(f"{(number + 1) * accounts} accounts, {left} of them left when idle: {resident:.0f} MiB", flush=True)


def _left_when_idle(server: Running) -> int:
    """Return how many accounts are in memory after the idle time; the next new account triggers the check."""
    sleep(_IDLE_SECONDS)
    connection = HTTPConnection("127.0.0.1", server.port, timeout=60)
    _, body = _answer(connection, "GET", "/__admin/accounts", "tlk_LOOKS")
    connection.close()
    return len(body["data"])


def _print_journals(accounts: int) -> None:
    with ours("--all-journals-bytes", str(_JOURNALS)) as server:
        for number in range(_ROUNDS):
            _send(server, _asking, accounts)
            resident = server.resident_bytes() / _MIB
            print(f"journals of {_JOURNALS // _MIB} MiB, {accounts * (number + 1)} requests: {resident:.0f} MiB")


def _print_threads(threads: int) -> None:
    made: dict[str, set[str]] = {f"tlk_T{number}": set() for number in range(_THREADED_ACCOUNTS)}
    locks = {key: Lock() for key in made}
    answers: Counter[str] = Counter()
    with ours() as server, ThreadPoolExecutor(threads) as pool:
        before = server.resident_bytes()
        each = _THREADED_ACCOUNTS * _INDEXES_EACH // threads
        for counted in pool.map(lambda seed: _use(server, made, locks, Random(seed), each), range(threads)):
            answers += counted
        taken = (server.resident_bytes() - before) / _MIB
    print(f"{threads} threads, {_THREADED_ACCOUNTS} accounts: {dict(answers)}; {taken:.0f} MiB", flush=True)


def _use(server: Running, made: dict[str, set[str]], locks: dict[str, Lock], draw: Random, times: int) -> Counter[str]:
    """Create indexes in random accounts; count how often an account contains exactly its own indexes."""
    counted: Counter[str] = Counter()
    connection = HTTPConnection("127.0.0.1", server.port, timeout=60)
    for _ in range(times):
        key = draw.choice(list(made))
        with locks[key]:
            status, index = _answer(connection, "POST", "/v1.2/indexes", key, _index(len(made[key])))
            made[key].add(index.get("_id", ""))
            _, listed = _answer(connection, "GET", "/v1.2/indexes?page_limit=50", key)
            is_right = status == 201 and {each["_id"] for each in listed["data"]} == made[key]
        counted["right" if is_right else "wrong"] += 1
    connection.close()
    return counted


def _send(server: Running, make: Callable[[int], bytes], accounts: int, first: int = 0) -> None:
    numbers = count(first)
    send_many(server.port, lambda: make(next(numbers)), accounts)


def _asking(number: int) -> bytes:
    return request("GET", "/v1.2/indexes", f"tlk_M{number}")


def _making(number: int) -> bytes:
    return request("POST", "/v1.2/indexes", f"tlk_M{number}", _index(0))


def _index(number: int) -> bytes:
    return orjson.dumps({"index_name": f"Index {number}", "engines": _ENGINES})


def _answer(connection: HTTPConnection, method: str, path: str, key: str, body: bytes = b"") -> tuple[int, Any]:
    connection.request(method, path, body or None, {"x-api-key": key, "content-type": "application/json"})
    reply = connection.getresponse()
    return reply.status, orjson.loads(reply.read())


if __name__ == "__main__":
    main()
