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
    """A search of one index.

    `text` is in words or, with a `tree`, the tree as it was written; pictures add the words for what they show, and so
    do the images of `entities`, the ids that the text names. With a `group_order` the results are videos with their
    clips, otherwise clips. `all_of` are the modalities of the operator `and`, as in `ClipQuery`. `with_metadata` adds
    the user metadata to results.
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
