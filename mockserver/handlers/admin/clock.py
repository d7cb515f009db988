"""The clock of an account."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from mockserver.domain.account.account import Account, World
from mockserver.domain.account.kinds import Event
from mockserver.domain.rules import events
from mockserver.domain.rules.webhooks import next_due
from mockserver.ground.clock import AccountClock, ClockOutOfRange, check_range, rfc3339
from mockserver.ground.errors import ParameterInvalid
from mockserver.handlers.call import Call, Reply
from mockserver.handlers.registry import Registry

operations = Registry()


@operations.operation("read-clock")
def read_clock(call: Call, world: World) -> Reply:
    return Reply(200, _view(world.account.clock))


@operations.operation("change-clock")
def change_clock(call: Call, world: World) -> Reply:
    clock, change = world.account.clock, call.body
    now = datetime.fromisoformat(change["now"]).astimezone(UTC) if "now" in change else None
    if now is not None:
        clock.set(_check(now, "now"))
    if "scale" in change:
        clock.scale_by(change["scale"])
    if "frozen" in change:
        clock.freeze(now) if change["frozen"] else clock.unfreeze()
    return Reply(200, _view(clock))


@operations.operation("advance-clock")
async def advance_clock(call: Call, world: World) -> Reply:
    account = world.account
    now = account.clock.now()
    is_until_idle = "until_idle" in call.body
    until = (events.idle_at(account, now) or now) if is_until_idle else _later(now, call.body)
    _check(until, next(iter(call.body)))
    await _pass(call, account, until)
    # A webhook that fails is tried again, so there may be more at work than was known at first.
    while is_until_idle and (idle_at := events.idle_at(account, until)):
        _check(idle_at, "until_idle")
        await _pass(call, account, idle_at)
        until = idle_at
    happened = events.due(account, now, until)
    is_idle = events.idle_at(account, until) is None
    return Reply(200, {**_view(account.clock), "happened": list(map(_happening, happened)), "is_idle": is_idle})


async def _pass(call: Call, account: Account, until: datetime) -> None:
    """Let time go by until `until`, with a stop wherever a webhook is due: who is told finds time as it was."""
    while (due_at := next_due(account)) is not None and due_at <= until:
        account.clock.set(max(due_at, account.clock.now()))
        await call.accounts.dispatcher.deliver_due(account)
    account.clock.set(until)


def _later(now: datetime, units: Mapping[str, float]) -> datetime:
    try:
        return now + timedelta(**units)
    except OverflowError:
        return datetime.max.replace(tzinfo=UTC)  # which is out of range, too


def _check(now: datetime, parameter: str) -> datetime:
    try:
        return check_range(now)
    except ClockOutOfRange as error:
        raise ParameterInvalid(parameter, f"{error}.") from None


def _view(clock: AccountClock) -> dict[str, Any]:
    return {"now": rfc3339(clock.now()), "frozen": clock.is_frozen, "scale": clock.scale}


def _happening(event: Event) -> dict[str, Any]:
    return {
        "at": rfc3339(event.at),
        "kind": event.kind,
        "id": event.id,
        "became": event.became,
        "text": str(event),
    }
