"""Whether the stand-in is there."""

from mockserver import __version__
from mockserver.domain.world import World
from mockserver.handlers.call import Call, Reply
from mockserver.handlers.registry import Registry

operations = Registry()


@operations.operation("check-health")
def check_health(call: Call, world: World) -> Reply:
    return Reply(200, {"status": "ok", "version": __version__})
