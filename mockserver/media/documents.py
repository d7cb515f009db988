"""What is in a document: what it says of itself, and the text of its pages."""

from pathlib import Path

from mockserver.domain.records.media import Media
from mockserver.media.pdf_reader import PdfFacts, read_pdf
from mockserver.media.probe import Probed

_PDF = "application/pdf"
# A text is read so far.
_MOST_CHARACTERS = 50_000


def read_document(path: str, size: int, media_type: str) -> tuple[Probed, tuple[str, ...]]:
    """Return the facts of the document at `path`, and its pages. Raises MediaBroken where no page can be read."""
    measured, pages = read_pdf(path) if media_type == _PDF else PdfFacts({}, (_beginning(path),))
    return Probed(Media(0, 0, 0, 0, size, has_audio=False), measured), pages


def _beginning(path: str) -> str:
    with Path(path).open(encoding="utf-8", errors="replace") as file:
        return file.read(_MOST_CHARACTERS)
