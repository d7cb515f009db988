"""After any sequence of requests, an account agrees with a simple model."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import count
from typing import Any, TypeVar

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from mockserver.app.application import MockServerApp
from mockserver.ground.clock import VirtualClock
from mockserver.ground.settings import Settings
from tests.support.account_model import (
    ENDS,
    STATES,
    AccountModel,
    ModelTask,
    total,
)
from tests.support.account_view import AccountView, assert_refused, given, in_order, picked, printed_value
from tests.support.api import MARENGO
from tests.support.asgi import AsgiClient
from tests.support.machines import run_machine

START = datetime(2024, 6, 1, 12, 0, 0, 250_000, tzinfo=UTC)
OTHER_KEY = "tlk_STRANGER"
PACE = {"seconds": 0.25, "instant": 0.0, "polls": None}

T = TypeVar("T")
_KEYS = count()

names = st.sampled_from(["Matches", "Recipes", "matches", "Ünïcode 🎬"])
filenames = st.sampled_from(["goal.mp4", "soup.mp4", "fail.mp4"])
seconds = st.sampled_from([0.001, 0.1, 0.25, 0.4, 0.75, 1, 60, 3600, 100_000])
choices = st.integers(0, 99)
orders = st.sampled_from([{}, {"sort_option": "asc"}, {"sort_option": "desc"}, {"sort_by": "created_at"}])
titles = st.none() | st.sampled_from(["One", "Two"])
limits = st.integers(1, 50) | st.integers(1, 3)
metadata = st.dictionaries(
    st.sampled_from(["category", "batchNumber", "rating", "needsReview"]),
    st.none() | st.sampled_from(["new", "old", 5, 9.25, True, False]),
    min_size=1,
    max_size=3,
)


@cache
def application(profile: str) -> MockServerApp:
    """Return the server of a profile; each account has its own clock."""
    return MockServerApp(Settings(profile=profile), make_clock=lambda: VirtualClock(START))


class Account(AccountView, RuleBasedStateMachine):
    """A client with its own account."""

    profile = "seconds"

    def __init__(self) -> None:
        super().__init__()
        key = f"tlk_{self.profile}{next(_KEYS)}"
        app = application(self.profile)
        self.api = AsgiClient(app, key)
        clock = app.accounts.of(key.encode()).clock.base
        assert isinstance(clock, VirtualClock)
        self.clock = clock
        self.model = AccountModel(PACE[self.profile], START)

    def teardown(self) -> None:
        self.api.close()

    @initialize(copies=st.integers(1, 5), filename=filenames)
    def begin_with_videos(self, copies: int, filename: str) -> None:
        self.create_index("Begun")
        self.create_index("Empty")
        self.upload(0, "goal.mp4", copies)
        self.upload(0, filename, 1)
        self.tasks_end()

    @rule()
    def tasks_end(self) -> None:
        self.time_passes(2)
        while self.model.moves_when_asked() and (asked := self.unfinished()):
            self.retrieve_task(self.model.tasks.index(asked[0]), 1)

    @rule(name=names)
    def create_index(self, name: str) -> None:
        answer = self.api.post("/indexes", {"index_name": name, "engines": [MARENGO]})

        if self.model.name_is_taken(name):
            assert_refused(answer, 400, "index_name_already_exists")
        else:
            assert answer.status == 201
            self.model.add_index(answer.json()["_id"], name)

    @rule(seconds=seconds)
    def time_passes(self, seconds: float) -> None:
        self.clock.advance(seconds=seconds)
        self.model.now += timedelta(seconds=seconds)

    @precondition(lambda self: self.model.indexes)
    @rule(choice=choices, name=names)
    def rename_index(self, choice: int, name: str) -> None:
        index = picked(self.model.indexes, choice)

        answer = self.api.put(f"/indexes/{index.id}", {"index_name": name})

        if name != index.name and self.model.name_is_taken(name):
            assert_refused(answer, 400, "index_name_already_exists")
        else:
            assert answer.status == 204
            index.name, index.changed_at = name, self.model.now

    @precondition(lambda self: len(self.model.indexes) > 1)
    @rule(choice=choices)
    def delete_index(self, choice: int) -> None:
        index = picked(self.model.indexes, choice)
        videos = [task.video_id for task in self.model.videos(index) if task.video_id]

        assert self.api.delete(f"/indexes/{index.id}").status == 204
        self.model.remove_index(index)
        for video_id in videos:
            gone = self.api.get(f"/indexes/{picked(self.model.indexes, choice).id}/videos/{video_id}")
            assert_refused(gone, 404, "resource_not_exist")

    @precondition(lambda self: self.model.indexes)
    @rule(choice=choices, filename=filenames, copies=st.integers(1, 4))
    def upload(self, choice: int, filename: str, copies: int) -> None:
        index = picked(self.model.indexes, choice)
        for _ in range(copies):
            answer = self.api.post("/tasks", {"index_id": index.id, "video_url": f"https://example.com/{filename}"})

            assert answer.status == 201
            self.model.add_task(answer.json()["_id"], index, filename)

    @precondition(lambda self: self.model.tasks)
    @rule(choice=choices, times=st.integers(1, 6))
    def retrieve_task(self, choice: int, times: int) -> None:
        task = picked(self.model.tasks, choice)
        for _ in range(times):
            answer = self.api.get(f"/tasks/{task.id}")

            self.model.ask_for(task)
            assert answer.status == 200
            self.check_task(task, answer.json(), is_retrieved=True)

    @precondition(lambda self: self.model.tasks)
    @rule(choice=choices)
    def delete_task(self, choice: int) -> None:
        task = picked(self.model.tasks, choice)

        answer = self.api.delete(f"/tasks/{task.id}")

        status = task.status(self.model.now)
        if status == "failed" or (status == "ready" and task.video_is_deleted):
            assert answer.status == 204
            self.model.remove_task(task)
        else:
            assert_refused(answer, 400, "task_cannot_be_deleted")

    @rule(
        limit=limits,
        order=orders,
        status=st.none() | st.sampled_from([*STATES, *ENDS]),
        filename=st.none() | filenames,
        choice=st.none() | choices,
    )
    def list_tasks(
        self, limit: int, order: Mapping[str, str], status: str | None, filename: str | None, choice: int | None
    ) -> None:
        index = picked(self.model.indexes, choice) if choice is not None and self.model.indexes else None
        asked = {"status": status, "filename": filename, "index_id": index.id if index else None}

        listed = self.walk("/tasks", limit, {**order, **given(asked)})

        expected = self.model.tasks_where(
            lambda task: (
                status in (None, task.status(self.model.now))
                and filename in (None, task.filename)
                and index in (None, task.index)
            )
        )
        assert [item["_id"] for item in listed] == in_order([task.id for task in expected], order)
        for item, task in zip(listed, in_order(expected, order), strict=True):
            self.check_task(task, item)

    @precondition(lambda self: self.model.indexes)
    @rule(choice=choices)
    def count_tasks(self, choice: int) -> None:
        index = picked(self.model.indexes, choice)

        counts = self.api.get("/tasks/status", {"index_id": index.id}).json()

        stand = [task.status(self.model.now) for task in self.model.tasks if task.index is index]
        expected = {state: stand.count(state) for state in (*STATES, *ENDS)}
        assert counts == {"index_id": index.id, "total_result": len(stand), **expected}

    @precondition(lambda self: self.model.indexes)
    @rule(choice=choices, limit=limits, order=orders, category=st.none() | st.sampled_from(["new", "old", "5"]))
    def list_videos(self, choice: int, limit: int, order: Mapping[str, str], category: str | None) -> None:
        index = picked(self.model.indexes, choice)

        listed = self.walk(f"/indexes/{index.id}/videos", limit, {**order, **given({"category": category})})
        info = self.api.get(f"/indexes/{index.id}/videos").json()["page_info"]

        expected = [
            task
            for task in self.model.videos(index)
            if category is None or printed_value(task.metadata.get("category")) == category
        ]
        for item, task in zip(listed, in_order(expected, order), strict=True):
            self.learn_video(task)
            self.check_video(task, item)
        assert info["total_duration"] == total(task.duration for task in self.model.videos(index))

    @precondition(lambda self: self.videos())
    @rule(choice=choices)
    def retrieve_video(self, choice: int) -> None:
        task = self.known_video(choice)

        answer = self.api.get(f"/indexes/{task.index.id}/videos/{task.video_id}")

        assert answer.status == 200
        assert "hls" in answer.json()
        self.check_video(task, answer.json())

    @precondition(lambda self: self.videos())
    @rule(choice=choices, updates=st.lists(st.tuples(titles, metadata), min_size=2, max_size=4))
    def describe_video(self, choice: int, updates: list[tuple[str | None, Mapping[str, Any]]]) -> None:
        task = self.known_video(choice)
        path = f"/indexes/{task.index.id}/videos/{task.video_id}"

        for title, changes in updates:
            assert self.api.put(path, given({"video_title": title, "metadata": changes})).status == 204
            task.metadata = given({**task.metadata, **changes})
            task.title = title or task.title
            task.described_at = self.model.now
            self.check_video(task, self.api.get(path).json())

    @precondition(lambda self: self.videos())
    @rule(choice=choices)
    def delete_video(self, choice: int) -> None:
        task = self.known_video(choice)

        assert self.api.delete(f"/indexes/{task.index.id}/videos/{task.video_id}").status == 204
        self.model.remove_video(task)
        again = self.api.delete(f"/indexes/{task.index.id}/videos/{task.video_id}")
        assert_refused(again, 404, "resource_not_exist")

    @precondition(lambda self: self.videos() and len(self.model.indexes) > 1)
    @rule(choice=choices)
    def look_for_a_video_in_another_index(self, choice: int) -> None:
        task = self.known_video(choice)
        other = picked([index for index in self.model.indexes if index is not task.index], choice)

        answer = self.api.get(f"/indexes/{other.id}/videos/{task.video_id}")

        assert_refused(answer, 404, "resource_not_exist")

    @precondition(lambda self: self.model.indexes)
    @rule(choice=choices)
    def other_accounts_and_deleted_records_are_refused(self, choice: int) -> None:
        index = picked(self.model.indexes, choice)
        paths = [f"/indexes/{index.id}", f"/indexes/{index.id}/videos", f"/tasks/status?index_id={index.id}"]
        paths += [f"/tasks/{task.id}" for task in self.model.tasks[:1]]

        for path in paths:
            refused = self.api.send("GET", f"/v1.2{path}", key=OTHER_KEY)
            assert_refused(refused, 404, "resource_not_exist")
        assert self.api.get("/tasks", key=OTHER_KEY).json()["data"] == []
        for path, gone_id in self.model.gone[-3:]:
            for answer in (self.api.get(path + gone_id), self.api.delete(path + gone_id)):
                assert_refused(answer, 404, "resource_not_exist")

    @rule(limit=limits, order=orders)
    def list_indexes(self, limit: int, order: Mapping[str, str]) -> None:
        listed = self.walk("/indexes", limit, order)

        assert [item["_id"] for item in listed] == in_order([index.id for index in self.model.indexes], order)

    @rule(limit=limits, newest_first=st.booleans())
    def list_by_the_last_change(self, limit: int, newest_first: bool) -> None:
        order = {"sort_by": "updated_at", "sort_option": "desc" if newest_first else "asc"}
        changed: dict[str, dict[str, datetime]] = {
            "/indexes": {index.id: self.model.index_updated_at(index) for index in self.model.indexes},
            "/tasks": {task.id: task.standing(self.model.now)[1] for task in self.model.tasks},
        }
        for index in self.model.indexes:
            videos = self.model.videos(index)
            changed[f"/indexes/{index.id}/videos"] = {
                self.learn_video(task): task.video_updated_at() for task in videos
            }

        for path, dates in changed.items():
            ids = [item["_id"] for item in self.walk(path, limit, order)]
            assert sorted(ids) == sorted(dates)
            assert [dates[item] for item in ids] == sorted(dates.values(), reverse=newest_first)

    @invariant()
    def every_index_agrees_with_the_model(self) -> None:
        listed = self.walk("/indexes", 50, {"sort_option": "asc"})

        assert len(listed) == len(self.model.indexes)
        for item, index in zip(listed, self.model.indexes, strict=True):
            self.check_index(index, item)

    def known_video(self, choice: int) -> ModelTask:
        task = picked(self.videos(), choice)
        self.learn_video(task)
        return task

    def videos(self) -> list[ModelTask]:
        return [task for index in self.model.indexes for task in self.model.videos(index)]

    def unfinished(self) -> list[ModelTask]:
        return [task for task in self.model.tasks if task.status(self.model.now) not in ENDS]


class InstantAccount(Account):
    profile = "instant"


class PolledAccount(Account):
    profile = "polls"


@pytest.mark.parametrize("account", [Account, InstantAccount, PolledAccount], ids=lambda account: account.profile)
def test_an_account_always_agrees_with_the_model(account: type[Account]) -> None:
    run_machine(account, histories=25, steps=40)
