"""Reads documents: facts, and the text of the pages."""

from pathlib import Path

from mockserver.domain.records.media import Media
from mockserver.media.documents.pdf_reader import PdfFacts, read_pdf
from mockserver.media.probe import Probed

_PDF = "application/pdf"
# The number of characters that are read.
_MOST_CHARACTERS = 50_000


def read_document(path: str, size: int, media_type: str) -> tuple[Probed, tuple[str, ...]]:
    """Return the facts and the pages of the document at `path`. Raises MediaBroken if no page can be read."""
    measured, pages = read_pdf(path) if media_type == _PDF else PdfFacts({}, (_first_characters(path),))
    return Probed(Media(0, 0, 0, 0, size, has_audio=False), measured), pages


def _first_characters(path: str) -> str:
    with Path(path).open(encoding="utf-8", errors="replace") as file:
        return file.read(_MOST_CHARACTERS)
