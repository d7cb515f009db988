"""Reads PDF documents in a separate process: a small file can take hours and gigabytes.

As a program it reads one from its standard input, and prints a line of JSON with the facts of the file, and then one
for the text of each page.
"""

import json
import logging
import os
import subprocess
import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from mockserver.ground.clock import rfc3339
from mockserver.ground.errors import MediaBroken, StorageFailed

_SECONDS = 10
_MEBIBYTE = 1024 * 1024
_MEMORY = 512 * _MEBIBYTE

# The limits of what is read. Later pages are counted, but have no text.
_MOST_PAGES = 200
_MOST_CHARACTERS = 50_000

_IN_MEMORY = "pyfakefs allows none: upload it within Pause(fs), or to a `mockserver serve` by MockServer.at(url)."


class PdfFacts(NamedTuple):
    """The facts of a PDF, and the text of its pages, as far as it could be read in time."""

    measured: dict[str, object]
    pages: tuple[str, ...]


def read_pdf(path: str, seconds: float = _SECONDS) -> PdfFacts:
    """Return the contents of the PDF at `path`. Raises MediaBroken if no page can be read in time.

    Raises StorageFailed if no process can be started.
    """
    command = [sys.executable, "-m", __name__]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONIOENCODING": "utf-8"}
    try:
        printed = subprocess.run(  # noqa: S603 - our own program
            command,
            input=Path(path).read_bytes(),  # test tools such as pyfakefs show a file to this process only
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            timeout=seconds,
            check=False,
        ).stdout
        fault = "it is a damaged PDF"
    except subprocess.TimeoutExpired as error:
        printed = error.stdout or b""
        fault = f"it is a PDF that takes more than {seconds:g} s to read"
    except OSError as error:
        raise StorageFailed(f"No process can be started that reads the PDF: {error.strerror}. {_IN_MEMORY}") from None
    lines = printed.split(b"\n")[:-1]  # what follows the last line end is incomplete
    if not lines:
        raise MediaBroken(fault)
    measured, *pages = map(json.loads, lines)
    return PdfFacts(measured, tuple(pages))


def _main() -> None:
    _limit_memory()
    from pypdf import PdfReader  # the server itself does not import it
    from pypdf.errors import DependencyError

    # Problems of a file are for the uploader, not for the server's log.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(BytesIO(sys.stdin.buffer.read()))
        if reader.is_encrypted and not reader.decrypt(""):
            _print({"document_pdf_version": _version(reader), "document_is_encrypted": True})
            return
        _print(_measures(reader))
    except (DependencyError, NotImplementedError):
        _print({"document_is_encrypted": True})  # encrypted with an unsupported cipher
        return
    left = _MOST_CHARACTERS
    for number in range(min(len(reader.pages), _MOST_PAGES)):
        text = reader.pages[number].extract_text()
        _print(text[:left])
        left -= len(text)
        if left <= 0:
            return


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # on Windows only the deadline applies
        return
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, most))


def _print(value: object) -> None:
    # The text of a page may have unpaired surrogates, which JSON escapes.
    sys.stdout.write(json.dumps(value) + "\n")
    sys.stdout.flush()


def _measures(reader: Any) -> dict[str, object]:
    page = reader.pages[0]
    about = reader.metadata
    texts = ("title", "author", "subject", "keywords")
    found = {
        "document_page_count": len(reader.pages),
        "document_pdf_version": _version(reader),
        "document_page_width_pt": float(page.mediabox.width),
        "document_page_height_pt": float(page.mediabox.height),
        "document_is_tagged": bool((reader.root_object.get("/MarkInfo") or {}).get("/Marked", False)),
        "document_is_encrypted": bool(reader.is_encrypted),
        "document_language": _text(reader.root_object.get("/Lang")),
        **{f"document_{name}": _text(getattr(about, name, None)) for name in texts},
        "document_creator_tool": _text(getattr(about, "creator", None)),
        "document_producer": _text(getattr(about, "producer", None)),
        "document_creation_date": _date(about, "creation_date"),
        "document_modification_date": _date(about, "modification_date"),
    }
    return {name: value for name, value in found.items() if value is not None}


def _version(reader: Any) -> str:
    return str(reader.pdf_header).removeprefix("%PDF-").strip()


def _text(value: Any) -> str | None:
    return str(value) if value is not None else None


def _date(about: Any, name: str) -> str | None:
    try:
        date: datetime | None = getattr(about, name, None)
    except ValueError:
        return None
    if date is None:
        return None
    return rfc3339(date.astimezone(UTC) if date.tzinfo else date.replace(tzinfo=UTC))


if __name__ == "__main__":
    _main()
