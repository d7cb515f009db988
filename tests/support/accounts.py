"""Accounts without a server, for tests of the rules."""

from mockserver.domain.account.account import Account, World
from mockserver.domain.records.index import Index, ModelChoice
from mockserver.domain.records.job_profile import PROFILES
from mockserver.domain.records.models import Family
from mockserver.domain.records.scenes import Modality
from mockserver.domain.rules.indexes import IndexCreation, create_index
from mockserver.ground.clock import AccountClock, Clock
from mockserver.ground.identifiers import Identifiers


def empty_account(clock: Clock, profile: str = "seconds") -> Account:
    """Return a new account."""
    return Account(
        id="account",
        clock=AccountClock(clock),
        identifiers=Identifiers(0, "tests"),
        profile=PROFILES[profile],
        opened_at=clock.now(),
    )


def index_in(world: World, name: str) -> Index:
    """Create an index with visual search and return it."""
    choice = ModelChoice("marengo2.6", (Modality.VISUAL,))
    assert choice.family is Family.MARENGO
    return create_index(world, IndexCreation(name, (choice,)))
