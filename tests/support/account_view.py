"""Compares an account as its client sees it with a simple model of it."""

from collections.abc import Mapping
from itertools import count
from typing import Any, TypeVar

from tests.support.account_model import AccountModel, ModelIndex, ModelTask, printed, printed_seconds, total
from tests.support.asgi import Answer, AsgiClient

T = TypeVar("T")

MEASURED = frozenset(["filename", "duration", "fps", "width", "height", "size"])


def given(values: Mapping[str, T | None]) -> dict[str, T]:
    return {name: value for name, value in values.items() if value is not None}


def in_order(oldest_first: list[T], order: Mapping[str, str]) -> list[T]:
    return oldest_first if order.get("sort_option") == "asc" else oldest_first[::-1]


def printed_value(value: object) -> str | None:
    return None if value is None else str(value)


def assert_refused(answer: Answer, status: int, code: str) -> None:
    assert (answer.status, answer.json()["code"]) == (status, code)


def picked(items: list[T], choice: int) -> T:
    return items[choice % len(items)]


class AccountView:
    """Asserts that the replies of `api` agree with `model`."""

    api: AsgiClient
    model: AccountModel

    def check_index(self, index: ModelIndex, item: Mapping[str, Any]) -> None:
        videos = self.model.videos(index)
        for task in videos:
            self.learn_video(task)
        assert item["index_name"] == index.name
        assert item["created_at"] == printed(index.created_at)
        assert item["updated_at"] == printed(self.model.index_updated_at(index))
        assert (item["video_count"], item["total_duration"]) == (len(videos), total(task.duration for task in videos))

    def check_task(self, task: ModelTask, item: Mapping[str, Any], *, is_retrieved: bool = False) -> None:
        status, since = task.standing(self.model.now)
        assert (item["_id"], item["index_id"], item["status"]) == (task.id, task.index.id, status)
        assert item["created_at"] == printed(task.created_at)
        assert item["updated_at"] == printed(since)
        assert item["metadata"]["filename"] == task.filename
        assert ("video_id" in item) == (status == "ready")
        assert ("process" in item) == (status in ("pending", "queued", "indexing"))
        assert ("hls" in item) == (is_retrieved and status == "ready")
        task.video_id = item.get("video_id", "")
        task.duration = item["metadata"]["duration"]

    def check_video(self, task: ModelTask, item: Mapping[str, Any]) -> None:
        own = {name: value for name, value in item["metadata"].items() if name not in MEASURED}
        assert item["_id"] == task.video_id
        assert item["created_at"] == printed_seconds(task.created_at)
        assert item["indexed_at"] == printed_seconds(task.entered[-1][1])
        assert item["updated_at"] == printed_seconds(task.video_updated_at())
        assert own == given({**task.metadata, "video_title": task.title})
        assert {name: type(value) for name, value in own.items() if name in task.metadata} == {
            name: type(value) for name, value in task.metadata.items()
        }

    def learn_video(self, task: ModelTask) -> str:
        """Return the id of the video of a task that is ready, retrieving it if it is not known yet."""
        if not task.video_id:
            self.check_task(task, self.api.get(f"/tasks/{task.id}").json(), is_retrieved=True)
        return task.video_id

    def walk(self, path: str, limit: int, query: Mapping[str, str]) -> list[dict[str, Any]]:
        """Return the items of all pages of a list. Checks each page, and the one past the end."""
        items: list[dict[str, Any]] = []
        for page in count(1):
            answer = self.api.get(path, {**query, "page": page, "page_limit": limit})
            assert answer.status == 200, answer.body
            shown, info = answer.json()["data"], answer.json()["page_info"]
            assert (info["page"], info["limit_per_page"]) == (page, limit)
            assert info["total_page"] == -(-info["total_results"] // limit)
            items += shown
            if page > info["total_page"]:
                assert shown == []
                assert len(items) == info["total_results"] == len({item["_id"] for item in items})
                return items
            assert len(shown) == min(limit, info["total_results"] - limit * (page - 1))
        raise AssertionError
