"""Small PDF files that would take hours or gigabytes: reading stops in time, and ordinary files are read."""

import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from mockserver.ground.errors import MediaBroken
from mockserver.media.documents.pdf_reader import read_pdf

_HELLO = b"BT /F1 12 Tf 0 0 Td (hello) Tj ET\n"
_PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R>>"
_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def pdf_of(*objects: bytes) -> bytes:
    """Return a file of these objects, of which the first is the root."""
    written, places = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    rest = b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R>>\n" % (count, table, count)
    return written + rest + b"startxref\n%d\n%%%%EOF" % len(written)


def with_content(filters: bytes, content: bytes, page: bytes = _PAGE) -> bytes:
    """Return a file of one page with this content."""
    stream = b"<</Filter%s/Length %d>>\nstream\n%s\nendstream" % (filters, len(content), content)
    return pdf_of(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page, stream, _FONT)


def bomb() -> bytes:
    return with_content(b"/FlateDecode", zlib.compress(_HELLO * 500_000, 9))


def doubled_bomb() -> bytes:
    return with_content(b"[/FlateDecode/FlateDecode]", zlib.compress(zlib.compress(bytes(100_000_000), 1), 9))


def slow_filter() -> bytes:
    return with_content(b"/ASCII85Decode", b"z" * 2_000_000 + b"~>")


def long_chain() -> bytes:
    links = [b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (number + 3) for number in range(8000)]
    return pdf_of(b"<</Type/Catalog/Pages 2 0 R>>", *links, b"<</Type/Page/MediaBox[0 0 9 9]>>")


def deep_object() -> bytes:
    return with_content(b"/FlateDecode", zlib.compress(_HELLO), _PAGE.replace(b"<</Font", b"[" * 100_000 + b"<</Font"))


def circle() -> bytes:
    return pdf_of(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>")


def many_tables() -> bytes:
    return b"%PDF-1.4\n" + b"1 0 obj\n" * 300_000


@pytest.mark.parametrize(
    "make",
    [bomb, doubled_bomb, slow_filter, long_chain, deep_object, circle, many_tables],
    ids=lambda make: make.__name__,
)
def test_reading_a_hostile_pdf_ends(make: Callable[[], bytes], tmp_path: Path) -> None:
    file = tmp_path / "hostile.pdf"
    file.write_bytes(make())

    # Without the limit, this would take hours.
    with suppress(MediaBroken):
        measured, pages = read_pdf(str(file), seconds=1)
        assert (measured["document_page_count"], "".join(pages)) == (1, "")


def test_an_ordinary_pdf_has_its_facts_and_its_text(tmp_path: Path) -> None:
    file = tmp_path / "hello.pdf"
    file.write_bytes(with_content(b"/FlateDecode", zlib.compress(_HELLO)))

    measured, pages = read_pdf(str(file))

    assert pages == ("hello",)
    assert (measured["document_page_count"], measured["document_page_width_pt"]) == (1, 100)
