"""Knowledge stores, what is taken into them, named sets of it, and conversations about it; see `rules/knowledge`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from msgspec import Struct

from mockserver.domain.records.analysis import Echo
from mockserver.domain.records.metadata import Value
from mockserver.domain.records.numbers import Count


class Enrichment(Struct, frozen=True, eq=False, gc=False):
    """What to find in each item of a store: a document that fits a `schema`, or what a `description` asks for."""

    schema: Mapping[str, Echo] | None = None
    description: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class KnowledgeStore:
    """A store as its owner describes it. Its enrichment never changes; how many items it has is derived, not kept."""

    id: str
    name: str
    created_at: datetime
    updated_at: datetime
    description: str | None = None
    metadata: Mapping[str, Value] = field(default_factory=dict)
    enrichment: Enrichment | None = None


class Ingestion(Struct, frozen=True, eq=False, gc=False, tag_field="kind", tag="store_item"):
    """To take an asset into a knowledge store. Such a job is an item of the store.

    `metadata` is what the owner says of the item, `described_at` when that last changed, `enriched` what was found in
    the asset. Where the item `hides_asset_metadata`, its own metadata stands in place of what the asset has.
    """

    store_id: str
    metadata: Mapping[str, Value] = {}
    described_at: datetime | None = None
    hides_asset_metadata: bool = False
    enriched: Mapping[str, Echo] = {}


@dataclass(frozen=True, slots=True, eq=False)
class ItemCollection:
    """A named set of items of a store; `member_ids` are in the order in which they were added."""

    id: str
    store_id: str
    name: str
    created_at: datetime
    updated_at: datetime
    description: str | None = None
    metadata: Mapping[str, Value] = field(default_factory=dict)
    member_ids: tuple[str, ...] = ()


class Selection(Struct, frozen=True, gc=False):
    """What a conversation is to be about: an item, or the items of a collection."""

    id: str
    is_collection: bool = False


class Turn(Struct, frozen=True, eq=False, gc=False):
    """A question, and the answer to it."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True, eq=False)
class Session:
    """A conversation about a store: its last turns, all that was selected in it, and how many outputs it had."""

    id: str
    store_id: str
    created_at: datetime
    turns: tuple[Turn, ...] = ()
    selections: tuple[Selection, ...] = ()
    outputs: Count = 0
