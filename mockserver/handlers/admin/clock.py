"""The clock of an account."""

from datetime import UTC, datetime, timedelta

from mockserver.domain.account.account import Account, World
from mockserver.domain.account.kinds import StateChange
from mockserver.domain.rules import events
from mockserver.domain.rules.webhooks import find_next_due
from mockserver.ground.clock import AccountClock, ClockOutOfRange, check_range, rfc3339
from mockserver.ground.errors import ParameterInvalid
from mockserver.handlers.admin.requests.clock import read_advance, read_change
from mockserver.handlers.call import Call
from mockserver.handlers.common.long_replies import with_long_list
from mockserver.handlers.common.steps import run_cooperatively
from mockserver.handlers.registry import Registry
from mockserver.handlers.reply import Reply, View

operations = Registry()

# How often deliveries may bring about others that are due at once: a receiver may create a task for each event.
_MOST_ROUNDS = 20


@operations.operation("read-clock")
def read_clock(call: Call, world: World) -> Reply:
    return Reply(200, clock_view(world.account.clock))


@operations.operation("change-clock")
def change_clock(call: Call, world: World) -> Reply:
    clock, change = world.account.clock, read_change(call.body)
    if change.now is not None:
        clock.set(_check(change.now, "now"))
    if change.scale is not None:
        clock.scale_by(change.scale)
    if change.is_frozen is not None:
        clock.freeze(change.now) if change.is_frozen else clock.unfreeze()
    return Reply(200, clock_view(clock))


@operations.operation("advance-clock")
async def advance_clock(call: Call, world: World) -> Reply:
    account = world.account
    now = account.clock.now()
    advance = read_advance(call.body)
    if advance.by is not None:
        until = _later(now, advance.by)
    else:
        known = await run_cooperatively(events.idle_at(account, now))
        until = known or now
    _check(until, advance.parameter)
    await _pass(call, account, until)
    # A failed webhook delivery is retried, so there may be more work than was known at first.
    while advance.by is None and (idle_at := await run_cooperatively(events.idle_at(account, until))):
        _check(idle_at, advance.parameter)
        await _pass(call, account, idle_at)
        until = idle_at
    happened = await run_cooperatively(events.due(account, now, until))
    is_idle = await run_cooperatively(events.idle_at(account, until)) is None
    body = {**clock_view(account.clock), "happened": [], "is_idle": is_idle}
    return await with_long_list(call, 200, body, "happened", happened, change_view)


async def _pass(call: Call, account: Account, until: datetime) -> None:
    """Move the clock to `until` and stop at each due webhook, so that its receiver sees the time of the event."""
    rounds = 0
    while (
        (due_at := await run_cooperatively(find_next_due(account))) is not None
        and due_at <= until
        and rounds < _MOST_ROUNDS
    ):
        rounds = rounds + 1 if due_at <= account.clock.now() else 0
        account.clock.set(max(due_at, account.clock.now()))
        await call.accounts.dispatcher.deliver_due(account)
    account.clock.set(until)


def _later(now: datetime, by: timedelta) -> datetime:
    try:
        return now + by
    except OverflowError:
        return datetime.max.replace(tzinfo=UTC)  # which is out of range too


def _check(now: datetime, parameter: str) -> datetime:
    try:
        return check_range(now)
    except ClockOutOfRange as error:
        raise ParameterInvalid(parameter, f"{error}.") from None


def clock_view(clock: AccountClock) -> View:
    """Return the state of a clock, as the contract describes it."""
    return {"now": rfc3339(clock.now()), "frozen": clock.is_frozen, "scale": clock.scale}


def change_view(event: StateChange) -> View:
    """Return a change over time, as the contract describes it."""
    return {
        "at": rfc3339(event.at),
        "kind": event.kind,
        "id": event.id,
        "became": event.became,
        "text": str(event),
    }
