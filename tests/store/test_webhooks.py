"""Webhooks of a server with a store: due events are sent after a restart; a change costs the same with any outbox."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from mockserver.app.application import MockServerApp
from mockserver.domain.account.account import world_at
from mockserver.domain.records.media import Media
from mockserver.domain.records.scenes import Content
from mockserver.domain.records.upload import Upload
from mockserver.domain.records.webhook import Attempt
from mockserver.domain.rules.tasks import create_task
from mockserver.domain.rules.webhooks import collect, new_webhook, outbox_of, register, unregister
from mockserver.ground.clock import VirtualClock
from mockserver.ground.settings import Settings
from mockserver.ground.steps import run_blocking
from mockserver.state.account_log import Stored
from mockserver.state.change_tracker import ChangeTracker
from mockserver.state.reset import WHOLE, reset
from mockserver.state.snapshot import FORMAT
from mockserver.testing.running import Running
from tests.support.accounts import empty_account, index_in
from tests.support.api import MARENGO
from tests.support.asgi import AsgiClient
from tests.support.receiver import Receiver, receiving

MEDIA = Media(duration=10, width=640, height=360, fps=25, size=1000, has_audio=True)
UPLOAD = Upload("ride.mp4", MEDIA, Content("", (), (), ()))


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as receiver:
        yield receiver


def test_an_event_that_became_due_without_a_server_is_sent_after_the_start(
    tmp_path: Path, receiver: Receiver, clock: VirtualClock
) -> None:
    settings = Settings(store=f"sqlite:///{tmp_path}/state.db", webhook=(("", receiver.url),))
    first = MockServerApp(settings, make_clock=lambda: clock)
    with AsgiClient(first) as client:
        index = client.post("/indexes", {"index_name": "Matches", "engines": [MARENGO]}).json()
        client.post("/tasks", {"index_id": index["_id"], "video_url": "https://films.test/a.mp4"})
    first.close()
    clock.advance(minutes=5)

    running = Running(MockServerApp(settings, make_clock=lambda: clock), [])
    running.begin()
    [received] = receiver.wait_for(1)
    running.end()

    assert received.json()["type"] == "index.task.ready"


@pytest.mark.parametrize("number", [1, 200])
def test_a_request_stores_the_same_amount_whatever_the_size_of_the_outbox(clock: VirtualClock, number: int) -> None:
    account = empty_account(clock)
    index = index_in(world_at(account, clock.now()), "rides")
    run_blocking(register(world_at(account, clock.now()), new_webhook(account, "http://127.0.0.1/hook")))
    for _ in range(number):
        create_task(world_at(account, clock.now()), index, UPLOAD)
    clock.advance(minutes=5)
    run_blocking(collect(account))
    outbox = outbox_of(account)
    tracker = ChangeTracker(account, Stored(account.id, "key", "", 1, FORMAT), is_whole=False)

    delivery = outbox.next_delivery(clock.now())
    assert delivery is not None
    outbox.note(delivery, Attempt(clock.now(), 200))
    change_set = tracker.take_changes(account)

    assert change_set is not None
    kinds = [change.kind for change in change_set.appended().changes if change.id]
    size = sum(len(change.body or b"") for change in change_set.appended().changes)
    assert len(outbox.deliveries) == number
    assert kinds == ["delivery"]
    assert size < 3_000


def test_a_removal_that_outlasts_a_reset_changes_no_stored_record(clock: VirtualClock) -> None:
    def use() -> str:
        world = world_at(account, clock.now())
        index = index_in(world, "rides")
        webhook = new_webhook(account, "http://127.0.0.1/hook")
        run_blocking(register(world, webhook))
        create_task(world, index, UPLOAD)
        return webhook.id

    account = empty_account(clock)
    webhook_id = use()
    tracker = ChangeTracker(account, Stored(account.id, "key", "", 1, FORMAT), is_whole=False)
    removal = unregister(account, webhook_id)
    next(removal)
    reset(account, empty_account(clock), {WHOLE})
    assert use() == webhook_id
    tracker.take_changes(account)

    run_blocking(removal)
    change_set = tracker.take_changes(account)

    assert change_set is None
