"""Accounts without a server, for tests of the rules."""

from mockserver.domain.engines import Family
from mockserver.domain.index import EngineChoice, Index
from mockserver.domain.indexes import create_index
from mockserver.domain.profile import PROFILES
from mockserver.domain.scenes import Option
from mockserver.domain.world import Account, World
from mockserver.ground.clock import AccountClock, VirtualClock
from mockserver.ground.identifiers import Identifiers
from mockserver.state.memory import MemoryEmbeddingTasks, MemoryImports, MemoryIndexes, MemoryTasks
from mockserver.state.videos import MemoryVideos


def empty_account(clock: VirtualClock, profile: str = "seconds") -> Account:
    """Return an account that was just opened."""
    return Account(
        id="account",
        clock=AccountClock(clock),
        identifiers=Identifiers(0, "tests"),
        indexes=MemoryIndexes(),
        tasks=MemoryTasks(),
        videos=MemoryVideos(),
        embedding_tasks=MemoryEmbeddingTasks(),
        imports=MemoryImports(),
        profile=PROFILES[profile],
        opened_at=clock.now(),
    )


def index_in(world: World, name: str) -> Index:
    """Create an index that looks at pictures, and return it."""
    engine = EngineChoice("marengo2.6", (Option.VISUAL,))
    assert engine.family is Family.MARENGO
    return create_index(world, name, (engine,), ())
