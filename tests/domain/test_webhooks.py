"""When webhook events are due, independent of the steps of the clock."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis.strategies import booleans, floats, integers, lists, sampled_from

from mockserver.domain.account.account import World, world_at
from mockserver.domain.account.outbox import MOST_KEPT
from mockserver.domain.records.job_profile import Profile
from mockserver.domain.records.media import Media
from mockserver.domain.records.scenes import Content
from mockserver.domain.records.upload import Upload
from mockserver.domain.records.webhook import Attempt, Delivery, DeliveryOutcome
from mockserver.domain.rules.tasks import create_task
from mockserver.domain.rules.webhooks import (
    collect,
    coming,
    new_webhook,
    next_due,
    outbox_of,
    register,
    signature,
    unregister,
    webhooks_of_task,
)
from mockserver.domain.testkit.profiles import ProfileScope
from mockserver.domain.testkit.progress import set_profile
from mockserver.ground.clock import VirtualClock
from mockserver.ground.steps import PORTION, run_blocking
from tests.support.accounts import empty_account, index_in
from tests.support.calls import calls_of, calls_of_steps

NOON = datetime(2024, 6, 1, 12, 0, tzinfo=UTC)
MEDIA = Media(duration=10, width=640, height=360, fps=25, size=1000, has_audio=True)


class Place:
    """An account with a webhook that replies with given statuses, and a clock."""

    def __init__(self, statuses: list[int] | None = None, profile: str = "seconds") -> None:
        self.clock = VirtualClock(NOON)
        self.account = empty_account(self.clock, profile)
        self.index = index_in(self.world, "rides")
        self.statuses = list(statuses or [])
        self.tried: list[tuple[datetime, str, int]] = []
        run_blocking(register(self.world, new_webhook(self.account, "http://127.0.0.1/hook")))

    @property
    def world(self) -> World:
        return world_at(self.account, self.clock.now())

    def upload(self, *, fails: bool = False) -> str:
        name = "fail.mp4" if fails else "ride.mp4"
        return create_task(self.world, self.index, Upload(name, MEDIA, Content("", (), (), ()))).id

    def pass_seconds(self, seconds: float) -> None:
        """Advance the clock, stopping whenever something is due."""
        until = self.clock.now() + timedelta(seconds=seconds)
        while (due_at := next_due(self.account)) is not None and due_at <= until:
            self.clock.set(max(due_at, self.clock.now()))
            self.deliver()
        self.clock.set(until)

    def deliver(self) -> None:
        run_blocking(collect(self.account))
        outbox = outbox_of(self.account)
        while (delivery := outbox.next_delivery(self.clock.now())) is not None:
            status = self.statuses.pop(0) if self.statuses else 200
            self.tried.append((self.clock.now(), delivery.event.task_id, status))
            outbox.note(delivery, Attempt(self.clock.now(), status))

    @property
    def deliveries(self) -> list[Delivery]:
        return list(outbox_of(self.account).deliveries.values())


@given(
    failing=lists(booleans(), max_size=5),
    statuses=lists(sampled_from([200, 204, 301, 404, 500]), max_size=20),
    steps=lists(floats(0, 500), min_size=1, max_size=10),
)
def test_small_and_large_clock_steps_give_the_same_deliveries(
    failing: list[bool], statuses: list[int], steps: list[float]
) -> None:
    stepping, leaping = Place(statuses), Place(statuses)
    for place in (stepping, leaping):
        for fails in failing:
            place.upload(fails=fails)
            place.pass_seconds(0.5)

    for step in steps:
        stepping.pass_seconds(step)
    leaping.pass_seconds((stepping.clock.now() - leaping.clock.now()).total_seconds())

    assert stepping.tried == leaping.tried
    assert [at for at, _, _ in leaping.tried] == sorted(at for at, _, _ in leaping.tried)


@given(count=integers(0, 6), statuses=lists(sampled_from([200, 500]), max_size=40))
def test_every_event_arrives_once_or_is_given_up_after_all_retries(count: int, statuses: list[int]) -> None:
    place = Place(statuses)
    for _ in range(count):
        place.upload()

    place.pass_seconds(10_000)

    arrived = [task for _, task, status in place.tried if status == 200]
    outcomes = {delivery.event.task_id: delivery.outcome for delivery in place.deliveries}
    assert len(outcomes) == count
    assert sorted(arrived) == sorted(task for task, outcome in outcomes.items() if outcome is DeliveryOutcome.DELIVERED)
    assert {len(each.attempts) for each in place.deliveries if each.outcome is DeliveryOutcome.FAILED} <= {5}
    assert next_due(place.account) is None


def test_finding_the_next_due_time_is_independent_of_the_number_of_tasks() -> None:
    calls = {}
    for awaited in (2, 200):
        place = Place()
        for _ in range(awaited):
            place.upload()
        next_due(place.account)

        calls[awaited] = calls_of(lambda place=place: next_due(place.account))  # type: ignore[misc]

    assert calls[200] == calls[2]


def restored(place: Place) -> None:
    place.account.ends = None


def slowed(place: Place) -> None:
    run_blocking(set_profile(place.world, ProfileScope(), Profile("seconds", each=9)))


@pytest.mark.parametrize("change", [restored, slowed])
def test_no_step_updates_the_times_of_all_events(change: Callable[[Place], None]) -> None:
    calls, known = {}, {}
    for awaited in (2 * PORTION, 6 * PORTION):
        place = Place()
        for _ in range(awaited):
            place.upload()
        next_due(place.account)
        change(place)

        calls[awaited] = max(calls_of_steps(coming(place.account)))
        known[awaited] = len(run_blocking(coming(place.account)))

    assert known == {awaited: awaited for awaited in known}
    assert calls[6 * PORTION] < calls[2 * PORTION] + PORTION


def with_events(number: int) -> Place:
    """Return a place with as many pending deliveries as awaited ends."""
    place = Place()
    for _ in range(number):
        place.upload()
    place.clock.advance(minutes=1)
    run_blocking(collect(place.account))
    for _ in range(number):
        place.upload()
    assert (len(place.deliveries), len(outbox_of(place.account).awaited)) == (number, number)
    return place


def test_no_step_of_a_removal_walks_through_all_events() -> None:
    calls = {}
    for number in (2 * PORTION, 6 * PORTION):
        place = with_events(number)
        [webhook_id] = outbox_of(place.account).webhooks

        calls[number] = max(calls_of_steps(unregister(place.account, webhook_id)))

    assert calls[6 * PORTION] == calls[2 * PORTION]


def test_from_the_first_step_of_a_removal_on_nothing_is_due_for_the_webhook() -> None:
    place = with_events(2 * PORTION)
    [webhook_id] = outbox_of(place.account).webhooks
    removal = unregister(place.account, webhook_id)

    for _ in range(4):
        next(removal)
        assert (next_due(place.account), run_blocking(coming(place.account)), place.deliveries) == (None, [], [])
        assert [task for task in place.account.jobs.all() if [*webhooks_of_task(place.account, task.id)]] == []
        run_blocking(collect(place.account))


def test_an_attempt_that_ends_after_its_webhook_was_removed_leaves_no_delivery() -> None:
    place = with_events(2)
    outbox = outbox_of(place.account)
    tried = outbox.next_delivery(place.clock.now())
    assert tried is not None
    next(unregister(place.account, tried.webhook.id))

    outbox.note(tried, Attempt(place.clock.now(), 500))

    assert (outbox.next_due(), place.deliveries) == (None, [])


def test_a_webhook_that_is_removed_while_it_is_registered_waits_for_nothing() -> None:
    place = Place()
    for _ in range(2 * PORTION):
        place.upload()
    webhook = new_webhook(place.account, "http://127.0.0.1/other")
    registration = register(place.world, webhook)
    while webhook.id not in outbox_of(place.account).webhooks:
        next(registration)

    run_blocking(unregister(place.account, webhook.id))
    run_blocking(registration)

    assert webhook.id not in {webhook_id for _, webhook_id in outbox_of(place.account).awaited.values()}


def test_events_of_one_instant_are_in_the_order_of_their_tasks() -> None:
    place = Place(profile="instant")
    tasks = [place.upload() for _ in range(PORTION + 3)]

    place.pass_seconds(1)

    assert [task for _, task, _ in place.tried] == tasks


def test_the_delivery_log_keeps_the_latest_and_counts_dropped_ones() -> None:
    place = Place(profile="instant")
    tasks = [place.upload() for _ in range(MOST_KEPT + 3)]

    place.deliver()

    assert outbox_of(place.account).dropped == 3
    assert [delivery.event.task_id for delivery in place.deliveries] == tasks[3:]


def test_pending_deliveries_are_never_dropped() -> None:
    place = Place([500], profile="instant")
    first = place.upload()
    for _ in range(MOST_KEPT + 3):
        place.upload()

    place.deliver()

    assert place.deliveries[0].event.task_id == first
    assert place.deliveries[0].outcome is DeliveryOutcome.PENDING


def test_a_clock_that_is_set_back_repeats_no_event() -> None:
    place = Place()
    place.upload()
    place.pass_seconds(10)

    place.clock.set(NOON)
    place.pass_seconds(10)

    assert len(place.tried) == 1


def test_events_have_the_same_ids_in_every_run() -> None:
    places = Place(), Place()
    for place in places:
        place.upload()
        place.pass_seconds(10)

    assert [[each.id, each.event.id] for each in places[0].deliveries] == [
        [each.id, each.event.id] for each in places[1].deliveries
    ]


def test_the_signature_is_that_of_the_documentation() -> None:
    # Computed with: printf '1717243200.{}' | openssl dgst -sha256 -hmac whs_A
    mark = "b6e6afe6cd0d8b3abfbfe0da752e892b5c57311ebec6845f319e0655d22233c8"

    assert signature("whs_A", NOON, b"{}") == f"t=1717243200,v1={mark}"
