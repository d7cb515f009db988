"""Several servers at one address: real HAProxy with the configuration of the examples."""

import os
import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx2
import pytest

from tests.support.processes import running

pytestmark = pytest.mark.tier("all")

CONFIGURATION = Path(__file__).parents[2] / "examples" / "haproxy" / "haproxy.cfg"
KEYS = tuple(f"tlk_{letter}" for letter in "ABCDEFGH")
ENGINE = {"engine_name": "marengo2.6", "engine_options": ["visual"]}


@dataclass(frozen=True, slots=True)
class Cluster:
    """HAProxy and the servers behind it, by their addresses; `stop_first` ends the first server."""

    url: str
    servers: tuple[str, str]
    stop_first: Callable[[], object]


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    port, *ports = free_port(), free_port(), free_port()
    url = f"http://127.0.0.1:{port}"
    with ExitStack() as stack:
        first, _ = (
            stack.enter_context(running("--port", str(own), "--public-url", f"{url}/server-{number}"))
            for number, own in enumerate(ports, 1)
        )
        stack.enter_context(haproxy(port, ports))
        one, two = (f"http://127.0.0.1:{own}" for own in ports)
        yield Cluster(url, (one, two), first.stop)


@contextmanager
def haproxy(port: int, servers: Sequence[int]) -> Iterator[None]:
    program = shutil.which("haproxy") or shutil.which("haproxy", path="/usr/sbin")
    assert program, "HAProxy is not installed; on Debian: apt install haproxy"
    addresses = {f"SERVER_{number}": f"127.0.0.1:{own}" for number, own in enumerate(servers, 1)}
    environment = {**os.environ, "ADDRESS": f"127.0.0.1:{port}", **addresses}
    with subprocess.Popen([program, "-f", str(CONFIGURATION)], env=environment) as process:
        try:
            wait_for(port)
            yield
        finally:
            process.terminate()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(port: int) -> None:
    transport = httpx2.HTTPTransport(retries=10)  # with growing pauses
    with httpx2.Client(transport=transport, trust_env=False) as client:
        client.get(f"http://127.0.0.1:{port}/__admin/health")


@contextmanager
def client_of(url: str, key: str) -> Iterator[httpx2.Client]:
    with httpx2.Client(base_url=url, headers={"x-api-key": key}, trust_env=False) as client:
        yield client


def create_index(client: httpx2.Client) -> str:
    reply = client.post("/v1.2/indexes", json={"index_name": "films", "engines": [ENGINE]})
    assert reply.status_code == 201, reply.text
    return str(reply.json()["_id"])


def keys_on(server: str) -> set[str]:
    """Return the keys whose index the server has, when asked directly."""
    held = set()
    for key in KEYS:
        with client_of(server, key) as client:
            if client.get("/v1.2/indexes").json()["data"]:
                held.add(key)
    return held


def test_all_requests_of_an_account_reach_one_server(cluster: Cluster) -> None:
    for key in KEYS:
        with client_of(cluster.url, key) as client:
            index_id = create_index(client)
            assert client.get(f"/v1.2/indexes/{index_id}").status_code == 200
            order = {"x-api-key": f"{key}+fault=429"}
            assert client.get(f"/v1.2/indexes/{index_id}", headers=order).status_code == 429
            assert client.get("/v1.2/indexes").json()["page_info"]["total_results"] == 1

    first, second = (keys_on(server) for server in cluster.servers)

    assert first | second == set(KEYS)
    assert not first & second
    assert first
    assert second


def test_urls_in_replies_lead_to_the_server_that_wrote_them(cluster: Cluster) -> None:
    film = b"chunk of a film" * 100
    for key in KEYS:
        with client_of(cluster.url, key) as client:
            asked = {"filename": "film.mp4", "type": "video", "total_size": len(film)}
            session = client.post("/v1.3/assets/multipart-uploads", json=asked).json()
            (chunk,) = session["upload_urls"]

            stored = httpx2.put(chunk["url"], content=film, headers=session["upload_headers"], trust_env=False)

            assert chunk["url"].startswith(cluster.url)
            assert stored.status_code == 200, stored.text


def test_while_a_server_is_down_requests_of_its_accounts_fail(cluster: Cluster) -> None:
    for key in KEYS:
        with client_of(cluster.url, key) as client:
            create_index(client)
    lost = keys_on(cluster.servers[0])

    cluster.stop_first()

    for key in KEYS:
        with client_of(cluster.url, key) as client:
            reply = client.get("/v1.2/indexes")
            assert reply.status_code == (503 if key in lost else 200), key
