"""All that belongs to one API key, and a view of it at one instant."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from mockserver.domain.account.kept_files import KeptFiles
from mockserver.domain.account.kit import Kit
from mockserver.domain.account.plan import Plan
from mockserver.domain.account.rates import Rates
from mockserver.domain.account.result_pages import ResultPages
from mockserver.domain.account.stores import EmbeddingTaskStore, ImportStore, IndexStore, TaskStore, VideoStore
from mockserver.domain.records.job_profile import Profile
from mockserver.domain.records.recorded_answer import RecordedAnswers
from mockserver.domain.retrieval.corpora import Corpora
from mockserver.ground.clock import AccountClock
from mockserver.ground.identifiers import Identifiers

if TYPE_CHECKING:  # most accounts never have a webhook
    from mockserver.domain.account.outbox import Outbox


@dataclass(slots=True)
class Account:
    """Everything of one API key. Nothing of it is shared with another account."""

    id: str
    clock: AccountClock
    identifiers: Identifiers
    indexes: IndexStore
    tasks: TaskStore
    videos: VideoStore
    embedding_tasks: EmbeddingTaskStore
    imports: ImportStore
    profile: Profile
    opened_at: datetime
    scope: str = ""  # what identifiers follow from; empty where that is the key
    plan: Plan = Plan.UNLIMITED
    # Of which year the answers are, where an API version has answered differently over the years.
    era: str = "latest"
    # Whether indexing tasks wait in a queue before they are at work.
    has_queued_state: bool = True
    seconds_uploaded: float = 0
    corpora: Corpora = field(default_factory=Corpora)
    pages: ResultPages = field(default_factory=ResultPages)
    recorded: RecordedAnswers = field(default_factory=RecordedAnswers)
    rates: Rates = field(default_factory=Rates)
    kit: Kit = field(default_factory=Kit)
    files: KeptFiles = field(default_factory=KeptFiles)
    outbox: "Outbox | None" = None

    def profile_of(self, filename: str, index_id: str | None = None) -> Profile:
        """Return the profile by which a task with this file goes, in an index or in none."""
        profiles = self.kit.profiles
        return (profiles.find(filename, index_id) if profiles else None) or self.profile


# Made for every request, and nothing in it leads back to it: the garbage collector need not know of it.
class World(Struct, eq=False, gc=False):
    """An account at one instant: what a handler reads and changes."""

    account: Account
    now: datetime
    indexes: IndexStore
    tasks: TaskStore
    videos: VideoStore
    embedding_tasks: EmbeddingTaskStore
    imports: ImportStore

    def afresh(self) -> "World":
        """Return the account as it is now: whoever waited for something finds that anything may have changed."""
        return world_at(self.account, self.account.clock.now())


def world_at(account: Account, now: datetime) -> World:
    """Return an account at an instant."""
    return World(account, now, account.indexes, account.tasks, account.videos, account.embedding_tasks, account.imports)
