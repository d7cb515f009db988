"""File names that provoke behaviour which no real file can cause."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from mockserver.ground.clock import VirtualClock
from mockserver.ground.settings import Settings
from tests.support.api import Api, Server
from tests.support.api_1_3 import Api13
from tests.support.embed_1_3 import finished
from tests.support.films import make_film

FAILING = "https://example.com/Will-Fail.mp4"
FAILING_SOUND = "https://example.com/will-fail.mp3"
WAITING = "https://example.com/It-Stays-Queued.mp4"


def status_after_a_day(api: Api, url: str) -> str:
    task_id = api.upload_url(api.create_index(), url)
    api.clock.advance(days=1)
    return str(api.get(f"/tasks/{task_id}").json()["status"])


@pytest.mark.parametrize(("as_of", "expected"), [(None, "queued"), (date(2023, 12, 31), "pending")])
@pytest.mark.parametrize("profile", ["instant", "seconds"])
def test_the_name_stays_queued_keeps_a_task_queued(
    clock: VirtualClock, as_of: date | None, expected: str, profile: str
) -> None:
    with Server(Settings(as_of=as_of, profile=profile), clock) as api:
        assert status_after_a_day(api, WAITING) == expected


def test_the_name_stays_queued_keeps_a_polled_task_queued(clock: VirtualClock) -> None:
    with Server(Settings(profile="polls"), clock) as api:
        task_id = api.upload_url(api.create_index(), WAITING)

        statuses = [api.get(f"/tasks/{task_id}").json()["status"] for _ in range(9)]

    assert statuses == ["validating", "pending"] + ["queued"] * 7


def test_the_name_fail_makes_a_task_fail(api: Api) -> None:
    assert status_after_a_day(api, "https://example.com/will-fail.mp4") == "failed"


@pytest.mark.parametrize(
    ("name", "status"),
    [("will%20fail.mp4", "failed"), ("bike%20jump%20fails.mp4", "ready")],
)
def test_in_a_name_with_spaces_only_the_word_itself_makes_a_task_fail(api: Api, name: str, status: str) -> None:
    assert status_after_a_day(api, f"https://example.com/{name}") == status


def embedding_after_a_day(api: Api, **source: Any) -> str:
    """Return the status of an embedding task; `model_name` is for v1.3 alone, and `engine_name` for v1.2."""
    reply = api.post("/embed/tasks", **source)
    assert reply.status_code == 200, reply.text
    api.clock.advance(days=1)
    return str(api.get(f"/embed/tasks/{reply.json()['_id']}").json()["status"])


def statuses_of_embeddings(api: Api, url: str) -> list[str]:
    """Return the states of the three kinds of embedding tasks after a day: of v1.2, of v1.3, and for any file."""
    later = Api13(api.app, api.clock, inside=api._inside)
    return [
        embedding_after_a_day(api, json={"engine_name": "Marengo-retrieval-2.6", "video_url": url}),
        embedding_after_a_day(later, files={"model_name": (None, "marengo3.0"), "video_url": (None, url)}),
        finished(later, "video", {"media_source": {"url": url}})["status"],
    ]


@pytest.mark.parametrize(("url", "expected"), [(FAILING, "failed"), (WAITING, "processing")])
def test_the_names_apply_to_embedding_tasks(api: Api, url: str, expected: str) -> None:
    assert statuses_of_embeddings(api, url) == [expected] * 3


@pytest.mark.parametrize("later", [False, True])
def test_the_name_of_an_uploaded_file_applies_to_an_embedding_task(api: Api, tmp_path: Path, later: bool) -> None:
    api = Api13(api.app, api.clock, inside=api._inside) if later else api
    model = {"model_name": "marengo3.0"} if later else {"engine_name": "Marengo-retrieval-2.6"}
    film = make_film(tmp_path / "will-fail.mp4").read_bytes()

    assert embedding_after_a_day(api, data=model, files={"video_file": ("will-fail.mp4", film)}) == "failed"


def test_a_failed_embedding_task_says_so(api: Api) -> None:
    task = finished(Api13(api.app, api.clock, inside=api._inside), "audio", {"media_source": {"url": FAILING_SOUND}})

    assert (task["status"], task["data"]) == ("failed", None)
    assert task["error"]["message"]


@pytest.mark.parametrize(
    "url",
    [
        "https://fail.example.com",
        "https://failover.example.com/",
        "https://stays-queued.example.com/?name=will-fail.mp4",
        "https://failover.example.com/stays-queued/bikes.mp4?cut=will-fail#fail",
    ],
)
def test_only_the_file_name_of_an_address_counts(api: Api, url: str) -> None:
    assert status_after_a_day(api, url) == "ready"
    assert statuses_of_embeddings(api, url) == ["ready"] * 3
