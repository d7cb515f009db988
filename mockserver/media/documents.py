"""What stands in a document: the text of a text file, or of the pages of a PDF."""

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_PDF = "application/pdf"

# A document is read so far. What comes after says nothing, but its pages are counted.
_MOST_PAGES = 200
_MOST_CHARACTERS = 50_000


def read_pages(path: str, media_type: str) -> list[str]:
    """Return the text of each page, as far as it can be read; a text file is one page."""
    if media_type == _PDF:
        return list(_within_limit(_pages_of_pdf(path)))
    with Path(path).open(encoding="utf-8", errors="replace") as file:
        return [file.read(_MOST_CHARACTERS)]


def _within_limit(texts: Iterator[str]) -> Iterator[str]:
    left = _MOST_CHARACTERS
    for text in texts:
        yield text[:left]
        left -= len(text)
        if left <= 0:
            return


def _pages_of_pdf(path: str) -> Iterator[str]:
    from pypdf import PdfReader  # few uploads are documents

    # What it finds in a file is nothing for the server's own log.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(path)
        if reader.is_encrypted and not reader.decrypt(""):
            return
        for number in range(min(len(reader.pages), _MOST_PAGES)):
            yield _text_of(reader.pages[number])
    except Exception:  # noqa: BLE001 - a damaged file fails in as many ways as it can be damaged
        return


def _text_of(page: Any) -> str:
    text: str = page.extract_text()
    return text
