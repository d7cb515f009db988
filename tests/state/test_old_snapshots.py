"""Snapshots of earlier releases can be read: the files in `snapshots/` are never rewritten."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from mockserver.testing import MockServer

FILES = Path(__file__).parent / "snapshots"
KEYS = {"format-1-full.jsonl": "tlk_TEST", "format-1-sample.jsonl": "tlk_SAMPLE_KEY_1"}
MATCHES = "665b0d408f605f6af8c6414a"


@contextmanager
def restored(name: str) -> Iterator[httpx.Client]:
    """Restore a file into an account with its original key; a client of that account."""
    with MockServer(in_process=True) as server:
        account = server.account(KEYS[name])
        account.restore((FILES / name).read_text("utf-8"))
        headers = {"x-api-key": account.api_key}
        with httpx.Client(transport=server.transport(), base_url="http://testserver", headers=headers) as client:
            yield client


@pytest.fixture(scope="module")
def full() -> Iterator[httpx.Client]:
    """An account that tests only read."""
    with restored("format-1-full.jsonl") as client:
        yield client


@pytest.fixture
def changing() -> Iterator[httpx.Client]:
    """The same account, for a test that changes it."""
    with restored("format-1-full.jsonl") as client:
        yield client


@pytest.fixture(scope="module")
def sample() -> Iterator[httpx.Client]:
    with restored("format-1-sample.jsonl") as client:
        yield client


def read(client: httpx.Client, path: str, **query: Any) -> Any:
    reply = client.get(path if path.startswith("/__admin") else f"/v1.2{path}", params=query)
    assert reply.status_code == 200, reply.text
    return reply.json()


def test_indexes_are_unchanged(full: httpx.Client) -> None:
    indexes = read(full, "/indexes", sort_option="asc")["data"]

    assert [index["index_name"] for index in indexes] == ["Matches", "Silent films", "Old"]
    assert indexes[0]["addons"] == ["thumbnail"]
    assert indexes[0]["video_count"] == len(read(full, f"/indexes/{MATCHES}/videos", page_limit=50)["data"])


def test_tasks_are_in_their_old_states(full: httpx.Client) -> None:
    states = Counter(task["status"] for task in read(full, "/tasks", page_limit=50)["data"])

    assert states == {"ready": 10, "indexing": 4, "validating": 2, "failed": 1}


def test_the_clock_has_its_old_time(full: httpx.Client) -> None:
    assert read(full, "/__admin/clock") == {"now": "2024-06-01T12:02:05.85Z", "frozen": True, "scale": 1}


def test_a_changed_video_keeps_its_metadata(full: httpx.Client) -> None:
    (video,) = read(full, f"/indexes/{MATCHES}/videos", metadata='{"category": "sport"}')["data"]

    metadata = video["metadata"]
    assert (metadata["video_title"], metadata["rating"], metadata["good"]) == ("The goal", 9.3, True)


def test_an_uploaded_file_keeps_its_name_and_size(full: httpx.Client) -> None:
    (video,) = read(full, f"/indexes/{MATCHES}/videos", filename="lying.mp4")["data"]

    assert (video["metadata"]["width"], video["metadata"]["height"]) == (640, 360)
    assert video["metadata"]["size"] == 13683


def test_embedding_tasks_have_their_vectors(full: httpx.Client) -> None:
    tasks = read(full, "/embed/tasks")["data"]

    assert Counter(task["status"] for task in tasks) == {"ready": 3, "processing": 1}
    ready = next(task["_id"] for task in tasks if task["status"] == "ready")
    assert len(read(full, f"/embed/tasks/{ready}")["video_embeddings"][0]["embedding"]["float"]) == 1024


def test_an_import_has_its_results(full: httpx.Client) -> None:
    (log,) = read(full, "/tasks/transfers/import/65282b008f9cd95a98cbcf00/logs")["data"]

    assert log["index_id"] == MATCHES
    assert [video["filename"] for video in log["failed_files"]] == ["small.mp4"]


def test_page_tokens_are_still_valid(full: httpx.Client) -> None:
    page = full.get("/v1.2/search/513ad6cd-7b58-420a-8fa6-c7dee8b42817-1")

    assert page.status_code == 200, page.text
    assert page.json()["search_pool"]["index_id"] == MATCHES


def test_settings_of_the_test_kit_are_restored(full: httpx.Client) -> None:
    assert len(read(full, "/__admin/faults")["data"]) == 15
    assert len(read(full, "/__admin/answers")["data"]) == 2
    assert [video["id"] for video in read(full, "/__admin/scenes")["data"]] == ["scenes-1", "scenes-2"]
    assert [webhook["url"] for webhook in read(full, "/__admin/webhooks")["data"]] == ["http://127.0.0.1:9/hook"]
    assert len(read(full, "/__admin/profiles")["profiles"]) == 8
    assert read(full, "/__admin/behaviour")["paging"] == {"token_seconds": 300, "token_turns": 1000}


def test_a_fault_still_applies_to_its_requests(changing: httpx.Client) -> None:
    assert changing.get("/v1.2/indexes", headers={"x-fault": "error"}).status_code == 503


def test_a_fixed_answer_is_still_given(changing: httpx.Client) -> None:
    (video,) = read(changing, f"/indexes/{MATCHES}/videos", filename="final.mp4")["data"]

    reply = changing.post("/v1.2/generate", json={"video_id": video["_id"], "prompt": "Write a poem"})

    assert reply.json()["data"] == "Roses are red."


def test_expected_videos_still_have_their_scenes(full: httpx.Client) -> None:
    (video,) = read(full, f"/indexes/{MATCHES}/videos", filename="final.mp4")["data"]

    scenes = read(full, f"/__admin/videos/{video['_id']}/scenes")

    assert scenes["title"] == "Final"
    assert "A dog at the door" in str(scenes["scenes"])


def test_new_identifiers_continue_the_old_sequence(changing: httpx.Client) -> None:
    known = {task["_id"] for task in read(changing, "/tasks", page_limit=50)["data"]}

    body = {"index_id": MATCHES, "video_url": "https://example.com/new.mp4"}
    new = changing.post("/v1.2/tasks", json=body).json()["_id"]

    assert new not in known
    assert new > max(known)


def test_the_sample_account_is_unchanged(sample: httpx.Client) -> None:
    indexes = read(sample, "/indexes")["data"]

    assert [index["index_name"] for index in indexes] == [
        "Security Videos",
        "Film Trailers",
        "E-Learning videos",
        "Sports Highlights",
        "Cooking Shows",
    ]
    assert sum(index["video_count"] for index in indexes) == 23
    assert len(read(sample, "/tasks", page_limit=50)["data"]) == 23


def test_a_restored_sample_account_answers_recorded_requests_as_recorded(sample: httpx.Client) -> None:
    index_id = "6527e59e74b5a5ab84015cf5"
    body = {"query": "Time waits for no man", "index_id": index_id, "search_options": ["text_in_video"]}

    found = sample.post("/v1.2/search", json=body).json()["data"]

    assert (found[0]["score"], found[0]["metadata"][0]["text"]) == (92.28, "And time waits for no man.")
