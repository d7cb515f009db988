"""Runs the notebook against a server, and collects its replies by cell."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import httpx2

from mockserver.contract.yamlfile import read_yaml

_LONGEST_WAIT_SECONDS = 20
_PAUSE_SECONDS = 0.02


@dataclass(frozen=True, slots=True)
class Cell:
    """A recorded request, the recorded part of its reply, and the recorded output of the cell."""

    cell: str
    key: str
    operation: str
    request: Mapping[str, Any]
    status: int
    reply: Any
    until: Mapping[str, Any] = field(default_factory=dict)
    keep: Mapping[str, str] = field(default_factory=dict)
    shown: tuple[Mapping[str, Any], ...] = ()


CELLS = [Cell(**cell) for cell in read_yaml(Path(__file__).with_name("cells.yaml"))]


def replay(url: str) -> dict[str, httpx2.Response]:
    """Send the requests of all cells to the server at `url`, in order, and return the replies by cell."""
    kept: dict[str, str] = {}
    replies: dict[str, httpx2.Response] = {}
    with httpx2.Client(base_url=url) as client:
        for cell in CELLS:
            reply = replies[cell.cell] = _send_until(client, cell, kept)
            kept.update({name: reply.json()[source] for name, source in cell.keep.items()})
    return replies


def _send_until(client: httpx2.Client, cell: Cell, kept: Mapping[str, str]) -> httpx2.Response:
    """Send the request of `cell` until the reply has the value that the cell waits for."""
    give_up = monotonic() + _LONGEST_WAIT_SECONDS
    while True:
        reply = _send(client, cell, kept)
        if not cell.until or cell.until.items() <= reply.json().items() or monotonic() > give_up:
            return reply
        sleep(_PAUSE_SECONDS)


def _send(client: httpx2.Client, cell: Cell, kept: Mapping[str, str]) -> httpx2.Response:
    request = {"json": _filled(cell.request["body"], kept)} if "body" in cell.request else {}
    path = _filled(cell.request["path"], kept)
    return client.request(cell.request["method"], path, headers={"x-api-key": cell.key}, **request)


def _filled(node: Any, kept: Mapping[str, str]) -> Any:
    if isinstance(node, str):
        return node.format_map(kept) if "{" in node else node
    if isinstance(node, dict):
        return {name: _filled(value, kept) for name, value in node.items()}
    return node
