"""Knowledge stores, their items, collections of items, and conversations about them; the rules are in
`rules/knowledge`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from msgspec import Struct

from mockserver.domain.records.analysis import Echo
from mockserver.domain.records.metadata import Value
from mockserver.domain.records.numbers import Count


class Enrichment(Struct, frozen=True, eq=False, gc=False):
    """What to extract from each item of a store: a document that fits a `schema`, or an answer to a `description`."""

    schema: Mapping[str, Echo] | None = None
    description: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class KnowledgeStore:
    """A store as its owner describes it. Its enrichment never changes; its number of items is derived, not stored."""

    id: str
    name: str
    created_at: datetime
    updated_at: datetime
    description: str | None = None
    metadata: Mapping[str, Value] = field(default_factory=dict)
    enrichment: Enrichment | None = None


class Ingestion(Struct, frozen=True, eq=False, gc=False, tag_field="kind", tag="store_item"):
    """The ingestion of an asset into a knowledge store. The job is also the item of the store.

    `metadata` is the owner's, last changed at `described_at`; `enriched` was extracted from the asset. If
    `hides_asset_metadata`, the item's own metadata replaces that of the asset.
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
    """The scope of a conversation: an item, or the items of a collection."""

    id: str
    is_collection: bool = False


class Turn(Struct, frozen=True, eq=False, gc=False):
    """A question, and the answer to it."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True, eq=False)
class Session:
    """A conversation about a store: its last turns, everything selected in it so far, and its number of outputs."""

    id: str
    store_id: str
    created_at: datetime
    turns: tuple[Turn, ...] = ()
    selections: tuple[Selection, ...] = ()
    outputs: Count = 0
