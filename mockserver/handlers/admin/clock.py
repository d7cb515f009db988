"""The clock of an account."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from mockserver.domain.testkit import events
from mockserver.domain.testkit.events import Event
from mockserver.domain.world import World
from mockserver.ground.clock import AccountClock, ClockOutOfRange, rfc3339
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
        _set(clock, now, "now")
    if "scale" in change:
        clock.scale_by(change["scale"])
    if "frozen" in change:
        clock.freeze(now) if change["frozen"] else clock.unfreeze()
    return Reply(200, _view(clock))


@operations.operation("advance-clock")
def advance_clock(call: Call, world: World) -> Reply:
    account = world.account
    now = account.clock.now()
    until = (events.idle_at(account, now) or now) if "until_idle" in call.body else _later(now, call.body)
    _set(account.clock, until, next(iter(call.body)))
    happened = events.due(account, now, until)
    is_idle = events.idle_at(account, until) is None
    return Reply(200, {**_view(account.clock), "happened": list(map(_happening, happened)), "is_idle": is_idle})


def _later(now: datetime, units: Mapping[str, float]) -> datetime:
    try:
        return now + timedelta(**units)
    except OverflowError:
        return datetime.max.replace(tzinfo=UTC)  # which is out of range, too


def _set(clock: AccountClock, now: datetime, parameter: str) -> None:
    try:
        clock.set(now)
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
