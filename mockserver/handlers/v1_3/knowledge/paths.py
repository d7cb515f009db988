"""The records in the path of a request."""

from mockserver.domain.account.account import World
from mockserver.domain.records.knowledge import KnowledgeStore
from mockserver.handlers.call import Call


def store_of(call: Call, world: World) -> KnowledgeStore:
    """Return the knowledge store in the path. Raises NotFound."""
    return world.stores.get(call.path["knowledge_store_id"])
