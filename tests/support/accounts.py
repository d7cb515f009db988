"""Accounts without a server, for tests of the rules."""

from mockserver.domain.account.account import Account, World
from mockserver.domain.records.index import EngineChoice, Index
from mockserver.domain.records.job_profile import PROFILES
from mockserver.domain.records.models import Family
from mockserver.domain.records.scenes import Option
from mockserver.domain.rules.indexes import create_index
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
