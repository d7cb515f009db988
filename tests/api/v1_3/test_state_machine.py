"""After any sequence of requests, assets, tasks and videos of v1.3 agree with a simple model."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import count
from typing import Any, TypeVar

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
from tests.support.api_1_3 import Api13, code_of
from tests.support.machines import run_machine

START = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)
STEP = timedelta(seconds=0.25)
GONE = (404, "resource_not_exists")
UPLOAD = ["validating", "pending", "queued", "indexing"]
T = TypeVar("T")
_KEYS = count()

filenames = st.sampled_from(["goal.mp4", "soup.mp4", "fail.mp4"])
choices = st.integers(0, 99)
metadata = st.dictionaries(
    st.sampled_from(["category", "rating", "riders"]),
    st.none() | st.sampled_from(["", [], "new", 5, True, ["Ada", "Grace"]]),
    max_size=3,
)


@cache
def application() -> MockServerApp:
    """Return the server; each account has its own clock."""
    return MockServerApp(Settings(profile="seconds"), make_clock=lambda: VirtualClock(START))


@dataclass(eq=False)
class ModelAsset:
    id: str
    fails: bool
    ready_at: datetime


@dataclass(eq=False)
class ModelItem:
    """An indexed asset, with its task. Either may be deleted before the other."""

    id: str
    index: str
    asset: ModelAsset
    fails: bool
    created_at: datetime
    states: list[str]
    metadata: dict[str, Any] = field(default_factory=dict)
    is_indexed: bool = True
    has_task: bool = True

    def status(self, now: datetime) -> str:
        come = (now - self.created_at) // STEP
        return self.states[come] if come < len(self.states) else "failed" if self.fails else "ready"

    def is_video(self, now: datetime) -> bool:
        return self.is_indexed and self.status(now) == "ready"

    def describe(self, changes: dict[str, Any]) -> None:
        merged = {**self.metadata, **{key: value for key, value in changes.items() if value not in ("", [])}}
        self.metadata = {key: value for key, value in merged.items() if value is not None}


def picked(things: list[T], choice: int) -> T:
    return things[choice % len(things)]


class Account(RuleBasedStateMachine):
    """A client with its own account."""

    def __init__(self) -> None:
        super().__init__()
        key = f"tlk_MACHINE{next(_KEYS)}"
        app = application()
        clock = app.accounts.of(key.encode()).clock.base
        assert isinstance(clock, VirtualClock)
        self.clock, self.api = clock, Api13(app, clock, key)
        self.indexes: list[str] = []
        self.assets: list[ModelAsset] = []
        self.items: list[ModelItem] = []

    @property
    def now(self) -> datetime:
        return self.clock.now()

    def indexed(self) -> list[ModelItem]:
        return [item for item in self.items if item.is_indexed]

    @initialize()
    def begin(self) -> None:
        self.indexes = [self.api.create_index("One"), self.api.create_index("Two")]
        self.upload(0, "goal.mp4", {"category": "old"})

    @rule(quarters=st.sampled_from([1, 2, 4, 40]))
    def time_passes(self, quarters: int) -> None:
        self.clock.advance(seconds=quarters * STEP.total_seconds())

    @rule(choice=choices, filename=filenames, said=metadata)
    def upload(self, choice: int, filename: str, said: dict[str, Any]) -> None:
        index = picked(self.indexes, choice)
        task_id = self.api.upload_url(index, f"https://example.com/{filename}", user_metadata=said)
        asset_id = self.api.get(f"/indexes/{index}/indexed-assets/{task_id}").json()["asset_id"]
        self.assets.append(ModelAsset(asset_id, fails=False, ready_at=self.now))
        self.add(task_id, index, self.assets[-1], UPLOAD, said, fails="fail" in filename)

    @rule(filename=filenames)
    def upload_asset(self, filename: str) -> None:
        url = f"https://example.com/{filename}"
        made = self.api.post("/assets", files={"method": (None, "url"), "url": (None, url)})

        assert made.status_code == 201
        self.assets.append(ModelAsset(made.json()["_id"], "fail" in filename, self.now + STEP))

    @precondition(lambda self: self.assets)
    @rule(index=choices, asset=choices, said=metadata)
    def index_asset(self, index: int, asset: int, said: dict[str, Any]) -> None:
        wanted, index_id = picked(self.assets, asset), picked(self.indexes, index)
        body = {"asset_id": wanted.id, "user_metadata": said}

        made = self.api.post(f"/indexes/{index_id}/indexed-assets", json=body)

        if wanted.fails or wanted.ready_at > self.now:
            assert code_of(made) == (400, "parameter_invalid")
        else:
            assert made.status_code == 202
            fails = any(item.fails for item in self.items if item.asset is wanted)
            self.add(made.json()["_id"], index_id, wanted, UPLOAD[1:], said, fails=fails)

    def add(
        self, item_id: str, index: str, asset: ModelAsset, states: list[str], said: dict[str, Any], *, fails: bool
    ) -> None:
        item = ModelItem(item_id, index, asset, fails, self.now, states)
        item.describe(said)
        self.items.append(item)

    @precondition(lambda self: self.indexed())
    @rule(choice=choices, changes=metadata, word=st.sampled_from(["indexed-assets", "videos"]))
    def describe(self, choice: int, changes: dict[str, Any], word: str) -> None:
        item = picked(self.indexed(), choice)

        changed = self.api.patch(f"/indexes/{item.index}/{word}/{item.id}", json={"user_metadata": changes})

        if word == "videos" and not item.is_video(self.now):
            assert code_of(changed) == GONE
        else:
            assert changed.status_code == 204
            item.describe(changes)

    @precondition(lambda self: self.indexed())
    @rule(choice=choices, word=st.sampled_from(["indexed-assets", "videos"]))
    def take_out(self, choice: int, word: str) -> None:
        item = picked(self.indexed(), choice)
        path = f"/indexes/{item.index}/{word}/{item.id}"

        deleted = self.api.delete(path)

        if word == "videos" and not item.is_video(self.now):
            assert code_of(deleted) == GONE
        else:
            assert deleted.status_code == 204
            item.is_indexed, item.has_task = False, item.status(self.now) == "ready"
            assert code_of(self.api.get(path)) == code_of(self.api.delete(path)) == GONE

    @precondition(lambda self: self.items)
    @rule(choice=choices)
    def delete_task(self, choice: int) -> None:
        item = picked(self.items, choice)
        status = item.status(self.now)

        deleted = self.api.delete(f"/tasks/{item.id}")

        if not item.has_task:
            assert code_of(deleted) == GONE
        elif status == "failed" or (status == "ready" and not item.is_indexed):
            assert deleted.status_code == 204
            item.has_task = item.is_indexed = False
        else:
            assert code_of(deleted) == (400, "task_cannot_be_deleted")

    @precondition(lambda self: self.assets)
    @rule(choice=choices, force=st.booleans())
    def delete_asset(self, choice: int, force: bool) -> None:
        asset = picked(self.assets, choice)
        held = [item for item in self.indexed() if item.asset is asset and not item.fails]

        deleted = self.api.delete(f"/assets/{asset.id}", params={"force": force})

        if held and not force:
            assert deleted.status_code == 409
        else:
            assert deleted.status_code == 204
            self.assets.remove(asset)
            assert code_of(self.api.get(f"/assets/{asset.id}/indexed-assets")) == GONE

    @invariant()
    def every_view_of_an_index_agrees_with_the_model(self) -> None:
        for index in self.indexes:
            items = [item for item in reversed(self.indexed()) if item.index == index]
            listed = self.api.get(f"/indexes/{index}/indexed-assets", params={"page_limit": 50}).json()["data"]
            shown = {each["_id"]: (each["status"], each["asset_id"]) for each in listed}
            assert shown == {item.id: (item.status(self.now), item.asset.id) for item in items}
            assert [each["_id"] for each in listed] == [item.id for item in items]
            videos = self.api.get(f"/indexes/{index}/videos", params={"page_limit": 50}).json()["data"]
            ready = [item for item in items if item.is_video(self.now)]
            assert [(each["_id"], each.get("user_metadata", {})) for each in videos] == [
                (item.id, item.metadata) for item in ready
            ]
            assert self.api.get(f"/indexes/{index}").json()["video_count"] == len(ready)

    @invariant()
    def tasks_and_assets_agree_with_the_model(self) -> None:
        tasks = [item for item in reversed(self.items) if item.has_task]
        listed = self.api.get("/tasks", params={"page_limit": 50}).json()["data"]
        assert [(each["_id"], each["status"]) for each in listed] == [
            (item.id, item.status(self.now)) for item in tasks
        ]
        assert self.api.ids("/assets", page_limit=50) == [asset.id for asset in reversed(self.assets)]
        for asset in self.assets:
            held = [item.id for item in reversed(self.indexed()) if item.asset is asset]
            assert self.api.ids(f"/assets/{asset.id}/indexed-assets", page_limit=50) == held

    @precondition(lambda self: self.indexed())
    @rule(choice=choices)
    def retrieve(self, choice: int) -> None:
        item = picked(self.indexed(), choice)

        shown = self.api.get(f"/indexes/{item.index}/indexed-assets/{item.id}").json()

        assert (shown["status"], shown.get("user_metadata", {})) == (item.status(self.now), item.metadata)


def test_an_account_always_agrees_with_the_model() -> None:
    run_machine(Account, histories=20, steps=30)
