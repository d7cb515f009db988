"""Webhooks of an account, and their deliveries."""

from mockserver.domain.account.account import World
from mockserver.domain.account.outbox import Outbox
from mockserver.domain.records.webhook import Attempt, Delivery, EventType, Webhook
from mockserver.domain.rules.addresses import AddressNotAllowed
from mockserver.domain.rules.webhooks import new_webhook, outbox_of, register, unregister
from mockserver.ground.clock import rfc3339
from mockserver.ground.errors import ParameterInvalid
from mockserver.handlers.admin.requests.webhooks import read_destination, read_webhook
from mockserver.handlers.call import Call
from mockserver.handlers.common.long_replies import with_long_list
from mockserver.handlers.common.steps import run_change
from mockserver.handlers.registry import Registry
from mockserver.handlers.reply import Reply, View
from mockserver.handlers.served import event_view

operations = Registry()


@operations.operation("list-webhooks")
def list_webhooks(call: Call, world: World) -> Reply:
    return Reply(200, {"data": [webhook_view(webhook) for webhook in outbox_of(world.account).webhooks.values()]})


@operations.operation("create-webhook")
async def create_webhook(call: Call, world: World) -> Reply:
    destination = read_destination(call.body)
    try:
        call.accounts.dispatcher.check_address(destination.url)
    except AddressNotAllowed as error:
        raise ParameterInvalid("url", str(error)) from None
    webhook = read_webhook(call.body, new_webhook(world.account, destination.url, destination.secret))
    await run_change(world.account, register(world, webhook))
    return Reply(201, webhook_view(webhook))


@operations.operation("delete-webhook")
async def delete_webhook(call: Call, world: World) -> Reply:
    webhook = outbox_of(world.account).get(call.path["webhook-id"])
    await run_change(world.account, unregister(world.account, webhook.id))
    return Reply(204)


@operations.operation("list-deliveries")
async def list_deliveries(call: Call, world: World) -> Reply:
    outbox = outbox_of(world.account)
    return await _deliveries(call, outbox, list(outbox.deliveries.values()))


@operations.operation("deliver-due")
async def deliver_due(call: Call, world: World) -> Reply:
    delivered = await call.accounts.dispatcher.deliver_due(world.account)
    return await _deliveries(call, outbox_of(world.account), list(delivered))


async def _deliveries(call: Call, outbox: Outbox, deliveries: list[Delivery]) -> Reply:
    body: View = {"data": [], "dropped": outbox.dropped}
    return await with_long_list(call, 200, body, "data", deliveries, _delivery_view)


def webhook_view(webhook: Webhook) -> View:
    """Return a webhook, as the contract describes it."""
    return {
        "id": webhook.id,
        "url": webhook.url,
        "secret": webhook.secret,
        "events": [kind.value for kind in EventType if kind in webhook.events],
        "offset_seconds": webhook.offset.total_seconds(),
        "copies": webhook.copies,
        "retry_seconds": [wait.total_seconds() for wait in webhook.retries],
        "timeout_seconds": webhook.timeout_seconds,
        "signing_time": webhook.signing.value,
    }


def _delivery_view(delivery: Delivery) -> View:
    view: View = {
        "id": delivery.id,
        "webhook_id": delivery.webhook.id,
        "url": delivery.webhook.url,
        "event": event_view(delivery.event),
        "outcome": delivery.outcome.value,
        "attempts": [_attempt_view(attempt) for attempt in delivery.attempts],
    }
    if delivery.due_at is not None:
        view["next_attempt_at"] = rfc3339(delivery.due_at)
    return view


def _attempt_view(attempt: Attempt) -> View:
    view: View = {"at": rfc3339(attempt.at)}
    if attempt.status is not None:
        view["status"] = attempt.status
    if attempt.error is not None:
        view["error"] = attempt.error
    return view
