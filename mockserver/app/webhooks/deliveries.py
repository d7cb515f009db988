"""One delivery to a webhook: the signed request, and its result."""

import logging
from collections.abc import Collection
from datetime import datetime

import orjson

from mockserver.app.webhooks.http_post import NotAnswered, post
from mockserver.domain.account.account import Account
from mockserver.domain.records.webhook import Attempt, Delivery, Signing, Webhook
from mockserver.domain.rules.webhooks import collect, find_next_due, signature
from mockserver.ground.clock import SystemClock
from mockserver.handlers.common.steps import run_cooperatively
from mockserver.handlers.served import event_view

SIGNATURE_HEADER = "TL-Signature"

log = logging.getLogger("mockserver")


async def deliveries_due(account: Account) -> set[str]:
    """Return the ids of the deliveries that are due by the account's clock."""
    await run_cooperatively(collect(account))
    return account.outbox.due(account.clock.now()) if account.outbox else set()


async def next_due(account: Account) -> datetime | None:
    """Return the time of the next webhook request; None if none is known."""
    return await run_cooperatively(find_next_due(account))


async def deliver_next(account: Account, hosts: Collection[str]) -> Delivery | None:
    """Try the first delivery that is due by the account's clock, and return it with its result."""
    await run_cooperatively(collect(account))
    now = account.clock.now()
    # A reset gives the account another outbox; then the result of this attempt is dropped.
    outbox = account.outbox
    delivery = outbox.next_delivery(now) if outbox else None
    if outbox is None or delivery is None:
        return None
    context = outbox.note(delivery, await _attempt(delivery, now, hosts))
    _log(context)
    return context


async def _attempt(delivery: Delivery, now: datetime, hosts: Collection[str]) -> Attempt:
    webhook, body = delivery.webhook, orjson.dumps(event_view(delivery.event))
    headers = {SIGNATURE_HEADER: signature(webhook.secret, _signing_time(webhook, now), body)}
    try:
        status = await post(webhook.url, body, headers, hosts=hosts, timeout_seconds=webhook.timeout_seconds)
    except NotAnswered as error:
        return Attempt(now, error=str(error))
    return Attempt(now, status)


def _signing_time(webhook: Webhook, now: datetime) -> datetime:
    return SystemClock().now() if webhook.signing is Signing.MACHINE else now


def _log(delivery: Delivery) -> None:
    attempt = delivery.attempts[-1]
    facts = {"task": delivery.event.task_id, "outcome": delivery.outcome.value, "attempt": len(delivery.attempts)}
    log.info("webhook_tried", extra=facts | {"status": attempt.status, "error": attempt.error})
