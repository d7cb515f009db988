"""With a store, the server gives the recorded replies, even if it is restarted between requests."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import orjson
import pytest

from mockserver.testing import MockServer
from tests.behaviour.compare import Line, differences, names_of_scenes, played
from tests.behaviour.exchange import Reply, Request
from tests.behaviour.record import RECORDINGS, SECTIONS
from tests.behaviour.scene import Scene, Stage, playing
from tests.support.receiver import Receiver
from tests.support.tiers import CI

FILES = [RECORDINGS / f"{section}.jsonl" for section in SECTIONS]
LONGEST = ("every operation", "every operation, strictly")
SCENES = [
    pytest.param(path, name, id=name, marks=CI if name in LONGEST else ())
    for path in FILES
    for name in names_of_scenes(path)
]
REQUESTS_OF_A_SERVER = 24
UNAUTHENTICATED = "x-mockserver-request-id: stranger-"


class RestartingStage(Stage):
    """A stage whose server is restarted between requests, at random places."""

    def __init__(self, server: MockServer, receiver: Receiver | None) -> None:
        super().__init__(server, receiver)
        self._random = Random(0)

    def send(self, request: Request) -> Reply:
        if self._random.randrange(REQUESTS_OF_A_SERVER) == 0:
            self.restart()
        return super().send(request)


@contextmanager
def playing_with_a_store(scene: Scene) -> Iterator[Stage]:
    with TemporaryDirectory() as directory:
        options = {"store": f"sqlite:///{directory}/state.db", "store_journal": True, **scene.options}
        with playing(replace(scene, options=options), RestartingStage) as stage:
            yield stage


def comparable(lines: Iterator[tuple[str, Line, Line]]) -> Iterator[tuple[str, Line, Line]]:
    """Leave out what a restart loses: the count of unauthenticated requests, and cached searches."""
    searches: set[bytes] = set()
    for scene, *both in lines:
        recorded, now = map(_without_unauthenticated, both)
        if recorded.get("send") == "POST /v1.2/search":
            search = orjson.dumps(recorded.get("body"))
            if search in searches:
                recorded, now = ({**line, "reply": ""} for line in (recorded, now))
            searches.add(search)
        yield scene, recorded, now


def _without_unauthenticated(line: Line) -> Line:
    headers = [header for header in line.get("reply_headers", ()) if UNAUTHENTICATED not in header]
    return {**line, "reply_headers": headers} if "reply_headers" in line else line


@pytest.mark.parametrize(("path", "scene"), SCENES)
def test_every_recorded_request_is_answered_as_recorded(path: Path, scene: str) -> None:
    found = list(islice(differences(comparable(played(path, scene, playing_with_a_store))), 5))

    assert not found, "\n\n".join(found)
