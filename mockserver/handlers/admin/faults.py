"""Fault injection rules: add, list, count, remove."""

from mockserver.domain.account.account import World
from mockserver.domain.testkit.faults import FaultInvalid, FaultRule, Faults
from mockserver.domain.testkit.matching.conditions import MatcherInvalid
from mockserver.ground.errors import ParameterInvalid
from mockserver.handlers.admin.requests.faults import read_fault
from mockserver.handlers.call import Call
from mockserver.handlers.registry import Registry
from mockserver.handlers.reply import Reply, View

operations = Registry()


@operations.operation("add-fault")
def add_fault(call: Call, world: World) -> Reply:
    described = read_fault(call.body, call.accounts.contract)
    kit = world.account.kit
    kit.faults = kit.faults or Faults()
    try:
        rule = kit.faults.add(described)
    except MatcherInvalid as error:
        raise ParameterInvalid("match", f"{error}.") from None
    except FaultInvalid as error:
        raise ParameterInvalid("fault", f"{error}.") from None
    return Reply(201, _view(rule))


@operations.operation("list-faults")
def list_faults(call: Call, world: World) -> Reply:
    return Reply(200, {"data": [_view(rule) for rule in _faults(world).all()]})


@operations.operation("retrieve-fault")
def retrieve_fault(call: Call, world: World) -> Reply:
    return Reply(200, _view(_faults(world).get(call.path["fault-id"])))


@operations.operation("remove-fault")
def remove_fault(call: Call, world: World) -> Reply:
    _faults(world).remove(call.path["fault-id"])
    return Reply(204)


@operations.operation("clear-faults")
def clear_faults(call: Call, world: World) -> Reply:
    _faults(world).clear()
    return Reply(204)


def _faults(world: World) -> Faults:
    return world.account.kit.faults or Faults()


def _view(rule: FaultRule) -> View:
    view: View = {
        "id": rule.id,
        "source": rule.source,
        "rule": rule.described,
        "matched": rule.matched,
        "fired": rule.fired,
        "passed_over": rule.passed_over,
        "seconds_delayed": rule.seconds_delayed,
    }
    return view if rule.text is None else {**view, "text": rule.text}
