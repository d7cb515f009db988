"""The processor time of a server per test, and of a call without a socket."""

from dataclasses import dataclass
from statistics import median
from time import process_time

import httpx

from mockserver.testing import MockServer


@dataclass(frozen=True)
class Row:
    """Seconds to start a server until it answers, and to stop it."""

    name: str
    start: float
    stop: float


def measure(rounds: int) -> list[Row]:
    """Return the medians over `rounds`, without the first one, which does the imports."""
    return [_row("on a port", rounds, in_process=False), _row("without a socket", rounds, in_process=True)]


def _row(name: str, rounds: int, *, in_process: bool) -> Row:
    starts, stops = [], []
    for _ in range(rounds + 1):
        began = process_time()
        server = MockServer(in_process=in_process).start()
        starts.append(process_time() - began)
        began = process_time()
        server.stop()
        stops.append(process_time() - began)
    return Row(name, median(starts[1:]), median(stops[1:]))


@dataclass(frozen=True)
class Calls:
    """Seconds of a call through the transport of an in-process server, and through httpx's MockTransport."""

    ours: float
    mock: float


_CALLS_A_TURN = 60


def measure_calls(turns: int) -> Calls:
    """Return the medians of `turns`, in which both clients retrieve an index of the same size."""
    with MockServer(in_process=True) as server:
        account = server.account()
        headers = {"x-api-key": account.api_key}
        ours = httpx.Client(transport=account.transport(), base_url=account.url_v12, headers=headers)
        models = [{"engine_name": "marengo2.6", "engine_options": ["visual"]}]
        made = ours.post("/indexes", json={"index_name": "films", "engines": models}).json()
        index = ours.get(f"/indexes/{made['_id']}").json()
        transport = httpx.MockTransport(lambda request: httpx.Response(200, json=index))
        mock = httpx.Client(transport=transport, base_url=account.url_v12, headers=headers)
        pairs = [(_turn(ours, made["_id"]), _turn(mock, made["_id"])) for _ in range(turns + 1)]
    return Calls(*map(median, zip(*pairs[1:], strict=True)))


def _turn(client: httpx.Client, index_id: str) -> float:
    began = process_time()
    for _ in range(_CALLS_A_TURN):
        client.get(f"/indexes/{index_id}")
    return (process_time() - began) / _CALLS_A_TURN
