"""The generated part of the page about vectors: `python -m tests.docs.embeddings_page` writes it."""

from mockserver.handlers.v1_2.words import OPTIONS
from tests.docs.generated import with_part
from tests.docs.pages import DOCS
from tests.support.vector_index import Comparison, comparisons

PAGE = DOCS / "embeddings.md"


def updated(text: str) -> str:
    """Return the page `text` with its generated part updated."""
    head = "| query | searched in | the best of search is | of what search finds among the ten nearest |"
    return with_part(text, "overlap", "\n".join([head, "|---|---|---|---|", *map(_row, comparisons())]))


def _row(found: Comparison) -> str:
    place = {1: "the nearest", 2: "the second nearest", 3: "the third nearest"}
    best = place.get(found.rank_of_best, f"number {found.rank_of_best} of the nearest")
    return f"| {found.query} | {OPTIONS[found.modality]} | {best} | {found.overlap} of {len(found.searched)} |"


if __name__ == "__main__":
    PAGE.write_text(updated(PAGE.read_text("utf-8")), "utf-8")
