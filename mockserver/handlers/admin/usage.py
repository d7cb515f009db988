"""The usage meter: what the run used, and its cost."""

from mockserver.domain.account.account import World
from mockserver.domain.account.meter import Item, Meter
from mockserver.handlers.admin.requests.usage import read_limit
from mockserver.handlers.call import Call
from mockserver.handlers.registry import Registry
from mockserver.handlers.reply import Reply, View

operations = Registry()


@operations.operation("read-usage")
def read_usage(call: Call, world: World) -> Reply:
    return Reply(200, _view(world.account.kit.meter))


@operations.operation("limit-usage")
def limit_usage(call: Call, world: World) -> Reply:
    meter = world.account.kit.meter
    meter.limit = read_limit(call.body, meter)
    return Reply(200, _view(meter))


def _view(meter: Meter) -> View:
    return {
        **meter.amounts(),
        "calls_by_operation": dict(sorted(meter.calls.items())),
        "cost": _cost_view(meter),
        "limit": dict(meter.limit),
        "exceeded": meter.exceeded(),
        "text": _text(meter),
    }


def _cost_view(meter: Meter) -> View | None:
    if meter.prices is None:
        return None
    return {
        "currency": meter.prices.currency,
        "total": round(meter.cost(), 6),
        "items": [_item_view(item) for item in meter.bill()],
    }


def _item_view(item: Item) -> View:
    return {"what": item.what, "amount": item.amount, "price": item.price, "cost": round(item.cost, 6)}


def _text(meter: Meter) -> str:
    amounts = ", ".join(f"{name.replace('_', ' ')}: {amount:.4g}" for name, amount in meter.amounts().items())
    cost = f" This run would have cost {meter.cost():.2f} {meter.prices.currency}." if meter.prices else ""
    names = meter.exceeded()
    over = f" Limits exceeded: {', '.join(names)}." if names else ""
    return f"{amounts.capitalize()}.{cost}{over}"
