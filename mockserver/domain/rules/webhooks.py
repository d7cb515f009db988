"""Webhook events of an account: one for each finished task, in the order of the account's clock."""

import hmac
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from mockserver.domain.account.account import Account, World
from mockserver.domain.account.coming_ends import ComingEnds
from mockserver.domain.account.outbox import Outbox
from mockserver.domain.records.analysis import Analysis
from mockserver.domain.records.job import Job
from mockserver.domain.records.job_profile import FINAL
from mockserver.domain.records.webhook import Delivery, DeliveryOutcome, Event, EventType, Webhook
from mockserver.domain.rules.analyses.tasks import analysis_note
from mockserver.ground.clock import epoch_second
from mockserver.ground.identifiers import digest
from mockserver.ground.steps import PORTION, Steps, in_portions, map_in_portions

_ON_TIME = timedelta()


def outbox_of(account: Account) -> Outbox:
    """Return the outbox of `account`, which is created with its first webhook."""
    if account.outbox is None:
        account.outbox = Outbox()
    return account.outbox


def new_webhook(account: Account, url: str, secret: str = "") -> Webhook:
    """Return an unregistered webhook for `url`.

    Without a `secret`, its secret is derived, so that it is always the same.
    """
    number = outbox_of(account).registered
    mark = digest(account.id, "webhook", number, size=12).hex()
    return Webhook(mark, url, secret or f"whs_{digest(account.id, 'secret').hex()}")


def register(world: World, webhook: Webhook) -> Steps[None]:
    """Register `webhook`: it gets an event for every announced job that finishes from now on."""
    yield from catch_up(world.account)
    outbox = outbox_of(world.account)
    outbox.register(webhook)
    ends = _ends(world.account, outbox)

    def await_all(portion: Sequence[Job[Any]]) -> None:
        if webhook.id not in outbox.webhooks:
            return  # it was removed meanwhile
        for job in portion:
            if job.is_announced and not job.timeline.is_over(world.now):
                outbox.await_one(job.id, webhook.id)
                world.jobs.note_change(job.id)
        ends.refresh()

    yield from in_portions(world.jobs.all(), await_all)


def unregister(account: Account, webhook_id: str) -> Steps[None]:
    """Remove a webhook. From the first step on, nothing comes for it; finished deliveries can still be read."""
    removal = outbox_of(account).remove(webhook_id)
    next(removal)
    if account.ends is not None:
        yield from account.ends.drop_forgotten()
    yield from removal


def catch_up(account: Account) -> Steps[None]:
    """Update the times of webhook events in steps. A function that uses them afterwards has little left to update."""
    while account.outbox is not None and not _known_ends(account, account.outbox).read_on():
        yield


def is_behind(account: Account) -> bool:
    """Return whether times of webhook events are left to update after a step."""
    return account.outbox is not None and not _known_ends(account, account.outbox).read_on()


def collect(account: Account) -> Steps[None]:
    """Put the events that are due into the outbox, in order."""
    yield from catch_up(account)
    outbox = account.outbox
    if outbox is None:
        return
    now, ends = account.clock.now(), _ends(account, outbox)
    for number in count(1):
        due = ends.take(now)
        if due is None:
            return
        if number % PORTION == 0:
            yield
        due_at, task, webhook = due
        event = _event(account, task, min(due_at, task.timeline.steps[-1].at))
        if event.type in webhook.events:
            for delivery in _deliveries(webhook, event, due_at):
                outbox.add(delivery)


def coming(account: Account) -> Steps[list[tuple[datetime, str]]]:
    """Return the known times of coming webhook requests, each with its delivery or task."""
    yield from catch_up(account)
    outbox = account.outbox
    if outbox is None:
        return []
    # Both at the same instant: an end may become a delivery.
    ends, deliveries = _ends(account, outbox).all(), list(outbox.deliveries.values())
    tries = yield from map_in_portions(
        deliveries, lambda some: [(each.due_at, each.id) for each in some if each.due_at is not None]
    )
    return tries + (yield from ends)


def next_due(account: Account) -> datetime | None:
    """Return the time of the next webhook request; None if none is known."""
    outbox = account.outbox
    if outbox is None:
        return None
    dues = (outbox.next_due(), _ends(account, outbox).next())
    return min((due_at for due_at in dues if due_at is not None), default=None)


def find_next_due(account: Account) -> Steps[datetime | None]:
    """Return `next_due`, in steps."""
    yield from catch_up(account)
    return next_due(account)


def webhooks_of_task(account: Account, task_id: str) -> Iterator[tuple[Webhook, Delivery | None]]:
    """Yield the webhooks for the end of a task, each with its delivery, if there is one."""
    outbox = account.outbox
    if outbox is None:
        return
    for webhook in outbox.waiting_for(task_id):
        yield webhook, None
    for delivery in outbox.about(task_id):
        yield delivery.webhook, delivery


def signature(secret: str, at: datetime, body: bytes) -> str:
    """Return the `TL-Signature` of `body`, sent at `at`. Source: documentation of webhooks."""
    seconds = epoch_second(at)
    mark = hmac.new(secret.encode(), f"{seconds}.".encode() + body, "sha256").hexdigest()
    return f"t={seconds},v1={mark}"


def _ends(account: Account, outbox: Outbox) -> ComingEnds:
    """Return the end times that the outbox waits for, updated for the current jobs."""
    ends = _known_ends(account, outbox)
    ends.refresh()
    return ends


def _known_ends(account: Account, outbox: Outbox) -> ComingEnds:
    """Return the end times that the outbox waits for, as they were when they were last updated."""
    ends = account.ends
    if ends is None or ends.outbox is not outbox or ends.jobs is not account.jobs:
        ends = account.ends = ComingEnds(account.jobs, outbox, _due_at)
    return ends


def _due_at(task: Job[Any], webhook: Webhook) -> datetime | None:
    last, offset = task.timeline.steps[-1], webhook.offset
    if last.status in FINAL:
        return last.at + offset
    if offset < _ON_TIME and task.timeline.profile.by_polls:
        # A webhook with a negative offset comes before the poll that will find the task finished.
        next_seen = task.timeline.polled(last.at).steps[-1]
        return last.at if next_seen.status in FINAL else None
    return None


def _event(account: Account, task: Job[Any], at: datetime) -> Event:
    kind = EventType(f"{task.kind.announced_as}.task.{task.timeline.path[-1]}")
    mark = digest(account.id, task.id, kind).hex()
    models = account.indexes.get(task.index_id).models if task.index_id else ()
    note = analysis_note(task) if isinstance(task.work, Analysis) else None
    return Event(f"whe_{mark}", kind, at, task.id, task.asset.media.duration, models, note)


def _deliveries(webhook: Webhook, event: Event, due_at: datetime) -> Iterator[Delivery]:
    marks = [digest(webhook.id, event.id, copy).hex() for copy in range(max(1, webhook.copies))]
    for mark in marks:
        delivery = Delivery(f"whd_{mark}", webhook, event, due_at)
        yield delivery if webhook.copies else replace(delivery, due_at=None, outcome=DeliveryOutcome.LOST)
