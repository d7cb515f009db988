"""The recorded notebook, and the rest of the sample account, whose recorded requests get recorded answers."""

from pathlib import Path
from typing import Any

import orjson
import yaml

from tests.behaviour.exchange import Body, Request
from tests.behaviour.scene import Scene
from tests.behaviour.session import Session
from tests.behaviour.stories import Story
from tests.behaviour.stories.contract import send_many_requests

CELLS = Path(__file__).parents[2] / "notebook" / "cells.yaml"
_MOST_TURNS = 8


def replay(session: Session) -> None:
    """Send the request of each cell; one that waits is repeated after a second, a limited number of times."""
    kept: dict[str, str] = {}
    sessions = {session.key: session}
    for cell in yaml.safe_load(CELLS.read_text("utf-8")):
        if cell["key"] not in sessions:
            sessions[cell["key"]] = session.as_key(cell["key"])
        reply = _send_until(sessions[cell["key"]], cell, kept)
        kept |= {name: reply[source] for name, source in cell.get("keep", {}).items()}


def _send_until(session: Session, cell: dict[str, Any], kept: dict[str, str]) -> Any:
    said = _filled(cell["request"], kept)
    body = Body(orjson.dumps(said["body"]).decode()) if "body" in said else None
    headers = {"content-type": "application/json"} if body else {}
    reply: Any = {}
    for _ in range(_MOST_TURNS):
        reply = orjson.loads(session.exchange(Request(said["method"], said["path"], session.key, headers, body)).body)
        if cell.get("until", {}).items() <= reply.items():
            break
        session.advance(seconds=1)
    return reply


def _filled(node: Any, kept: dict[str, str]) -> Any:
    if isinstance(node, str):
        return node.format_map(kept) if "{" in node else node
    if isinstance(node, dict):
        return {name: _filled(value, kept) for name, value in node.items()}
    return node


def read_account(session: Session) -> None:
    indexes = orjson.loads(session.get("/indexes", page_limit=50).body)["data"]
    session.get("/tasks", page_limit=50)
    for index in indexes:
        session.get(f"/indexes/{index['_id']}")
        videos = orjson.loads(session.get(f"/indexes/{index['_id']}/videos", page_limit=50).body)["data"]
        session.seen["video"] += [video["_id"] for video in videos]
    if session.seen["video"]:
        send_many_requests(session, indexes[0]["_id"])


STORIES: list[Story] = [
    (Scene("the notebook, of the sample account"), replay),
    (Scene("the sample account"), read_account),
    (
        Scene(
            "the sample account without recorded answers", options={"recorded_answers": False, "as_of": "2023-12-31"}
        ),
        replay,
    ),
]
