"""A search, in any version of the API."""

from typing import Literal

from msgspec import Struct

from mockserver.domain.records.scenes import Modality
from mockserver.domain.retrieval.confidence import Threshold
from mockserver.domain.retrieval.query_tree import Node
from mockserver.domain.retrieval.search import ClipQuery, GroupOrder
from mockserver.handlers.common.search.filters import SearchFilter
from mockserver.handlers.common.uploads import MediaSource


class SearchQuery(Struct, frozen=True, gc=False):
    """What a search of one index asks for.

    `text` is in words, or, where there is a `tree`, as the tree was written; pictures add the words for what they show.
    `entities` are the ids of those that the text names, whose images do the same.
    Without a `group_order` clips are found, with one videos with their clips. `all_of` is what the operator `and` asks
    for, as of `ClipQuery`. Results show the metadata of their owner where they are to be `with_metadata`.
    """

    text: str
    modalities: tuple[Modality, ...]
    exact: bool
    operator: Literal["or", "and"]
    adjust_confidence_level: float
    threshold: Threshold
    filter: SearchFilter | None
    group_order: GroupOrder | None
    page_limit: int
    tree: Node | None = None
    images: tuple[MediaSource, ...] = ()
    entities: tuple[str, ...] = ()
    all_of: tuple[frozenset[Modality], ...] = ()
    with_metadata: bool = False

    @property
    def clip_query(self) -> ClipQuery:
        """The clip query, if there is no tree."""
        return ClipQuery(
            self.text,
            self.modalities,
            self.exact,
            self.operator,
            self.adjust_confidence_level,
            self.threshold,
            self.all_of,
        )
