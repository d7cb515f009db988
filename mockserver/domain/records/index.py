"""An index: what it was created with. Its rules are in `indexes`."""

from dataclasses import dataclass
from datetime import datetime

from msgspec import Struct

from mockserver.domain.records.media import Use
from mockserver.domain.records.models import ENGINES, Family
from mockserver.domain.records.scenes import Option


@dataclass(frozen=True, slots=True)
class EngineChoice:
    """An engine and what it is to look at."""

    engine_name: str
    engine_options: tuple[Option, ...]

    @property
    def family(self) -> Family:
        return ENGINES[self.engine_name].family


# Compared by identity: a change makes a new record, so that what was derived from the old one can be kept by it.
# Nothing in it leads back to it, so the garbage collector need not know of it.
class Index(Struct, frozen=True, eq=False, gc=False):
    """An index as it was created; counts of its videos are derived, not kept."""

    id: str
    name: str
    engines: tuple[EngineChoice, ...]
    addons: tuple[str, ...]
    created_at: datetime
    updated_at: datetime
    expires_at: datetime | None

    @property
    def families(self) -> frozenset[Family]:
        return frozenset(engine.family for engine in self.engines)

    def options(self, family: Family) -> tuple[Option, ...]:
        """Return what the engines of `family` look at; empty where there is none."""
        found = [option for engine in self.engines if engine.family is family for option in engine.engine_options]
        return tuple(dict.fromkeys(found))

    @property
    def use(self) -> Use:
        """Return what a video in this index is used for."""
        listens = any(Option.CONVERSATION in engine.engine_options for engine in self.engines)
        return Use(self.families, listens)

    @property
    def has_thumbnails(self) -> bool:
        return "thumbnail" in self.addons
