"""Kill servers with a store under load: `python -m benchmarks.store_kills [--rounds 1000] [--minutes 10]`.

Each round starts a server on the store of the previous one, compares its contents with the acknowledged changes, and
kills it with SIGKILL at a random instant while clients create and delete. It prints lost and partial changes; both must
be none.
"""

import argparse
import json
import multiprocessing
import socket
from contextlib import closing, suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from threading import Thread
from time import monotonic, sleep
from typing import Any

from mockserver.app import store  # noqa: F401 - imported once here instead of by each server
from mockserver.app.application import MockServerApp
from mockserver.cli.serving import serve
from mockserver.ground.settings import Settings
from mockserver.state import sql_log  # noqa: F401 - as above

_CLIENTS = 6
_LONGEST_SECONDS = 20
_LONGEST_LIFE_SECONDS = 2
_MOST_INDEXES = 12
_ENGINES = [{"engine_name": "marengo2.6", "engine_options": ["visual", "conversation"]}]


@dataclass(slots=True)
class Client:
    """One key, and what its server has acknowledged: indexes with their tasks, and the current request."""

    key: str
    random: Random
    indexes: dict[str, set[str]] = field(default_factory=dict)
    deleted: set[str] = field(default_factory=set)
    acknowledged: int = 0
    under_way: tuple[str, str] = ("", "")
    made: int = 0

    def work(self, port: int) -> None:
        """Send changes until the server is killed."""
        connection = HTTPConnection("127.0.0.1", port, timeout=_LONGEST_SECONDS)
        with closing(connection), suppress(OSError, HTTPException):
            while True:
                self._change(connection)
                self.acknowledged += 1
                self.under_way = ("", "")

    def _change(self, connection: HTTPConnection) -> None:
        choice = self.random.random()
        if not self.indexes or (choice < 0.4 and len(self.indexes) < _MOST_INDEXES):
            self.made += 1
            self.under_way = ("create", f"{self.key}-{self.made}")
            body = {"index_name": self.under_way[1], "engines": _ENGINES}
            self.indexes[self._ask(connection, "POST", "/indexes", body)["_id"]] = set()
            return
        index_id = self.random.choice(list(self.indexes))
        if choice < 0.8:
            self.under_way = ("task", index_id)
            body = {"index_id": index_id, "video_url": f"https://films.test/{self.random.random()}.mp4"}
            self.indexes[index_id].add(self._ask(connection, "POST", "/tasks", body)["_id"])
        else:
            self.under_way = ("delete", index_id)
            self._ask(connection, "DELETE", f"/indexes/{index_id}")
            del self.indexes[index_id]
            self.deleted.add(index_id)

    def check(self, port: int) -> list[str]:
        """Return the inconsistencies of the server, and adopt the result of the last unacknowledged request."""
        connection = HTTPConnection("127.0.0.1", port, timeout=_LONGEST_SECONDS)
        with closing(connection):
            shown = {index["_id"]: index for index in self._all(connection, "/indexes")}
            tasks: dict[str, set[str]] = {index_id: set() for index_id in shown}
            problems = []
            for task in self._all(connection, "/tasks"):
                if task["index_id"] in tasks:
                    tasks[task["index_id"]].add(task["_id"])
                else:
                    problems.append(f"half: the task {task['_id']} is in no index")
        what, about = self.under_way
        for index_id, known in self.indexes.items():
            if index_id not in shown and (what, about) != ("delete", index_id):
                problems.append(f"lost: the index {index_id}")
            if index_id in shown:
                problems += [f"lost: the task {task_id}" for task_id in known - tasks[index_id]]
                more = len(tasks[index_id] - known)
                if more > ((what, about) == ("task", index_id)):
                    problems.append(f"half: {more} tasks that were not asked for")
        for index_id in shown.keys() - self.indexes.keys():
            if index_id in self.deleted or (what, about) != ("create", shown[index_id]["index_name"]):
                problems.append(f"lost: the deletion of {index_id}")
        self.indexes, self.under_way = tasks, ("", "")
        return problems

    def _all(self, connection: HTTPConnection, path: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        page = pages = 1
        while page <= pages:
            reply = self._ask(connection, "GET", f"{path}?page={page}&page_limit=50")
            found += reply["data"]
            page, pages = page + 1, reply["page_info"]["total_page"]
        return found

    def _ask(self, connection: HTTPConnection, method: str, path: str, body: object = None) -> dict[str, Any]:
        headers = {"x-api-key": self.key, "content-type": "application/json"}
        connection.request(method, f"/v1.2{path}", None if body is None else json.dumps(body), headers)
        reply = connection.getresponse()
        raw = reply.read()
        if reply.status >= 300:
            raise AssertionError(f"{method} {path}: {reply.status} {raw!r}")
        read: dict[str, Any] = json.loads(raw) if raw else {}
        return read


def main() -> None:
    """Kill the servers within the time. Exits with 1 if anything was lost or partial."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=1000)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    _load_all()
    random = Random(arguments.seed)
    clients = [Client(f"key-{number}", Random(f"{arguments.seed} {number}")) for number in range(_CLIENTS)]
    problems: list[str] = []
    killed, ends_at = 0, monotonic() + arguments.minutes * 60
    with TemporaryDirectory() as directory:
        while killed < arguments.rounds and monotonic() < ends_at and not problems:
            problems += _round(Path(directory), clients, random)
            killed += 1
        size = sum(file.stat().st_size for file in Path(directory).glob("state.db*") if file.is_file())
    acknowledged = sum(client.acknowledged for client in clients)
    print(f"{killed} servers killed, {acknowledged} changes acknowledged, {len(problems)} lost or partial")
    print(f"the store has {size / 1024:.0f} KiB")
    print(*problems, sep="\n")
    raise SystemExit(1 if problems else 0)


def _load_all() -> None:
    """Import what a server imports at its first request, so that each starts fast."""
    app = MockServerApp(Settings())
    app.accounts.of(b"key")
    app.close()


def _round(directory: Path, clients: list[Client], random: Random) -> list[str]:
    """Start a server, check its contents, and kill it under load."""
    with closing(socket.create_server(("127.0.0.1", 0))) as listener:
        port = listener.getsockname()[1]
    settings = Settings(port=port, store=f"sqlite:///{directory}/state.db", log_level="error", profile="instant")
    server = multiprocessing.get_context("fork").Process(target=serve, args=(settings,), daemon=True)
    server.start()
    try:
        _wait_for(port)
        problems = [problem for client in clients for problem in client.check(port)]
        threads = [Thread(target=client.work, args=(port,)) for client in clients]
        for thread in threads:
            thread.start()
        sleep(random.uniform(0, _LONGEST_LIFE_SECONDS))
    finally:
        server.kill()
        server.join()
    for thread in threads:
        thread.join()
    return problems


def _wait_for(port: int) -> None:
    ends_at = monotonic() + _LONGEST_SECONDS
    while True:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            if monotonic() > ends_at:
                raise
            sleep(0.005)
        else:
            return


if __name__ == "__main__":
    main()
