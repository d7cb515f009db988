"""The behaviour of an account."""

from mockserver.domain.account.account import World
from mockserver.domain.testkit.behaviour import Behaviour
from mockserver.handlers.call import Call
from mockserver.handlers.registry import Registry
from mockserver.handlers.reply import Reply

operations = Registry()


@operations.operation("read-behaviour")
def read_behaviour(call: Call, world: World) -> Reply:
    return _view(world.account.kit.behaviour or Behaviour())


@operations.operation("change-behaviour")
def change_behaviour(call: Call, world: World) -> Reply:
    kit = world.account.kit
    kit.behaviour = kit.behaviour or Behaviour()
    kit.behaviour.change(call.body)
    return _view(kit.behaviour)


def _view(behaviour: Behaviour) -> Reply:
    return Reply(200, {"quality": {}, "consistency": {}, "paging": {}, **behaviour.described})
